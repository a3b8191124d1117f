/** What the requester himself may do with his request: pick one of several accounts, or take the request back. */
import type { Caller, Deps } from '../model/services.ts';
import { moveUntil } from '../move.ts';
import { recordRefusal } from './refusal.ts';
import { type ObjectId, type Request, type RequestId, WAITING, isIn } from '../model/request.ts';
import type { Event } from '../model/event.ts';

/** Picks one of the accounts that were offered. @returns the request as it now stands, or undefined where it is not his */
export function choose(deps: Deps, id: RequestId, caller: Caller, account: ObjectId): Promise<Request | undefined> {
  return ownMove(deps, id, caller, { type: 'chosen', by: caller.person, account });
}

/** Takes a request back that nobody has decided yet. @returns as `choose` */
export function cancel(deps: Deps, id: RequestId, caller: Caller): Promise<Request | undefined> {
  return ownMove(deps, id, caller, { type: 'cancelled', by: caller.person });
}

/** A move that loses against another is tried again while it still fits: a look-up must not make "cancel" unheard. */
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
