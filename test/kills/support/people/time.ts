/** Lets time pass for a request: its jobs run, minutes pass. */
import { setTimeout as wait } from 'node:timers/promises';
import { graphTime } from '../../../../sandbox/directory/passwords/credentials.ts';
import { findUser } from '../../../../sandbox/directory/tenant.ts';
import type { TeamsPerson } from '../../../../sandbox/teams/chats/people.ts';
import type { Surroundings } from '../surroundings.ts';

const IDLE_LIMIT_MS = 180_000;
const POLL_MS = 100;

/** Waits until the request has no job that could run now. @returns whether that happened */
export async function idle({ database }: Surroundings, request: string): Promise<boolean> {
  const patience = performance.now() + IDLE_LIMIT_MS;
  while (performance.now() < patience) {
    const { rows } = await database.query(
      `select 1 from pgboss.job where data->>'request' = $1
        and (state = 'active' or (state < 'active' and start_after < now() + interval '1 minute'))`,
      [request],
    );
    if (rows.length === 0) return true;
    await wait(POLL_MS);
  }
  return false;
}

/**
 * As if this much time had passed since the reset: in the request's row, for its waiting jobs, and in the directory's data
 * about the account. The request must be idle: a job at work on it would write back what it read before.
 */
export async function timePasses(
  { database, directory }: Surroundings,
  subject: TeamsPerson,
  request: string,
  milliseconds: number,
): Promise<void> {
  const account = findUser(directory.tenant, subject.id);
  const changed = account?.lastPasswordChangeDateTime;
  if (account && changed) account.lastPasswordChangeDateTime = graphTime(new Date(Date.parse(changed) - milliseconds));
  for (const path of ['{status,at}', '{status,handover,until}', '{status,handover,at}']) {
    await database.query(
      `update requests set body = jsonb_set(body, $2::text[], to_jsonb(to_char(
          (body #>> $2::text[])::timestamptz at time zone 'UTC' - $3 * interval '1 ms', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')))
        where id = $1 and body #> $2::text[] is not null`,
      [request, path, milliseconds],
    );
  }
  await database.query(
    `update pgboss.job set start_after = start_after - $2 * interval '1 ms'
      where data->>'request' = $1 and state in ('created', 'retry')`,
    [request, milliseconds],
  );
}
