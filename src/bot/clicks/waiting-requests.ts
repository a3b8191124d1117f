/**
 * What waits for approvers, for one of them in their own chat: a list, from it one request's card at a time, and back. Only the
 * approver sees that card, as the answer to their click (Microsoft, "User-specific views"): what has to be decided is posted in the
 * channel alone, where every approver sees it. Whoever clicks is asked for the right to see it each time, a refresh included.
 */
import { LIST_LIMIT, pendingCard, withWayBack } from '../../cards/list-cards.ts';
import type { Card } from '../../cards/kit/card.ts';
import { withRefresh } from '../../cards/request-card.ts';
import { recordRefusal } from '../../requests/actions/refusal.ts';
import { type RequestId, UNDECIDED } from '../../requests/model/request.ts';
import type { Deps } from '../../requests/model/services.ts';
import type { PostedCard } from '../ports.ts';
import { audiencesOf } from '../posting/audiences.ts';
import { cardContext, showRequest } from '../posting/request-cards.ts';
import type { BotServices } from '../services.ts';
import { type Message, type Turn, show, showNotice } from '../turn.ts';

/** @param after the last request of the page before @returns the list, or why this person doesn't get it */
export async function waitingFor(requests: Deps, { caller, locale }: Turn, after?: RequestId): Promise<Message> {
  if (!(await requests.directory.isApprover(caller.person.id))) return { text: locale.chat.pendingOnlyForApprovers };
  const before = after === undefined ? undefined : await requests.store.load(after);
  const waiting = await requests.store.inStates(UNDECIDED, LIST_LIMIT + 1, before);
  return { card: pendingCard(await cardContext(requests, locale), waiting) };
}

/** The list again, in answer to a click. */
export async function showWaiting(requests: Deps, turn: Turn, after: RequestId | undefined): Promise<void> {
  const message = await waitingFor(requests, turn, after);
  return 'card' in message ? show(turn, message.card) : showNotice(turn, message.text);
}

/** One request's card, as it is now. Whoever is no approver isn't told whether there is such a request. */
export async function showApproval({ requests, cards }: BotServices, turn: Turn, id: RequestId): Promise<void> {
  const { caller, locale } = turn;
  if (!(await requests.directory.isApprover(caller.person.id))) {
    await recordRefusal(requests, 'click', caller, undefined, 'no-role');
    return showNotice(turn, locale.chat.pendingOnlyForApprovers);
  }
  const request = await requests.store.load(id);
  if (request === undefined || !audiencesOf(request, (await cards.of(id)).cards).includes('approvers')) {
    await recordRefusal(requests, 'click', caller, request, 'not-the-reader');
    return showNotice(turn, locale.chat.requestUnknown);
  }
  return showRequest(requests, turn, request, 'approvers');
}

/**
 * The same turn, if what it clicked was opened from the list, with the way back on every card that answers it. That card is in no
 * message of its own: the client is asked to keep it up to date.
 * @param card the card that was clicked; undefined if none is known there
 */
export function onListedCard(turn: Turn, id: RequestId, card: PostedCard | undefined): Turn {
  if (turn.place.scope !== 'personal' || card !== undefined) return turn;
  const dressed = (drawn: Card): Card =>
    withRefresh(withWayBack(drawn, turn.locale), id, [turn.place.member], 'show-approval');
  const send = (message: Message): Promise<void> =>
    turn.send('card' in message ? { card: dressed(message.card) } : message);
  return turn.kind === 'invoke'
    ? { ...turn, send, answer: (answer) => turn.answer('card' in answer ? { card: dressed(answer.card) } : answer) }
    : { ...turn, send };
}
