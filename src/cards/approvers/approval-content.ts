/** What the approvers' card says in each state. */
import { isOwn, subjectOf } from '../../requests/model/about.ts';
import { isUndecided, type Request, type Status } from '../../requests/model/request.ts';
import { needsSecuring } from '../../requests/rules/after-reset.ts';
import { WHO_LIMIT, isUnredeemed, waitsUntil } from '../../requests/rules/policy.ts';
import { accountLinks, guestLinks, isSeenToThere } from './admin-pages.ts';
import { accountRows, outcomeRows, requesterRows, subjectRows } from './approval-rows.ts';
import { byHandTexts } from './by-hand.ts';
import { checkingNotices } from './question/checking-notices.ts';
import type { AdminPages, ApproverContent } from '../kit/card-content.ts';
import type { CardContext } from '../kit/card-context.ts';
import { NO_DECISION } from './question/decision-content.ts';
import { writtenText } from '../kit/text/failure-text.ts';
import { isStopped, lockdownNotice } from '../kit/lockdown-notice.ts';
import { plainText } from '../kit/text/plain-text.ts';
import { nameAndAddress } from '../kit/account-and-home.ts';
import { disownedTone, titleForApprovers } from './headline.ts';
import { type Shown, questionContent } from './question/question-content.ts';
import { type Click, type Tone, click, when } from '../kit/blocks.ts';

type Settled = Exclude<Status, { state: 'pending' | 'escalated' }>;

const TONES: Readonly<Record<Settled['state'], Tone>> = {
  asked: 'accent',
  choosing: 'accent',
  advised: 'accent',
  refused: 'emphasis',
  redirected: 'emphasis',
  uninvited: 'emphasis',
  invited: 'good',
  withheld: 'emphasis',
  handled: 'good',
  denied: 'emphasis',
  cancelled: 'emphasis',
  expired: 'emphasis',
  superseded: 'warning',
  frozen: 'warning',
  approved: 'accent',
  resetting: 'accent',
  done: 'good',
  failed: 'attention',
};

/** @param shown what an undecided one shows beside to the one approver who clicked */
export function approvalContent(request: Request, context: CardContext, shown: Shown): ApproverContent {
  const { status } = request;
  return isUndecided(status)
    ? questionContent({ ...request, status }, context, shown)
    : settledContent({ ...request, status }, context);
}

/** Nothing is to be decided any more, or not yet: what became of it. */
function settledContent(request: Request<Settled>, context: CardContext): ApproverContent {
  const { locale } = context;
  const { status } = request;
  const subject = subjectOf(request);
  const open = status.state === 'approved';
  return {
    title: titleOf(status, context),
    question: null,
    tone: toneOf(status),
    notices: [...checkingNotices(status, locale), ...(open ? lockdownNotice(context, 'approvers') : [])],
    texts: [aboutText(request, context), ...explanation(status, context)],
    unusual: [],
    rows: outcomeRows(request, locale),
    advice: null,
    warning: '',
    problems: [],
    decision: NO_DECISION,
    clicks: clicksOf(status, context),
    pages: pagesOf(status, context),
    details: {
      texts: [],
      rows: [
        subject === null ? accountRows(request, locale) : subjectRows(subject, status, locale),
        requesterRows(request, locale),
      ],
      clicks: [],
    },
  };
}

/** Whose request it was, as its title names nobody. */
function aboutText(request: Request, { locale: { approval } }: CardContext): string {
  const { requester, status } = request;
  if (status.state === 'uninvited') {
    return approval.outsider.asks(plainText(requester.name), plainText(status.address, WHO_LIMIT));
  }
  const subject = subjectOf(request);
  if (subject === null) return '';
  const account = nameAndAddress(subject);
  return isOwn(request)
    ? approval.about.own(account)
    : approval.about.other(account, plainText(request.requester.name));
}

/** What to do besides deciding. What an owner disowned is secured from the alert. */
function clicksOf(status: Settled, context: CardContext): readonly Click[] {
  const { buttons } = context.locale;
  const stopped = isStopped(context);
  const waits = status.state === 'resetting' && status.step === 'sign-in-needed';
  return [
    ...when(status.state === 'uninvited' && !stopped, click('invite', buttons.invite, 'positive')),
    ...when(mayInvite(status) && !stopped, click('invite-again', buttons.inviteAgain)),
    ...when(waits, click('resume', buttons.resume, 'positive')),
    ...when(isInsecure(status), click('secure', buttons.secure, 'positive')),
  ];
}

/** As long as an admin has something to do or to look up. */
function pagesOf(status: Settled, context: CardContext): AdminPages {
  if (status.state === 'uninvited') return { first: false, links: guestLinks(context) };
  const subject = subjectOf({ status });
  const failed = status.state === 'failed';
  const waits = status.state === 'resetting' && status.step === 'sign-in-needed';
  if (subject === null || !(failed || status.state === 'redirected' || waits || isInsecure(status)))
    return { first: false, links: [] };
  return { first: failed && isSeenToThere(subject), links: accountLinks(subject, context) };
}

function isInsecure(status: Status): boolean {
  return status.state === 'done' && status.disowned === null && needsSecuring({ status });
}

/** A reset whose password nobody read is no success: the owner of the account cannot sign in. */
function toneOf(status: Settled): Tone {
  if ('disowned' in status && status.disowned !== null) return disownedTone(status);
  if (isInsecure(status)) return 'attention';
  if (status.state === 'resetting' && status.step === 'sign-in-needed') return 'warning';
  return status.state === 'done' && status.handover.state === 'erased' ? 'warning' : TONES[status.state];
}

function titleOf(status: Settled, context: CardContext): string {
  const { home } = context.locale;
  if (status.state === 'redirected' && isUnredeemed(status.subject))
    return home.kinds['invitation-not-redeemed'].title(false);
  return titleForApprovers(status, context);
}

/** An invitation can be sent again once, to its original address. The card then says who sent it. */
function mayInvite(status: Status): boolean {
  if (status.state !== 'redirected' || !isUnredeemed(status.subject)) return false;
  return status.invitedAgain === null && status.subject.mail !== null;
}

function explanation(status: Settled, context: CardContext): readonly string[] {
  const { approval, alert, dateTime } = context.locale;
  switch (status.state) {
    case 'redirected':
      return byHandTexts(status.subject, context);
    case 'uninvited': {
      const { text, byHand, effect } = approval.outsider;
      const button = when(!isStopped(context), effect(plainText(status.address, WHO_LIMIT)));
      return [text(plainText(status.domain)), byHand, ...button];
    }
    case 'invited':
      return [approval.outsider.invited];
    case 'failed': {
      const { what, next } = approval.failed[status.because];
      return [`${what} ${writtenText(status, 'approvers', context)}`, next];
    }
    case 'superseded':
      return [approval.superseded];
    case 'frozen':
      return [approval.disowned.frozen];
    case 'resetting': {
      const { decision, disowned } = status;
      return [
        status.step === 'sign-in-needed'
          ? approval.waits(plainText(decision.by.name), dateTime(waitsUntil(status.waitsSince)))
          : '',
        disowned === null ? '' : approval.disowned.resetting,
      ];
    }
    case 'done':
      if (status.disowned !== null) return [approval.disowned.done];
      return isInsecure(status) ? [approval.insecure, alert.secure[context.resetAs]] : [];
    default:
      return [];
  }
}
