/** What the approvers' card says while there is something to decide: all that a decision needs at a glance, the rest behind the fold. */
import { isOwn } from '../../../requests/model/about.ts';
import type { CodeProblem } from '../../../requests/model/reasons.ts';
import { type Request, type Undecided, isIn } from '../../../requests/model/request.ts';
import type { SignInLog } from '../../../requests/model/sign-ins.ts';
import { secretOf } from '../../../requests/rules/policy.ts';
import type { ApproverContent } from '../../kit/card-content.ts';
import type { CardContext } from '../../kit/card-context.ts';
import { needsCode, problemText } from '../../kit/identity-code.ts';
import { isStopped, lockdownNotice } from '../../kit/lockdown-notice.ts';
import { plainText } from '../../kit/text/plain-text.ts';
import { click, notice, when } from '../../kit/blocks.ts';
import { accountLinks, isSeenToThere } from '../admin-pages.ts';
import { outcomeRows, requesterRows, subjectRows } from '../approval-rows.ts';
import { byHandTexts } from '../by-hand.ts';
import { checkingNotices } from './checking-notices.ts';
import { signInsLine } from './sign-ins-line.ts';
import { signInsRows } from './sign-ins-rows.ts';
import { byHandOf, decisionOf, effect, whyTwo } from './decision-content.ts';
import { titleForApprovers } from '../headline.ts';
import { unusualOf } from './unusual.ts';

/** Longer ones are whole behind the fold. */
const SENTENCE_NAME = 36;
const SENTENCE_ADDRESS = 40;
const SENTENCE_REASON = 100;

type Open = Request<Undecided>;

/** Why an approver's click did not go through. `agreed`: it did, and a second approver has to follow. */
export type Problem = CodeProblem | 'unreachable' | 'agreed';

/** For one approver alone. `signIns`: what they looked up; null if it can't be read now. */
export type Shown = { readonly problem?: Problem | undefined; readonly signIns?: SignInLog | null | undefined };

export function questionContent(request: Open, context: CardContext, { problem, signIns }: Shown): ApproverContent {
  const { locale } = context;
  const { status } = request;
  const agreed = problem === 'agreed';
  const decision = decisionOf(status, context);
  return {
    title: titleOf(request, context),
    question: questionOf(request, context),
    tone: status.state === 'pending' ? 'accent' : 'warning',
    notices: [
      ...when(agreed, ...notice(locale.approval.two.agreed, 'good')),
      ...checkingNotices(status, locale),
      ...signInsLine(status.signIns, locale),
    ],
    texts: [
      `${asksText(request, context)} ${whyText(request, context)}`,
      ...(isStopped(context) ? [] : nextTexts(request, context)),
    ],
    unusual: unusualOf(request, context),
    rows: signIns === undefined ? [] : signInsRows(signIns, locale),
    advice: null,
    warning: isStopped(context) || agreed ? '' : locale.approval.proof[needsCode(context) ? 'reachForCode' : 'reach'],
    problems: problem === undefined || agreed ? [] : [problemIn(status, problem, context)],
    decision: agreed ? { ...decision, code: [], goOn: [] } : decision,
    clicks: [],
    pages: {
      first: status.state === 'escalated' && !isStopped(context) && isSeenToThere(status.subject),
      links: accountLinks(status.subject, context),
    },
    details: {
      texts: detailTexts(request, context),
      rows: [outcomeRows(request, locale), subjectRows(status.subject, status, locale), requesterRows(request, locale)],
      clicks: when(status.signIns !== undefined, click('show-sign-ins', locale.buttons.showSignIns)),
    },
  };
}

/** In the locale's own words: for a notification, which names nobody. */
function titleOf({ status }: Open, context: CardContext): string {
  const { titles } = context.locale.approval;
  if (isStopped(context)) return titles.stopped;
  return status.firstApproval === null ? titleForApprovers(status, context) : titles.second;
}

function questionOf({ status }: Open, context: CardContext): string {
  const { approval, secrets } = context.locale;
  const owner = plainText(status.subject.name, SENTENCE_NAME);
  if (isStopped(context)) return approval.questions.stopped(owner);
  const questions =
    status.state === 'escalated' ? approval.questions.byHand : secrets[secretOf(status, context.handOver)].questions;
  return questions[status.firstApproval === null ? 'first' : 'second'](owner);
}

/** Who asks for whom, by name and sign-in name, as anyone can bear a name. The question has the owner's name already. */
function asksText(request: Open, { locale: { approval } }: CardContext): string {
  const { requester, status } = request;
  const account = plainText(status.subject.signInName, SENTENCE_ADDRESS);
  return isOwn(request)
    ? approval.asks.own(account)
    : approval.asks.other(named(requester.name, requester.signInName ?? ''), account);
}

function named(name: string, signInName: string): string {
  const shown = plainText(name, SENTENCE_NAME);
  return signInName === '' ? shown : `${shown} (${plainText(signInName, SENTENCE_ADDRESS)})`;
}

function whyText({ reason }: Open, { locale: { approval } }: CardContext): string {
  const said = plainText(reason, SENTENCE_REASON);
  return said === '' ? approval.why.none : approval.why.said(said);
}

/** What has to be known before deciding: what is left to do, by hand or by the approver themselves. */
function nextTexts(request: Open, context: CardContext): readonly string[] {
  const { approval } = context.locale;
  const { status } = request;
  const first = status.firstApproval;
  return [
    first === null ? '' : approval.two.second(plainText(first.by.name, SENTENCE_NAME)),
    ...(isIn(request, 'escalated') ? byHandTexts(status.subject, context) : []),
    ...(isIn(request, 'escalated') && first === null ? [byHandOf(status, context)] : []),
  ];
}

/** Why two have to approve, what an approval does, and what proves nothing. A lockdown's own line says who ordered it. */
function detailTexts(request: Open, context: CardContext): readonly string[] {
  const { proof } = context.locale.approval;
  const ordered = lockdownNotice(context, 'approvers').map(({ text }) => text);
  if (isStopped(context)) return ordered;
  return [
    ...ordered,
    whyTwo(request.status, context),
    ...(isIn(request, 'pending') ? [effect(request, context)] : []),
    `${proof.not} ${proof.deny}`,
  ];
}

/** Shown to the approver who clicked, beside what they filled in. */
function problemIn(status: Undecided, problem: Exclude<Problem, 'agreed'>, { locale }: CardContext): string {
  return problem === 'unreachable' ? locale.chat.openChatFirst : problemText(status, problem, locale);
}
