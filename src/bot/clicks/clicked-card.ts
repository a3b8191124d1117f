/**
 * The card that was clicked, found by its place, which the channel signs.
 *
 * If a process ends between Teams' answer to a new card and the record of it, there is a message that no row names, and a minute
 * later another one like it. Such a copy is adopted when it is clicked or refreshed: from then on it is drawn like the card itself.
 */
import { isRequestId } from '../../requests/model/ids.ts';
import type { Request, RequestId } from '../../requests/model/request.ts';
import { later } from '../../requests/rules/policy.ts';
import { isForApprovers, isWithin, readerOf } from '../posting/places.ts';
import { cardAt } from '../posting/post-card.ts';
import type { Posted, PostedCard } from '../ports.ts';
import type { BotServices } from '../services.ts';
import type { Turn } from '../turn.ts';

/** A client refreshes a card more than once, and another instance may be recording the same card now. */
const TRIES = 3;
/** The answer to this click may show a code or a password: a draw that has read the row before would take it away. */
const AFTER_THE_ANSWER_MS = 5_000;

/** Buttons of lists, which are no card of a request. */
const ON_LISTS: readonly unknown[] = ['show-request', 'show-approval'];
/** Buttons of a card on which approvers decide. In a chat, such a card was opened from the list, in whose message it is. */
export const TO_DECIDE = ['approve', 'deny', 'handled', 'show-sign-ins'] as const;
const FROM_LISTS: readonly unknown[] = TO_DECIDE;

/** @returns undefined if the message is no card of the request that the click names, and cannot be a copy of one */
export async function clickedCard(
  { cards, requests }: Pick<BotServices, 'cards' | 'requests'>,
  turn: Turn,
): Promise<PostedCard | undefined> {
  const { data, message: activity = '' } = turn.click ?? {};
  const id = data?.['request'];
  if (activity === '' || typeof id !== 'string' || !isRequestId(id)) return undefined;
  const message = { conversation: turn.place.conversation, activity };
  for (let tries = 0; tries < TRIES; tries += 1) {
    const posted = await cards.of(id);
    const known = cardAt(posted, message);
    if (known !== undefined) return known;
    const original = await originalOf(requests, turn, message, id, posted.cards);
    if (original === undefined) return undefined;
    if (await cards.adopt(original, message)) {
      const at = later(requests.clock.now(), AFTER_THE_ANSWER_MS);
      await requests.store.schedule([{ name: 'draw', request: id, at }]);
    }
  }
  return undefined;
}

/**
 * The card of which a message can be a copy: it is, or was to be, in the same chat and read by whoever clicks, or in the same channel.
 * There, approval cards and alerts begin a thread, and a reminder is in one.
 */
async function originalOf(
  { store }: BotServices['requests'],
  { click, place, caller }: Turn,
  { conversation, activity }: Posted,
  id: RequestId,
  cards: readonly PostedCard[],
): Promise<PostedCard | undefined> {
  const verb = click?.data['verb'];
  if (ON_LISTS.includes(verb) || (place.scope === 'personal' && FROM_LISTS.includes(verb))) return undefined;
  const [channel = ''] = conversation.split(';');
  const near = cards.filter((card) => isWithin(card.conversation, channel));
  const request = near.length === 0 ? undefined : await store.load(id);
  if (request === undefined) return undefined;
  if (place.scope === 'personal') return near.find((card) => isReadBy(request, card, caller.person.id));
  if (place.scope !== 'channel') return undefined;
  const of = (...audiences: PostedCard['audience'][]): PostedCard | undefined =>
    audiences.map((audience) => near.find((card) => card.audience === audience)).find((card) => card !== undefined);
  if (conversation !== `${channel};messageid=${activity}`) {
    const reminder = of('reminder');
    return reminder?.conversation === conversation ? reminder : undefined;
  }
  return verb === 'secure' ? of('alert', 'approvers') : of('approvers', 'alert');
}

function isReadBy(request: Request, { audience }: PostedCard, person: string): boolean {
  return !isForApprovers(audience) && readerOf(request, audience).id === person;
}
