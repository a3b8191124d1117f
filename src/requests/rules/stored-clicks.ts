/** The clicks on a request that wait until their rights are read: at most one by each approver, their last. Pure. */
import type { Event } from '../model/event.ts';
import { type Person, type Request, type StoredClick, type Undecided, UNDECIDED, isIn } from '../model/request.ts';
import { MOST_STORED_CLICKS } from './policy.ts';

/** @returns the status after the event; null if it doesn't fit */
export function withClick(
  request: Request,
  event: Extract<Event, { type: 'click-stored' | 'click-cleared' }>,
): Undecided | null {
  if (!isIn(request, ...UNDECIDED)) return null;
  const { by } = event;
  const { checking } = request.status;
  const isThere = checking.some((stored) => stored.by.id === by.id);
  if (event.type === 'click-cleared') return isThere ? { ...request.status, checking: without(checking, by) } : null;
  if (!isThere && checking.length >= MOST_STORED_CLICKS) return null;
  return { ...request.status, checking: [...without(checking, by), { by, click: event.click }] };
}

/** The clicks of everybody else. */
export function without(checking: readonly StoredClick[], { id }: Person): readonly StoredClick[] {
  return checking.filter(({ by }) => by.id !== id);
}
