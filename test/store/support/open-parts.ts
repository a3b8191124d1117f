/** The parts of a store, opened one by one, so that a test can read the tables. */
import { sql } from 'kysely';
import { type Log, createLog } from '../../../src/telemetry/log.ts';
import type { AuditEntry, RequestStore } from '../../../src/requests/model/ports.ts';
import type { RequestId } from '../../../src/requests/model/request.ts';
import { openDatabase } from '../../../src/store/database/open-database.ts';
import { type Jobs, startJobs } from '../../../src/store/jobs/job-queue.ts';
import { migrate } from '../../../src/store/migrations/migrate.ts';
import { createRequestStore } from '../../../src/store/requests/request-store.ts';
import type { Database } from '../../../src/store/database/tables.ts';
import { createOutageWatch } from '../../../src/store/database/outage-watch.ts';
import { freshDatabase } from '../../support/store.ts';

export type Parts = { database: Database; jobs: Jobs; requests: RequestStore; dispose: () => Promise<void> };

export async function openParts(log: Log = createLog({ level: 'silent' })): Promise<Parts> {
  const { drop, ...where } = await freshDatabase();
  const database = await openDatabase({ ...where, log });
  await migrate(database.rows);
  const jobs = await startJobs(database, log, createOutageWatch(log));
  const dispose = async () => {
    await jobs.close();
    await database.close();
    await drop();
  };
  return { database, jobs, requests: createRequestStore(database.rows, jobs, log), dispose };
}

export async function auditActions({ database }: Parts, request: RequestId): Promise<string[]> {
  const rows = await database.rows
    .selectFrom('audit')
    .select('action')
    .where('request_id', '=', request)
    .orderBy('seq')
    .execute();
  return rows.map(({ action }) => action);
}

export async function jobNames({ database }: Parts, request: RequestId): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select name from pgboss.job where data ->> 'request' = ${request} order by name`.execute(database.rows);
  return rows.map(({ name }) => name);
}

export async function countOf({ database }: Parts, table: 'requests' | 'audit' | 'pgboss.job'): Promise<number> {
  const counted = sql<{ count: number }>`select count(*)::int as count from ${sql.table(table)}`;
  return (await counted.execute(database.rows)).rows[0]?.count ?? NaN;
}

export const anAuditEntry: AuditEntry = {
  at: '2026-11-22T10:00:00.000Z',
  action: 'approvals-here',
  by: { id: 'b', name: 'Lidia\0Holloway' },
  request: null,
  source: 'channel',
  detail: { nothing: null, copies: 2, channel: '19:x@thread.tacv2', first: true },
};
