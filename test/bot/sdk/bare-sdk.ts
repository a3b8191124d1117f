/** The retired SDK as its own samples wire it, and the bot's front door, side by side before one local Teams. */
import { type CloudAdapter, ConfigurationBotFrameworkAuthentication, TestAdapter, TurnContext } from 'botbuilder';
import { type ServiceClientCredentials, ServiceClientCredentialsFactory } from 'botframework-connector';
import { createBotFramework } from '../../../src/bot/sdk/bot-framework.ts';
import type { Incoming } from '../../../src/bot/turn.ts';
import { createHttpServer } from '../../../src/http/server.ts';
import { quietLog } from '../../support/quiet-log.ts';
import type { LocalTeams } from '../../../sandbox/teams/local-teams.ts';
import { APP_ID, MEGAN, TENANT_ID, tokenFor } from '../../sandbox/teams/support.ts';

export type Logic = (turn: Incoming) => Promise<void>;
export type Activity = Readonly<Record<string, unknown>>;
export type Answered = { readonly status: number; readonly body: string };

/** The settings that point authentication at the local Teams. */
export function channelOf({ openIdMetadataUrl, issuer, url }: LocalTeams): Readonly<Record<string, string>> {
  return {
    ToBotFromChannelOpenIdMetadataUrl: openIdMetadataUrl,
    ToBotFromEmulatorOpenIdMetadataUrl: openIdMetadataUrl,
    ToBotFromChannelTokenIssuer: issuer,
    ToChannelFromBotLoginUrl: 'https://login.microsoftonline.com/botframework.com',
    ToChannelFromBotOAuthScope: 'https://api.botframework.com',
    OAuthUrl: url,
    ValidateAuthority: 'false',
  };
}

class Credentials extends ServiceClientCredentialsFactory {
  readonly #token: string;
  constructor(token: string) {
    super();
    this.#token = token;
  }
  isValidAppId = (appId: string): Promise<boolean> => Promise.resolve(appId === APP_ID);
  isAuthenticationDisabled = (): Promise<boolean> => Promise.resolve(false);
  createCredentials = (): Promise<ServiceClientCredentials> =>
    Promise.resolve({
      signRequest: (request) => {
        request.headers.set('authorization', `Bearer ${this.#token}`);
        return Promise.resolve(request);
      },
    });
}

export async function bareAuthentication(teams: LocalTeams): Promise<ConfigurationBotFrameworkAuthentication> {
  const token = await tokenFor(teams, 'https://api.botframework.com');
  const settings = { MicrosoftAppId: APP_ID, MicrosoftAppTenantId: TENANT_ID, ...channelOf(teams) };
  return new ConfigurationBotFrameworkAuthentication(settings, new Credentials(token));
}

/** What the SDK's adapter answers to a request. @throws what it throws, and a sample's server would have to handle */
export async function bareAnswer(
  adapter: CloudAdapter,
  { token, body }: { readonly token: string; readonly body: Record<string, unknown> },
  logic: (context: TurnContext) => Promise<void> = () => Promise.resolve(),
): Promise<Answered> {
  const answered = { status: 0, body: '' };
  const response = {
    socket: undefined,
    status: (status: number) => (answered.status = status),
    send: (sent: unknown) => (answered.body = typeof sent === 'string' ? sent : JSON.stringify(sent)),
    end: () => undefined,
    header: () => undefined,
  };
  await adapter.process({ method: 'POST', headers: { authorization: `Bearer ${token}` }, body }, response, logic);
  return answered;
}

export type Door = {
  /** What the bot's own server answers to the same. */
  answer(sent: { readonly token: string; readonly body: unknown }): Promise<Answered>;
  close(): Promise<void>;
};

/** The bot's front door and its SDK boundary, with this behind them. @param everybody whether the door lets every token in */
export async function openDoor(
  teams: LocalTeams,
  run: Logic = () => Promise.resolve(),
  everybody = false,
): Promise<Door> {
  const { log } = quietLog();
  const serviceUrlHosts = [new URL(teams.url).host];
  const token = await tokenFor(teams, 'https://api.botframework.com');
  const framework = createBotFramework(
    {
      ...{ appId: APP_ID, tenantId: TENANT_ID, channel: channelOf(teams), serviceUrlHosts, log },
      tokens: () => Promise.resolve(token),
      connection: null,
      outageIn: () => undefined,
    },
    { run, forget: () => Promise.resolve() },
  );
  const server = createHttpServer({
    gates: { tenantId: TENANT_ID, serviceUrlHosts },
    admit: everybody ? () => Promise.resolve({ verdict: 'good' }) : framework.admit,
    receive: framework.receive,
    turnedAway: () => Promise.resolve(),
    ready: () => Promise.resolve(),
    log,
  });
  const port = await server.listen(0, '127.0.0.1');
  return {
    async answer({ token: sent, body }) {
      const response = await fetch(`http://127.0.0.1:${port}/api/messages`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${sent}`, connection: 'close' },
        body: JSON.stringify(body),
      });
      return { status: response.status, body: await response.text() };
    },
    close: () => server.stop(0),
  };
}

/** An activity as the local Teams delivers it. */
export function activityIn(teams: LocalTeams, changes: Activity = {}): Record<string, unknown> {
  return {
    type: 'message',
    id: '1',
    channelId: 'msteams',
    serviceUrl: teams.serviceUrl,
    from: { id: teams.channelIdOf(MEGAN.id), name: MEGAN.name, aadObjectId: MEGAN.id },
    recipient: { id: `28:${APP_ID}`, name: 'Password Reset' },
    conversation: { id: teams.personalChat(MEGAN.id), conversationType: 'personal', tenantId: TENANT_ID },
    channelData: { tenant: { id: TENANT_ID } },
    text: 'help',
    ...changes,
  };
}

/** A turn of the SDK's, for reading: what it sends goes nowhere. */
export function turnIn(teams: LocalTeams, changes: Activity = {}): TurnContext {
  return new TurnContext(new TestAdapter(), activityIn(teams, changes));
}
