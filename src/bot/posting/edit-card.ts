/** Edits the messages of a request that are there: a card, a copy of one, or one that is over. Nobody is notified of an edit. */
import { createHash } from 'node:crypto';
import type { Card } from '../../cards/kit/card.ts';
import { noticeCard } from '../../cards/message-cards.ts';
import { type Locale, localeFor } from '../../locales/index.ts';
import type { Clock, Lockdown } from '../../requests/model/ports.ts';
import type { Request } from '../../requests/model/request.ts';
import { ForeignAddress, isClosed, isRefusal } from '../connector-errors.ts';
import type { Audience, Conversation, PostedCard, PostedCards, Scene } from '../ports.ts';
import { addressesOf, atFirstOf } from './addresses.ts';
import { isBeingRead } from './audiences.ts';
import type { Reach } from './conversations.ts';
import { isAstray, isForApprovers, placeOf } from './places.ts';
import { isPosted } from './post-card.ts';
import { localeOfCard } from './readers.ts';

export type Drawer = Reach & {
  readonly cards: PostedCards;
  readonly clock: Clock;
  /** In which the cards of the approvals channel say times. */
  readonly channelTimeZone: string;
  /** A request's card for an audience, as it should look now. */
  readonly cardFor: (request: Request, audience: Audience, locale: Locale, lockdown: Lockdown) => Card;
};

/** Without the refresh action: that is for a card whose update failed, and would take a shown password away. */
export async function redraw(
  { connector, cards, log }: Drawer,
  card: Card,
  posted: PostedCard,
  place: Conversation | undefined,
): Promise<boolean> {
  const addresses = [posted.serviceUrl, ...(place === undefined ? [] : addressesOf(place))];
  try {
    const { answer, serviceUrl } = await atFirstOf(addresses, (url) => connector.update(url, posted, card), log);
    if (answer) await cards.put({ ...posted, serviceUrl });
    return answer;
  } catch (error) {
    // Its row stays: the card is in the right place, and can't be reached.
    if (error instanceof ForeignAddress) return true;
    // It may show this content, or still the former.
    await cards.put({ ...posted, drawn: '' });
    if (!isClosed(error)) throw error;
    log.warn({ error, request: posted.request, audience: posted.audience }, 'A card can no longer be updated');
    return true;
  }
}

/**
 * Draws a copy of a card like the card itself; once there is a message with other news, as a line that points to it.
 * @param shown the card itself
 */
export async function drawCopy(
  options: Drawer,
  request: Request,
  copy: PostedCard,
  scene: Scene,
  shown: PostedCard | undefined,
): Promise<void> {
  const { cards, connector, log, clock } = options;
  const { audience } = copy;
  if (isBeingRead(request, audience, clock.now())) return;
  const place = await placeOf(options, request, audience, scene);
  const locale = localeOfCard(audience, place, copy.locale, options.channelTimeZone);
  const line = noticeCard(locale, locale.chat.continued(request.reference));
  const isOver = shown !== undefined && isPosted(shown) && shown.news !== copy.news;
  const card = isAstray(request, copy, place)
    ? folded(audience, locale)
    : isOver || copy.drawn === hashOf(line)
      ? line
      : options.cardFor(request, audience, locale, scene.lockdown);
  const drawn = hashOf(card);
  if (copy.drawn === drawn) return;
  const addresses = [copy.serviceUrl, ...(place === undefined ? [] : addressesOf(place))];
  try {
    const { answer } = await atFirstOf(addresses, (url) => connector.update(url, copy, card), log);
    if (answer) {
      await cards.copyShows(copy, drawn);
      return;
    }
  } catch (error) {
    await cards.copyShows(copy, '');
    if (!isRefusal(error)) throw error;
    // Whoever clicked it named a message that isn't the bot's, or that can't be reached any more.
    log.warn({ error, request: request.id, audience }, 'A copy of a card cannot be updated, and is forgotten');
  }
  await cards.forgetCopy(copy);
}

/** Replaces a card that is in the wrong place by a notice that the request continues elsewhere. */
export async function fold(options: Drawer, posted: PostedCard): Promise<void> {
  const card = folded(posted.audience, localeFor(posted.locale));
  const drawn = hashOf(card);
  if (posted.drawn !== drawn) await redraw(options, card, { ...posted, drawn }, undefined);
}

function folded(audience: Audience, locale: Locale): Card {
  const { movedToChannel, movedToChat } = locale.chat;
  return noticeCard(locale, isForApprovers(audience) ? movedToChannel : movedToChat);
}

export function hashOf(card: Card): string {
  return createHash('sha256').update(JSON.stringify(card)).digest('base64url');
}
