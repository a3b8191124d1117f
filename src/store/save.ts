import { type Kysely, type Transaction, sql } from 'kysely';
import type { Change, SaveResult } from '../requests/ports.ts';
import type { Request, RequestId, State } from '../requests/request.ts';
import { appendAudit, lockHead } from './audit/append.ts';
import type { Jobs } from './jobs.ts';
import { insertCard } from './posted-cards.ts';
import { toRow } from './request-row.ts';
import type { Tables } from './schema.ts';

const ONE_OPEN_PER_SUBJECT = 'requests_one_open_per_subject';
const UNIQUE_VIOLATION = '23505';
/** Where a request with a known subject ends that no approver saw. */
const UNSEEN: readonly State[] = ['redirected', 'refused'];

/** Stores a change in one transaction: the row, its audit entry and its jobs, or nothing. */
export async function save(db: Kysely<Tables>, jobs: Pick<Jobs, 'send'>, change: Change): Promise<SaveResult> {
  try {
    return await db.transaction().execute(async (transaction) => {
      const head = await lockHead(transaction);
      if (!(await write(transaction, change))) return 'stale';
      // Exact, as all who hold the end of the audit trail come one after another.
      if (await isOverCap(transaction, change)) throw new Refused('too-busy');
      if (change.card !== undefined && !(await insertCard(transaction, change.card))) throw new Refused('card-taken');
      await appendAudit(transaction, head, change.audit);
      await jobs.send(transaction, change.jobs);
      return 'saved';
    });
  } catch (error) {
    if (error instanceof Refused) return error.because;
    if (violatedConstraint(error) === ONE_OPEN_PER_SUBJECT) return 'subject-busy';
    throw error;
  }
}

/** Takes the transaction back. */
class Refused extends Error {
  readonly because: SaveResult;

  constructor(because: SaveResult) {
    super(because);
    this.because = because;
  }
}

/** The compare-and-swap. @returns whether the row was as `before` says, and so was written */
async function write(transaction: Transaction<Tables>, { before, after }: Change): Promise<boolean> {
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
    throw new Error('A change must keep the id of its request and raise its version by one');
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

async function isOverCap(transaction: Transaction<Tables>, { after, cap }: Change): Promise<boolean> {
  if (cap === undefined) return false;
  return (await countSeen(transaction, cap.since, after.id)) >= cap.most;
}

/** How many other requests, asked since, have reached the approvers. */
async function countSeen(transaction: Transaction<Tables>, since: string, other: RequestId): Promise<number> {
  const { count } = await transaction
    .selectFrom('requests')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('asked_at', '>=', new Date(since))
    .where('subject_id', 'is not', null)
    .where('state', 'not in', UNSEEN)
    .where('id', '!=', other)
    .executeTakeFirstOrThrow();
  return count;
}

/** The name of the unique constraint an error speaks of. Both drivers report PostgreSQL's own fields. */
function violatedConstraint(error: unknown): string | undefined {
  if (!(error instanceof Error && 'code' in error && error.code === UNIQUE_VIOLATION)) return undefined;
  return 'constraint' in error && typeof error.constraint === 'string' ? error.constraint : undefined;
}
