/** Who sees a card of a request, and when a card must not be updated. */
import { CLOCKS_DIFFER_MS, CODE_TRIES, isUnredeemed, later, READING_TIME_MS } from '../../requests/rules/policy.ts';
import { isOwn, wayTo } from '../../requests/model/about.ts';
import type { Audience, PostedCard } from '../ports.ts';
import { type Instant, isIn, type Request, type RequestIn, UNDECIDED, WAITING } from '../../requests/model/request.ts';
import { WAYS_TO_HAND_OVER } from '../../requests/model/secrets/ways-to-hand-over.ts';
import { isPosted } from './post-card.ts';

/**
 * Always the requester; the approvers once it reached them, with a reminder if they let it wait, and an alert if its owner didn't
 * want it; the approver who hands a password over or has to sign in again; and the owner of the password if someone else asked.
 */
export function audiencesOf(request: Request, posted: readonly PostedCard[]): Audience[] {
  const reached = (audience: Audience): boolean => posted.some((card) => card.audience === audience && isPosted(card));
  const audiences: Audience[] = ['requester'];
  if (reached('approvers') || concernsApprovers(request) || wasDecided(request)) audiences.push('approvers');
  if (reached('reminder') || (isIn(request, ...UNDECIDED) && request.status.reminded)) audiences.push('reminder');
  if (reached('handover') || concernsItsApprover(request)) audiences.push('handover');
  if (reached('owner') || concernsOwner(request)) audiences.push('owner');
  if (isIn(request, 'frozen', 'superseded') || (isIn(request, 'done') && request.status.disowned !== null))
    audiences.push('alert');
  return audiences;
}

/** Is there something for an approver to do? */
export function concernsApprovers(request: Request): boolean {
  return (
    isIn(request, ...UNDECIDED, 'uninvited') || (isIn(request, 'redirected') && isUnredeemed(request.status.subject))
  );
}

/**
 * Whoever decided saw a card. If none is known, the process died before it stored it, and that card asks for a decision forever:
 * then another one says what became of the request. The same after its owner's word.
 */
function wasDecided({ status }: Request): boolean {
  return 'decision' in status || status.state === 'frozen' || status.state === 'superseded';
}

function concernsItsApprover(request: Request): boolean {
  if (isIn(request, 'resetting')) return request.status.step === 'sign-in-needed';
  return isIn(request, 'done') && isReadOn(request, 'handover');
}

/** Is something done, or about to be done, to the account of someone who did not ask for it? */
function concernsOwner(request: Request): boolean {
  return (
    isIn(
      request,
      ...UNDECIDED,
      'approved',
      'resetting',
      'done',
      'denied',
      'handled',
      'failed',
      'superseded',
      'frozen',
    ) && !isOwn(request)
  );
}

/**
 * Is someone reading a code or a password on this card? An update of the message would replace it; a later draw is due anyway.
 */
export function isBeingRead(request: Request, audience: Audience, now: Instant): boolean {
  if (isIn(request, ...WAITING)) {
    const { code } = request.status;
    const good = code !== null && code.wrong.length < CODE_TRIES && now < later(code.until, -CLOCKS_DIFFER_MS);
    return audience === 'requester' && good;
  }
  if (!isIn(request, 'done') || request.status.handover.state !== 'revealed') return false;
  // The password is void, and its reader should know.
  if (request.status.disowned !== null) return false;
  return isReadOn(request, audience) && now < later(request.status.handover.at, READING_TIME_MS - CLOCKS_DIFFER_MS);
}

/** Is this the card that shows, or has shown, what is handed over? */
export function isReadOn(request: RequestIn<'done'>, audience: Audience): boolean {
  return audience === WAYS_TO_HAND_OVER[wayTo(request, request.status.subject)].card;
}
