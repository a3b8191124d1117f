/** Puts Teams' side together: adapter, connector, notifier and bot around the verbs. */
import type { ConversationReference, TurnContext } from 'botbuilder';
import type { Deps } from '../requests/model/services.ts';
import type { Conversation, ConversationStore, DocumentStore, PostedCards } from './ports.ts';
import { later } from '../requests/rules/policy.ts';
import { recordRefusal } from '../requests/actions/refusal.ts';
import type { Person } from '../requests/model/request.ts';
import type { Log } from '../telemetry/log.ts';
import { type Received, TeamsAdapter, createAuthentication } from './sdk/adapter.ts';
import { type Bot, createBot } from './bot.ts';
import { type Admission, admitToken, channelIssuer, channelKeys } from './sdk/channel-token.ts';
import { requestCard } from '../cards/request-card.ts';
import { cardContext } from './posting/request-cards.ts';
import { createConnector } from './sdk/connector.ts';
import { whereServed } from './posting/addresses.ts';
import { isClosed, mayBeElsewhere } from './connector-errors.ts';
import { reachableChat } from './posting/conversations.ts';
import { createNotifier } from './posting/notifier.ts';
import { createOwnerMail } from './posting/owner-mail.ts';
import { createSignIn } from './sdk/sign-in.ts';
import { ForeignAddress } from './sdk/transport.ts';
import { SOURCE_LIMIT, type Turn, readTurn } from './turn.ts';

/** How soon a card that could not be delivered is tried again, and for how long. */
const DRAW_AGAIN_MS = 5 * 60_000;
const DRAW_FOR_MS = 24 * 60 * 60_000;

export type TeamsOptions = {
  readonly appId: string;
  readonly tenantId: string;
  readonly channel: Readonly<Record<string, string>> | null;
  readonly serviceUrlHosts: readonly string[];
  readonly tokens: (scope: string) => Promise<string>;
  readonly requests: Omit<Deps, 'notifier'>;
  readonly conversations: ConversationStore;
  readonly cards: PostedCards;
  readonly documents: DocumentStore;
  /** The OAuth connection in the bot's registration; null where nothing is done in approvers' names. */
  readonly connection: string | null;
  /** The mailbox from which owners of passwords are told; null: they are told in Teams only. */
  readonly mailFrom: string | null;
  readonly log: Log;
};

export type Teams = {
  /** Is this a token of the channel's, for this bot? To be asked before its body is read. */
  admit(token: string): Promise<Admission>;
  /** One activity that passed the gates. @returns the HTTP status, and the body that answers an invoke */
  receive(authorization: string, activity: unknown): Promise<Received>;
  /** Writes down an activity that was turned away, if the channel signed it: else anybody could fill the audit trail. */
  turnedAway(authorization: string, activity: Refused, because: string): Promise<void>;
  /** The verbs' needs, the notifier among them. */
  readonly requests: Deps;
};

/** Who sent an activity, and from where, as far as it says so itself. */
export type Refused = {
  readonly from: { readonly id: string; readonly aadObjectId?: string | null; readonly name?: string | null };
  readonly conversation: { readonly id: string };
};

export function createTeams(options: TeamsOptions): Teams {
  const { appId, tenantId, serviceUrlHosts, conversations, cards, connection, mailFrom, log } = options;
  const adapterOptions = {
    ...options,
    onFailure: (...failure: Parameters<Bot['apologise']>) => bot.apologise(...failure),
  };
  const authentication = createAuthentication(adapterOptions);
  const keys = channelKeys(options.channel, log);
  const adapter = new TeamsAdapter(authentication, adapterOptions);
  const connector = createConnector(authentication, { appId, tenantId, serviceUrlHosts });
  const reach = { conversations, connector, log };
  const notifier = createNotifier({
    ...reach,
    cards,
    clock: options.requests.clock,
    tellOwner: createOwnerMail({ directory: options.requests.directory, conversations, mailFrom, log }),
    drawLater: async ({ id, askedAt }) => {
      const now = options.requests.clock.now();
      if (now > later(askedAt, DRAW_FOR_MS)) return;
      await options.requests.store.schedule([{ name: 'draw', request: id, at: later(now, DRAW_AGAIN_MS) }]);
    },
    cardFor: async (request, audience, locale) =>
      requestCard(request, audience, await cardContext(options.requests, locale)),
  });
  const requests: Deps = { ...options.requests, notifier };

  const privately = async (turn: Turn, person: Person, logic: (turn: Turn) => Promise<void>): Promise<boolean> => {
    try {
      const chat = await reachableChat(reach, person.id);
      if (chat === undefined) return false;
      // What the turn has decided is kept with the delivery: where it could not be said there, it is said at the other address.
      await whereServed(reach, chat, (served) => {
        const reference = { ...referenceTo(served, person, tenantId), locale: turn.context.activity.locale };
        return inConversation(reference, (context) =>
          logic({ ...readTurn(context), text: turn.text, delivery: turn.delivery }),
        );
      });
      return true;
    } catch (error) {
      // They have removed the bot since they last wrote to it, or nobody knows where they can be reached.
      if (isClosed(error) || error instanceof ForeignAddress) return false;
      throw error;
    }
  };
  /** A chat that cannot be reached is the caller's matter; for all else that fails, the adapter apologises in the chat. */
  const inConversation = async (
    reference: Partial<ConversationReference>,
    logic: (context: TurnContext) => Promise<void>,
  ): Promise<void> => {
    let failure: { readonly error: unknown } | undefined;
    await adapter.continueConversationAsync(appId, reference, (context) =>
      logic(context).catch((error: unknown) => {
        if (!mayBeElsewhere(error)) throw error;
        failure = { error };
      }),
    );
    if (failure !== undefined) throw failure.error;
  };
  const signIn = connection === null ? null : createSignIn(authentication, { appId, connection });
  const bot = createBot({
    ...reach,
    ...{ requests, tenantId, cards, signIn, privately },
    documents: options.documents,
  });
  return {
    requests,
    admit: (token) => admitToken(token, { issuer: channelIssuer(options.channel), appId, keys }),
    receive: (authorization, activity) => adapter.receive(authorization, activity, (context) => bot.run(context)),
    turnedAway: async (authorization, activity, because) => {
      if (!(await adapter.isGenuine(authorization, activity))) return;
      const { id, aadObjectId, name } = activity.from;
      const sender = { id: aadObjectId ?? id, name: name ?? '' };
      const source = `gate ${activity.conversation.id}`.slice(0, SOURCE_LIMIT);
      await recordRefusal(requests, 'activity', { person: sender, source }, undefined, `wrong ${because}`);
    },
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
