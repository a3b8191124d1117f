/** Where people can be reached: stored with every turn, with the address it was served from (`addresses.ts`). */
import { isDeepStrictEqual } from 'node:util';
import type { Connector, Conversation, ConversationStore } from '../ports.ts';
import type { Log } from '../../telemetry/log.ts';
import type { ObjectId } from '../../requests/model/request.ts';
import { whereServed } from './addresses.ts';
import type { Incoming, Place } from '../turn.ts';

export const APPROVALS = 'approvals';
const personKey = (id: ObjectId): string => `person:${id}`;
/** Someone met in a channel or a group chat, whose personal chat isn't open yet. */
const memberKey = (id: ObjectId): string => `member:${id}`;

/** Is it a personal chat that was not known before, and where its person is, as Teams says or last said? */
type Kept = { readonly isNew: boolean; readonly timeZone: string };

/** Stores where the person of this turn can be reached, and any other address of the approvals channel. */
export async function remember(conversations: ConversationStore, { caller, place }: Incoming): Promise<Kept> {
  if (caller === undefined) return { isNew: false, timeZone: place.timeZone };
  const { id } = caller.person;
  const isPersonal = place.scope === 'personal';
  const { isNew, timeZone } = await keep(
    conversations,
    conversationOf(place, isPersonal ? personKey(id) : memberKey(id)),
  );
  const approvals = place.channel === undefined ? undefined : await conversations.get(APPROVALS);
  if (approvals !== undefined && approvals.channel === place.channel?.id) {
    await hear(conversations, approvals, place.serviceUrl);
  }
  return { isNew: isNew && isPersonal, timeZone };
}

/** Stores an address beside the one that works, if it is another one. */
async function hear(store: ConversationStore, known: Conversation, heard: string): Promise<void> {
  const { serviceUrl, otherServiceUrl } = known;
  if (heard === serviceUrl || heard === otherServiceUrl) return;
  await store.readdress(known, { serviceUrl, otherServiceUrl: heard });
}

/** The conversation of a turn, to be stored under `key`. */
export function conversationOf(place: Place, key: string): Conversation {
  const { conversation: id, serviceUrl, bot, member, language: locale, timeZone } = place;
  return { key, id, serviceUrl, otherServiceUrl: null, bot, member, channel: null, locale, timeZone };
}

/** What it takes to find, or open, a conversation. */
export type Reach = { readonly conversations: ConversationStore; readonly connector: Connector; readonly log: Log };

/** Someone's personal chat, if the bot knows it already. */
export function knownChat(conversations: ConversationStore, person: ObjectId): Promise<Conversation | undefined> {
  return conversations.get(personKey(person));
}

/**
 * Someone's personal chat; opened if the bot has only met them elsewhere.
 * @returns undefined if the bot doesn't know them, or Teams doesn't let it write to them
 */
export async function personalChat(deps: Reach, person: ObjectId): Promise<Conversation | undefined> {
  const { conversations } = deps;
  const known = await knownChat(conversations, person);
  if (known !== undefined) return known;
  const met = await conversations.get(memberKey(person));
  return met === undefined ? undefined : openChat(deps, met, person);
}

/** Under which keys `chatAmong` looks for someone. */
export function keysOf(person: ObjectId): readonly string[] {
  return [personKey(person), memberKey(person)];
}

/** As `personalChat`. @param read the conversations with `keysOf` this person */
export async function chatAmong(
  deps: Reach,
  read: ReadonlyMap<string, Conversation>,
  person: ObjectId,
): Promise<Conversation | undefined> {
  const known = read.get(personKey(person));
  if (known !== undefined) return known;
  const met = read.get(memberKey(person));
  return met === undefined ? undefined : openChat(deps, met, person);
}

/**
 * Someone's personal chat, if they can be written to now: Teams is asked, since nobody tells a bot that it was removed.
 * @returns as `personalChat` @throws if Teams doesn't say
 */
export async function reachableChat(deps: Reach, person: ObjectId): Promise<Conversation | undefined> {
  const { conversations } = deps;
  const met = (await knownChat(conversations, person)) ?? (await conversations.get(memberKey(person)));
  return met === undefined ? undefined : openChat(deps, met, person);
}

/** Opens, or finds, the personal chat with the other side of this conversation, and stores it. */
async function openChat(deps: Reach, met: Conversation, person: ObjectId): Promise<Conversation | undefined> {
  const { bot, member } = met;
  if (member === null) return undefined;
  const opened = await whereServed(deps, met, async (served) => {
    const id = await deps.connector.openPersonalChat({ serviceUrl: served.serviceUrl, bot, member });
    return id === undefined ? undefined : { ...served, key: personKey(person), id };
  });
  if (opened !== undefined && (opened.key !== met.key || opened.id !== met.id)) await deps.conversations.put(opened);
  return opened;
}

/** Keeps the known addresses and time zone, as long as it is the same conversation. @returns whether it is another one */
async function keep(conversations: ConversationStore, heard: Conversation): Promise<Kept> {
  const known = await conversations.get(heard.key);
  if (known?.id !== heard.id) {
    const before = known?.serviceUrl ?? heard.serviceUrl;
    const timeZone = heard.timeZone || (known?.timeZone ?? '');
    await conversations.put({ ...heard, otherServiceUrl: before === heard.serviceUrl ? null : before, timeZone });
    return { isNew: true, timeZone };
  }
  const { bot, member, locale } = heard;
  const timeZone = heard.timeZone || known.timeZone;
  const now = { ...known, bot, member, locale, timeZone };
  if (!isDeepStrictEqual(known, now)) await conversations.put(now);
  await hear(conversations, known, heard.serviceUrl);
  return { isNew: false, timeZone };
}
