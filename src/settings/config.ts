/** The settings: the only reader of the environment. It lists all problems at once, so one restart fixes them all. */
import { z } from 'zod';
import { type DatabaseSettings, databaseSettings, readDatabaseSettings } from './database-settings.ts';
import { type Misspelled, misspelledIn } from './misspelled.ts';
import { readPartners } from './partners.ts';
import { cloudOf } from '../requests/model/cloud.ts';
import type { HelpDesk } from '../requests/model/home.ts';
import { type ResetSettings, problemsOfResetAs, readResetSettings, resetSettings } from './reset-settings.ts';
import { isSafeUrl } from '../net/service-url.ts';
import { isTimeZone } from '../text/time-zone.ts';

const url = z.string().refine(isSafeUrl, { error: 'must be an https URL (http only for localhost)' });

const channelSettings = z.object({
  ToBotFromChannelOpenIdMetadataUrl: url,
  ToBotFromChannelTokenIssuer: z.string(),
  ToBotFromEmulatorOpenIdMetadataUrl: url,
  // Entra's library takes no other ("authorityHost").
  ToChannelFromBotLoginUrl: z
    .string()
    .refine((text) => isSafeUrl(text) && text.startsWith('https:'), { error: 'must be an https URL' }),
  ToChannelFromBotOAuthScope: z.string(),
  OAuthUrl: url,
  ValidateAuthority: z.enum(['true', 'false'], { error: 'must be true or false' }),
});

/** The Bot Framework's own settings for other clouds: all seven, or none for the public cloud. */
export type ChannelSettings = Readonly<z.output<typeof channelSettings>>;

export type BotIdentity =
  | { readonly appType: 'UserAssignedMSI'; readonly appId: string; readonly tenantId: string }
  | {
      readonly appType: 'SingleTenant';
      readonly appId: string;
      readonly tenantId: string;
      readonly password?: string;
      readonly certificatePath?: string;
    };

export type Config = DatabaseSettings & {
  readonly port: number;
  readonly identity: BotIdentity;
  readonly channel: ChannelSettings | null;
  /** The host under which App Service serves the bot ("Environment variables and app settings"); null elsewhere. */
  readonly host: string | null;
  /** Origin of Microsoft Graph, without a path. */
  readonly graphBaseUrl: string;
  /** Trusted hosts of the Bot Connector, as `host` or `host:port`. */
  readonly serviceUrlHosts: readonly string[];
  /** 32 bytes each. The first one seals and signs; all of them open and verify. */
  readonly secretKeys: readonly Buffer[];
  /** Names, as in the audit trail, of keys that may be missing from `secretKeys`. */
  readonly retiredKeys: readonly string[];
  /** How long a person's turn waits for Microsoft Graph; then it is answered, and the work goes on. */
  readonly graphPatienceMs: number;
  readonly reset: ResetSettings;
  /** In which the cards of the approvals channel say times. */
  readonly timeZone: string;
  /** The operator's entry for a domain or its nearest parent domain. */
  readonly helpDeskOf: (domain: string) => HelpDesk | undefined;
};

export type Environment = Readonly<Record<string, string | undefined>>;

/** Teams' connector in the public, GCC, GCC High and DoD clouds (Microsoft, "Get Teams context"). */
const TEAMS_HOSTS = [
  'smba.trafficmanager.net',
  'smba.infra.gcc.teams.microsoft.com',
  'smba.infra.gov.teams.microsoft.us',
  'smba.infra.dod.teams.microsoft.us',
];
const CHANNEL_NAMES = Object.keys(channelSettings.shape);

const guid = z.guid({ error: 'must be a GUID, such as 00000000-0000-0000-0000-000000000000' });
const patience = { error: 'must be a whole number from 50 to 2000' };
const port = { error: 'must be a port number from 0 to 65535' };

const settings = z.object({
  PORT: z.coerce.number(port).int(port).min(0, port).max(65_535, port).default(3978),
  MicrosoftAppId: z.string({ error: 'is missing: set it to the application (client) ID of the bot' }).pipe(guid),
  MicrosoftAppType: z
    .string({ error: 'is missing: set it to SingleTenant or UserAssignedMSI' })
    .pipe(z.enum(['SingleTenant', 'UserAssignedMSI'], { error: 'must be SingleTenant or UserAssignedMSI' })),
  MicrosoftAppTenantId: z.string({ error: 'is missing: set it to the ID of your tenant (directory)' }).pipe(guid),
  MicrosoftAppPassword: z.string().optional(),
  MicrosoftAppCertificatePath: z.string().optional(),
  ...channelSettings.partial().shape,
  GRAPH_BASE_URL: z
    .string()
    .default('https://graph.microsoft.com')
    .refine(isSafeUrl, { error: 'must be an https URL, such as https://graph.microsoft.com (http only for localhost)' })
    .transform((url) => new URL(url).origin),
  GRAPH_PATIENCE_MS: z.coerce.number(patience).int(patience).min(50, patience).max(2_000, patience).default(150),
  SERVICE_URL_HOSTS: z
    .string()
    .default(TEAMS_HOSTS.join(','))
    .transform((list) => list.split(/[\s,;]+/).filter((host) => host !== ''))
    .refine((hosts) => hosts.length > 0 && hosts.every(isHost), {
      error: 'must be host names separated by commas, such as smba.trafficmanager.net, without a scheme or path',
    }),
  ...databaseSettings.shape,
  PARTNERS_FILE: z.string().optional(),
  SECRET_KEY: z
    .string({ error: 'is missing: set it to the output of "openssl rand -base64 32"' })
    .transform((list) => list.split(',').map((key) => key.trim()))
    // Node's decoder skips invalid characters and stops at padding: it would read two keys without a comma as one.
    .refine((keys) => keys.every((key) => /^[\w+/-]{43}=?$/.test(key)), {
      error:
        'must be 32 bytes in base64, such as the output of "openssl rand -base64 32"; separate several keys by commas',
    })
    .transform((keys) => keys.map((key) => Buffer.from(key, 'base64'))),
  RETIRED_KEYS: z
    .string()
    .default('')
    .transform((list) => list.split(/[\s,;]+/).filter((key) => key !== ''))
    .refine((keys) => keys.every((key) => /^[\w-]{43}$/.test(key)), {
      error: 'must be key names of 43 characters, separated by commas, as the log gives them',
    }),
  TIME_ZONE: z
    .string()
    .default('UTC')
    .refine(isTimeZone, { error: 'must be the name of a time zone, such as Europe/Amsterdam' }),
  ...resetSettings.shape,
});

/** Every setting that the bot reads. */
export const SETTING_NAMES: readonly string[] = Object.keys(settings.shape);

export type Loaded =
  { readonly ok: true; readonly config: Config } | { readonly ok: false; readonly problems: readonly string[] };

/** @returns the settings, or every problem, each starting with the name of its setting; no secret value is in them */
export function loadConfig(environment: Environment): Loaded {
  const given = givenIn(environment);
  const parsed = settings.safeParse(given);
  const partners = readPartners(given['PARTNERS_FILE']);
  const problems = [
    ...(parsed.error?.issues ?? []).map(({ path, message }) => `${path.join('.')} ${message}`),
    ...identityProblems(given),
    ...channelProblems(given),
    ...problemsOfResetAs(given),
    ...partners.problems,
  ];
  if (!parsed.success || problems.length > 0) return { ok: false, problems };
  const { data } = parsed;
  return {
    ok: true,
    config: {
      port: data.PORT,
      identity: identityOf(data),
      channel: channelOf(data),
      host: environment['WEBSITE_HOSTNAME'] ?? null,
      graphBaseUrl: data.GRAPH_BASE_URL,
      serviceUrlHosts: data.SERVICE_URL_HOSTS.map((host) => host.toLowerCase()),
      ...readDatabaseSettings(data),
      secretKeys: data.SECRET_KEY,
      retiredKeys: data.RETIRED_KEYS,
      graphPatienceMs: data.GRAPH_PATIENCE_MS,
      reset: readResetSettings(data, cloudOf(data.GRAPH_BASE_URL)),
      timeZone: data.TIME_ZONE,
      helpDeskOf: partners.helpDeskOf,
    },
  };
}

/** @returns names that look like a setting with a typing error: only who examines a set-up asks for them, as comparing takes time */
export function misspelledSettings(environment: Environment = process.env): readonly Misspelled[] {
  return misspelledIn(Object.keys(givenIn(environment)), SETTING_NAMES);
}

/** Without what is blank. */
function givenIn(environment: Environment): Environment {
  return Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim()));
}

/** @returns the settings of this process, or every problem */
export function loadOwn(): Loaded {
  return loadConfig(process.env);
}

/**
 * @returns the settings of this process; if they are invalid, prints the problems to standard error and exits with
 * `status`
 */
export function configOrExit(status = 1): Config {
  const loaded = loadConfig(process.env);
  if (loaded.ok) return loaded.config;
  const list = loaded.problems.map((problem) => `  - ${problem}`).join('\n');
  process.stderr.write(
    `Invalid settings:\n${list}\n\n` +
      'See env/.env.example for every setting. To try the bot without any, run: npm run sandbox\n',
  );
  process.exit(status);
}

function identityProblems(given: Environment): string[] {
  const secrets = ['MicrosoftAppPassword', 'MicrosoftAppCertificatePath'].filter((name) => given[name] !== undefined);
  switch (given['MicrosoftAppType']) {
    case 'SingleTenant':
      if (secrets.length === 1) return [];
      return secrets.length === 0
        ? ['MicrosoftAppPassword or MicrosoftAppCertificatePath is missing: SingleTenant needs one of them']
        : ['MicrosoftAppPassword and MicrosoftAppCertificatePath are both set: remove one of them'];
    case 'UserAssignedMSI':
      return secrets.map((name) => `${name} must be empty for UserAssignedMSI: a managed identity has no secret`);
    default:
      return [];
  }
}

function channelProblems(given: Environment): string[] {
  const missing = CHANNEL_NAMES.filter((name) => given[name] === undefined);
  if (missing.length === 0 || missing.length === CHANNEL_NAMES.length) return [];
  return missing.map((name) => `${name} is missing: set all seven channel settings, or none`);
}

function identityOf(data: z.output<typeof settings>): BotIdentity {
  const { MicrosoftAppId: appId, MicrosoftAppTenantId: tenantId } = data;
  if (data.MicrosoftAppType === 'UserAssignedMSI') return { appType: 'UserAssignedMSI', appId, tenantId };
  const { MicrosoftAppPassword: password, MicrosoftAppCertificatePath: certificatePath } = data;
  return {
    appType: 'SingleTenant',
    appId,
    tenantId,
    ...(password === undefined ? {} : { password }),
    ...(certificatePath === undefined ? {} : { certificatePath }),
  };
}

function channelOf(data: z.output<typeof settings>): ChannelSettings | null {
  return data.OAuthUrl === undefined ? null : channelSettings.parse(data);
}

function isHost(host: string): boolean {
  return URL.canParse(`https://${host}`) && new URL(`https://${host}`).host !== '' && !/[/@?#]/.test(host);
}
