import { type Kysely, type Transaction, sql } from 'kysely';
import { isOwn, subjectOf } from '../../requests/model/about.ts';
import type { Change, SaveResult } from '../../requests/model/ports.ts';
import { type Instant, type ObjectId, type Request, type State, WAITING, isIn } from '../../requests/model/request.ts';
import { appendAudit, lockHead } from '../audit/audit-table.ts';
import type { Jobs } from '../jobs/job-queue.ts';
import { insertCard } from '../bot/posted-card-store.ts';
import { toRow } from './request-row.ts';
import type { Tables } from '../database/tables.ts';

const ONE_OPEN_PER_SUBJECT = 'requests_one_open_per_subject';
const UNIQUE_VIOLATION = '23505';
/** Final states of requests with a known subject that no approver saw. */
const UNSEEN: readonly State[] = ['redirected', 'refused'];

/** Stores a change in one transaction: the row, its audit entry and its jobs, all or nothing. */
export async function save(db: Kysely<Tables>, jobs: Pick<Jobs, 'send'>, change: Change): Promise<SaveResult> {
  try {
    return await db.transaction().execute(async (transaction) => {
      const head = await lockHead(transaction);
      if (change.displaces !== undefined && !(await write(transaction, change.displaces))) return 'stale';
      if (!(await write(transaction, change))) throw new Refused('stale');
      if (await isOverLimit(transaction, change)) throw new Refused('too-many');
      if (await isAskedAlready(transaction, change)) throw new Refused('asked-already');
      // Exact, because everyone who locks the end of the audit trail runs one after another.
      if (await isOverCap(transaction, change)) throw new Refused('too-busy');
      if (!(await isFormFree(transaction, change))) throw new Refused('card-taken');
      const { displaces: other } = change;
      const end = other === undefined ? head : await appendAudit(transaction, head, other.audit);
      await appendAudit(transaction, end, change.audit);
      await jobs.send(transaction, [...(other?.jobs ?? []), ...change.jobs]);
      return 'saved';
    });
  } catch (error) {
    if (error instanceof Refused) return error.because;
    if (violatedConstraint(error) === ONE_OPEN_PER_SUBJECT) return 'subject-busy';
    throw error;
  }
}

/** The message that held the form becomes the requester's card. @returns false where it is another request's card */
async function isFormFree(transaction: Transaction<Tables>, { after, card }: Change): Promise<boolean> {
  if (card === undefined) return true;
  // What it shows is not known: an invoke's answer is seen by the clicker alone, and the wish to refresh is no part of it.
  return insertCard(transaction, { ...card, request: after.id, audience: 'requester', drawn: '' });
}

/** Rolls the transaction back. */
class Refused extends Error {
  readonly because: SaveResult;

  constructor(because: SaveResult) {
    super(because);
    this.because = because;
  }
}

/** The compare-and-swap. @returns whether the row matched `before`, and was written */
async function write(
  transaction: Transaction<Tables>,
  { before, after }: Pick<Change, 'before' | 'after'>,
): Promise<boolean> {
  return before === null ? insert(transaction, after) : update(transaction, before, after);
}

async function insert(transaction: Transaction<Tables>, request: Request): Promise<boolean> {
  const inserted = await transaction
    .insertInto('requests')
    .values(toRow(request))
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .execute();
  return inserted.length === 1;
}

async function update(transaction: Transaction<Tables>, before: Request, after: Request): Promise<boolean> {
  if (after.id !== before.id || after.version !== before.version + 1) {
    throw new Error('A change must keep its request’s ID and raise its version by one');
  }
  const updated = await transaction
    .updateTable('requests')
    .set(toRow(after))
    .where('id', '=', before.id)
    .where('version', '=', before.version)
    .returning('id')
    .execute();
  return updated.length === 1;
}

/** Exact, like the cap. */
async function isOverLimit(transaction: Transaction<Tables>, { after, limit }: Change): Promise<boolean> {
  if (limit === undefined) return false;
  return (await madeAt(transaction, after.requester.id, limit.since, limit.most + 1)) !== undefined;
}

/** @returns when this person asked the `most`-th latest of their requests since `since`; undefined if there are fewer */
export async function madeAt(
  db: Kysely<Tables>,
  requester: ObjectId,
  since: Instant,
  most: number,
): Promise<Instant | undefined> {
  const row = await db
    .selectFrom('requests')
    .select('asked_at')
    .where('requester_id', '=', requester)
    .where('asked_at', '>=', new Date(since))
    .orderBy('asked_at', 'desc')
    .offset(most - 1)
    .limit(1)
    .executeTakeFirst();
  return row?.asked_at.toISOString();
}

/**
 * Whether this person already waits for an answer about the same account, if it isn't their own. A withheld request doesn't
 * block its subject, so a second one by the same person would reveal that approvers don't see the first. Exact, like the cap.
 */
async function isAskedAlready(transaction: Transaction<Tables>, { before, after }: Change): Promise<boolean> {
  if (before?.status.state !== 'asked' || !isIn(after, ...WAITING)) return false;
  const { id, requester, status } = after;
  if (isOwn(after)) return false;
  const row = await transaction
    .selectFrom('requests')
    .select('id')
    .where('requester_id', '=', requester.id)
    .where('subject_id', '=', status.subject.id)
    .where('state', 'in', WAITING)
    .where('id', '!=', id)
    .executeTakeFirst();
  return row !== undefined;
}

async function isOverCap(transaction: Transaction<Tables>, { after, cap }: Change): Promise<boolean> {
  if (cap === undefined) return false;
  const { seen, theirs } = await countSeen(transaction, cap.since, after);
  return seen >= (theirs > 0 ? cap.most : cap.most + cap.reserve);
}

/**
 * Counts the other requests since `since` that reached the approvers; and of these, the requester's own of the same kind:
 * for themselves, or for someone else.
 */
async function countSeen(
  transaction: Transaction<Tables>,
  since: Instant,
  { id, requester, status }: Request,
): Promise<{ seen: number; theirs: number }> {
  const subject = subjectOf({ status })?.id;
  const sameKind = sql`(subject_id = ${requester.id}) = ${subject === requester.id}`;
  return transaction
    .selectFrom('requests')
    .select(sql<number>`count(*)::int`.as('seen'))
    .select(sql<number>`(count(*) filter (where requester_id = ${requester.id} and ${sameKind}))::int`.as('theirs'))
    .where('asked_at', '>=', new Date(since))
    .where('subject_id', 'is not', null)
    .where('state', 'not in', UNSEEN)
    .where('id', '!=', id)
    .executeTakeFirstOrThrow();
}

/** The unique constraint that an error names. Both drivers report PostgreSQL's fields. */
function violatedConstraint(error: unknown): string | undefined {
  if (!(error instanceof Error && 'code' in error && error.code === UNIQUE_VIOLATION)) return undefined;
  return 'constraint' in error && typeof error.constraint === 'string' ? error.constraint : undefined;
}
