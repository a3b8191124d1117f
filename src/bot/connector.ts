/** Speaking first: the Bot Connector's REST API for conversations that no turn is open in. Every call has a deadline. */
import type { Activity } from 'botbuilder';
import {
  AuthenticationConstants,
  type BotFrameworkAuthentication,
  ClaimsIdentity,
  type ConnectorClient,
} from 'botframework-connector';
import type { Card } from '../cards/card.ts';
import type { Conversation } from '../requests/ports.ts';
import { SEND_DEADLINE_MS, withDeadline } from './deadline.ts';
import { cardMessage } from './turn.ts';

export type Posted = { readonly conversation: string; readonly activity: string };

export type Connector = {
  /** Posts a card: a new thread in a channel, a message in a chat. */
  post(conversation: Conversation, card: Card): Promise<Posted>;
  /** Redraws a posted card. @returns false where it is gone for good */
  update(serviceUrl: string, posted: Posted, card: Card): Promise<boolean>;
  /** Opens (or finds) somebody's personal chat. @returns its id, or undefined where the bot may not write to him */
  openPersonalChat(with_: { serviceUrl: string; bot: string; member: string }): Promise<string | undefined>;
};

/** `appId` is the bot's own; `tenantId` goes with every new conversation, or Teams answers 403. */
export function createConnector(
  authentication: BotFrameworkAuthentication,
  { appId, tenantId }: { appId: string; tenantId: string },
): Connector {
  const identity = new ClaimsIdentity([
    { type: AuthenticationConstants.AudienceClaim, value: appId },
    { type: AuthenticationConstants.AppIdClaim, value: appId },
  ]);
  const factory = authentication.createConnectorFactory(identity);
  const call = async <T>(serviceUrl: string, work: (client: ConnectorClient) => Promise<T>): Promise<T> =>
    withDeadline(factory.create(serviceUrl).then(work), SEND_DEADLINE_MS);
  const channelData = { tenant: { id: tenantId } };

  return {
    async post(conversation, card) {
      const message = { ...cardMessage(card), channelData } as const;
      if (conversation.channel === null) {
        const sent = await call(conversation.serviceUrl, (client) =>
          client.conversations.sendToConversation(conversation.id, message),
        );
        return { conversation: conversation.id, activity: sent.id };
      }
      const parameters = {
        isGroup: true,
        bot: { id: conversation.bot, name: '' },
        tenantId,
        channelData: { ...channelData, channel: { id: conversation.channel } },
        // The SDK asks for the fields that the channel fills in itself.
        activity: message as Activity,
      };
      const thread = await call(conversation.serviceUrl, (client) =>
        client.conversations.createConversation(parameters),
      );
      return { conversation: thread.id, activity: thread.activityId || rootOf(thread.id) };
    },

    async update(serviceUrl, posted, card) {
      try {
        await call(serviceUrl, (client) =>
          client.conversations.updateActivity(posted.conversation, posted.activity, {
            ...cardMessage(card),
            id: posted.activity,
          }),
        );
        return true;
      } catch (error) {
        if (statusOf(error) === 404) return false;
        throw error;
      }
    },

    async openPersonalChat({ serviceUrl, bot, member }) {
      try {
        const chat = await call(serviceUrl, (client) =>
          client.conversations.createConversation({
            isGroup: false,
            bot: { id: bot, name: '' },
            members: [{ id: member, name: '' }],
            tenantId,
            channelData,
          }),
        );
        return chat.id;
      } catch (error) {
        if (statusOf(error) === 403) return undefined;
        throw error;
      }
    },
  };
}

/** A thread's id names its first message: `19:…@thread.tacv2;messageid=…`. */
function rootOf(thread: string): string {
  return /;messageid=([^;]+)/.exec(thread)?.[1] ?? '';
}

/** The HTTP status of a connector's refusal; undefined where the error is none. */
export function statusOf(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null || !('statusCode' in error)) return undefined;
  return typeof error.statusCode === 'number' ? error.statusCode : undefined;
}
