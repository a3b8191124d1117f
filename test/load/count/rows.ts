/** What the database says at the end. */
import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import { z } from 'zod';
import type { Request } from '../../../src/requests/model/request.ts';
import type { Tables } from '../../../src/store/database/tables.ts';
import { fromRow } from '../../../src/store/requests/request-row.ts';

export type JobsLeft = {
  /** In the queues, to be run. */
  readonly waiting: number;
  readonly failedForGood: readonly string[];
  readonly done: number;
};

export async function storedRequests(db: Kysely<Tables>): Promise<readonly Request[]> {
  const rows = await db.selectFrom('requests').selectAll().execute();
  return rows.map((row) => fromRow(row));
}

/** Requests whose entries in the audit trail are not exactly one for each of their versions. */
export async function withoutTheirEntries(
  db: Kysely<Tables>,
  requests: readonly Request[],
): Promise<readonly string[]> {
  const counts = await db
    .selectFrom('audit')
    .select(['request_id', db.fn.countAll<string>().as('entries')])
    .where('request_id', 'is not', null)
    .where('action', 'not like', 'refused:%')
    .groupBy('request_id')
    .execute();
  const entries = new Map(counts.map((row) => [row.request_id, Number(row.entries)]));
  return requests.filter(({ id, version }) => entries.get(id) !== version).map(({ reference }) => reference);
}

const jobRows = z.array(z.object({ name: z.string(), state: z.string(), count: z.coerce.number() }));

export async function jobsLeft(db: Kysely<Tables>): Promise<JobsLeft> {
  const found = await sql`select name, state, count(*) as count from pgboss.job group by name, state`.execute(db);
  const rows = jobRows.parse(found.rows);
  const total = (...states: readonly string[]): number =>
    rows.filter(({ state }) => states.includes(state)).reduce((sum, { count }) => sum + count, 0);
  return {
    waiting: total('created', 'retry', 'active'),
    failedForGood: rows.filter(({ state }) => state === 'failed').map(({ name, count }) => `${count} × ${name}`),
    done: total('completed'),
  };
}
