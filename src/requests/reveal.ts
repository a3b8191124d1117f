/** Showing the temporary password, once, to its owner; and erasing it where nobody came for it. */
import type { Deps } from './deps.ts';
import { move } from './move.ts';
import { ownerOfPassword } from './policy.ts';
import { recordRefusal } from './refusal.ts';
import type { Person, Request, RequestId } from './request.ts';
import { isIn } from './transitions.ts';

export type Revealed =
  | { readonly kind: 'revealed'; readonly password: string; readonly request: Request }
  | { readonly kind: 'gone'; readonly request: Request }
  | { readonly kind: 'not-yours' }
  | { readonly kind: 'unknown' };

/** Opens the sealed password for the one person it is for; whoever moves the row to `revealed` gets it, nobody after him. */
export async function reveal(deps: Deps, id: RequestId, person: Person): Promise<Revealed> {
  const { store, clock, secrets } = deps;
  const request = await store.load(id);
  if (request === undefined) {
    await recordRefusal(deps, 'revealed', person, undefined, 'unknown-request');
    return { kind: 'unknown' };
  }
  if (!isIn(request, 'done')) return { kind: 'gone', request };
  const { subject, decision, handover } = request.status;
  if (ownerOfPassword(request, subject, decision.by).id !== person.id) {
    await recordRefusal(deps, 'revealed', person, request, 'not-the-owner');
    return { kind: 'not-yours' };
  }
  if (handover.state !== 'sealed' || handover.until <= clock.now()) return { kind: 'gone', request };
  const password = secrets.open(id, handover.sealed);
  const result = await move(deps, request, { type: 'revealed', by: person });
  if (result.moved) return { kind: 'revealed', password, request: result.request };
  return { kind: 'gone', request: result.request ?? request };
}

/** Forgets a password that nobody came for. Does nothing where it was shown or erased already. */
export async function erase(deps: Deps, id: RequestId): Promise<void> {
  const request = await deps.store.load(id);
  if (request !== undefined) await move(deps, request, { type: 'erased' });
}
