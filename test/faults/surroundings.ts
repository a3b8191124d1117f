/** One instance of the bot, restarted whenever it ends, as a platform does; and everything around it, to be taken away. */
import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { addUser } from '../../sandbox/directory/administration.ts';
import { type LocalDirectory, startLocalDirectory } from '../../sandbox/directory/local-directory.ts';
import { CONTOSO, people } from '../../sandbox/directory/people.ts';
import { setUpApprovals } from '../../sandbox/set-up-approvals.ts';
import { teamsPerson } from '../../sandbox/teams/chats/people.ts';
import { type LocalTeams, startLocalTeams } from '../../sandbox/teams/local-teams.ts';
import { settingsOf } from '../kills/support/settings.ts';
import { colleague } from '../support/world/colleagues.ts';
import { type BotProcess, NPM_START, type Settings, startBotProcess } from '../support/processes/npm-start.ts';
import { type FreshDatabase, freshDatabase } from '../support/store.ts';
import { type TcpProxy, startTcpProxy } from '../support/http/tcp-proxy.ts';
import { PRELOAD } from './preload.ts';

export type Surroundings = {
  readonly teams: LocalTeams;
  readonly directory: LocalDirectory;
  readonly database: FreshDatabase;
  /** Between the bot and each of these; the connector's faults are the local Teams' own. */
  readonly proxies: Readonly<Record<'graph' | 'token' | 'keys', TcpProxy>> & {
    readonly database: TcpProxy | undefined;
  };
  /** People who can ask, by their object ids. */
  readonly askers: readonly string[];
  bot(): BotProcess;
  /** Waits until an instance listens. */
  up(): Promise<unknown>;
  /** Ends the bot's process in this way; another one starts at once. */
  end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void>;
  close(): Promise<void>;
};

export type Needs = {
  readonly database: 'PostgreSQL' | 'embedded';
  /** Where an embedded database is kept, if it has to be somewhere special. */
  readonly folder?: string;
  /** Flags for V8. */
  readonly flags?: readonly string[];
};

const ASKERS = ['Bea', 'Cas', 'Dirk', 'Eva', 'Fien', 'Gijs'].map((name) => colleague(`${name} Bakker`));
const RESTART_MS = 500;

export async function startSurroundings({ database: kind, folder, flags = [] }: Needs): Promise<Surroundings> {
  const database = await freshDatabase();
  if (kind === 'PostgreSQL' && database.databaseUrl === undefined) {
    throw new Error('This outage needs PostgreSQL: set TEST_DATABASE_URL');
  }
  const appId = randomUUID();
  const directory = await startLocalDirectory({ authorize: (token) => teams.acceptsToken(token) });
  for (const { user, password = null } of ASKERS) addUser(directory.tenant, user, password);
  const teams = await startLocalTeams({
    ...{ appId, tenantId: CONTOSO.id },
    people: [...people, ...ASKERS].map(teamsPerson),
  });
  const graph = await proxyTo(directory.url);
  const token = await proxyTo(teams.identityEndpoint);
  const keys = await proxyTo(teams.openIdMetadataUrl);
  const rows = kind === 'embedded' ? undefined : await proxyTo(database.databaseUrl ?? '');
  const settings: Settings = {
    ...settingsOf({ appId, teams, directory, signingIn: undefined }),
    IDENTITY_CODE: 'off',
    GRAPH_BASE_URL: through(graph, directory.url),
    IDENTITY_ENDPOINT: through(token, teams.identityEndpoint),
    ToBotFromChannelOpenIdMetadataUrl: through(keys, teams.openIdMetadataUrl),
    ...(rows === undefined
      ? { DATA_DIR: folder ?? database.dataDir }
      : { DATABASE_URL: through(rows, database.databaseUrl ?? '') }),
  };
  let closing = false;
  const start = (): BotProcess => {
    const started = startBotProcess(settings, '.', [...flags, '--import', PRELOAD, ...NPM_START]);
    started.endpoint().then(
      (endpoint) => teams.setBotEndpoint(endpoint),
      () => undefined,
    );
    void started.ended.then(async () => {
      await wait(RESTART_MS);
      if (!closing) bot = start();
    });
    return started;
  };
  let bot = start();
  const self: Surroundings = {
    teams,
    directory,
    database,
    proxies: { graph, token, keys, database: rows },
    askers: ASKERS.map(({ user }) => user.id),
    bot: () => bot,
    async up() {
      while (!bot.isAlive()) await wait(RESTART_MS);
      await bot.endpoint();
    },
    async end(signal) {
      const ending = bot;
      if (signal === 'SIGKILL') await ending.kill();
      else ending.signal(signal);
      await ending.ended;
    },
    async close() {
      closing = true;
      await bot.kill();
      for (const one of [graph, token, keys, rows]) await one?.set({ is: 'fine' });
      await Promise.all([graph.close(), token.close(), keys.close(), rows?.close(), teams.close(), directory.close()]);
      await database.drop();
    },
  };
  await bot.endpoint();
  await setUpApprovals(teams);
  return self;
}

function proxyTo(address: string): Promise<TcpProxy> {
  const { hostname, port } = new URL(address);
  return startTcpProxy({ host: hostname, port: Number(port || '5432') });
}

function through({ port }: TcpProxy, address: string): string {
  const url = new URL(address);
  url.host = `127.0.0.1:${port}`;
  return url.href;
}
