/** What is left when a request is over: whether anything was lost, done twice, left out of the audit trail or left standing. */
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { READING_TIME_MS } from '../../../src/requests/policy.ts';
import type { Case } from './people.ts';
import { wrongCards } from './posted-cards.ts';
import type { Surroundings } from './surroundings.ts';
import type { Told } from './whole-request.ts';

export type Fault = { readonly kind: 'lost' | 'doubled' | 'missing' | 'wrong card'; readonly text: string };

const SETTLE_LIMIT_MS = 180_000;
const POLL_MS = 100;

/**
 * Lets the minutes pass in which a shown password stays in sight, and waits until no job of the request is left that could be
 * done now.
 * @returns whether it came to that
 */
export async function settled({ database }: Surroundings, { request }: Told): Promise<boolean> {
  await database.query(
    `update requests set body = jsonb_set(body, '{status,handover,at}', to_jsonb($2::text))
      where id = $1 and body #>> '{status,handover,state}' = 'revealed'`,
    [request, new Date(Date.now() - READING_TIME_MS).toISOString()],
  );
  await database.query(
    `update pgboss.job set start_after = now()
      where name = 'draw' and data->>'request' = $1 and state < 'active' and start_after > now()`,
    [request],
  );
  const patience = performance.now() + SETTLE_LIMIT_MS;
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

/** Everything that is not as it would be if nobody had been killed. */
export async function faultsAfter(around: Surroundings, people: Case, told: Told): Promise<Fault[]> {
  const cards = await wrongCards(around, people, told.request);
  return [
    ...(await faultsOfRows(around, people, told)),
    ...faultsOfPassword(around, people, told),
    ...cards.map((text): Fault => ({ kind: 'wrong card', text })),
  ];
}

const requestRows = z.array(z.object({ id: z.string(), state: z.string(), version: z.number() }));
const auditRows = z.array(z.object({ action: z.string() }));

/** One request, done; and an entry for each of its versions, in an order that makes sense. */
async function faultsOfRows({ database, way }: Surroundings, { asker }: Case, { request }: Told): Promise<Fault[]> {
  const asked = await database.query('select id, state, version from requests where requester_id = $1', [asker.id]);
  const entries = await database.query('select action from audit where request_id = $1 order by seq', [request]);
  const requests = requestRows.parse(asked.rows);
  const actions = auditRows.parse(entries.rows).map(({ action }) => action);
  const own = requests.find((row) => row.id === request);
  const faults: Fault[] = [];
  if (own?.state !== 'done') faults.push({ kind: 'lost', text: `the request is ${own?.state ?? 'gone'}` });
  if (requests.length > 1) faults.push({ kind: 'doubled', text: `there are ${requests.length} requests` });
  if (!way.trail.test(actions.join(' ')) || actions.length !== own?.version)
    faults.push({ kind: 'missing', text: `the audit trail at version ${own?.version ?? 0}: ${actions.join(' ')}` });
  return faults;
}

/** Every write but the first must have been of the same value, and that the one that was shown. */
function faultsOfPassword({ directory }: Surroundings, { subject }: Case, { password }: Told): Fault[] {
  const writes = directory.tenant.passwordWrites.filter(({ user }) => user === subject.id);
  const values = writes.filter(({ changed }) => changed).length;
  const faults: Fault[] = [];
  if (values === 0) faults.push({ kind: 'lost', text: 'no password was written' });
  if (values > 1) faults.push({ kind: 'doubled', text: `${values} passwords were written` });
  if (password !== null && directory.signIn(subject.userPrincipalName, password) !== 'must-change-password')
    faults.push({ kind: 'doubled', text: 'the password that was shown is not the one that was written last' });
  return faults;
}
