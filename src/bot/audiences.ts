/** For whom the cards of a request are, and when one is to be left alone. */
import { CODE_TRIES, READING_TIME_MS, later, ownerOfPassword } from '../requests/policy.ts';
import type { Audience, PostedCard } from '../requests/ports.ts';
import type { Instant, Request, RequestIn } from '../requests/request.ts';
import { isIn, isUnredeemed } from '../requests/transitions.ts';
import { isPosted } from './posting.ts';

/** The database says when a draw is due, this machine what time it is. */
const CLOCKS_DIFFER_MS = 60_000;

/**
 * Who sees a card of this request: always its requester; the approvers once it reached them, and a reminder where they let
 * it wait; whoever hands a password over.
 */
export function audiencesOf(request: Request, posted: readonly PostedCard[]): Audience[] {
  const reached = (audience: Audience): boolean => posted.some((card) => card.audience === audience && isPosted(card));
  const audiences: Audience[] = ['requester'];
  if (reached('approvers') || concernsApprovers(request)) audiences.push('approvers');
  if (reached('reminder') || (isIn(request, 'pending') && request.status.reminded)) audiences.push('reminder');
  if (isIn(request, 'done') && handsOver(request)) audiences.push('handover');
  return audiences;
}

/** Is there something for an approver to do? */
export function concernsApprovers(request: Request): boolean {
  return isIn(request, 'pending', 'escalated') || (isIn(request, 'redirected') && isUnredeemed(request.status.subject));
}

function handsOver(request: RequestIn<'done'>): boolean {
  const { subject, decision } = request.status;
  return ownerOfPassword(request, subject, decision.by).id !== subject.id;
}

/**
 * A code or a password stays in sight for a while: an update of the message would take its place. A draw after that is due
 * anyway.
 */
export function isBeingRead(request: Request, audience: Audience, now: Instant): boolean {
  if (isIn(request, 'pending')) {
    const { code } = request.status;
    const good = code !== null && code.wrong.length < CODE_TRIES && now < later(code.until, -CLOCKS_DIFFER_MS);
    return audience === 'requester' && good;
  }
  if (!isIn(request, 'done') || request.status.handover.state !== 'revealed') return false;
  const itsCard: Audience = handsOver(request) ? 'handover' : 'requester';
  return audience === itsCard && now < later(request.status.handover.at, READING_TIME_MS - CLOCKS_DIFFER_MS);
}
