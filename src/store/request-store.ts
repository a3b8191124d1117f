import { type Kysely, type Transaction, sql } from 'kysely';
import type { Change, RequestStore, SaveResult } from '../requests/ports.ts';
import type { Request } from '../requests/request.ts';
import { appendAudit } from './audit.ts';
import type { Jobs } from './jobs.ts';
import { fromRow, toRow } from './request-row.ts';
import type { Tables } from './schema.ts';

const ONE_OPEN_PER_SUBJECT = 'requests_one_open_per_subject';
const UNIQUE_VIOLATION = '23505';

/** Requests in the database. A change is one transaction: the row, its audit entry and its jobs, or nothing. */
export function createRequestStore(db: Kysely<Tables>, jobs: Pick<Jobs, 'send'>): RequestStore {
  return {
    load: async (id) => {
      const row = await db.selectFrom('requests').selectAll().where('id', '=', id).executeTakeFirst();
      return row === undefined ? undefined : fromRow(row);
    },
    save: (change) => save(db, jobs, change),
    latestOf: async (requester, limit) => {
      const rows = await db
        .selectFrom('requests')
        .selectAll()
        .where('requester_id', '=', requester)
        .orderBy('asked_at', 'desc')
        .limit(limit)
        .execute();
      return rows.map(fromRow);
    },
    countSince: async (requester, since) => {
      const { count } = await db
        .selectFrom('requests')
        .select(sql<number>`count(*)::int`.as('count'))
        .where('requester_id', '=', requester)
        .where('asked_at', '>=', new Date(since))
        .executeTakeFirstOrThrow();
      return count;
    },
    inStates: async (states, limit) => {
      const rows = await db
        .selectFrom('requests')
        .selectAll()
        .where('state', 'in', states)
        .orderBy('asked_at')
        .limit(limit)
        .execute();
      return rows.map(fromRow);
    },
    audit: (entry) => appendAudit(db, entry),
  };
}

async function save(db: Kysely<Tables>, jobs: Pick<Jobs, 'send'>, change: Change): Promise<SaveResult> {
  try {
    return await db.transaction().execute(async (transaction) => {
      if (!(await write(transaction, change))) return 'stale';
      await appendAudit(transaction, change.audit);
      await jobs.send(transaction, change.jobs);
      return 'saved';
    });
  } catch (error) {
    if (violatedConstraint(error) === ONE_OPEN_PER_SUBJECT) return 'subject-busy';
    throw error;
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

/** The name of the unique constraint an error speaks of. Both drivers report PostgreSQL's own fields. */
function violatedConstraint(error: unknown): string | undefined {
  if (!(error instanceof Error && 'code' in error && error.code === UNIQUE_VIOLATION)) return undefined;
  return 'constraint' in error && typeof error.constraint === 'string' ? error.constraint : undefined;
}
