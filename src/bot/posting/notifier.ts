/**
 * The Notifier port: brings the cards of a request up to date, wherever they are.
 *
 * A hash of what each card shows is stored with it, so a draw updates only what has changed, whatever the reason. The queue never
 * runs two draws of one request at once.
 */
import { createHash } from 'node:crypto';
import type { Card } from '../../cards/kit/card.ts';
import { noticeCard } from '../../cards/message-cards.ts';
import { withRefresh } from '../../cards/request-card.ts';
import { type Locale, localeFor } from '../../locales/index.ts';
import type { Clock, Lockdown, Notifier } from '../../requests/model/ports.ts';
import type { Audience, Conversation, PostedCard, PostedCards, Scene } from '../ports.ts';
import type { Request } from '../../requests/model/request.ts';
import { addressesOf, atFirstOf, whereServed } from './addresses.ts';
import { audiencesOf, concernsApprovers, isBeingRead } from './audiences.ts';
import { APPROVALS, type Reach, personalChat, reachableChat } from './conversations.ts';
import { withDeadline } from '../../net/deadline.ts';
import { isAstray, isForApprovers, placeOf, placesFor } from './places.ts';
import { localeOfCard } from './readers.ts';
import { CardInDoubt, isNowhere, isPosted, nowhere, postCard } from './post-card.ts';
import { ForeignAddress, isClosed, isInDoubt, isRefusal } from '../connector-errors.ts';

export type NotifierOptions = Reach & {
  readonly cards: PostedCards;
  readonly clock: Clock;
  /** In which the cards of the approvals channel say times. */
  readonly channelTimeZone: string;
  readonly tellOwner: Notifier['tellOwner'];
  readonly tellApprover: Notifier['tellApprover'];
  /** A request's card for an audience, as it should look now. */
  readonly cardFor: (request: Request, audience: Audience, locale: Locale, lockdown: Lockdown) => Card;
  /** Has the request drawn again later, if it isn't too old. */
  readonly drawLater: (request: Request) => Promise<void>;
};

/** An approver's click waits for the answer. */
const REACH_DEADLINE_MS = 2_500;

/** What is drawn for whom, and whether it is the last try. */
type Drawing = { readonly request: Request; readonly audience: Audience; readonly last: boolean };

/** Each card is drawn on its own: one that fails doesn't hold up the others. */
export function createNotifier(options: NotifierOptions): Notifier {
  return {
    tellOwner: options.tellOwner,
    tellApprover: options.tellApprover,
    async reaches(person) {
      try {
        const chat = await withDeadline(reachableChat(options, person), REACH_DEADLINE_MS);
        return chat === undefined ? 'no' : 'yes';
      } catch (error) {
        options.log.warn({ error, person }, 'Cannot check whether a person can be messaged');
        return 'unknown';
      }
    },
    async draw(request, { last }) {
      const scene = await options.cards.scene(request.id, placesFor(request));
      const results = await Promise.allSettled([
        ...audiencesOf(request, scene.cards).map((audience) => drawOne(options, { request, audience, last }, scene)),
        ...scene.copies.map((copy) => drawCopy(options, request, copy, scene)),
      ]);
      const failures = results.filter((result) => result.status === 'rejected');
      // A card that may be there already isn't posted again.
      if (last && failures.some(({ reason }) => !mayBeThere(reason))) await options.drawLater(request);
      const [failed] = failures;
      if (failed !== undefined) throw new Error('A card could not be drawn', { cause: failed.reason });
    },
  };
}

function mayBeThere(error: unknown): boolean {
  return error instanceof CardInDoubt || isInDoubt(error);
}

async function drawOne(options: NotifierOptions, drawing: Drawing, scene: Scene): Promise<void> {
  const { request, audience } = drawing;
  const known = scene.cards.find((card) => card.audience === audience);
  const place = await placeOf(options, request, audience, scene);
  const locale = place?.locale ?? known?.locale ?? '';
  const read = localeOfCard(audience, place, locale, options.channelTimeZone);
  const card = options.cardFor(request, audience, read, scene.lockdown);
  const drawn = hashOf(card);
  if (known !== undefined && isPosted(known)) {
    if (isBeingRead(request, audience, options.clock.now())) return;
    if (isAstray(request, known, place)) await fold(options, { ...known, locale });
    else if (known.drawn === drawn || (await redraw(options, card, { ...known, drawn, locale }, place))) return;
    // A reminder that somebody deleted was seen.
    if (audience === 'reminder') return;
  }
  if (place === undefined) return hasNoPlace(options, drawing, known);
  const readers = audience === 'requester' && place.member !== null ? [place.member] : [];
  const dressed = withRefresh(card, request.id, readers);
  try {
    await whereServed(options, place, (served) =>
      postCard(options, { request: request.id, audience, drawn, place: served, card: dressed }, known),
    );
  } catch (error) {
    await couldNotPost(options, drawing, known, error);
  }
}

/** @throws `error` if another try may help */
async function couldNotPost(
  options: NotifierOptions,
  drawing: Drawing,
  known: PostedCard | undefined,
  error: unknown,
): Promise<void> {
  const { request, audience, last } = drawing;
  const isRefused = isClosed(error) || error instanceof ForeignAddress;
  if (isRefused) {
    options.log.warn({ error, request: request.id, audience }, 'Teams refuses messages to a conversation');
    await hasNoPlace(options, drawing, known);
    // Nobody tells the bot when it may write to a channel again; a person writes, or installs it.
    if (isForApprovers(audience)) await options.drawLater(request);
    return;
  }
  if (last && !mayBeThere(error)) await hasNoPlace(options, drawing, known);
  throw error;
}

/** Without the refresh action: that is for a card whose update failed, and would take a shown password away. */
async function redraw(
  { connector, cards, log }: NotifierOptions,
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

/** Draws a copy of a card like the card itself. */
async function drawCopy(options: NotifierOptions, request: Request, copy: PostedCard, scene: Scene): Promise<void> {
  const { cards, connector, log, clock } = options;
  const { audience } = copy;
  if (isBeingRead(request, audience, clock.now())) return;
  const place = await placeOf(options, request, audience, scene);
  const locale = localeOfCard(audience, place, copy.locale, options.channelTimeZone);
  const card = isAstray(request, copy, place)
    ? folded(audience, locale)
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
async function fold(options: NotifierOptions, posted: PostedCard): Promise<void> {
  const card = folded(posted.audience, localeFor(posted.locale));
  const drawn = hashOf(card);
  if (posted.drawn !== drawn) await redraw(options, card, { ...posted, drawn }, undefined);
}

function folded(audience: Audience, locale: Locale): Card {
  const { movedToChannel, movedToChat } = locale.chat;
  return noticeCard(locale, isForApprovers(audience) ? movedToChannel : movedToChat);
}

function hashOf(card: Card): string {
  return createHash('sha256').update(JSON.stringify(card)).digest('base64url');
}

/** A request that no approver can see would wait in vain: its requester is told once, so that they call somebody. */
async function hasNoPlace(
  options: NotifierOptions,
  { request, audience }: Drawing,
  known: PostedCard | undefined,
): Promise<void> {
  const { cards, connector, conversations, log } = options;
  log.warn({ request: request.id, audience }, 'No conversation for a card');
  if (audience !== 'approvers' || !concernsApprovers(request)) return;
  if (known !== undefined && isNowhere(known)) return;
  const isSetUp = (await conversations.get(APPROVALS)) !== undefined;
  const chat = await personalChat(options, request.requester.id);
  if (chat !== undefined) {
    const locale = localeFor(chat.locale);
    const { approvalsMissing, approvalsUnreachable } = locale.chat;
    const notice = noticeCard(locale, isSetUp ? approvalsUnreachable : approvalsMissing);
    await whereServed(options, chat, (served) => connector.post(served, notice)).catch((error: unknown) => {
      // It may be there; and if the bot may not write there, a second try doesn't help.
      if (!isInDoubt(error) && !isClosed(error) && !(error instanceof ForeignAddress)) throw error;
    });
  }
  await cards.put(nowhere({ request: request.id, audience }));
}
