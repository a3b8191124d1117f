/** Which requests still concern the person who made them. */
import { isOwn } from '../model/about.ts';
import { type Instant, type Request, WAITING, type Who, isIn } from '../model/request.ts';
import { isUnredeemed, later } from './policy.ts';

/** Where a password lives doesn't change so soon: the same ask again is someone who has not seen the answer yet. */
const REPEAT_MS = 5 * 60_000;

/** Can it still lead to a reset? */
export function isOpen(request: Request): boolean {
  return isIn(request, 'asked', 'choosing', ...WAITING, 'approved', 'resetting');
}

/** Is there something left to wait for, or to do, for whoever asked? A password that waits to be shown to them counts. */
export function isLive(request: Request, now: Instant): boolean {
  if (isOpen(request)) return true;
  if (!isIn(request, 'done') || !isOwn(request)) return false;
  const { handover } = request.status;
  return handover.state === 'sealed' && now < handover.until;
}

/** Did it say moments ago where the password of this very account lives? */
export function answersAgain(request: Request, who: Who, now: Instant): boolean {
  if (!isIn(request, 'redirected') || now >= later(request.askedAt, REPEAT_MS)) return false;
  const { subject } = request.status;
  // Approvers may have sent the invitation again meanwhile, and it may have been accepted.
  if (isUnredeemed(subject)) return false;
  if ('id' in who) return who.id === subject.id;
  const written = 'text' in request.who ? [request.who.text] : [];
  return [...written, subject.signInName, subject.mail ?? '', subject.id].some(
    (name) => name.toLowerCase() === who.text.toLowerCase(),
  );
}
