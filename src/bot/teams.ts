/** Puts Teams' side together: adapter, connector, notifier and bot around the verbs. */
import type { ConversationReference } from 'botbuilder';
import type { Deps } from '../requests/deps.ts';
import type { Conversation, ConversationStore, DocumentStore, PostedCards } from '../requests/ports.ts';
import type { Person } from '../requests/request.ts';
import type { Log } from '../log.ts';
import { TeamsAdapter, createAuthentication } from './adapter.ts';
import { type Bot, createBot } from './bot.ts';
import { createConnector, statusOf } from './connector.ts';
import { personalChat } from './conversations.ts';
import { createNotifier } from './notifier.ts';
import { type Turn, readTurn } from './turn.ts';

export type TeamsOptions = {
  readonly appId: string;
  readonly tenantId: string;
  readonly channel: Readonly<Record<string, string>> | null;
  readonly tokens: (scope: string) => Promise<string>;
  readonly requests: Omit<Deps, 'notifier'>;
  readonly conversations: ConversationStore;
  readonly cards: PostedCards;
  readonly documents: DocumentStore;
  readonly log: Log;
};

export type Teams = {
  /** One activity that passed the gates. @returns the HTTP status, and the body that answers an invoke */
  receive(authorization: string, activity: unknown): Promise<{ status: number; body?: unknown }>;
  /** The verbs' needs, the notifier among them. */
  readonly requests: Deps;
};

export function createTeams(options: TeamsOptions): Teams {
  const { appId, tenantId, conversations, cards, log } = options;
  const adapterOptions = {
    ...options,
    onFailure: (...failure: Parameters<Bot['apologise']>) => bot.apologise(...failure),
  };
  const authentication = createAuthentication(adapterOptions);
  const adapter = new TeamsAdapter(authentication, adapterOptions);
  const connector = createConnector(authentication, { appId, tenantId });
  const notifier = createNotifier({ cards, conversations, connector, log });
  const requests: Deps = { ...options.requests, notifier };

  const privately = async (turn: Turn, person: Person, logic: (turn: Turn) => Promise<void>): Promise<boolean> => {
    const chat = await personalChat(conversations, connector, person.id);
    if (chat === undefined) return false;
    const reference = { ...referenceTo(chat, person, tenantId), locale: turn.context.activity.locale };
    let reached = true;
    await adapter.continueConversationAsync(appId, reference, async (context) => {
      try {
        await logic({ ...readTurn(context), text: turn.text });
      } catch (error) {
        // He has removed the bot since he last wrote to it.
        if (statusOf(error) !== 403) throw error;
        reached = false;
      }
    });
    return reached;
  };
  const bot = createBot({ requests, conversations, cards, log, documents: options.documents, privately });
  return {
    requests,
    receive: (authorization, activity) => adapter.receive(authorization, activity, (context) => bot.run(context)),
  };
}

function referenceTo(chat: Conversation, person: Person, tenantId: string): Partial<ConversationReference> {
  return {
    channelId: 'msteams',
    serviceUrl: chat.serviceUrl,
    bot: { id: chat.bot, name: '' },
    user: { id: chat.member ?? '', name: person.name, aadObjectId: person.id },
    conversation: { id: chat.id, conversationType: 'personal', tenantId, isGroup: false, name: '' },
  };
}
