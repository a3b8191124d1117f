/** Where people can be reached: remembered at every turn, since Teams may move a conversation to another service URL. */
import type { TurnContext } from 'botbuilder';
import type { Conversation, ConversationStore } from '../requests/ports.ts';
import type { ObjectId } from '../requests/request.ts';
import type { Connector } from './connector.ts';
import { type Turn, channelOf } from './turn.ts';

export const APPROVALS = 'approvals';
const personKey = (id: ObjectId): string => `person:${id}`;
/** Somebody met in a channel or a group, whose personal chat is not open yet. */
const memberKey = (id: ObjectId): string => `member:${id}`;

/** Remembers the conversation of this turn for its person, and where the approvals channel is served from now. */
export async function remember(conversations: ConversationStore, turn: Turn): Promise<void> {
  if (turn.person === undefined) return;
  const key = turn.scope === 'personal' ? personKey(turn.person.id) : memberKey(turn.person.id);
  await putIfChanged(conversations, conversationOf(turn.context, key));
  const channel = channelOf(turn.context.activity);
  if (channel !== undefined) await keepApprovalsReachable(conversations, channel, turn.context.activity.serviceUrl);
}

async function keepApprovalsReachable(store: ConversationStore, channel: string, serviceUrl: string): Promise<void> {
  const approvals = await store.get(APPROVALS);
  const moved = approvals?.channel === channel && approvals.serviceUrl !== serviceUrl;
  if (moved) await store.put({ ...approvals, serviceUrl });
}

/** The conversation of a turn, to be stored under `key`. */
export function conversationOf({ activity }: TurnContext, key: string): Conversation {
  return {
    key,
    id: activity.conversation.id,
    serviceUrl: activity.serviceUrl,
    bot: activity.recipient.id,
    member: activity.from.id,
    channel: null,
    locale: activity.locale ?? '',
  };
}

/** Somebody's personal chat, as far as the bot knows it already. */
export function knownChat(conversations: ConversationStore, person: ObjectId): Promise<Conversation | undefined> {
  return conversations.get(personKey(person));
}

/**
 * Somebody's personal chat; opened where the bot has only met him elsewhere.
 * @returns undefined where the bot does not know him, or Teams does not let it write to him
 */
export async function personalChat(
  conversations: ConversationStore,
  connector: Connector,
  person: ObjectId,
): Promise<Conversation | undefined> {
  const known = await knownChat(conversations, person);
  if (known !== undefined) return known;
  const met = await conversations.get(memberKey(person));
  if (met?.member == null) return undefined;
  const id = await connector.openPersonalChat({ serviceUrl: met.serviceUrl, bot: met.bot, member: met.member });
  if (id === undefined) return undefined;
  const opened = { ...met, key: personKey(person), id };
  await conversations.put(opened);
  return opened;
}

async function putIfChanged(conversations: ConversationStore, conversation: Conversation): Promise<void> {
  const known = await conversations.get(conversation.key);
  const changed =
    known?.id !== conversation.id ||
    known.serviceUrl !== conversation.serviceUrl ||
    known.bot !== conversation.bot ||
    known.member !== conversation.member ||
    known.locale !== conversation.locale;
  if (changed) await conversations.put(conversation);
}
