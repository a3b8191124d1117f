/**
 * A whole world on loopback: a local Teams, a local directory, and the bot between them as it runs in production,
 * with signed tokens, all gates and a real database. `npm run sandbox` and the journeys in the tests start it.
 */
import { randomUUID } from 'node:crypto';
import { ROLE_AS_APP, neededPermissions } from '../src/directory/set-up/needed-permissions.ts';
import type { Config } from '../src/settings/config.ts';
import type { Log } from '../src/telemetry/log.ts';
import { type Service, startService } from '../src/service.ts';
import type { AppClaims } from './authority/access-token.ts';
import { type LocalAuthority, type Speaker, startLocalAuthority } from './authority/local-authority.ts';
import { addUser, giveRole } from './directory/administration.ts';
import { registrationOf } from './directory/app-registration.ts';
import type { InstalledApp } from './directory/graph-objects.ts';
import { type LocalDirectory, type Tenant, startLocalDirectory } from './directory/local-directory.ts';
import { CONTOSO, type SamplePerson, people } from './directory/people.ts';
import { directorySignIns } from './directory-sign-ins.ts';
import { galleryRoutes } from './gallery/routes.ts';
import { CONNECTION, type SettingsOptions, settingsFor } from './settings.ts';
import { type LocalTeams, startLocalTeams } from './teams/local-teams.ts';
import { teamsPerson } from './teams/chats/people.ts';

/** Each sandbox in a process needs its own `appId`, because access tokens are cached by it. */
export type SandboxOptions = SettingsOptions & {
  /** Port of the chat page; 0 takes any free port. */
  readonly port: number;
  /**
   * In whose name the bot resets; its own by default. As the approver, it has no right of its own to write passwords.
   */
  readonly resetAs?: 'app' | 'approver';
  /** Who has consented to resets in an approver's name: by default everybody, through an admin's consent. */
  readonly consent?: 'everybody' | 'nobody';
  /** People of Contoso besides the sample people. */
  readonly people?: readonly SamplePerson[];
  /** Keeps the chats over a restart. */
  readonly historyFile?: string;
  readonly log: Log;
  /** Puts a proxy between the bot and its identity endpoint. */
  readonly front?: (identity: Identity) => Promise<Identity>;
};

/** Where the bot gets its access tokens. */
export type Identity = { readonly appId: string; readonly endpoint: string; readonly header: string };

export type Sandbox = {
  readonly teams: LocalTeams;
  readonly directory: LocalDirectory;
  /** Issues tokens to people and the bot; undefined if the bot resets in its own name. */
  readonly authority: LocalAuthority | undefined;
  /** The settings the bot runs with. */
  readonly config: Config;
  botUrl(): string;
  stopBot(): Promise<void>;
  /** Starts the bot again on the same data. */
  startBot(): Promise<void>;
  close(): Promise<void>;
};

type Closable = { close(): Promise<void> };

/** @throws if a port is taken or the database cannot be opened; nothing keeps running then */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const running: Closable[] = [];
  try {
    return await start(options, running);
  } catch (error) {
    await closeAll(running);
    throw error;
  }
}

/** @param running receives what was started, in order */
async function start(options: SandboxOptions, running: Closable[]): Promise<Sandbox> {
  const { appId, people: others = [], resetAs = 'app', consent = 'everybody' } = options;
  const started = <T extends Closable>(one: T): T => {
    running.push(one);
    return one;
  };
  const claimsFor = (audience: string): Partial<AppClaims> => claimsOf(directory.tenant, appId, audience);
  const authority =
    resetAs === 'approver' ? started(await startLocalAuthority({ tenantId: CONTOSO.id, appId, claimsFor })) : undefined;
  if (consent === 'everybody') authority?.consent('everybody');
  const authorize = (token: string): Speaker | undefined => forGraph(teams.acceptsToken(token));
  const directory = started(await startLocalDirectory({ authorize }));
  directory.tenant.appMayWritePasswords = resetAs === 'app';
  for (const { user, password = null } of others) addUser(directory.tenant, user, password);
  const teams = started(
    await startLocalTeams({
      ...{ appId, port: options.port, tenantId: CONTOSO.id },
      people: [...people, ...others].map(teamsPerson),
      claimsFor,
      signIns: directorySignIns(directory),
      extraRoutes: galleryRoutes(),
      ...(authority === undefined ? {} : { singleSignOn: { authority, connection: CONNECTION } }),
      ...(options.historyFile === undefined ? {} : { historyFile: options.historyFile }),
    }),
  );
  const config = settingsFor(options, { teams, directory, authority });
  grant(directory.tenant, appId, config.reset.rules);
  directory.tenant.teamApps.set(teams.approvals.groupId, [
    installed('Planner', null),
    installed('Password Reset', appId),
  ]);
  let service: Service | undefined;
  const startBot = async (): Promise<void> => {
    if (authority === undefined) await offerIdentity(options, teams);
    service = await startService(config, options.log, '127.0.0.1');
    teams.setBotEndpoint(`${botUrl()}/api/messages`);
  };
  const stopBot = async (): Promise<void> => {
    await service?.stop();
    service = undefined;
  };
  const botUrl = (): string => `http://127.0.0.1:${service?.port ?? 0}`;
  started({ close: stopBot });
  await startBot();
  return { teams, directory, authority, config, botUrl, stopBot, startBot, close: () => closeAll(running) };
}

/** App Service passes a managed identity's endpoint in these two variables, which @azure/identity reads itself. */
async function offerIdentity({ appId, front }: SandboxOptions, teams: LocalTeams): Promise<void> {
  const own = { appId, endpoint: teams.identityEndpoint, header: teams.identityHeader };
  const { endpoint, header } = (await front?.(own)) ?? own;
  process.env['IDENTITY_ENDPOINT'] = endpoint;
  process.env['IDENTITY_HEADER'] = header;
}

/** The bot first, then what it depends on. */
async function closeAll(running: Closable[]): Promise<void> {
  for (const one of running.splice(0).reverse()) await one.close();
}

/** Grants the bot what it needs with its settings. */
function grant(tenant: Tenant, appId: string, { resetAs, handOver }: Config['reset']['rules']): void {
  const needed = neededPermissions({ resetAs, passes: handOver === 'access-pass' });
  const names = (type: 'application' | 'delegated'): string[] =>
    needed.filter((one) => one.type === type).map(({ permission }) => permission);
  tenant.appPermissions = names('application');
  tenant.appConsents = names('delegated');
  if (resetAs === 'approver') tenant.appRegistration = registrationOf(appId);
  if (resetAs === 'app') giveRole(tenant, tenant.appObjectId, ROLE_AS_APP.name);
}

/** An app of Teams, as it stands in a team. @param bot the id of its bot; null if it has none */
function installed(displayName: string, bot: string | null): InstalledApp {
  const [id, teamsAppId] = [randomUUID(), randomUUID()];
  const definition = { id: randomUUID(), teamsAppId, displayName, version: '1.0.1000' };
  return { id, teamsAppDefinition: { ...definition, bot: bot === null ? null : { id: bot } } };
}

/** A token for another resource has none of its permissions for Graph. */
function claimsOf({ id, appObjectId, appPermissions }: Tenant, appId: string, audience: string): Partial<AppClaims> {
  const roles = audience === GRAPH ? appPermissions : [];
  return { tid: id, appid: appId, oid: appObjectId, roles: [...roles] };
}

const GRAPH = 'https://graph.microsoft.com';

/** Microsoft Graph does not accept a token for something else. */
function forGraph(speaker: Speaker | undefined): Speaker | undefined {
  return speaker?.audience === GRAPH ? speaker : undefined;
}
