/** What is left when a request has ended: whether anything was lost, done twice, missing from the audit trail or left open. */
import { z } from 'zod';
import { READING_TIME_MS } from '../../../src/requests/rules/policy.ts';
import { SAMPLE_PASSWORD } from '../../../sandbox/directory/people.ts';
import { PASSWORD } from '../../support/world/journey.ts';
import { send } from './people/acts.ts';
import type { Case } from './people/people.ts';
import { cardsLeft } from './people/posted-cards.ts';
import type { Surroundings } from './surroundings.ts';
import { idle, timePasses } from './people/time.ts';
import type { Way } from './people/ways.ts';
import { type Told, readerOf } from './people/whole-request.ts';

/** `kept`: a secret in a row that no longer needs it. `open`: a way into the account that should be closed by now. */
export type Fault = {
  readonly kind: 'lost' | 'doubled' | 'missing' | 'wrong card' | 'kept' | 'open';
  readonly text: string;
};

export type Aftermath = {
  readonly faults: readonly Fault[];
  readonly copies: number;
  /** A scramble whose record was lost: it is reported as someone else's change. */
  readonly unclaimed: boolean;
};

/**
 * Lets the minutes pass in which a shown password stays visible, and waits until the request has no job that could run now.
 * @returns whether that happened
 */
export async function settled(around: Surroundings, { subject }: Case, { request }: Told): Promise<boolean> {
  if (!(await idle(around, request))) return false;
  await timePasses(around, subject, request, READING_TIME_MS);
  return idle(around, request);
}

/** Everything that differs from a request during which nothing was killed. */
export async function aftermath(around: Surroundings, people: Case, told: Told): Promise<Aftermath> {
  const { wrong, copies } = await cardsLeft(around, people, told.request);
  const { faults, unclaimed } = await rowsLeft(around, people, told);
  return {
    faults: [
      ...faults,
      ...faultsOfPassword(around, people, told),
      ...faultsOfSessions(around, people),
      ...(await faultsOfShowing(around, people, told)),
      ...wrong.map((text): Fault => ({ kind: 'wrong card', text })),
    ],
    copies,
    unclaimed,
  };
}

const requestRows = z.array(
  z.object({ id: z.string(), state: z.string(), version: z.number(), body: z.looseObject({ status: z.unknown() }) }),
);
const auditRows = z.array(z.object({ action: z.string() }));
const secrets = z.looseObject({ grant: z.null().optional() });

/** On a busy machine a click may have to wait for the directory, and be judged by a job. */
const ONLY_WHILE_SLOW = ['click-stored', 'click-cleared'];

/** One request that has ended, and an entry for each of its versions, in a valid order. */
async function rowsLeft(
  { database, way }: Surroundings,
  { requester }: Case,
  { request }: Told,
): Promise<{ readonly faults: readonly Fault[]; readonly unclaimed: boolean }> {
  const asked = await database.query('select id, state, version, body from requests where requester_id = $1', [
    requester.id,
  ]);
  const entries = await database.query(
    `select action from audit where request_id = $1 and action not like 'refused:%' order by seq`,
    [request],
  );
  const requests = requestRows.parse(asked.rows);
  const actions = auditRows.parse(entries.rows).map(({ action }) => action);
  const own = requests.find((row) => row.id === request);
  const status = JSON.stringify(own?.body.status);
  const faults: Fault[] = [];
  if (own?.state !== endOf(way)) faults.push({ kind: 'lost', text: `the request is ${own?.state ?? 'gone'}` });
  // A requester who does not know that they have asked asks again, and is refused.
  const others = requests.filter(({ id, state }) => id !== request && state !== 'refused');
  if (others.length > 0) faults.push({ kind: 'doubled', text: `there are ${1 + others.length} requests` });
  const moves = actions.filter((action) => !ONLY_WHILE_SLOW.includes(action));
  if (!way.trail.test(moves.join(' ')) || actions.length !== own?.version)
    faults.push({ kind: 'missing', text: `the audit trail at version ${own?.version ?? 0}: ${actions.join(' ')}` });
  if (!secrets.safeParse(own?.body.status).success || status.includes('"sealed":'))
    faults.push({ kind: 'kept', text: 'a sealed password or sign-in' });
  return { faults, unclaimed: actions.includes('scrambled') && status.includes('"scramble":"not-needed"') };
}

function endOf({ notMe }: Way): 'done' | 'frozen' {
  return notMe === 'while it waits' ? 'frozen' : 'done';
}

/**
 * One password was sealed: every write must have the same value, the one that was shown. If it must no longer be valid, the
 * account has one that nobody knows.
 */
function faultsOfPassword({ directory, way }: Surroundings, { subject }: Case, { password }: Told): Fault[] {
  const writes = directory.tenant.passwordWrites.filter(({ user }) => user === subject.id).map((one) => one.password);
  const letsIn = (one: string): boolean => directory.signIn(subject.userPrincipalName, one) !== 'wrong-password';
  const [sealed] = writes;
  if (endOf(way) === 'frozen') {
    const untouched = sealed === undefined && letsIn(SAMPLE_PASSWORD);
    return untouched ? [] : [{ kind: 'doubled', text: 'a password was written that was not wanted' }];
  }
  if (sealed === undefined) return [{ kind: 'lost', text: 'no password was written' }];
  const others = writes.slice(writes.findLastIndex((one) => one === sealed) + 1);
  const doubled = writes.slice(0, -others.length || undefined).some((one) => one !== sealed);
  const faults: Fault[] = [];
  if (doubled || (others.length > 0 && !isLocked(way)))
    faults.push({ kind: 'doubled', text: 'more than one password was written' });
  if (password !== null && password !== sealed)
    faults.push({ kind: 'doubled', text: 'the password that was shown is not the one that was written' });
  if (isLocked(way) && (others.length === 0 || [SAMPLE_PASSWORD, sealed].some(letsIn)))
    faults.push({ kind: 'open', text: 'the account has no password that nobody knows' });
  if (!isLocked(way) && !letsIn(sealed)) faults.push({ kind: 'lost', text: 'the password does not let its owner in' });
  return faults;
}

/** Must the account end with a password that nobody knows? */
function isLocked({ isRead, notMe }: Way): boolean {
  return notMe === 'after the reset' || (notMe === 'never' && !isRead);
}

/**
 * Signed out everywhere after every reset: as the last step, except if an unread password that an approver was to hand over
 * is replaced.
 */
function faultsOfSessions({ directory, way }: Surroundings, { subject }: Case): Fault[] {
  const { sessionsRevoked, passwordWrites } = directory.tenant;
  const last = sessionsRevoked.findLast(({ user }) => user === subject.id)?.at;
  if (endOf(way) === 'frozen') return [];
  if (last === undefined) return [{ kind: 'open', text: 'no sessions were ended' }];
  const written = passwordWrites.findLast(({ user }) => user === subject.id)?.at ?? '';
  const comesLast = way.for === 'themselves' || way.isRead || way.notMe === 'after the reset';
  return comesLast && last < written ? [{ kind: 'open', text: 'the sessions were ended before the last write' }] : [];
}

/** What was shown is never shown again, and is in no chat. */
async function faultsOfShowing(around: Surroundings, people: Case, { request }: Told): Promise<Fault[]> {
  const { directory, teams, way } = around;
  const faults: Fault[] = [];
  const said = JSON.stringify(teams.history());
  const written = directory.tenant.passwordWrites.filter(({ user }) => user === people.subject.id);
  if (written.some(({ password }) => said.includes(password)))
    faults.push({ kind: 'open', text: 'a password stands in a chat' });
  const reader = readerOf(way, people);
  const on = { conversationId: teams.personalChat(reader), id: 'any' };
  const text = await send(around, reader, on, { verb: 'reveal', data: { verb: 'reveal', request } });
  if (PASSWORD.test(text)) faults.push({ kind: 'doubled', text: 'a password was shown once more' });
  return faults;
}
