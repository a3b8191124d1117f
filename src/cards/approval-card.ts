/** The approvers' card: everything a decision needs, the two buttons, and afterwards what became of it. */
import type { Locale } from '../locales/index.ts';
import type { Failed } from '../locales/locale.ts';
import type { Request, State, Status, Subject } from '../requests/request.ts';
import { approvalRows } from './approval-rows.ts';
import { type Card, type View, cardLayout } from './card.ts';
import { plainText } from './plain-text.ts';
import { homeKey, isOwn } from './subject.ts';
import layout from './templates/approval.json' with { type: 'json' };
import { type Tone, facts, opening, paragraphs, when } from './view.ts';

const draw = cardLayout(layout);
const TONES: Readonly<Record<State, Tone>> = {
  asked: 'accent',
  choosing: 'accent',
  refused: 'emphasis',
  redirected: 'emphasis',
  escalated: 'warning',
  pending: 'accent',
  denied: 'emphasis',
  cancelled: 'emphasis',
  expired: 'emphasis',
  approved: 'accent',
  resetting: 'accent',
  done: 'good',
  failed: 'attention',
};

/** Draws the approvers' card in any state; only a pending one has buttons. */
export function approvalCard(request: Request, locale: Locale): Card {
  const { approval } = locale;
  const { status } = request;
  const pending = status.state === 'pending';
  return draw({
    ...opening(locale, titleOf(status, locale), toneOf(status), request.reference),
    request: request.id,
    paragraphs: paragraphs(...explanation(request, locale)),
    facts: facts(...approvalRows(request, locale)),
    proof: when(pending || status.state === 'escalated', {
      text: approval.proof,
      effects: status.state === 'pending' ? paragraphs(effect(request, status.subject, locale)) : [],
    }),
    decide: when(pending, buttonsOf(locale)),
    invite: when(mayInvite(status), { title: locale.buttons.inviteAgain }),
  });
}

/** Done with nobody having read the password is not well: the owner of the account cannot sign in. */
function toneOf(status: Status): Tone {
  return status.state === 'done' && status.handover.state === 'erased' ? 'warning' : TONES[status.state];
}

function titleOf(status: Status, { approval, home }: Locale): string {
  return isUnredeemed(status) ? home.kinds['invitation-not-redeemed'].title(false) : approval.titles[status.state];
}

/** An invitation can be sent again once, to the address that it went to; the card says then who did. */
function mayInvite(status: Status): boolean {
  return isUnredeemed(status) && status.invitedAgain === null && status.subject.mail !== null;
}

function isUnredeemed(status: Status): status is Extract<Status, { state: 'redirected' }> {
  return status.state === 'redirected' && homeKey(status.subject.home) === 'invitation-not-redeemed';
}

function explanation({ status }: Request, { approval }: Locale): readonly string[] {
  const said = ({ what, next }: Failed): readonly string[] => [what, next];
  if (status.state === 'failed') return said(approval.failed[status.because]);
  if (status.state !== 'escalated' && status.state !== 'redirected') return [];
  const { home } = status.subject;
  return home.where === 'unsure' ? said(approval.unsure[home.because]) : [approval.byHand[homeKey(home)]];
}

function effect(request: Request, subject: Subject, { approval }: Locale): string {
  return approval.effect(plainText(subject.name), isOwn(request));
}

function buttonsOf({ buttons, approval }: Locale): View {
  return {
    approve: buttons.approve,
    deny: buttons.deny,
    denyNow: buttons.denyNow,
    reason: approval.denyReason,
    reasonMissing: approval.denyReasonMissing,
  };
}
