/**
 * Proactive messages and look-ups: the Bot Connector's REST API, outside of a turn.
 *
 * Nothing here throttles by itself. Teams lets a bot send 7 messages a second and 60 in half a minute to one conversation, and 50
 * calls a second to all of a tenant (Microsoft, "Optimize your bot with rate limiting in Teams"). Every approval card is a thread
 * of its own, a personal chat gets a few messages an hour, and the queue draws few requests at once; what is throttled all the same
 * waits as long as Teams asks (`sending.ts`).
 */
import { type Activity, ActivityTypes } from 'botbuilder';
import {
  AuthenticationConstants,
  type BotFrameworkAuthentication,
  ClaimsIdentity,
  type ConnectorClient,
  TeamsConnectorClient,
} from 'botframework-connector';
import { z } from 'zod';
import { JOB_PATIENCE_MS, type Kind, REAL_TIME, TURN_PATIENCE_MS, type Timing, send } from './sending.ts';
import { isKnownConnector } from '../../net/service-url.ts';
import { ForeignAddress, TeamsUnclear, isClosed, isMessageGone } from '../connector-errors.ts';
import type { Connector } from '../ports.ts';
import { cardMessage } from './outgoing.ts';
import { createTransport } from './transport.ts';

const roster = z.object({ members: z.array(z.unknown()), continuationToken: z.string().nullish() });
/** "Get Teams context": a page has 50 to 500 members. */
const PAGE = 500;
const MOST_PAGES = 20;

export type ConnectorOptions = {
  /** The bot's own application id. */
  readonly appId: string;
  /** Sent with every new conversation, or Teams answers 403. */
  readonly tenantId: string;
  readonly serviceUrlHosts: readonly string[];
  readonly timing?: Timing;
};

/** @param authentication must send through `transport.ts`, or the SDK repeats what must not be repeated */
export function createConnector(
  authentication: BotFrameworkAuthentication,
  { appId, tenantId, serviceUrlHosts, timing = REAL_TIME }: ConnectorOptions,
): Connector {
  const identity = new ClaimsIdentity([
    { type: AuthenticationConstants.AudienceClaim, value: appId },
    { type: AuthenticationConstants.AppIdClaim, value: appId },
  ]);
  const factory = authentication.createConnectorFactory(identity);
  const call = <T>(
    kind: Kind,
    serviceUrl: string,
    work: (client: ConnectorClient) => Promise<T>,
    patienceMs = JOB_PATIENCE_MS,
  ): Promise<T> => {
    // Without an address the SDK would use one of its own.
    if (!isKnownConnector(serviceUrl, serviceUrlHosts)) return Promise.reject(new ForeignAddress(serviceUrl));
    return send(kind, patienceMs, () => factory.create(serviceUrl).then(work), timing);
  };
  const channelData = { tenant: { id: tenantId } };
  const ofTeams = <T>(serviceUrl: string, work: (teams: TeamsConnectorClient['teams']) => Promise<T>): Promise<T> =>
    call(
      'repeatable',
      serviceUrl,
      ({ credentials }) => work(new TeamsConnectorClient(credentials, { baseUri: serviceUrl, httpClient }).teams),
      TURN_PATIENCE_MS,
    );
  const httpClient = createTransport((url) => isKnownConnector(url, serviceUrlHosts));

  return {
    async post(conversation, card) {
      const message = { ...cardMessage(card), channelData } as const;
      if (conversation.channel === null) {
        const sent = await call('create', conversation.serviceUrl, (client) =>
          client.conversations.sendToConversation(conversation.id, message),
        );
        return { conversation: conversation.id, activity: idIn(sent.id) };
      }
      const parameters = {
        isGroup: true,
        bot: { id: conversation.bot, name: '' },
        tenantId,
        channelData: { ...channelData, channel: { id: conversation.channel } },
        // The SDK's type requires fields that the channel fills in.
        activity: message as Activity,
      };
      const thread = await call('create', conversation.serviceUrl, (client) =>
        client.conversations.createConversation(parameters),
      );
      return { conversation: idIn(thread.id), activity: idIn(thread.activityId || rootOf(thread.id)) };
    },

    async typing({ conversation, serviceUrl }) {
      await call('create', serviceUrl, (client) =>
        client.conversations.sendToConversation(conversation, { type: ActivityTypes.Typing }),
      );
    },

    async update(serviceUrl, posted, card) {
      try {
        await call('repeatable', serviceUrl, (client) =>
          client.conversations.updateActivity(posted.conversation, posted.activity, {
            ...cardMessage(card),
            id: posted.activity,
          }),
        );
        return true;
      } catch (error) {
        if (isMessageGone(error)) return false;
        throw error;
      }
    },

    async withdraw(serviceUrl, posted) {
      await call('repeatable', serviceUrl, (client) =>
        client.conversations.deleteActivity(posted.conversation, posted.activity),
      ).catch((error: unknown) => {
        if (!isMessageGone(error)) throw error;
      });
    },

    async *members(serviceUrl, conversation) {
      // The first page has no token, which the SDK's types don't allow: Teams chooses its size.
      let options: { pageSize: number; continuationToken: string } | undefined;
      for (let pages = 0; pages < MOST_PAGES; pages += 1) {
        const asked = options;
        const page = await call(
          'repeatable',
          serviceUrl,
          (client) => client.conversations.getConversationPagedMembers(conversation, asked),
          TURN_PATIENCE_MS,
        );
        const { members, continuationToken: next } = roster.parse(page);
        yield* members;
        if (next == null || next === '') return;
        options = { pageSize: PAGE, continuationToken: next };
      }
      throw new Error(`A conversation has more than ${MOST_PAGES} pages of members`);
    },

    async member({ conversation, serviceUrl, team }, id) {
      // In a channel, it is the team that has the members (Microsoft, "Get Teams context").
      return call(
        'repeatable',
        serviceUrl,
        (client) => client.conversations.getConversationMember(team ?? conversation, id),
        TURN_PATIENCE_MS,
      );
    },

    async channelsOf(serviceUrl, team) {
      const { conversations = [] } = await ofTeams(serviceUrl, (teams) => teams.fetchChannelList(team));
      return conversations;
    },

    team: (serviceUrl, team) => ofTeams(serviceUrl, (teams) => teams.fetchTeamDetails(team)),

    async openPersonalChat({ serviceUrl, bot, member }) {
      try {
        const parameters = {
          isGroup: false,
          bot: { id: bot, name: '' },
          members: [{ id: member, name: '' }],
          tenantId,
          channelData,
        };
        // Opening it again opens the same chat, and a person may be waiting for it.
        const chat = await call(
          'repeatable',
          serviceUrl,
          (client) => client.conversations.createConversation(parameters),
          TURN_PATIENCE_MS,
        );
        return idIn(chat.id);
      } catch (error) {
        if (isClosed(error)) return undefined;
        throw error;
      }
    },
  };
}

/** A thread's id names its first message: `19:…@thread.tacv2;messageid=…`. */
function rootOf(thread: unknown): string {
  return typeof thread === 'string' ? (/;messageid=([^;]+)/.exec(thread)?.[1] ?? '') : '';
}

/** The SDK passes on whatever the answer has as an id, if it has one: a 202 has no body. */
function idIn(answered: unknown): string {
  if (typeof answered !== 'string' || answered.trim() === '') throw new TeamsUnclear();
  return answered;
}
