/**
 * Teams through the Bot Framework SDK: the only way from the rest of `bot/` to it. Moving to another SDK means to write this folder
 * anew; what it has to give is here, in `turn.ts` and in `ports.ts`.
 */
import type { Person } from '../../requests/model/request.ts';
import type { Log } from '../../telemetry/log.ts';
import type { Connector, Conversation } from '../ports.ts';
import type { Incoming, Place } from '../turn.ts';
import { type Outage, type Received, type Sender, TeamsAdapter } from './adapter.ts';
import { type AuthenticationOptions, createAuthentication } from './authentication.ts';
import { type Admission, type Channel, admitToken, channelIssuer, channelKeys } from './channel-token.ts';
import { type ConnectionLook, createConnectionLook } from './connection.ts';
import { createConnector } from './connector.ts';
import { createSignIn } from './sign-in.ts';

export type BotFrameworkOptions = {
  readonly appId: string;
  /** This organisation's own. */
  readonly tenantId: string;
  readonly channel: Channel;
  /** Hosts (`host` or `host:port`) of the Bot Connector that get the bot's token. */
  readonly serviceUrlHosts: readonly string[];
  /** Gives an access token for a scope such as `https://api.botframework.com/.default`. */
  readonly tokens: (scope: string) => Promise<string>;
  /** The OAuth connection in the bot's registration; null if nothing is done in approvers' names. */
  readonly connection: string | null;
  /** What the bot needs and that is away, if that is why a turn failed. */
  readonly outageIn: (error: unknown) => Outage | undefined;
  readonly log: Log;
};

export type BotFramework = {
  readonly connector: Connector;
  /** Is this a token of the channel, for this bot? To be asked before the body is read. */
  readonly admit: (token: string) => Promise<Admission>;
  /** One activity that passed the gates. A turn that fails is logged, and its person told. */
  readonly receive: (authorization: string, activity: unknown) => Promise<Received>;
  /** Who sent an activity, and from where, as far as it says so; undefined if the channel didn't sign it. */
  senderOf(authorization: string, activity: unknown): Promise<Sender | undefined>;
  /**
   * Runs `logic` in someone's personal chat, as if they had just written there.
   * @param language of the turn, as Teams' tag @throws if the chat can't be reached; of all else that fails the person is told
   */
  inChat(
    chat: Conversation,
    whose: { readonly person: Person; readonly language: string },
    logic: (turn: Incoming) => Promise<void>,
  ): Promise<void>;
};

/** Teams outside of a turn: what it takes to look at the set-up. */
export type TeamsLook = { readonly connector: Connector; readonly connection: ConnectionLook };

export function createTeamsLook(options: AuthenticationOptions): TeamsLook {
  const authentication = createAuthentication(options);
  return {
    connector: createConnector(authentication, options),
    connection: createConnectionLook(authentication, options.appId),
  };
}

/** @param bot what runs a turn, and what forgets the dialog of one that failed */
export function createBotFramework(
  options: BotFrameworkOptions,
  bot: {
    run(turn: Incoming): Promise<void>;
    forget(where: Pick<Place, 'conversation' | 'member'>): Promise<void>;
  },
): BotFramework {
  const { appId, tenantId, channel, connection, outageIn, log } = options;
  const authentication = createAuthentication(options);
  const keys = channelKeys(channel, log);
  const signIn = connection === null ? null : createSignIn(authentication, { appId, connection });
  const adapter = new TeamsAdapter(authentication, {
    ...{ appId, signIn, outageIn, log },
    onFailed: (where) => bot.forget(where),
  });
  return {
    connector: createConnector(authentication, options),
    admit: (token) => admitToken(token, { issuer: channelIssuer(channel), appId, keys }),
    receive: (authorization, activity) => adapter.receive(authorization, activity, (turn) => bot.run(turn)),
    senderOf: (authorization, activity) => adapter.senderOf(authorization, activity),
    inChat: ({ id, serviceUrl, bot: botId, member }, { person, language }, logic) =>
      adapter.runIn(
        {
          channelId: 'msteams',
          serviceUrl,
          locale: language,
          bot: { id: botId, name: '' },
          user: { id: member ?? '', name: person.name, aadObjectId: person.id },
          conversation: { id, conversationType: 'personal', tenantId, isGroup: false, name: '' },
        },
        logic,
      ),
  };
}
