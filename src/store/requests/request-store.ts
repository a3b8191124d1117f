import { type Kysely, sql } from 'kysely';
import type { RequestStore } from '../../requests/model/ports.ts';
import {
  type ObjectId,
  type Instant,
  type Request,
  type RequestIn,
  type State,
  UNDECIDED,
  isIn,
} from '../../requests/model/request.ts';
import type { Log } from '../../telemetry/log.ts';
import { logAlarm } from '../audit/alarms.ts';
import { appendAudit, lockHead } from '../audit/audit-table.ts';
import { recordRefusal } from '../audit/repeated-refusals.ts';
import type { Jobs } from '../jobs/job-queue.ts';
import { readLockdown, writeLockdown } from './stored-lockdown.ts';
import { fromRow } from './request-row.ts';
import { madeAt, save } from './save-change.ts';
import type { Tables } from '../database/tables.ts';

/**
 * Requests in the database, and the lockdown and approvals channel that apply to all of them.
 * @param log gets the audit entries that are alarms, once they are stored
 */
export function createRequestStore(
  db: Kysely<Tables>,
  jobs: Pick<Jobs, 'send' | 'sendIf'>,
  log: Pick<Log, 'warn' | 'info'>,
): RequestStore {
  return {
    load: async (id) => {
      const row = await db.selectFrom('requests').selectAll().where('id', '=', id).executeTakeFirst();
      return row === undefined ? undefined : fromRow(row);
    },
    save: async (change) => {
      const result = await save(db, jobs, change);
      if (result === 'saved') {
        for (const move of [change.displaces, change]) if (move !== undefined) logAlarm(log, move.audit);
      }
      return result;
    },
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
    madeAt: (requester, since, most) => madeAt(db, requester, since, most),
    latestReset: (subject, since) => latestReset(db, subject, since),
    openFor: async (subject) => {
      const row = await db
        .selectFrom('requests')
        .selectAll()
        .where('subject_id', '=', subject)
        .where('state', 'in', [...UNDECIDED, 'approved', 'resetting'])
        .executeTakeFirst();
      return row === undefined ? undefined : fromRow(row);
    },
    lockdown: () => readLockdown(db),
    setLockdown: (lockdown, audit) => writeLockdown(db, jobs, lockdown, audit),
    drawFor: (person) => drawFor(db, jobs, person),
    inStates: async (states, limit, after) => {
      const rows = await db
        .selectFrom('requests')
        .selectAll()
        .where('state', 'in', states)
        .where((row) => (after === undefined ? row.lit(true) : isAfter(after)))
        .orderBy('asked_at')
        .orderBy('id')
        .limit(limit)
        .execute();
      return rows.map(fromRow);
    },
    schedule: (following) => jobs.send(db, following),
    refused: async (entry) => {
      for (const recorded of await recordRefusal(db, entry)) logAlarm(log, recorded);
    },
    audit: async (entry, following = []) => {
      await db.transaction().execute(async (transaction) => {
        await appendAudit(transaction, await lockHead(transaction), entry);
        await jobs.send(transaction, following);
      });
      logAlarm(log, entry);
    },
  };
}

/** In the order in which they were asked; two of one moment are told apart by their ids. */
function isAfter({ askedAt, id }: Pick<Request, 'askedAt' | 'id'>) {
  return sql<boolean>`(asked_at, id) > (${new Date(askedAt)}, ${id})`;
}

/** States whose cards someone may have missed: something is pending, or a password was reset. */
const MISSED: readonly State[] = ['asked', 'choosing', 'pending', 'escalated', 'approved', 'resetting', 'done'];
const MISSED_FOR_MS = 24 * 60 * 60_000;
const MOST_MISSED = 50;

async function drawFor(db: Kysely<Tables>, jobs: Pick<Jobs, 'send'>, person: ObjectId): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    const rows = await transaction
      .selectFrom('requests')
      .select('id')
      .where('state', 'in', MISSED)
      .where('asked_at', '>', new Date(Date.now() - MISSED_FOR_MS))
      .where((is) =>
        is.or([
          is('requester_id', '=', person),
          is('subject_id', '=', person),
          is(sql`body #>> '{status,decision,by,id}'`, '=', person),
        ]),
      )
      .orderBy('asked_at', 'desc')
      .limit(MOST_MISSED)
      .execute();
    await jobs.send(
      transaction,
      rows.map(({ id }) => ({ name: 'draw', request: id })),
    );
  });
}

/** Only the status holds the time of a reset. */
const resetAt = sql<Date>`(body #>> '{status,at}')::timestamptz`;

async function latestReset(
  db: Kysely<Tables>,
  subject: ObjectId,
  since: Instant,
): Promise<RequestIn<'done'> | undefined> {
  const row = await db
    .selectFrom('requests')
    .selectAll()
    .where('subject_id', '=', subject)
    .where('state', '=', 'done')
    .where(resetAt, '>=', new Date(since))
    .orderBy(resetAt, 'desc')
    .limit(1)
    .executeTakeFirst();
  const request = row === undefined ? undefined : fromRow(row);
  return request !== undefined && isIn(request, 'done') ? request : undefined;
}
