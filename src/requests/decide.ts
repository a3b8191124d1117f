/** Deciding: an approver's click. The clicker comes from the channel, all else is looked up here. */
import type { Deps } from './deps.ts';
import { move } from './move.ts';
import { type OwnReason, REASON_LIMIT, ownReason } from './policy.ts';
import type { MayNotReason } from './ports.ts';
import { recordRefusal } from './refusal.ts';
import type { Person, Request, RequestId, RequestIn } from './request.ts';
import { type Event, isIn } from './transitions.ts';

export type NotAllowed = OwnReason | MayNotReason;

/**
 * `moved`: this click did it, or did it before (a repeated click gets the same answer). `already`: somebody or something
 * else came first. `not-allowed`: refused and recorded. `unknown`: there is no such request.
 */
export type Outcome =
  | { readonly kind: 'moved'; readonly request: Request }
  | { readonly kind: 'already'; readonly request: Request }
  | { readonly kind: 'not-allowed'; readonly because: NotAllowed }
  | { readonly kind: 'unknown' };

/** Approves a pending request. @throws `DirectoryUnavailable` where the approver's rights cannot be read now: nothing moved */
export function approve(deps: Deps, id: RequestId, person: Person): Promise<Outcome> {
  return decide(deps, id, { type: 'approved', by: person });
}

/** Denies a pending request; the reason reaches the requester. @throws as `approve` */
export function deny(deps: Deps, id: RequestId, person: Person, reason: string): Promise<Outcome> {
  return decide(deps, id, { type: 'denied', by: person, reason: reason.slice(0, REASON_LIMIT) });
}

async function decide(
  deps: Deps,
  id: RequestId,
  event: Extract<Event, { type: 'approved' | 'denied' }>,
): Promise<Outcome> {
  const request = await deps.store.load(id);
  if (request === undefined) {
    await recordRefusal(deps, event.type, event.by, undefined, 'unknown-request');
    return { kind: 'unknown' };
  }
  if (!isIn(request, 'pending')) return late(request, event);
  const because = await reasonAgainst(deps, request, event.by);
  if (because !== null) {
    await recordRefusal(deps, event.type, event.by, request, because);
    return { kind: 'not-allowed', because };
  }
  const result = await move(deps, request, event);
  if (result.moved) return { kind: 'moved', request: result.request };
  return result.request === undefined ? { kind: 'unknown' } : late(result.request, event);
}

/** Nobody decides for himself; and Entra's role matrix, read live, must let this person reset this subject. */
async function reasonAgainst(
  { directory }: Deps,
  request: RequestIn<'pending'>,
  person: Person,
): Promise<NotAllowed | null> {
  const { subject } = request.status;
  const own = ownReason(request, subject, person.id);
  if (own !== null) return own;
  const may = await directory.mayReset(person.id, subject.id);
  return may.allowed ? null : may.because;
}

/** A click on a request that is no longer pending: his own earlier click again, or too late. */
function late(request: Request, event: Extract<Event, { type: 'approved' | 'denied' }>): Outcome {
  const { status } = request;
  const verdict = 'decision' in status ? (status.state === 'denied' ? 'denied' : 'approved') : null;
  const mine = 'decision' in status && status.decision.by.id === event.by.id && verdict === event.type;
  return { kind: mine ? 'moved' : 'already', request };
}
