/** What whoever clicked on a request's card sees: always a card for him alone. */
import { approvalCard } from '../../cards/approvers/approval-card.ts';
import { alreadyDecidedCard, noticeCard, notAllowedCard } from '../../cards/requester/message-cards.ts';
import { requestCard } from '../../cards/request-card.ts';
import type { Outcome } from '../../requests/actions/decide.ts';
import { isOwn } from '../../requests/model/about.ts';
import type { Caller, Deps } from '../../requests/model/services.ts';
import type { Disowned } from '../../requests/actions/disown.ts';
import { inviteAgain } from '../../requests/actions/invite-again.ts';
import { DirectoryRefused } from '../../requests/model/ports.ts';
import type { Audience, PostedCard, PostedCards } from '../ports.ts';
import { recordRefusal } from '../../requests/actions/refusal.ts';
import type { Request, RequestId } from '../../requests/model/request.ts';
import { cardContext } from '../posting/request-cards.ts';
import type { BotDeps } from '../services.ts';
import { type Turn, isInvoke, show } from '../turn.ts';

/** What a decision, or a sign-in for one, has led to. @param audience for whom the card is whose button was pressed */
export async function showOutcome(
  { requests, signIn }: BotDeps,
  turn: Turn,
  outcome: Outcome,
  audience: Audience,
): Promise<void> {
  const { locale } = turn;
  const context = await cardContext(requests, locale);
  switch (outcome.kind) {
    case 'moved':
      return show(turn, requestCard(outcome.request, audience, context));
    case 'sign-in':
      if (outcome.because === 'other-person') return show(turn, noticeCard(locale, locale.chat.signInOfOther));
      return signIn === null || !isInvoke(turn.context)
        ? show(turn, noticeCard(locale, locale.chat.signInUnavailable))
        : signIn.askFor(turn);
    case 'code':
      return show(turn, approvalCard(outcome.request, context, outcome.problem));
    case 'unreachable':
      return show(turn, approvalCard(outcome.request, context, 'unreachable'));
    case 'already':
      return show(turn, alreadyDecidedCard(context, outcome.request));
    case 'not-allowed':
      return show(turn, notAllowedCard(locale, outcome.because));
    case 'unknown':
      return show(turn, noticeCard(locale, locale.chat.requestUnknown));
  }
}

/** What became of "This was not me", on the card that has that button. */
export async function showDisowned(deps: BotDeps, turn: Turn, result: Disowned): Promise<void> {
  const { locale } = turn;
  if (result.kind === 'not-yours') return show(turn, noticeCard(locale, locale.chat.notYours));
  if (result.kind === 'over') return show(turn, noticeCard(locale, locale.chat.notMeOver));
  const { request } = result;
  const audience = isOwn(request) ? 'requester' : 'owner';
  return show(turn, requestCard(request, audience, await cardContext(deps.requests, locale)));
}

/** The requester's own card. @param request undefined where it is not his */
export async function showOwn(requests: Deps, turn: Turn, request: Request | undefined): Promise<void> {
  const { locale } = turn;
  return show(
    turn,
    request === undefined
      ? noticeCard(locale, locale.chat.notYours)
      : requestCard(request, 'requester', await cardContext(requests, locale)),
  );
}

/** The requester's own card after they chose an account, which is then looked up. @param request as for `showOwn` */
export async function showChosen(deps: BotDeps, turn: Turn, request: Request | undefined): Promise<void> {
  return showOwn(deps.requests, turn, request === undefined ? undefined : await deps.lookUp(request));
}

/** Sends an invitation once more, and shows what became of that. */
export async function showInvitation(
  { requests, log }: BotDeps,
  turn: Turn,
  caller: Caller,
  id: RequestId,
): Promise<void> {
  const { locale } = turn;
  const { chat } = locale;
  const result = await inviteAgain(requests, id, caller).catch((error: unknown) => {
    if (!(error instanceof DirectoryRefused)) throw error;
    log.warn({ error, request: id }, 'An invitation was not sent again');
    return { kind: 'not-sent' } as const;
  });
  switch (result.kind) {
    case 'sent':
      return show(turn, requestCard(result.request, 'approvers', await cardContext(requests, locale)));
    case 'not-allowed':
      return show(turn, noticeCard(locale, chat.inviteNotAllowed));
    case 'stopped':
      return show(turn, noticeCard(locale, chat.inviteStopped));
    case 'not-offered':
      return show(turn, noticeCard(locale, chat.invitationNotNeeded));
    case 'not-sent':
      return show(turn, noticeCard(locale, chat.invitationNotSent));
  }
}

/** The card as it is now, for those whom it was posted for: known by where it stands, which the channel signs. */
export async function showAsItIs(
  { requests, cards }: BotDeps,
  turn: Turn,
  caller: Caller,
  id: RequestId,
): Promise<void> {
  const { locale } = turn;
  const [request, here] = await Promise.all([requests.store.load(id), cardHere(cards, turn, id)]);
  const mayRead = here?.audience === 'requester' ? request?.requester.id === caller.person.id : here !== undefined;
  if (request === undefined || here === undefined || !mayRead) {
    await recordRefusal(requests, 'click', caller, request, 'not-the-reader');
    return show(turn, noticeCard(locale, locale.chat.requestUnknown));
  }
  return show(turn, requestCard(request, here.audience, await cardContext(requests, locale)));
}

/** The card of this request that was clicked, by where it stands, which the channel signs. */
export async function cardHere(cards: PostedCards, { context }: Turn, id: RequestId): Promise<PostedCard | undefined> {
  const { conversation, replyToId } = context.activity;
  const posted = await cards.of(id);
  return posted.find((card) => card.conversation === conversation.id && card.activity === replyToId);
}

/** For whom the card is that was clicked. */
export async function audienceHere(
  { cards }: BotDeps,
  turn: Turn,
  id: RequestId,
  otherwise: Audience,
): Promise<Audience> {
  return (await cardHere(cards, turn, id))?.audience ?? otherwise;
}
