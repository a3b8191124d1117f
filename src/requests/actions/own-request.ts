/** What requesters may do with their own request: pick one of several accounts, or cancel it. */
import type { Caller, Deps } from '../model/services.ts';
import { moveUntil } from '../move.ts';
import { recordRefusal } from './refusal.ts';
import { type ObjectId, type Request, type RequestId, WAITING, isIn } from '../model/request.ts';
import type { Event } from '../model/event.ts';

/** Picks one of the accounts that were offered. @returns the request as it is now; undefined if it isn't the caller's */
export function choose(deps: Deps, id: RequestId, caller: Caller, account: ObjectId): Promise<Request | undefined> {
  return ownMove(deps, id, caller, { type: 'chosen', by: caller.person, account });
}

/** Cancels a request that nobody has decided. @returns as `choose` */
export function cancel(deps: Deps, id: RequestId, caller: Caller): Promise<Request | undefined> {
  return ownMove(deps, id, caller, { type: 'cancelled', by: caller.person });
}

/** A move that loses against another is retried while it fits: a concurrent look-up must not swallow a cancel. */
async function ownMove(
  deps: Deps,
  id: RequestId,
  caller: Caller,
  event: Extract<Event, { type: 'chosen' | 'cancelled' }>,
): Promise<Request | undefined> {
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

function fits(request: Request, event: Extract<Event, { type: 'chosen' | 'cancelled' }>): boolean {
  if (event.type === 'cancelled') return isIn(request, 'asked', 'choosing', ...WAITING);
  return isIn(request, 'choosing') && request.status.candidates.some(({ id }) => id === event.account);
}
