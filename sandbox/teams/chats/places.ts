/** The conversations: everybody's personal chat with the bot, channels with their threads, and group chats. */
import { createHash } from 'node:crypto';
import { stableId, type TeamsPerson } from './people.ts';

export const TEAM_NAME = 'IT Help Desk';
export const CHANNEL_NAME = 'Approvals';

/** A channel. Its `conversationId` stands for all of its threads. */
export type ChannelIds = {
  readonly conversationId: string;
  readonly channelId: string;
  readonly teamId: string;
  /** The object id of the team's group. */
  readonly groupId: string;
};

export type ChannelType = 'standard' | 'private' | 'shared';

export type Channel = ChannelIds & {
  readonly name: string;
  readonly team: string;
  readonly type: ChannelType;
  /** Where the bot learns the type: in activities, in the team's list of channels, or nowhere. */
  readonly tells: 'activity' | 'list' | 'nowhere';
  members: readonly TeamsPerson[];
  /** Is the bot still in it? */
  hasBot: boolean;
};

/** How a channel differs from the usual one. */
export type ChannelOptions = Partial<Pick<Channel, 'name' | 'team' | 'type' | 'tells'>> & {
  readonly members: readonly TeamsPerson[];
};

export type Place =
  | { readonly kind: 'personal'; readonly id: string; readonly person: TeamsPerson }
  | { readonly kind: 'groupChat'; readonly id: string; readonly members: readonly TeamsPerson[] }
  /** `root` is the id of the post that began the thread; null means the channel itself. */
  | { readonly kind: 'channel'; readonly id: string; readonly channel: Channel; readonly root: string | null };

export type Places = {
  readonly approvals: Channel;
  addChannel(options: ChannelOptions): Channel;
  /** @returns its conversation id */
  addGroupChat(members: readonly TeamsPerson[]): string;
  personalChat(person: TeamsPerson): string;
  /** The place with this conversation id, or undefined. A thread without posts is still a place of the channel. */
  find(conversationId: string): Place | undefined;
  /** The channels of the team with this id; none if there is no such team. */
  channelsOf(teamId: string): readonly Channel[];
  /** Who is in the conversation or team with this id; undefined if there is none. */
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

/** An object id for the group of a team. */
function groupIdOf(teamId: string): string {
  const hex = createHash('sha256').update(teamId).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

export function createPlaces(appId: string, tenantId: string, people: readonly TeamsPerson[]): Places {
  const channels: Channel[] = [];
  const groupChats = new Map<string, readonly TeamsPerson[]>();
  const personalChat = (person: TeamsPerson): string => `a:${stableId('chat', appId, person.id)}`;
  const chats = new Map(people.map((person) => [personalChat(person), person]));

  const addChannel = ({ members, ...options }: ChannelOptions): Channel => {
    // The first channel keeps the ids it had when it was the only one.
    const number = channels.length === 0 ? [] : [String(channels.length)];
    const id = (kind: string): string => `19:${stableId(kind, appId, tenantId, ...number)}@thread.tacv2`;
    const channelId = id('channel');
    const channel: Channel = {
      ...{ channelId, conversationId: channelId, teamId: id('team'), groupId: groupIdOf(id('team')) },
      ...{ name: CHANNEL_NAME, team: TEAM_NAME, type: 'standard', tells: 'activity', hasBot: true },
      ...options,
      members,
    };
    channels.push(channel);
    return channel;
  };
  const channelOf = (conversationId: string): Channel | undefined =>
    channels.find(({ channelId }) => isWithin(conversationId, channelId));

  const find = (conversationId: string): Place | undefined => {
    const person = chats.get(conversationId);
    if (person) return { kind: 'personal', id: conversationId, person };
    const members = groupChats.get(conversationId);
    if (members) return { kind: 'groupChat', id: conversationId, members };
    const channel = channelOf(conversationId);
    if (!channel) return undefined;
    const root = conversationId.slice(channel.channelId.length + THREAD.length);
    return { kind: 'channel', id: conversationId, channel, root: root || null };
  };

  return {
    approvals: addChannel({ members: people.filter(({ approver }) => approver) }),
    addChannel,
    addGroupChat(members) {
      const id = `19:${stableId('group', appId, tenantId, String(groupChats.size))}@thread.v2`;
      groupChats.set(id, members);
      return id;
    },
    personalChat,
    find,
    channelsOf: (teamId) => channels.filter((channel) => channel.teamId === teamId),
    members(id) {
      const place = find(id);
      if (place?.kind === 'personal') return [place.person];
      if (place?.kind === 'groupChat') return place.members;
      return (place?.channel ?? channels.find(({ teamId }) => teamId === id))?.members;
    },
  };
}
