/** The dialog's end: the card that the person sees becomes the request's own card, and the request is stored. */
import { requestCard, withRefresh } from '../cards/request-card.ts';
import { type Ask, draft, submit } from '../requests/ask.ts';
import { type Request, isIn } from '../requests/request.ts';
import { cardContext } from './card-context.ts';
import type { BotDeps } from './deps.ts';
import { type Turn, cardMessage, isInvoke, show } from './turn.ts';

const OPEN = ['asked', 'choosing', 'pending', 'approved', 'resetting'] as const;

/**
 * Where the ask came from a card, that card goes on as the request's; else a new one is posted. It is known to the store
 * before the request is, so that nothing draws a second one.
 */
export async function submitAsk({ requests, cards }: BotDeps, turn: Turn, ask: Ask): Promise<void> {
  const { activity } = turn.context;
  const asked = activity.value === undefined ? undefined : activity.replyToId;
  const open = asked === undefined ? undefined : await openAt({ requests, cards }, activity.conversation.id, asked);
  if (open !== undefined) return show(turn, requestCard(open, 'requester', await cardContext(requests, turn.locale)));
  const request = draft(ask, requests);
  const card = withRefresh(requestCard(request, 'requester', await cardContext(requests, turn.locale)), request.id, [
    activity.from.id,
  ]);
  let posted = asked;
  if (isInvoke(turn.context)) await show(turn, card);
  else if (asked === undefined) posted = (await turn.context.sendActivity(cardMessage(card)))?.id;
  else await turn.context.updateActivity({ ...cardMessage(card), id: asked });
  if (posted !== undefined) {
    await cards.put({
      request: request.id,
      audience: 'requester',
      serviceUrl: activity.serviceUrl,
      conversation: activity.conversation.id,
      activity: posted,
      // Not known: an invoke's answer is seen by the clicker alone, and the wish to refresh is not part of what is drawn.
      drawn: '',
      locale: activity.locale ?? '',
    });
  }
  await submit(requests, request);
}

/** The request that this very card has led to already: Teams delivers a click more than once where it is in doubt. */
async function openAt(
  { requests, cards }: Pick<BotDeps, 'requests' | 'cards'>,
  conversation: string,
  activity: string,
): Promise<Request | undefined> {
  const ids = await cards.at(conversation, activity);
  const known = await Promise.all(ids.map((id) => requests.store.load(id)));
  return known.find((request) => request !== undefined && isIn(request, ...OPEN));
}
