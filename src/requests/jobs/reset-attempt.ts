/** One try of an approved reset: what is written, with whose rights, and the event that records what became of it. */
import type { Deps } from '../model/services.ts';
import { actorOf } from '../actions/approvers/grant.ts';
import { JOB, move } from '../move.ts';
import { type Account, isNothingDone } from '../model/ports.ts';
import { isIn, type Request, type RequestIn, type UnderWay } from '../model/request.ts';
import type { Event } from '../model/event.ts';
import { type Accepted, lookAfter } from './secrets/password.ts';
import { make, SECRET_MAKERS } from './secrets/secret-maker.ts';

/** Stores what is about to be done. @returns null if someone else moved the request first */
export async function begin(deps: Deps, request: RequestIn<'approved'>): Promise<Request | null> {
  const attempt = SECRET_MAKERS[deps.rules.handOver].begin(deps, request);
  const result = await move(deps, JOB, request, { type: 'started', attempt });
  return result.moved ? result.request : null;
}

/**
 * Writes the secret once.
 * @param account the subject's, as it was read just now
 * @returns the request afterwards: still `resetting` if the directory accepted the reset, or refused a password that was
 * replaced; null if another instance, or the owner, moved it meanwhile
 */
export async function tryOnce(deps: Deps, account: Account, request: Request<UnderWay>): Promise<Request | null> {
  const { attempt } = request.status;
  const actor = actorOf(deps, request);
  if (actor === null) return moved(deps, request, { type: 'sign-in-needed' });
  const tried = await moved(deps, request, { type: 'tried' });
  if (tried === null || !isIn(tried, 'resetting')) return null;
  try {
    const event = await make(deps, account, request, attempt, actor);
    return await recorded(deps, tried, event, ['failed', 'replaced-password', 'sign-in-needed']);
  } catch (error) {
    if (isNothingDone(error)) await moved(deps, tried, { type: 'not-written' });
    throw error;
  }
}

/** Polls an accepted reset. @returns as `tryOnce` */
export async function followUp(deps: Deps, request: Request<UnderWay>, accepted: Accepted): Promise<Request | null> {
  const actor = actorOf(deps, request);
  if (actor === null) return moved(deps, request, { type: 'sign-in-needed' });
  const event = await lookAfter(deps, request, accepted, actor);
  return recorded(deps, request, event, ['failed', 'replaced-password']);
}

/** @param refusals events that prove that the last try wrote nothing, which is recorded first */
async function recorded(
  deps: Deps,
  request: Request,
  event: Event,
  refusals: readonly Event['type'][],
): Promise<Request | null> {
  const now = refusals.includes(event.type) ? await moved(deps, request, { type: 'not-written' }) : request;
  return now === null ? null : moved(deps, now, event);
}

async function moved(deps: Deps, request: Request, event: Event): Promise<Request | null> {
  const result = await move(deps, JOB, request, event);
  return result.moved ? result.request : null;
}
