/** The Bot Framework's adapter, with what it lacks: one issuer, bare refusals, deadlines, and an answer to every invoke. */
import { randomBytes } from 'node:crypto';
import {
  type Activity,
  ActivityTypes,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  type ResourceResponse,
  type TurnContext,
} from 'botbuilder';
import {
  AuthenticationConfiguration,
  AuthenticationConstants,
  AuthenticationError,
  type BotFrameworkAuthentication,
  type Claim,
  type ServiceClientCredentials,
  ServiceClientCredentialsFactory,
} from 'botframework-connector';
import type { Log } from '../../telemetry/log.ts';
import { isKnownConnector } from '../../net/service-url.ts';
import { apology } from '../chat/apology.ts';
import { channelIssuer } from './channel-token.ts';
import { invokeError } from './invoke-answers.ts';
import { KeysUnavailable } from './signing-keys.ts';
import { TURN_PATIENCE_MS, send } from './sending.ts';
import { ForeignAddress, type IsTrusted, createTransport } from './transport.ts';

export type AdapterOptions = {
  readonly appId: string;
  readonly tenantId: string;
  /** The seven channel settings of another cloud; null for the public one. */
  readonly channel: Readonly<Record<string, string>> | null;
  /** Hosts (`host` or `host:port`) of the Bot Connector that get the bot's token. */
  readonly serviceUrlHosts: readonly string[];
  /** Gives an access token for a scope such as `https://api.botframework.com/.default`. */
  readonly tokens: (scope: string) => Promise<string>;
  readonly log: Log;
  /** Tells the person of the turn that something went wrong; gets the reference that the log has. */
  readonly onFailure: (context: TurnContext, reference: string) => Promise<void>;
};

/** How the Bot Framework authenticates: inbound by the channel's issuer alone, outbound by `tokens`. */
export function createAuthentication(options: AdapterOptions): BotFrameworkAuthentication {
  const issuer = channelIssuer(options.channel);
  const isTrusted = trustOf(options);
  return new ConfigurationBotFrameworkAuthentication(
    { MicrosoftAppId: options.appId, MicrosoftAppTenantId: options.tenantId, ...options.channel },
    new TokenCredentialsFactory(options, isTrusted),
    new AuthenticationConfiguration([], (claims) => onlyFrom(issuer, claims)),
    undefined,
    // The SDK's own would repeat what must not be repeated, and ignores every other way to tell it so.
    { httpClient: createTransport(isTrusted) },
  );
}

/** The bot's token goes to the connectors on the list, and to the token service of the settings. */
function trustOf({ serviceUrlHosts, channel }: AdapterOptions): IsTrusted {
  const tokenService = new URL(channel?.['OAuthUrl'] ?? AuthenticationConstants.OAuthUrl).host;
  return (url) => isKnownConnector(url, [...serviceUrlHosts, tokenService]);
}

/** Without this, tokens of other issuers that the SDK knows (emulator, skills, our own tenant) would be let in. */
async function onlyFrom(issuer: string, claims: readonly Claim[]): Promise<void> {
  const named = claims.find(({ type }) => type === AuthenticationConstants.IssuerClaim)?.value;
  if (named !== issuer) throw new AuthenticationError('Foreign issuer', 401);
  return Promise.resolve();
}

class TokenCredentialsFactory extends ServiceClientCredentialsFactory {
  readonly #options: AdapterOptions;
  readonly #isTrusted: IsTrusted;

  constructor(options: AdapterOptions, isTrusted: IsTrusted) {
    super();
    this.#options = options;
    this.#isTrusted = isTrusted;
  }

  isValidAppId(appId: string): Promise<boolean> {
    return Promise.resolve(appId === this.#options.appId);
  }

  isAuthenticationDisabled(): Promise<boolean> {
    return Promise.resolve(false);
  }

  createCredentials(_appId: string, audience: string | undefined): Promise<ServiceClientCredentials> {
    const scope = `${audience ?? AuthenticationConstants.ToChannelFromBotOAuthScope}/.default`;
    return Promise.resolve({
      signRequest: async (request) => {
        // A token is not even asked for on behalf of a foreign address.
        if (!this.#isTrusted(request.url)) throw new ForeignAddress(request.url);
        request.headers.set('authorization', `Bearer ${await this.#options.tokens(scope)}`);
        return request;
      },
    });
  }
}

/** What an activity is answered with: a status, and a body for an invoke. */
export type Received = { readonly status: number; readonly body?: unknown };

export class TeamsAdapter extends CloudAdapter {
  readonly #authentication: BotFrameworkAuthentication;
  readonly #log: Log;

  constructor(authentication: BotFrameworkAuthentication, { log, onFailure }: AdapterOptions) {
    super(authentication);
    this.#authentication = authentication;
    this.#log = log;
    this.onTurnError = async (context, error) => {
      const reference = this.#report(error, context.activity.type);
      await onFailure(context, reference).catch((failure: unknown) =>
        log.error({ error: failure, reference }, 'The person could not be told of the failure'),
      );
    };
  }

  /**
   * One activity that passed the gates. Whatever is wrong with its token is a 401, a 503 where nobody can say now. A turn
   * that fails before it began answers too: an invoke with the apology, anything else with 500.
   * @returns the status, and the invoke's answer as the body
   */
  async receive(
    authorization: string,
    activity: unknown,
    logic: (context: TurnContext) => Promise<void>,
  ): Promise<Received> {
    if (!isActivity(activity)) return { status: 400 };
    let identity;
    try {
      identity = await this.#authentication.authenticateRequest(activity, authorization);
    } catch (error) {
      return { status: error instanceof KeysUnavailable ? 503 : 401 };
    }
    try {
      const answer = await this.processActivity(identity, activity, logic);
      return answer === undefined ? { status: 200 } : { status: answer.status, body: answer.body };
    } catch (error) {
      const reference = this.#report(error, activity.type);
      return activity.type === ActivityTypes.Invoke.valueOf()
        ? invokeError(500, apology(activity.locale, reference))
        : { status: 500 };
    }
  }

  /** @returns the reference under which the log has it */
  #report(error: unknown, activityType: string): string {
    const reference = `E-${randomBytes(4).toString('hex').toUpperCase()}`;
    this.#log.error({ error, reference, activityType }, 'A turn failed');
    return reference;
  }

  /** Did the channel sign this activity? Whatever is wrong with its token is no. */
  async isGenuine(authorization: string, activity: unknown): Promise<boolean> {
    if (!isActivity(activity)) return false;
    return this.#authentication.authenticateRequest(activity, authorization).then(
      () => true,
      () => false,
    );
  }

  /** One by one, so that what was sent is not sent again with what was refused. */
  override async sendActivities(context: TurnContext, activities: Partial<Activity>[]): Promise<ResourceResponse[]> {
    const responses: ResourceResponse[] = [];
    for (const activity of activities) {
      responses.push(...(await send('create', TURN_PATIENCE_MS, () => super.sendActivities(context, [activity]))));
    }
    return responses;
  }

  override updateActivity(...[context, activity]: Update['parameters']): Update['returns'] {
    return send('repeatable', TURN_PATIENCE_MS, () => super.updateActivity(context, activity));
  }
}

type Update = {
  parameters: Parameters<CloudAdapter['updateActivity']>;
  returns: ReturnType<CloudAdapter['updateActivity']>;
};

/** The gates have checked what an activity must have; the SDK treats all else as optional. */
function isActivity(body: unknown): body is Activity {
  return typeof body === 'object' && body !== null && 'type' in body && typeof body.type === 'string';
}
