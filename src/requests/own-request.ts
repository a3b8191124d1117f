/** What the requester himself may do with his request: pick one of several accounts, or take the request back. */
import type { Deps } from './deps.ts';
import { move } from './move.ts';
import { recordRefusal } from './refusal.ts';
import type { ObjectId, Person, Request, RequestId } from './request.ts';
import type { Event } from './transitions.ts';

/** Picks one of the accounts that were offered. @returns the request as it now stands, or undefined where it is not his */
export function choose(deps: Deps, id: RequestId, person: Person, account: ObjectId): Promise<Request | undefined> {
  return ownMove(deps, id, person, { type: 'chosen', by: person, account });
}

/** Takes a request back that nobody has decided yet. @returns as `choose` */
export function cancel(deps: Deps, id: RequestId, person: Person): Promise<Request | undefined> {
  return ownMove(deps, id, person, { type: 'cancelled', by: person });
}

async function ownMove(deps: Deps, id: RequestId, person: Person, event: Event): Promise<Request | undefined> {
  const request = await deps.store.load(id);
  if (request?.requester.id !== person.id) {
    await recordRefusal(deps, event.type, person, request, 'not-the-requester');
    return undefined;
  }
  return (await move(deps, request, event)).request;
}
