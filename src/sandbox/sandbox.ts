/**
 * A whole world on loopback: a local Teams, a local directory, and the bot between them exactly as it runs in production,
 * with signed tokens, all gates and a real database. `npm run sandbox` and the journeys in the tests start it.
 */
import { type Config, type Environment, loadConfig } from '../config.ts';
import type { Log } from '../log.ts';
import { type Service, startService } from '../service.ts';
import { type LocalDirectory, startLocalDirectory } from './directory/local-directory.ts';
import { CONTOSO, people } from './directory/people.ts';
import type { SignInResult } from './directory/credentials.ts';
import { galleryRoutes } from './gallery/routes.ts';
import { type LocalTeams, startLocalTeams } from './teams/local-teams.ts';
import type { TeamsPerson } from './teams/people.ts';

export type SandboxOptions = {
  /** GUID of the bot; another one for every sandbox in a process, since access tokens are cached by it. */
  readonly appId: string;
  /** Port of the chat page; 0 takes any free one. */
  readonly port: number;
  /** 32 bytes in base64. */
  readonly secretKey: string;
  readonly database: { readonly databaseUrl?: string; readonly dataDir: string };
  /** Help desks of partner organisations. */
  readonly partnersFile?: string;
  /** Keeps the chats over a restart. */
  readonly historyFile?: string;
  readonly log: Log;
  /** Puts something between the bot and its identity endpoint. */
  readonly front?: (identity: Identity) => Promise<Identity>;
};

/** Where the bot gets its access tokens. */
export type Identity = { readonly appId: string; readonly endpoint: string; readonly header: string };

export type Sandbox = {
  readonly teams: LocalTeams;
  readonly directory: LocalDirectory;
  /** The settings the bot runs with. */
  readonly config: Config;
  botUrl(): string;
  stopBot(): Promise<void>;
  /** Starts the bot again on the same data. */
  startBot(): Promise<void>;
  close(): Promise<void>;
};

/** @throws where a port is taken or the database cannot be opened; nothing keeps running then */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const directory = await startLocalDirectory({ authorize: (token) => teams.acceptsToken(token) });
  const teams = await startLocalTeams({
    appId: options.appId,
    port: options.port,
    tenantId: CONTOSO.id,
    people: people.map(teamsPerson),
    signIn: (name, password) => VERDICTS[directory.signIn(name, password)],
    extraRoutes: galleryRoutes(),
    ...(options.historyFile === undefined ? {} : { historyFile: options.historyFile }),
  });
  const config = settingsFor(options, teams, directory);
  let service: Service | undefined;
  const startBot = async (): Promise<void> => {
    const own = { appId: options.appId, endpoint: teams.identityEndpoint, header: teams.identityHeader };
    const { endpoint, header } = (await options.front?.(own)) ?? own;
    // The App Service gives a managed identity's endpoint in these two variables; @azure/identity reads them itself.
    process.env['IDENTITY_ENDPOINT'] = endpoint;
    process.env['IDENTITY_HEADER'] = header;
    service = await startService(config, options.log, '127.0.0.1');
    teams.setBotEndpoint(`${botUrl()}/api/messages`);
  };
  const stopBot = async (): Promise<void> => {
    await service?.stop();
    service = undefined;
  };
  const botUrl = (): string => `http://127.0.0.1:${service?.port ?? 0}`;
  const close = async (): Promise<void> => {
    await stopBot();
    await Promise.all([teams.close(), directory.close()]);
  };
  await startBot().catch(async (error: unknown) => {
    await close();
    throw error;
  });
  return { teams, directory, config, botUrl, stopBot, startBot, close };
}

/** Production's own settings, with every outside address on this machine. */
function settingsFor(options: SandboxOptions, teams: LocalTeams, directory: LocalDirectory): Config {
  const { databaseUrl, dataDir } = options.database;
  const environment: Environment = {
    PORT: '0',
    MicrosoftAppId: options.appId,
    MicrosoftAppType: 'UserAssignedMSI',
    MicrosoftAppTenantId: CONTOSO.id,
    ToBotFromChannelOpenIdMetadataUrl: teams.openIdMetadataUrl,
    ToBotFromChannelTokenIssuer: teams.issuer,
    ToBotFromEmulatorOpenIdMetadataUrl: teams.openIdMetadataUrl,
    ToChannelFromBotLoginUrl: 'https://login.microsoftonline.com/botframework.com',
    ToChannelFromBotOAuthScope: 'https://api.botframework.com',
    OAuthUrl: teams.url,
    ValidateAuthority: 'false',
    GRAPH_BASE_URL: directory.url,
    SERVICE_URL_HOSTS: new URL(teams.url).host,
    DATABASE_URL: databaseUrl,
    DATA_DIR: dataDir,
    PARTNERS_FILE: options.partnersFile,
    SECRET_KEY: options.secretKey,
  };
  const loaded = loadConfig(environment);
  if (!loaded.ok) throw new Error(`The sandbox's own settings are wrong: ${loaded.problems.join('; ')}`);
  return loaded.config;
}

function teamsPerson({ user, about, approver }: (typeof people)[number]): TeamsPerson {
  return {
    id: user.id,
    name: user.displayName,
    userPrincipalName: user.userPrincipalName,
    email: user.mail,
    about: about.en,
    approver,
    userType: user.userType === 'Guest' ? 'Guest' : 'Member',
  };
}

const VERDICTS: Readonly<Record<SignInResult, string>> = {
  ok: 'Signed in.',
  'must-change-password': 'The password is right, and must be changed now: it is a temporary one.',
  'wrong-password': 'Wrong password.',
  disabled: 'The password is right, but the account is disabled.',
  'no-password-here': 'Nobody of this name has a password in this directory.',
};
