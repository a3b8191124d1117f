/**
 * Posts a new card: once, as far as that can be known.
 *
 * If no clear answer came, the card may be there all the same, and Teams lets a bot neither find its messages nor name them in
 * advance. Then the card's row keeps the time of the attempt instead of a place, and the queue's next tries post it again, a minute
 * later at the earliest. Two cards are safe, because a click is judged by the stored request; but an approval that nobody sees, or
 * a password that nobody can open, leaves a person waiting in vain. The minute limits the copies if Teams does everything and
 * answers nothing: a job's tries end after some five minutes.
 *
 * The attempt is stored before it is made, by compare-and-swap, so only one of two instances makes it. An instance that stalled for
 * more than a minute and then goes on finds that the card belongs to another instance, and deletes its own copy. A copy of an
 * instance that died is adopted as soon as someone clicks it (`clicks/clicked-card.ts`).
 */
import type { Card } from '../../cards/kit/card.ts';
import type { Clock } from '../../requests/model/ports.ts';
import { isInDoubt } from '../connector-errors.ts';
import type { CardsOfRequest, Connector, Conversation, Posted, PostedCard, PostedCards } from '../ports.ts';

const DOUBT_MS = 60_000;

/** The last attempt is too recent to be repeated. */
export class CardInDoubt extends Error {
  constructor() {
    super('A card may have been posted already: the next try is a minute later');
    this.name = 'CardInDoubt';
  }
}

/** Is it known where this card is? */
export function isPosted({ activity }: PostedCard): boolean {
  return activity !== '';
}

/** The card, or copy of one, that this message is. */
export function cardAt({ cards, copies }: CardsOfRequest, { conversation, activity }: Posted): PostedCard | undefined {
  // A click whose message Teams doesn't name isn't on the card whose place is unknown.
  if (activity === '') return undefined;
  return [...cards, ...copies].find((card) => card.conversation === conversation && card.activity === activity);
}

type Wanted = Pick<PostedCard, 'request' | 'audience' | 'drawn' | 'news'>;

/** The row of a card that had no conversation to be posted to. */
export function nowhere({ request, audience }: Pick<PostedCard, 'request' | 'audience'>): PostedCard {
  return { request, audience, serviceUrl: '', conversation: '', activity: '', drawn: '', locale: '', news: null };
}

export function isNowhere(card: PostedCard): boolean {
  return !isPosted(card) && card.drawn === '';
}

/**
 * Posts the card and stores where. A message that it follows is kept as a copy until the new one is there and recorded, and then
 * becomes a line that points to it: whenever the process ends, the person has a message that shows how things are.
 * @param before the present row of this request and audience; `follows`: its message is still there
 * @returns the new row; undefined if another instance posts, or has posted, this card
 * @throws what the connector throws, and `CardInDoubt` if the last attempt, here or in another instance, is too recent
 */
export async function postCard(
  { cards, connector, clock }: { cards: PostedCards; connector: Connector; clock: Clock },
  { place, card, follows, ...wanted }: Wanted & { place: Conversation; card: Card; follows: boolean },
  before: PostedCard | undefined,
): Promise<PostedCard | undefined> {
  const now = clock.now();
  if (before !== undefined && !isPosted(before) && Date.parse(now) - Date.parse(before.drawn) < DOUBT_MS) {
    throw new CardInDoubt();
  }
  const { serviceUrl, locale } = place;
  const attempt = { ...wanted, serviceUrl, conversation: place.id, activity: '', drawn: now, locale };
  if (!(await (follows && before !== undefined ? cards.succeed(before, attempt) : cards.replace(before, attempt))))
    throw new CardInDoubt();
  const posted = await connector.post(place, card).catch(async (error: unknown) => {
    if (!isInDoubt(error)) await cards.replace(attempt, follows ? { ...attempt, drawn: '' } : before);
    throw error;
  });
  const recorded = { ...wanted, serviceUrl, ...posted, locale };
  if (await cards.replace(attempt, recorded)) return recorded;
  // It was clicked meanwhile, and so adopted.
  const adopted = cardAt(await cards.of(wanted.request), posted);
  if (adopted === undefined) await connector.withdraw(serviceUrl, posted);
  return adopted;
}
