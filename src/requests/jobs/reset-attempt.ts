/** One try of an approved reset: what is written, with whose rights, and the event that records what became of it. */
import type { Deps, Rules } from '../model/services.ts';
import { actorOf } from '../actions/grant.ts';
import { JOB, move } from '../move.ts';
import { newAccessPass, passesOfTries } from './secrets/access-pass.ts';
import { REVEAL_WINDOW_MS, later } from '../rules/policy.ts';
import { type Actor, isNothingDone } from '../model/ports.ts';
import {
  type Attempt,
  type Instant,
  type Request,
  type RequestIn,
  type SealedPassword,
  isIn,
} from '../model/request.ts';
import { openSecret, sealSecret } from '../seal.ts';
import { temporaryPassword } from './temporary-password.ts';
import type { Event } from '../model/event.ts';
import { type Written, ended, write } from './write-password.ts';

type Password = Extract<Attempt, { secret: 'password' }>;

/** Seals a password, before anything is written. @returns null where somebody else moved the request first */
export async function begin(deps: Deps, request: RequestIn<'approved'>): Promise<Request | null> {
  const attempt: Attempt =
    deps.rules.handOver === 'password'
      ? { secret: 'password', sealed: sealSecret(deps.secrets, request, temporaryPassword()), operation: null }
      : { secret: 'access-pass' };
  const result = await move(deps, JOB, request, { type: 'started', attempt });
  return result.moved ? result.request : null;
}

/**
 * @returns the request as it then is: still `resetting` where an operation was begun or a password refused and replaced;
 * null where another instance, or its owner, has moved it meanwhile
 */
export async function tryOnce(deps: Deps, request: RequestIn<'resetting'>): Promise<Request | null> {
  const { attempt } = request.status;
  const actor = actorOf(deps, request);
  if (actor === null) return moved(deps, request, { type: 'sign-in-needed' });
  if (attempt.secret === 'password' && attempt.operation !== null) {
    return recorded(deps, request, await lookAfter(deps, request, attempt, actor), ['failed', 'replaced-password']);
  }
  const tried = await moved(deps, request, { type: 'tried' });
  if (tried === null || !isIn(tried, 'resetting')) return null;
  try {
    const event =
      attempt.secret === 'password'
        ? await writeSealed(deps, tried, attempt, actor)
        : await givePass(deps, request, actor);
    return await recorded(deps, tried, event, ['failed', 'replaced-password', 'sign-in-needed']);
  } catch (error) {
    if (isNothingDone(error)) await moved(deps, tried, { type: 'not-written' });
    throw error;
  }
}

/** @param refusals what says, for certain, that the last try wrote nothing: that is recorded first, so that nobody doubts it */
async function recorded(
  deps: Deps,
  request: Request,
  event: Event,
  refusals: readonly Event['type'][],
): Promise<Request | null> {
  const now = refusals.includes(event.type) ? await moved(deps, request, { type: 'not-written' }) : request;
  return now === null ? null : moved(deps, now, event);
}

/** The event of a reset that succeeded at this moment. @param confirmed whether the directory said so */
export function resetBy(
  { revokeSessions }: Pick<Rules, 'revokeSessions'>,
  at: Instant,
  sealed: SealedPassword,
  confirmed: boolean,
): Event {
  const until = later(at, REVEAL_WINDOW_MS);
  return { type: 'reset', sealed, until, confirmed, sessions: revokeSessions ? 'due' : 'not-needed' };
}

async function moved(deps: Deps, request: Request, event: Event): Promise<Request | null> {
  const result = await move(deps, JOB, request, event);
  return result.moved ? result.request : null;
}

async function writeSealed(
  deps: Deps,
  request: RequestIn<'resetting'>,
  attempt: Password,
  actor: Actor,
): Promise<Event> {
  const password = openSecret(deps.secrets, request, attempt.sealed);
  const written = await write(deps, request.status.subject.id, password, actor);
  return eventOf(deps, request, attempt, written);
}

/** What has become of the operation that an earlier try began. A mode that changed meanwhile leaves it to nobody to ask. */
async function lookAfter(deps: Deps, request: RequestIn<'resetting'>, attempt: Password, actor: Actor): Promise<Event> {
  if (actor.as === 'app' || attempt.operation === null) {
    return resetBy(deps.rules, deps.clock.now(), attempt.sealed, false);
  }
  return eventOf(deps, request, attempt, await ended(deps, attempt.operation, actor.assertion));
}

function eventOf(deps: Deps, request: RequestIn<'resetting'>, { sealed }: Password, written: Written): Event {
  switch (written.kind) {
    case 'written':
      return resetBy(deps.rules, deps.clock.now(), sealed, written.confirmed);
    case 'accepted':
      return { type: 'accepted', operation: written.operation };
    case 'refused':
      if (written.because === 'weak-password') {
        return { type: 'replaced-password', sealed: sealSecret(deps.secrets, request, temporaryPassword()) };
      }
      return written.because === 'sign-in-needed'
        ? { type: 'sign-in-needed' }
        : { type: 'failed', because: written.because };
  }
}

/** The directory makes the pass; of several, after lost answers, only the last is good. @param request as it was before the try */
async function givePass(deps: Deps, request: RequestIn<'resetting'>, actor: Actor): Promise<Event> {
  const { status } = request;
  const result = await newAccessPass(deps, status.subject.id, actor, passesOfTries(status.triedAt));
  if (result.ok) {
    return resetBy(deps.rules, deps.clock.now(), sealSecret(deps.secrets, request, result.pass), true);
  }
  switch (result.because) {
    case 'exists':
      return { type: 'failed', because: 'pass-exists' };
    case 'policy':
      return { type: 'failed', because: 'pass-not-allowed' };
    case 'sign-in-needed':
      return { type: 'sign-in-needed' };
    default:
      return { type: 'failed', because: result.because };
  }
}
