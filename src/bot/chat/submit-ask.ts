/** The dialog's end: the request is stored, once for each ask, and the form that was sent goes on as the request's own card. */
import type { Card } from '../../cards/kit/card.ts';
import { noticeCard } from '../../cards/requester/message-cards.ts';
import { requestCard, withRefresh } from '../../cards/request-card.ts';
import { type Ask, idOfAsk, isOpen, nextAsk, submit } from '../../requests/actions/ask.ts';
import type { FormMessage } from '../../requests/model/ports.ts';
import { recordRefusal } from '../../requests/actions/refusal.ts';
import type { Instant, Person, Request } from '../../requests/model/request.ts';
import { cardKey } from './ask-key.ts';
import { cardData } from '../clicks/card-data.ts';
import { cardContext } from '../posting/request-cards.ts';
import type { BotDeps } from '../services.ts';
import { settle } from './dialogs.ts';
import { type Turn, isInvoke, show, sourceOf } from '../turn.ts';

type Deps = Pick<BotDeps, 'requests' | 'cards' | 'answers' | 'lookUp'>;

/**
 * Stores the request; where this ask has made one already, shows that one.
 * @param key the same for the same ask, whichever instance it reaches; see `ask-key.ts`
 */
export async function submitAsk(deps: Deps, turn: Turn, ask: Ask, key: string): Promise<void> {
  settle(turn, key);
  const here = formOf(turn);
  const source = sourceOf(turn.context);
  const first = await submit(deps.requests, ask, { key, card: here, source });
  if (first.result === 'too-many') return tooMany(deps, turn, ask.requester, first.again);
  if (first.result === 'saved') return shown(deps, turn, await deps.lookUp(first.request));
  if (first.result !== 'card-taken') return shown(deps, turn, first.request);
  const open = here === undefined ? undefined : await openAt(deps, here);
  if (open !== undefined) return shown(deps, turn, open);
  // The message stays what it is, the card of a request that is over; the new one's is posted.
  const second = await submit(deps.requests, ask, { key, card: undefined, source });
  if (second.result === 'too-many') return tooMany(deps, turn, ask.requester, second.again);
  return shown(deps, turn, second.result === 'saved' ? await deps.lookUp(second.request) : second.request);
}

/** Tells a person who may not ask now so, instead of giving them a form. @returns whether they were told */
export async function isToldToWait(deps: Deps, turn: Turn, person: Person): Promise<boolean> {
  const again = await nextAsk(deps.requests, person);
  if (again === null) return false;
  await tooMany(deps, turn, person, again);
  return true;
}

/** Where many messages ask, one of them is answered: whoever sends a hundred has read it. A click always gets its answer. */
async function tooMany({ requests, answers }: Deps, turn: Turn, person: Person, again: Instant): Promise<void> {
  await recordRefusal(requests, 'asked', { person, source: sourceOf(turn.context) }, undefined, 'too-many');
  const { locale } = turn;
  if (!isInvoke(turn.context) && !answers.take(person.id)) return;
  await show(turn, noticeCard(locale, locale.ask.tooMany(locale.dateTime(again))));
}

/** The card of the request that the form in this click has led to already; undefined where it led to none. */
export async function requestMade({ requests }: Deps, turn: Turn, person: Person): Promise<Card | undefined> {
  const request = await requests.store.load(idOfAsk(requests, person, cardKey(turn.context)));
  if (request === undefined || !isOpen(request)) return undefined;
  return requestCard(request, 'requester', await cardContext(requests, turn.locale));
}

/** The message that holds the form, as the card of a request; undefined where the ask was typed. */
function formOf({ context }: Turn): FormMessage | undefined {
  const { replyToId, serviceUrl, conversation, locale = '' } = context.activity;
  if (cardData(context) === undefined || replyToId === undefined) return undefined;
  return { serviceUrl, conversation: conversation.id, activity: replyToId, locale };
}

/** An invoke is answered with it; where the ask came as a message, the request's first draw brings its card. */
async function shown({ requests }: Pick<Deps, 'requests'>, turn: Turn, request: Request): Promise<void> {
  if (!isInvoke(turn.context)) return;
  const card = requestCard(request, 'requester', await cardContext(requests, turn.locale));
  await show(turn, withRefresh(card, request.id, [turn.context.activity.from.id]));
}

/** The request whose card the message is, while it is open. */
async function openAt({ requests, cards }: Deps, place: FormMessage): Promise<Request | undefined> {
  const id = await cards.at(place.conversation, place.activity);
  const request = id === undefined ? undefined : await requests.store.load(id);
  return request !== undefined && isOpen(request) ? request : undefined;
}
