/** How the bot and the Bot Connector authenticate each other. */
import { ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import {
  AuthenticationConfiguration,
  AuthenticationConstants,
  AuthenticationError,
  type BotFrameworkAuthentication,
  type Claim,
  type ServiceClientCredentials,
  ServiceClientCredentialsFactory,
} from 'botframework-connector';
import { isKnownConnector } from '../../net/service-url.ts';
import { ForeignAddress } from '../connector-errors.ts';
import { type Channel, channelIssuer } from './channel-token.ts';
import { type IsTrusted, createTransport } from './transport.ts';

export type AuthenticationOptions = {
  readonly appId: string;
  readonly tenantId: string;
  readonly channel: Channel;
  /** Hosts (`host` or `host:port`) of the Bot Connector that get the bot's token. */
  readonly serviceUrlHosts: readonly string[];
  /** Gives an access token for a scope such as `https://api.botframework.com/.default`. */
  readonly tokens: (scope: string) => Promise<string>;
};

/** The SDK's authentication: inbound by the channel's issuer alone, outbound by `tokens`. */
export function createAuthentication(options: AuthenticationOptions): BotFrameworkAuthentication {
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
function trustOf({ serviceUrlHosts, channel }: AuthenticationOptions): IsTrusted {
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
  readonly #options: AuthenticationOptions;
  readonly #isTrusted: IsTrusted;

  constructor(options: AuthenticationOptions, isTrusted: IsTrusted) {
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
