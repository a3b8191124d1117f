/** The approvers' card: everything a decision needs, its buttons, and afterwards what became of it. */
import type { CodeProblem } from '../requests/decide.ts';
import type { Request, State, Status } from '../requests/request.ts';
import { approvalRows } from './approval-rows.ts';
import { type Card, type View, cardLayout } from './card.ts';
import type { CardContext } from './context.ts';
import { decisionParts } from './decision-parts.ts';
import { writtenText } from './failed.ts';
import { problemText } from './identity-code.ts';
import { isStopped, lockdownNotice } from './lockdown.ts';
import { homeKey } from './subject.ts';
import layout from './templates/approval.json' with { type: 'json' };
import { type Tone, facts, notice, opening, paragraphs, when } from './view.ts';

const draw = cardLayout(layout);
const TONES: Readonly<Record<State, Tone>> = {
  asked: 'accent',
  choosing: 'accent',
  refused: 'emphasis',
  redirected: 'emphasis',
  escalated: 'warning',
  handled: 'good',
  pending: 'accent',
  denied: 'emphasis',
  cancelled: 'emphasis',
  expired: 'emphasis',
  approved: 'accent',
  resetting: 'accent',
  done: 'good',
  failed: 'attention',
};

/**
 * Draws the approvers' card in any state.
 * @param problem why this approver's click on a pending one did not go through
 */
export function approvalCard(request: Request, context: CardContext, problem?: CodeProblem): Card {
  const { locale } = context;
  const { status } = request;
  return draw({
    ...opening(locale, titleOf(status, context), toneOf(status), request.reference),
    request: request.id,
    notices: noticesOf(status, context, problem),
    paragraphs: paragraphs(...explanation(status, context)),
    facts: facts(...approvalRows(request, locale)),
    ...decisionParts(request, context),
    byHand: [
      ...when(status.state === 'escalated', { verb: 'handled', title: locale.buttons.handled }),
      ...when(mayInvite(status), { verb: 'invite-again', title: locale.buttons.inviteAgain }),
    ],
  });
}

/** Done with nobody having read the password is not well: the owner of the account cannot sign in. */
function toneOf(status: Status): Tone {
  return status.state === 'done' && status.handover.state === 'erased' ? 'warning' : TONES[status.state];
}

function titleOf(status: Status, context: CardContext): string {
  const { approval, home } = context.locale;
  if (isUnredeemed(status)) return home.kinds['invitation-not-redeemed'].title(false);
  if (status.state !== 'pending') return approval.titles[status.state];
  if (isStopped(context)) return approval.titles.stopped;
  return status.firstApproval === null ? approval.titles.pending : approval.titles.second;
}

function noticesOf(status: Status, context: CardContext, problem: CodeProblem | undefined): readonly View[] {
  const open = status.state === 'pending' || status.state === 'escalated' || status.state === 'approved';
  const wrong = status.state === 'pending' && problem !== undefined;
  return [
    ...(wrong ? notice(problemText(status, problem, context.locale), 'attention') : []),
    ...(open ? lockdownNotice(context, 'approvers') : []),
  ];
}

/** An invitation can be sent again once, to the address that it went to; the card says then who did. */
function mayInvite(status: Status): boolean {
  return isUnredeemed(status) && status.invitedAgain === null && status.subject.mail !== null;
}

function isUnredeemed(status: Status): status is Extract<Status, { state: 'redirected' }> {
  return status.state === 'redirected' && homeKey(status.subject.home) === 'invitation-not-redeemed';
}

function explanation(status: Status, context: CardContext): readonly string[] {
  const { approval } = context.locale;
  switch (status.state) {
    case 'pending': {
      if (isStopped(context)) return [];
      const { subject, firstApproval } = status;
      return [subject.privileged ? approval.two.privileged : '', firstApproval === null ? '' : approval.two.second];
    }
    case 'failed': {
      const { what, next } = approval.failed[status.because];
      return [`${what} ${writtenText(status, approval.failed.written)}`, next];
    }
    case 'escalated':
    case 'redirected': {
      const { home } = status.subject;
      if (home.where !== 'unsure') return [approval.byHand[homeKey(home)]];
      const { what, next } = approval.unsure[home.because];
      return [what, next];
    }
    default:
      return [];
  }
}
