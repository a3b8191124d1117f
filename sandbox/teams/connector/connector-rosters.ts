/** The Bot Connector's calls about members and teams. */
import type { Answer, Call, Route } from '../http/http.ts';
import { Refusal } from '../http/http.ts';
import type { RosterEntry, TeamsPerson } from '../chats/people.ts';
import type { Channel, Places } from '../chats/places.ts';

export type RosterWorld = {
  readonly places: Places;
  readonly tenantId: string;
  readonly entry: (person: TeamsPerson) => RosterEntry;
};

/** Teams' own limits for a page size. */
const SMALLEST_PAGE = 50;
const LARGEST_PAGE = 500;

export function rosterRoutes({ places, tenantId, entry }: RosterWorld): Route[] {
  const members = (call: Call): RosterEntry[] => {
    const found = places.members(call.params['conversation'] ?? '');
    if (!found) throw new Refusal(404, 'ConversationNotFound', 'Conversation not found.');
    const place = places.find(call.params['conversation'] ?? '');
    if (place?.kind === 'channel' && !place.channel.hasBot) {
      throw new Refusal(403, 'BotNotInConversationRoster', 'The bot is not part of the conversation roster.');
    }
    return found.map(entry);
  };
  const page = (call: Call): Answer => {
    const all = members(call);
    const size = Math.min(LARGEST_PAGE, Math.max(SMALLEST_PAGE, Number(call.query.get('pageSize')) || LARGEST_PAGE));
    const start = Number(call.query.get('continuationToken')) || 0;
    const next = start + size < all.length ? { continuationToken: String(start + size) } : {};
    return { status: 200, body: { members: all.slice(start, start + size), ...next } };
  };
  const member = (call: Call): Answer => {
    const wanted = call.params['member'];
    const found = members(call).find(
      ({ id, aadObjectId, userPrincipalName }) =>
        id === wanted || aadObjectId === wanted || userPrincipalName === wanted,
    );
    if (!found) throw new Refusal(404, 'MemberNotFoundInConversation', 'Member not found in conversation.');
    return { status: 200, body: found };
  };
  const ofTeam =
    (body: (first: Channel, all: readonly Channel[]) => unknown) =>
    (call: Call): Answer => {
      const channels = places.channelsOf(call.params['team'] ?? '');
      const [first] = channels;
      if (first === undefined) throw new Refusal(404, 'TeamNotFound', 'Team not found.');
      return { status: 200, body: body(first, channels) };
    };
  const team = ({ teamId, groupId, team: name, members: all }: Channel, channels: readonly Channel[]) => ({
    id: teamId,
    name,
    aadGroupId: groupId,
    type: 'standard',
    tenantId,
    channelCount: channels.length + 1,
    memberCount: all.length,
  });
  // Teams omits the name of the general channel.
  const list = ({ teamId }: Channel, channels: readonly Channel[]) => ({
    conversations: [
      { id: teamId },
      ...channels.map(({ channelId: id, name, type, tells }) => ({ id, name, ...(tells === 'list' ? { type } : {}) })),
    ],
  });

  const root = '/connector/v3/conversations/:conversation';
  return [
    { method: 'GET', path: `${root}/members`, handle: (call) => ({ status: 200, body: members(call) }) },
    { method: 'GET', path: `${root}/pagedmembers`, handle: page },
    { method: 'GET', path: `${root}/members/:member`, handle: member },
    { method: 'GET', path: '/connector/v3/teams/:team', handle: ofTeam(team) },
    { method: 'GET', path: '/connector/v3/teams/:team/conversations', handle: ofTeam(list) },
  ];
}
