/** The settings: the only reader of the environment. All problems are listed at once, so that one start mends them all. */
import { z } from 'zod';
import { readPartners } from './partners.ts';
import type { HelpDesk } from '../requests/model/home.ts';
import { type ResetSettings, problemsOfResetAs, readResetSettings, resetSettings } from './reset-settings.ts';
import { isSafeUrl } from '../net/service-url.ts';

const channelSettings = z.object({
  ToBotFromChannelOpenIdMetadataUrl: z.string(),
  ToBotFromChannelTokenIssuer: z.string(),
  ToBotFromEmulatorOpenIdMetadataUrl: z.string(),
  ToChannelFromBotLoginUrl: z.string(),
  ToChannelFromBotOAuthScope: z.string(),
  OAuthUrl: z.string(),
  ValidateAuthority: z.enum(['true', 'false'], { error: 'must be true or false' }),
});

/** The Bot Framework's own settings for other clouds; all seven, or none for the public one. */
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

export type Config = {
  readonly port: number;
  readonly identity: BotIdentity;
  readonly channel: ChannelSettings | null;
  /** Origin of Microsoft Graph, without a path. */
  readonly graphBaseUrl: string;
  /** Hosts (`host` or `host:port`) of the Bot Connector that are believed. */
  readonly serviceUrlHosts: readonly string[];
  readonly databaseUrl: string | null;
  readonly dataDir: string;
  /** 32 bytes each. The first seals and signs; all of them open and verify. */
  readonly secretKeys: readonly Buffer[];
  /** Keys that may be missing in `secretKeys`, as the audit trail calls them. */
  readonly retiredKeys: readonly string[];
  readonly reset: ResetSettings;
  /** The help desk that the operator wrote down for a domain, or for the one it is part of. */
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
const required = { error: 'is missing' };

const settings = z.object({
  PORT: z.coerce.number({ error: 'must be a port number' }).int().min(0).max(65_535).default(3978),
  MicrosoftAppId: z.string(required).pipe(guid),
  MicrosoftAppType: z
    .string(required)
    .pipe(z.enum(['SingleTenant', 'UserAssignedMSI'], { error: 'must be SingleTenant or UserAssignedMSI' })),
  MicrosoftAppTenantId: z.string(required).pipe(guid),
  MicrosoftAppPassword: z.string().optional(),
  MicrosoftAppCertificatePath: z.string().optional(),
  ...channelSettings.partial().shape,
  GRAPH_BASE_URL: z
    .string()
    .default('https://graph.microsoft.com')
    .refine(isSafeUrl, { error: 'must be an https URL (http only for loopback)' })
    .transform((url) => new URL(url).origin),
  SERVICE_URL_HOSTS: z
    .string()
    .default(TEAMS_HOSTS.join(','))
    .transform((list) => list.split(/[\s,;]+/).filter((host) => host !== ''))
    .refine((hosts) => hosts.length > 0 && hosts.every(isHost), {
      error: 'must be host names (with a port if need be), separated by commas; no scheme, no path',
    }),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\/./, { error: 'must begin with postgres://' })
    .optional(),
  DATA_DIR: z.string().default('./data'),
  PARTNERS_FILE: z.string().optional(),
  SECRET_KEY: z
    .string({ error: 'is missing (make one: openssl rand -base64 32)' })
    .transform((list) => list.split(',').map((key) => key.trim()))
    // Node reads over what is no base64, and stops where one key ends: two without a comma would be one.
    .refine((keys) => keys.every((key) => /^[\w+/-]{43}=?$/.test(key)), {
      error: 'must be 32 bytes in base64, or several separated by commas (make one: openssl rand -base64 32)',
    })
    .transform((keys) => keys.map((key) => Buffer.from(key, 'base64'))),
  RETIRED_KEYS: z
    .string()
    .default('')
    .transform((list) => list.split(/[\s,;]+/).filter((key) => key !== ''))
    .refine((keys) => keys.every((key) => /^[\w-]{43}$/.test(key)), {
      error: 'must be keys as the line "The audit trail was signed" of the log names them, separated by commas',
    }),
  ...resetSettings.shape,
});

/** @returns the settings, or every problem there is, each naming its setting */
export function loadConfig(
  environment: Environment,
): { readonly ok: true; readonly config: Config } | { readonly ok: false; readonly problems: readonly string[] } {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim()));
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
      graphBaseUrl: data.GRAPH_BASE_URL,
      serviceUrlHosts: data.SERVICE_URL_HOSTS.map((host) => host.toLowerCase()),
      databaseUrl: data.DATABASE_URL ?? null,
      dataDir: data.DATA_DIR,
      secretKeys: data.SECRET_KEY,
      retiredKeys: data.RETIRED_KEYS,
      reset: readResetSettings(data),
      helpDeskOf: partners.helpDeskOf,
    },
  };
}

/** The settings of this process; where they are wrong, says how on standard error and ends it with `status`. */
export function configOrExit(status = 1): Config {
  const loaded = loadConfig(process.env);
  if (loaded.ok) return loaded.config;
  const list = loaded.problems.map((problem) => `  - ${problem}`).join('\n');
  process.stderr.write(
    `The settings are incomplete or wrong:\n${list}\n\n` +
      'env/.env.example explains every setting. To try the bot without any: npm run sandbox\n',
  );
  process.exit(status);
}

function identityProblems(given: Environment): string[] {
  const secrets = ['MicrosoftAppPassword', 'MicrosoftAppCertificatePath'].filter((name) => given[name] !== undefined);
  switch (given['MicrosoftAppType']) {
    case 'SingleTenant':
      return secrets.length === 1
        ? []
        : ['MicrosoftAppPassword or MicrosoftAppCertificatePath must be set (one of the two) for SingleTenant'];
    case 'UserAssignedMSI':
      return secrets.map((name) => `${name} must not be set for UserAssignedMSI: a managed identity has no secret`);
    default:
      return [];
  }
}

function channelProblems(given: Environment): string[] {
  const missing = CHANNEL_NAMES.filter((name) => given[name] === undefined);
  if (missing.length === 0 || missing.length === CHANNEL_NAMES.length) return [];
  return missing.map((name) => `${name} is missing: the seven channel settings are set all together or not at all`);
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
