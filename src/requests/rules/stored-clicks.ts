/** The clicks on a request that wait until their rights are read: at most one by each approver, their last. Pure. */
import type { Click } from '../model/click.ts';
import type { Event } from '../model/event.ts';
import { type Person, type Request, type Status, type StoredClick, UNDECIDED, isIn } from '../model/request.ts';
import { needsSecuring } from './after-reset.ts';
import { MOST_STORED_CLICKS, isUnredeemed } from './policy.ts';

/** A request on which an approver's click can wait. */
export type Clickable = Request<Extract<Status, { checking?: unknown }>>;

/** Is the request waiting for this? Anything that waits for a decision can be denied. */
export function fits(request: Request, type: Click['type']): request is Clickable {
  switch (type) {
    case 'approved':
      return isIn(request, 'pending');
    case 'handled':
      return isIn(request, 'escalated');
    case 'denied':
      return isIn(request, ...UNDECIDED);
    case 'resumed':
      return isIn(request, 'resetting') && request.status.step === 'sign-in-needed';
    case 'secured':
      return isIn(request, 'done') && needsSecuring(request);
    case 'invited':
      return isIn(request, 'uninvited');
    case 'invited-again':
      return (
        isIn(request, 'redirected') && isUnredeemed(request.status.subject) && request.status.invitedAgain === null
      );
  }
}

/** The clicks that wait on this request, in order. */
export function checkingOf({ status }: Pick<Request, 'status'>): readonly StoredClick[] {
  return 'checking' in status ? status.checking : [];
}

/** @returns the status after the event; null if it doesn't fit */
export function withClick(
  request: Request,
  event: Extract<Event, { type: 'click-stored' | 'click-cleared' }>,
): Status | null {
  const { by } = event;
  const checking = checkingOf(request);
  const isThere = checking.some((stored) => stored.by.id === by.id);
  if (event.type === 'click-cleared') return isThere ? waitingWith(request.status, without(checking, by)) : null;
  if (!fits(request, event.wants) || (!isThere && checking.length >= MOST_STORED_CLICKS)) return null;
  return { ...request.status, checking: [...without(checking, by), { by, click: event.click }] };
}

function waitingWith(status: Status, checking: readonly StoredClick[]): Status | null {
  return 'checking' in status ? { ...status, checking } : null;
}

/** The clicks of everybody else. */
export function without(checking: readonly StoredClick[], { id }: Person): readonly StoredClick[] {
  return checking.filter(({ by }) => by.id !== id);
}
