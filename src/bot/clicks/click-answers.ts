/** What a clicker on a request's card sees: always a card for them alone. */
import { approvalCard } from '../../cards/approvers/approval-card.ts';
import type { Problem } from '../../cards/approvers/question/question-content.ts';
import type { Outcome } from '../../requests/actions/approvers/judge-click.ts';
import type { Disowned } from '../../requests/actions/disown.ts';
import { readSignIns } from '../../requests/actions/approvers/read-sign-ins.ts';
import { recordRefusal } from '../../requests/actions/refusal.ts';
import { isOwn } from '../../requests/model/about.ts';
import { isUndecided, type Person, type Request, type RequestId } from '../../requests/model/request.ts';
import type { Deps } from '../../requests/model/services.ts';
import { plainText } from '../../cards/kit/text/plain-text.ts';
import { alreadyDecidedCard, notAllowedCard } from '../../cards/approvers/click-without-effect.ts';
import { type Typed, withProblem, withTyped } from '../../cards/typed-fields.ts';
import type { Audience, PostedCard } from '../ports.ts';
import { cardContext, showLive, showRequest } from '../posting/request-cards.ts';
import type { BotServices } from '../services.ts';
import { goOnWithClick } from './click-after-turn.ts';
import { type Turn, show, showNotice } from '../turn.ts';

/** The card that was clicked. */
export type Clicked = {
  readonly audience: Audience;
  /** Where it is posted; undefined if it is not known there, so that its place doesn't say who may read it. */
  readonly here: PostedCard | undefined;
  /** What was typed in its fields. */
  readonly typed?: Typed;
};

/** Shows the outcome of a decision. */
export async function showOutcome(services: BotServices, turn: Turn, outcome: Outcome, on: Clicked): Promise<void> {
  const { requests } = services;
  const { caller, locale, signIn } = turn;
  switch (outcome.kind) {
    case 'checking':
      services.log.info({ request: outcome.request.id }, 'Rights not read within the turn, the click continues');
      services.afterwards.goOn(goOnWithClick(services, turn, outcome.request.id));
      // Whether they may read it isn't known yet.
      return on.here === undefined
        ? showNotice(turn, locale.approval.checking(plainText(caller.person.name)))
        : showRequest(requests, turn, outcome.request, on.audience);
    case 'moved':
      return isFirstApprover(outcome.request, caller.person)
        ? show(turn, approvalCard(outcome.request, await cardContext(requests, locale), { problem: 'agreed' }))
        : showRequest(requests, turn, outcome.request, on.audience);
    case 'sign-in':
      if (outcome.because === 'other-person') return showNotice(turn, locale.chat.signInOfOther);
      return signIn === null || turn.kind !== 'invoke' ? showNotice(turn, locale.chat.signInUnavailable) : signIn.ask();
    case 'code':
      return showAgain(requests, turn, outcome.request, on, outcome.problem);
    case 'unreachable':
      return showAgain(requests, turn, outcome.request, on, 'unreachable');
    case 'already':
      return show(turn, alreadyDecidedCard(await cardContext(requests, locale), outcome.request));
    case 'not-allowed':
      return show(turn, notAllowedCard(locale, outcome.because));
    case 'ended':
      if (outcome.error !== undefined) services.log.warn({ error: outcome.error }, 'Invitation not sent');
      return showNotice(turn, locale.approval.clickEnded.problems[outcome.because]);
    case 'over':
      return showNotice(turn, locale.chat.nothingToDecide);
    case 'unknown':
      return showNotice(turn, locale.chat.requestUnknown);
  }
}

/**
 * The card on which an approver can try again at once, with what they typed. Only in an answer that they alone see: a message with a
 * code would stay in a chat.
 */
async function showAgain(
  requests: Deps,
  turn: Turn,
  request: Request,
  { here, typed = {} }: Clicked,
  problem: Problem,
): Promise<void> {
  if (!(await mayRead(requests, turn, here))) return showNotice(turn, turn.locale.chat.pendingOnlyForApprovers);
  const card = approvalCard(request, await cardContext(requests, turn.locale), { problem });
  return show(turn, turn.kind === 'invoke' ? withTyped(card, typed) : card);
}

/** May they read a card for approvers? Those in the channel may; elsewhere it takes the right, read now. */
async function mayRead({ directory }: Deps, { caller }: Turn, here: PostedCard | undefined): Promise<boolean> {
  return here !== undefined || (await directory.isApprover(caller.person.id));
}

/** A denial without a reason: said below its field, on the card that the approver has before them. */
export async function showReasonMissing(
  { requests }: BotServices,
  turn: Turn,
  id: RequestId,
  { here, typed = {} }: Clicked,
): Promise<void> {
  const { locale } = turn;
  const isBefore = turn.kind === 'invoke' && (here === undefined || here.audience === 'approvers');
  const request = isBefore && (await mayRead(requests, turn, here)) ? await requests.store.load(id) : undefined;
  if (request === undefined) return showNotice(turn, locale.chat.reasonMissing);
  const card = withTyped(approvalCard(request, await cardContext(requests, locale)), typed);
  return show(turn, withProblem(card, { field: 'reason', text: locale.chat.reasonMissing }));
}

/** The approvers' card with the last sign-ins on it. Only in an answer that one approver sees: in the channel it would be everybody's. */
export async function showSignIns(requests: Deps, turn: Turn, id: RequestId, typed: Typed): Promise<void> {
  const { caller, locale } = turn;
  if (turn.kind !== 'invoke') return showNotice(turn, locale.chat.revealNeedsNewerTeams);
  const read = await readSignIns(requests, id, caller);
  switch (read.kind) {
    case 'read': {
      const { request, log } = read;
      const card = approvalCard(request, await cardContext(requests, locale), { signIns: log });
      return show(turn, withTyped(card, typed));
    }
    case 'not-allowed':
      return show(turn, notAllowedCard(locale, read.because));
    case 'over':
      return showNotice(turn, locale.chat.nothingToDecide);
  }
}

/** Has this person given the first of two approvals? Only a second person's counts as well. */
function isFirstApprover({ status }: Request, { id }: Person): boolean {
  return isUndecided(status) && status.firstApproval?.by.id === id;
}

/** Shows what became of "This was not me", on the card with that button. */
export async function showDisowned({ requests }: BotServices, turn: Turn, result: Disowned): Promise<void> {
  const { notYours, notMeOver } = turn.locale.chat;
  switch (result.kind) {
    case 'disowned':
      return showRequest(requests, turn, result.request, isOwn(result.request) ? 'requester' : 'owner');
    case 'over':
      return showNotice(turn, notMeOver);
    case 'not-yours':
      return showNotice(turn, notYours);
  }
}

/** The requester's own card. @param request undefined if it isn't theirs */
export async function showOwn(requests: Deps, turn: Turn, request: Request | undefined): Promise<void> {
  return request === undefined
    ? showNotice(turn, turn.locale.chat.notYours)
    : showRequest(requests, turn, request, 'requester');
}

/** The requester's own card, from a list of theirs; it keeps itself up to date there. */
export async function showLiveOwn(requests: Deps, turn: Turn, id: RequestId): Promise<void> {
  const { caller, locale } = turn;
  const request = await requests.store.load(id);
  if (request?.requester.id === caller.person.id) return showLive(requests, turn, request);
  await recordRefusal(requests, 'click', caller, request, 'not-the-requester');
  return showNotice(turn, locale.chat.notYours);
}

/** The requester's own card after they chose an account, which is then looked up. @param request as for `showOwn` */
export async function showChosen(
  { requests, lookUp }: BotServices,
  turn: Turn,
  request: Request | undefined,
): Promise<void> {
  return showOwn(requests, turn, request === undefined ? undefined : await lookUp(request, turn));
}

/**
 * Shows the card as it is now, to those it was posted for. Its place says who they are, and the channel signs the place.
 * @param here the card that was clicked
 */
export async function showAsItIs(
  { requests }: BotServices,
  turn: Turn,
  id: RequestId,
  here: PostedCard | undefined,
): Promise<void> {
  const { caller, locale } = turn;
  const request = await requests.store.load(id);
  const mayRead = here?.audience === 'requester' ? request?.requester.id === caller.person.id : here !== undefined;
  if (request === undefined || here === undefined || !mayRead) {
    await recordRefusal(requests, 'click', caller, request, 'not-the-reader');
    return showNotice(turn, locale.chat.requestUnknown);
  }
  return showRequest(requests, turn, request, here.audience);
}
