/** What requesters may do with their own request: pick one of several accounts, ask in spite of advice, or cancel it. */
import type { Caller, Deps } from '../model/services.ts';
import { moveUntil } from '../move.ts';
import { later } from '../rules/policy.ts';
import { recordRefusal } from './refusal.ts';
import { type ObjectId, type Request, type RequestId, WAITING, isIn } from '../model/request.ts';
import type { Event } from '../model/event.ts';

/** Picks one of the accounts that were offered. @returns the request as it is now; undefined if it isn't the caller's */
export function choose(deps: Deps, id: RequestId, caller: Caller, account: ObjectId): Promise<Request | undefined> {
  return ownMove(deps, id, caller, { type: 'chosen', by: caller.person, account });
}

/** Asks an admin although something else may help better. @returns as `choose` */
export function insist(deps: Deps, id: RequestId, caller: Caller): Promise<Request | undefined> {
  const expiresAt = later(deps.clock.now(), deps.rules.requestMinutes * 60_000);
  return ownMove(deps, id, caller, { type: 'insisted', by: caller.person, expiresAt });
}

/** Cancels a request that nobody has decided. @returns as `choose` */
export function cancel(deps: Deps, id: RequestId, caller: Caller): Promise<Request | undefined> {
  return ownMove(deps, id, caller, { type: 'cancelled', by: caller.person });
}

type OwnEvent = Extract<Event, { type: 'chosen' | 'insisted' | 'cancelled' }>;

/** A move that loses against another is retried while it fits: a concurrent look-up must not swallow a cancel. */
async function ownMove(deps: Deps, id: RequestId, caller: Caller, event: OwnEvent): Promise<Request | undefined> {
  const request = await deps.store.load(id);
  if (request?.requester.id !== caller.person.id) {
    await recordRefusal(deps, event.type, caller, request, 'not-the-requester');
    return undefined;
  }
  const result = await moveUntil<Request>(deps, caller.source, request, (now) =>
    fits(now, event) ? { event } : { answer: now },
  );
  return 'moved' in result ? result.moved : result.answer;
}

function fits(request: Request, event: OwnEvent): boolean {
  if (event.type === 'insisted') return isIn(request, 'advised');
  if (event.type === 'cancelled') return isIn(request, 'asked', 'choosing', ...WAITING);
  return isIn(request, 'choosing') && request.status.candidates.some(({ id }) => id === event.account);
}
