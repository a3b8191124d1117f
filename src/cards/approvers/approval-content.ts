/** What the approvers' card says in each state. */
import { isOwn, subjectOf } from '../../requests/model/about.ts';
import {
  isUndecided,
  type Request,
  type State,
  type Status,
  type Subject,
  type Undecided,
} from '../../requests/model/request.ts';
import type { CodeProblem } from '../../requests/model/reasons.ts';
import { checkingOf } from '../../requests/rules/stored-clicks.ts';
import { needsSecuring } from '../../requests/rules/after-reset.ts';
import { isUnredeemed, waitsUntil, secretOf } from '../../requests/rules/policy.ts';
import type { Locale } from '../../locales/index.ts';
import { accountLinks, isSeenToThere } from './admin-pages.ts';
import { approvalRows } from './approval-rows.ts';
import type { AdminPages, ApproverContent } from '../kit/card-content.ts';
import type { CardContext } from '../kit/card-context.ts';
import { adviceOf, decisionOf } from './decision-content.ts';
import { writtenText } from '../kit/failure-text.ts';
import { problemText } from '../kit/identity-code.ts';
import { isStopped, lockdownNotice, needsTwo } from '../kit/lockdown-notice.ts';
import { plainText } from '../kit/plain-text.ts';
import { homeKey } from '../kit/account-and-home.ts';
import { disownedTone, titleForApprovers } from './headline.ts';
import { type Click, type Notice, type Tone, click, notice, when } from '../kit/blocks.ts';

/** A sentence with two people in it stays within one paragraph. */
const SENTENCE_NAME = 60;
const SENTENCE_ADDRESS = 120;
const TONES: Readonly<Record<State, Tone>> = {
  asked: 'accent',
  choosing: 'accent',
  advised: 'accent',
  refused: 'emphasis',
  redirected: 'emphasis',
  withheld: 'emphasis',
  escalated: 'warning',
  handled: 'good',
  pending: 'accent',
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

/** @param problem why this approver's click on an undecided one did not go through */
export function approvalContent(
  request: Request,
  context: CardContext,
  problem: CodeProblem | 'unreachable' | undefined,
): ApproverContent {
  const { locale } = context;
  const { status } = request;
  return {
    title: titleOf(status, context),
    tone: toneOf(status),
    notices: noticesOf(status, context),
    texts: [asksText(request, locale), ...explanation(status, context)],
    rows: approvalRows(request, locale),
    advice: adviceOf(request, context),
    problems: problemsOf(status, problem, context.locale),
    decision: decisionOf(status, context),
    clicks: clicksOf(status, context),
    pages: pagesOf(status, context),
  };
}

/** What to do besides deciding. What an owner disowned is secured from the alert. */
function clicksOf(status: Status, context: CardContext): readonly Click[] {
  const { buttons } = context.locale;
  const stopped = isStopped(context);
  const waits = status.state === 'resetting' && status.step === 'sign-in-needed';
  return [
    ...when(mayInvite(status) && !stopped, click('invite-again', buttons.inviteAgain)),
    ...when(waits, click('resume', buttons.resume, 'positive')),
    ...when(isInsecure(status), click('secure', buttons.secure, 'positive')),
  ];
}

/** Beside the buttons that decide, only the pages that open the account: more can't be told apart on a phone. */
const PAGES_BESIDE_A_DECISION = 2;

/** As long as an admin has something to do or to look up. */
function pagesOf(status: Status, context: CardContext): AdminPages {
  const subject = subjectOf({ status });
  const toDo = isUndecided(status) || status.state === 'redirected' || status.state === 'failed';
  const waits = status.state === 'resetting' && status.step === 'sign-in-needed';
  if (subject === null || !(toDo || waits || isInsecure(status))) return { first: false, links: [] };
  const byHand = (status.state === 'escalated' && !isStopped(context)) || status.state === 'failed';
  const links = accountLinks(subject, context);
  return {
    first: byHand && isSeenToThere(subject),
    links: isUndecided(status) ? links.slice(0, PAGES_BESIDE_A_DECISION) : links,
  };
}

function isInsecure(status: Status): boolean {
  return status.state === 'done' && status.disowned === null && needsSecuring({ status });
}

/** A reset whose password nobody read is no success: the owner of the account cannot sign in. */
function toneOf(status: Status): Tone {
  if ('disowned' in status && status.disowned !== null) return disownedTone(status);
  if (isInsecure(status)) return 'attention';
  if (status.state === 'resetting' && status.step === 'sign-in-needed') return 'warning';
  return status.state === 'done' && status.handover.state === 'erased' ? 'warning' : TONES[status.state];
}

function titleOf(status: Status, context: CardContext): string {
  const { approval, home } = context.locale;
  if (status.state === 'redirected' && isUnredeemed(status.subject))
    return home.kinds['invitation-not-redeemed'].title(false);
  if (isUndecided(status) && isStopped(context)) return approval.titles.stopped;
  const second = isUndecided(status) && status.firstApproval !== null;
  return second ? approval.titles.second : titleForApprovers(status, context);
}

function noticesOf(status: Status, context: CardContext): readonly Notice[] {
  const open = isUndecided(status) || status.state === 'approved';
  return [...checkingNotices(status, context.locale), ...(open ? lockdownNotice(context, 'approvers') : [])];
}

/** Shown to the approver who clicked, below what they filled in and above the buttons. */
function problemsOf(
  status: Status,
  problem: CodeProblem | 'unreachable' | undefined,
  locale: Locale,
): readonly string[] {
  if (!isUndecided(status) || problem === undefined) return [];
  return [problem === 'unreachable' ? locale.chat.openChatFirst : problemText(status, problem, locale)];
}

/** Whose rights are being read; everybody sees it, so that nobody presses again for nothing. */
export function checkingNotices(status: Status, { approval }: Locale): readonly Notice[] {
  return checkingOf({ status }).flatMap(({ by }) => notice(approval.checking(plainText(by.name)), 'accent'));
}

/** An invitation can be sent again once, to its original address. The card then says who sent it. */
function mayInvite(status: Status): boolean {
  if (status.state !== 'redirected' || !isUnredeemed(status.subject)) return false;
  return status.invitedAgain === null && status.subject.mail !== null;
}

function explanation(status: Status, context: CardContext): readonly string[] {
  const { approval, alert, dateTime } = context.locale;
  switch (status.state) {
    case 'pending':
      return isStopped(context) ? [] : whyTwo(status, context);
    case 'escalated':
      return isStopped(context) ? [] : [...whyTwo(status, context), ...byHandTexts(status.subject, context)];
    case 'redirected':
      return byHandTexts(status.subject, context);
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

/** Who asks for whom, while there is something to decide: by name and sign-in name, as anyone can bear a name. */
function asksText(request: Request, { approval }: Locale): string {
  const { requester, status } = request;
  if (!isUndecided(status)) return '';
  const { subject } = status;
  const asker = named(requester.name, requester.signInName ?? '');
  return isOwn(request)
    ? approval.asks.own(named(subject.name, subject.signInName))
    : approval.asks.other(asker, named(subject.name, subject.signInName));
}

function named(name: string, signInName: string): string {
  const shown = plainText(name, SENTENCE_NAME);
  return signInName === '' ? shown : `${shown} (${plainText(signInName, SENTENCE_ADDRESS)})`;
}

/** Why it takes two, where a lockdown's own line does not say so, and that one has approved. */
function whyTwo(status: Undecided, context: CardContext): readonly string[] {
  const { subject, firstApproval } = status;
  const { approval, secrets } = context.locale;
  const { two } = approval;
  const forSecret = needsTwo(status, { ...context, lockdown: { mode: 'off' } });
  const because = subject.privileged
    ? two.privileged
    : forSecret
      ? (secrets[secretOf(status, context.handOver)].two ?? '')
      : '';
  return [because, firstApproval === null ? '' : two.second];
}

function byHandTexts({ home }: Subject, { locale: { approval } }: CardContext): readonly string[] {
  if (home.where !== 'unsure') return [approval.byHand[homeKey(home)]];
  const { what, next } = approval.unsure[home.because];
  return [what, next];
}
