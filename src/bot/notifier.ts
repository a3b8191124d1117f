/**
 * The Notifier port: brings the cards of a request, wherever they stand, to what is to be seen now.
 *
 * What each card shows is kept as a hash beside it, so that a draw updates what has changed and nothing else, whatever it
 * was that changed. No two draws of one request run at once: the queue sees to that.
 */
import { createHash } from 'node:crypto';
import type { Card } from '../cards/card.ts';
import { noticeCard } from '../cards/message-cards.ts';
import { withRefresh } from '../cards/request-card.ts';
import { type Locale, localeFor } from '../locales/index.ts';
import type { Log } from '../log.ts';
import type {
  Audience,
  Clock,
  Conversation,
  ConversationStore,
  Notifier,
  PostedCard,
  PostedCards,
} from '../requests/ports.ts';
import type { Person, Request } from '../requests/request.ts';
import { audiencesOf, concernsApprovers, isBeingRead } from './audiences.ts';
import { type Connector, statusOf } from './connector.ts';
import { APPROVALS, personalChat } from './conversations.ts';
import { isNowhere, isPosted, nowhere, postCard } from './posting.ts';
import { isInDoubt } from './sending.ts';

export type NotifierOptions = {
  readonly cards: PostedCards;
  readonly conversations: ConversationStore;
  readonly connector: Connector;
  readonly clock: Clock;
  readonly log: Log;
  readonly tellOwner: Notifier['tellOwner'];
  /** A request's card for an audience as it is to look now. */
  readonly cardFor: (request: Request, audience: Audience, locale: Locale) => Card | Promise<Card>;
};

/** Each card is brought up to date by itself: one that cannot be drawn now does not hold up the others. */
export function createNotifier(options: NotifierOptions): Notifier {
  return {
    tellOwner: options.tellOwner,
    async draw(request) {
      const posted = await options.cards.of(request.id);
      const results = await Promise.allSettled(
        audiencesOf(request, posted).map((audience) => drawOne(options, request, audience, posted)),
      );
      const failed = results.find((result) => result.status === 'rejected');
      if (failed !== undefined) throw new Error('A card could not be drawn', { cause: failed.reason });
    },
  };
}

async function drawOne(
  options: NotifierOptions,
  request: Request,
  audience: Audience,
  all: readonly PostedCard[],
): Promise<void> {
  const known = all.find((card) => card.audience === audience);
  const place = await placeOf(options, request, audience, all);
  const locale = place?.locale ?? known?.locale ?? '';
  const card = await options.cardFor(request, audience, localeFor(locale));
  const drawn = createHash('sha256').update(JSON.stringify(card)).digest('base64url');
  if (known !== undefined && isPosted(known)) {
    if (isBeingRead(request, audience, options.clock.now())) return;
    if (known.drawn === drawn || (await redraw(options, card, { ...known, drawn, locale }))) return;
    // Whoever took a reminder away has seen it.
    if (audience === 'reminder') return;
  }
  if (place === undefined) return hasNoPlace(options, request, audience, known);
  const readers = audience === 'requester' && place.member !== null ? [place.member] : [];
  const dressed = withRefresh(card, request.id, readers);
  try {
    await postCard(options, { request: request.id, audience, drawn, place, card: dressed }, known);
  } catch (error) {
    if (!isClosed(error)) throw error;
    options.log.warn({ error, request: request.id, audience }, 'Teams does not let the bot write there');
    await hasNoPlace(options, request, audience, known);
  }
}

/** Without the wish to refresh: that is for a card whose redrawing failed, and would take a shown password away. */
async function redraw({ connector, cards }: NotifierOptions, card: Card, posted: PostedCard): Promise<boolean> {
  try {
    const done = await connector.update(posted.serviceUrl, posted, card);
    if (done) await cards.put(posted);
    return done;
  } catch (error) {
    // It may show this one, or still another.
    await cards.put({ ...posted, drawn: '' });
    throw error;
  }
}

/** The conversation in which a card is to stand; for a reminder, the thread of the approval card. */
async function placeOf(
  { conversations, connector }: NotifierOptions,
  request: Request,
  audience: Audience,
  all: readonly PostedCard[],
): Promise<Conversation | undefined> {
  if (audience === 'approvers' || audience === 'alert') return conversations.get(APPROVALS);
  if (audience === 'reminder') {
    const approval = all.find((card) => card.audience === 'approvers' && isPosted(card));
    const channel = await conversations.get(APPROVALS);
    return approval && channel && { ...channel, id: approval.conversation, channel: null };
  }
  return personalChat(conversations, connector, readerOf(request, audience).id);
}

function readerOf({ requester, status }: Request, audience: Audience): Person {
  if (audience === 'handover' && 'decision' in status) return status.decision.by;
  const subject = 'subject' in status ? status.subject : null;
  return audience === 'owner' && subject !== null ? subject : requester;
}

/** A request that no approver can see would wait for nothing: its requester is told so, once, to call somebody. */
async function hasNoPlace(
  options: NotifierOptions,
  request: Request,
  audience: Audience,
  known: PostedCard | undefined,
): Promise<void> {
  const { cards, connector, conversations, log } = options;
  log.warn({ request: request.id, audience }, 'A card has nowhere to go');
  if (audience !== 'approvers' || !concernsApprovers(request)) return;
  if (known !== undefined && isNowhere(known)) return;
  const chat = await personalChat(conversations, connector, request.requester.id);
  if (chat !== undefined) {
    const locale = localeFor(chat.locale);
    await connector.post(chat, noticeCard(locale, locale.chat.approvalsMissing)).catch((error: unknown) => {
      // It may be there; and where the bot may not write, a second try helps nobody.
      if (!isInDoubt(error) && !isClosed(error)) throw error;
    });
  }
  await cards.put(nowhere({ request: request.id, audience }));
}

/** The bot is not there any more, or the place is not. */
function isClosed(error: unknown): boolean {
  return [403, 404].some((status) => status === statusOf(error));
}
