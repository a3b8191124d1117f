/** The night after: what waits for its time gets it, so that every request comes to its end. */
import { setTimeout as wait } from 'node:timers/promises';
import type { Client } from 'pg';

const POLL_MS = 250;
const IDLE_LIMIT_MS = 300_000;
const ROUNDS = 8;
const HOURS = 3;

/** @returns whether no job was left */
export async function nightPasses(database: Client): Promise<boolean> {
  for (let round = 0; round < ROUNDS; round += 1) {
    if (!(await idle(database))) return false;
    if ((await waiting(database)) === 0) return true;
    await timePasses(database);
  }
  return (await waiting(database)) === 0;
}

/** Waits until no job runs or could run now; there are always some that are due soon. @returns whether that happened */
async function idle(database: Client): Promise<boolean> {
  const end = performance.now() + IDLE_LIMIT_MS;
  while (performance.now() < end) {
    const { rows } = await database.query(
      `select 1 from pgboss.job where state = 'active' or (state < 'active' and start_after < now()) limit 1`,
    );
    if (rows.length === 0) return true;
    await wait(POLL_MS);
  }
  return false;
}

async function waiting(database: Client): Promise<number> {
  const { rowCount } = await database.query(`select 1 from pgboss.job where state in ('created', 'retry')`);
  return rowCount ?? 0;
}

/**
 * As if hours had passed: for the jobs, and for what they compare with the clock. Only where a job follows that draws the
 * request's cards again, because they show these times.
 */
async function timePasses(database: Client): Promise<void> {
  await database.query('begin');
  for (const [path, where] of [
    ['{status,code,until}', `state in ('pending', 'escalated', 'withheld')`],
    ['{status,handover,until}', `body #>> '{status,handover,state}' = 'sealed'`],
    [
      '{status,handover,at}',
      `body #>> '{status,handover,state}' = 'revealed' and exists (
         select 1 from pgboss.job where name = 'draw' and state in ('created', 'retry') and data->>'request' = requests.id)`,
    ],
  ] as const) {
    await database.query(
      `update requests set body = jsonb_set(body, $1::text[], to_jsonb(to_char(
          (body #>> $1::text[])::timestamptz at time zone 'UTC' - $2 * interval '1 hour', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')))
        where body #> $1::text[] is not null and ${where}`,
      [path, HOURS],
    );
  }
  await database.query(
    `update requests set expires_at = expires_at - $1 * interval '1 hour'
      where state in ('asked', 'choosing', 'pending', 'escalated', 'withheld')`,
    [HOURS],
  );
  await database.query(`update pgboss.job set start_after = now() where state in ('created', 'retry')`);
  await database.query('commit');
}
