/** Production's settings, with every external address on this machine. */
import { type Config, type Environment, loadConfig } from '../src/settings/config.ts';
import type { LocalAuthority } from './authority/local-authority.ts';
import type { LocalDirectory } from './directory/local-directory.ts';
import { CONTOSO } from './directory/people.ts';
import type { LocalTeams } from './teams/local-teams.ts';

export type SettingsOptions = {
  readonly appId: string;
  /** 32 bytes in base64. */
  readonly secretKey: string;
  readonly database: { readonly databaseUrl?: string; readonly dataDir: string };
  /** Help desks of partner organisations. */
  readonly partnersFile?: string;
  /** The operator's settings by name, for example `IDENTITY_CODE`. They override the sandbox's own. */
  readonly settings?: Environment;
};

/** The OAuth connection in the bot's registration with the local Teams. */
export const CONNECTION = 'sso';

/** @param around with an authority, resets are done as the approver @throws if the settings contradict each other */
export function settingsFor(
  options: SettingsOptions,
  around: {
    readonly teams: LocalTeams;
    readonly directory: LocalDirectory;
    readonly authority: LocalAuthority | undefined;
  },
): Config {
  const { teams, directory, authority } = around;
  const { databaseUrl, dataDir } = options.database;
  const loaded = loadConfig({
    PORT: '0',
    MicrosoftAppId: options.appId,
    MicrosoftAppTenantId: CONTOSO.id,
    ...(authority === undefined ? asApp : asApprover(authority)),
    ToBotFromChannelOpenIdMetadataUrl: teams.openIdMetadataUrl,
    ToBotFromChannelTokenIssuer: teams.issuer,
    ToBotFromEmulatorOpenIdMetadataUrl: teams.openIdMetadataUrl,
    ToChannelFromBotOAuthScope: 'https://api.botframework.com',
    OAuthUrl: teams.url,
    ValidateAuthority: 'false',
    GRAPH_BASE_URL: directory.url,
    // The bot shares its process with Teams, Graph and the embedded database.
    GRAPH_PATIENCE_MS: '1500',
    SERVICE_URL_HOSTS: new URL(teams.url).host,
    DATABASE_URL: databaseUrl,
    DATA_DIR: dataDir,
    PARTNERS_FILE: options.partnersFile,
    SECRET_KEY: options.secretKey,
    ...options.settings,
  });
  if (!loaded.ok) throw new Error(`The sandbox's own settings are wrong: ${loaded.problems.join('; ')}`);
  return loaded.config;
}

const asApp: Environment = {
  MicrosoftAppType: 'UserAssignedMSI',
  ToChannelFromBotLoginUrl: 'https://login.microsoftonline.com/botframework.com',
};

function asApprover({ url, clientSecret }: LocalAuthority): Environment {
  return {
    MicrosoftAppType: 'SingleTenant',
    MicrosoftAppPassword: clientSecret,
    ToChannelFromBotLoginUrl: `${url}/botframework.com`,
    RESET_AS: 'approver',
    OAUTH_CONNECTION: CONNECTION,
  };
}
