/** Where the cards of a request belong: the approvers' in their channel, all others in a personal chat. */
import { subjectOf } from '../../requests/model/about.ts';
import type { Audience, Conversation, PostedCard, Scene } from '../ports.ts';
import type { Person, Request } from '../../requests/model/request.ts';
import { concernsApprovers } from './audiences.ts';
import { APPROVALS, type Reach, chatAmong, keysOf } from './conversations.ts';
import { isPosted } from './post-card.ts';

/** Whose cards are in the approvals channel. */
const APPROVERS: readonly Audience[] = ['approvers', 'reminder', 'alert'];

/** Do cards of this audience belong in the approvals channel? */
export function isForApprovers(audience: Audience): boolean {
  return APPROVERS.includes(audience);
}

/** The keys of all conversations in which a card of this request may belong. */
export function placesFor(request: Request): readonly string[] {
  const readers = (['requester', 'owner', 'handover'] as const).map((audience) => readerOf(request, audience).id);
  return [...new Set([APPROVALS, ...readers.flatMap(keysOf)])];
}

/**
 * The conversation in which a card belongs; for a reminder, the thread of the approval card.
 * @returns undefined if no approvals channel is set up, or the bot can't write to the person
 */
export async function placeOf(
  deps: Reach,
  request: Request,
  audience: Audience,
  { cards, conversations }: Scene,
): Promise<Conversation | undefined> {
  if (!isForApprovers(audience)) return chatAmong(deps, conversations, readerOf(request, audience).id);
  const channel = conversations.get(APPROVALS);
  if (audience !== 'reminder') return channel;
  const approval = cards.find((card) => card.audience === 'approvers' && isPosted(card));
  return approval && channel && { ...channel, id: approval.conversation, channel: null };
}

/** Who reads a personal card. */
export function readerOf({ requester, status }: Request, audience: Audience): Person {
  if (audience === 'handover' && 'decision' in status) return status.decision.by;
  const subject = subjectOf({ status });
  return audience === 'owner' && subject !== null ? subject : requester;
}

/**
 * Is a card in the wrong place? A personal card must be in its reader's chat; one that approvers still have to decide on, in their
 * channel. A decided one stays where it was decided.
 */
export function isAstray(
  request: Request,
  { audience, conversation }: PostedCard,
  place: Conversation | undefined,
): boolean {
  if (!isForApprovers(audience)) return place === undefined ? isShared(conversation) : conversation !== place.id;
  if (audience !== 'approvers' || !concernsApprovers(request) || place?.channel == null) return false;
  return !isWithin(conversation, place.channel);
}

/** Is this conversation the channel, or a thread of it? */
export function isWithin(conversation: string, channel: string): boolean {
  return conversation.split(';')[0] === channel;
}

/** Channels and group chats have such ids; a personal chat with a bot has `a:…`. */
function isShared(conversation: string): boolean {
  return conversation.startsWith('19:');
}
