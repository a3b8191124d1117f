/** The card that was clicked. */
import type { RequestId } from '../../requests/model/request.ts';
import type { Audience, PostedCard, PostedCards } from '../ports.ts';
import type { Turn } from '../turn.ts';

/** The card of this request that was clicked, found by its place, which the channel signs. */
export async function cardHere(
  cards: PostedCards,
  { click, place }: Pick<Turn, 'click' | 'place'>,
  id: RequestId,
): Promise<PostedCard | undefined> {
  const posted = await cards.of(id);
  return posted.find((card) => card.conversation === place.conversation && card.activity === click?.message);
}

/** The audience of the card that was clicked. */
export async function audienceHere(
  { cards }: { readonly cards: PostedCards },
  turn: Turn,
  id: RequestId,
  otherwise: Audience,
): Promise<Audience> {
  return (await cardHere(cards, turn, id))?.audience ?? otherwise;
}
