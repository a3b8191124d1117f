/** Where one can talk: everybody's personal chat with the bot, and the approvals channel with its threads. */
import { stableId, type TeamsPerson } from './people.ts';

export const TEAM_NAME = 'IT Help Desk';
export const CHANNEL_NAME = 'Approvals';

/** The channel for approvals. Its `conversationId` (that of the channel) stands for all of its threads. */
export type ApprovalsChannel = {
  readonly conversationId: string;
  readonly channelId: string;
  readonly teamId: string;
};

export type Place =
  | { readonly kind: 'personal'; readonly id: string; readonly person: TeamsPerson }
  /** `root` is the id of the post that began the thread; null is the channel itself. */
  | { readonly kind: 'channel'; readonly id: string; readonly root: string | null };

export type Places = {
  readonly approvals: ApprovalsChannel;
  personalChat(person: TeamsPerson): string;
  /** The place with this conversation id, or undefined. A thread that nobody began is still a place of the channel. */
  find(conversationId: string): Place | undefined;
  /** Who is in the conversation, or in the team, with this id; undefined where there is none. */
  members(id: string): readonly TeamsPerson[] | undefined;
};

const THREAD = ';messageid=';

/** The conversation id of a thread in a channel. */
export function threadId(channelId: string, root: string): string {
  return channelId + THREAD + root;
}

/** Is this conversation the other one, or a thread of it? */
export function isWithin(conversationId: string, outer: string): boolean {
  return conversationId === outer || conversationId.startsWith(outer + THREAD);
}

export function createPlaces(appId: string, tenantId: string, people: readonly TeamsPerson[]): Places {
  const channelId = `19:${stableId('channel', appId, tenantId)}@thread.tacv2`;
  const teamId = `19:${stableId('team', appId, tenantId)}@thread.tacv2`;
  const personalChat = (person: TeamsPerson): string => `a:${stableId('chat', appId, person.id)}`;
  const chats = new Map(people.map((person) => [personalChat(person), person]));

  const find = (conversationId: string): Place | undefined => {
    const person = chats.get(conversationId);
    if (person) return { kind: 'personal', id: conversationId, person };
    if (!isWithin(conversationId, channelId)) return undefined;
    const root = conversationId.slice(channelId.length + THREAD.length);
    return { kind: 'channel', id: conversationId, root: root || null };
  };

  return {
    approvals: { conversationId: channelId, channelId, teamId },
    personalChat,
    find,
    members(id) {
      const place = find(id);
      if (place?.kind === 'personal') return [place.person];
      return place || id === teamId ? people.filter((person) => person.approver) : undefined;
    },
  };
}
