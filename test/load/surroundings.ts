/** Everything around three instances of the bot: Teams, the directory, and the database behind a proxy that can take it away. */
import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { Client } from 'pg';
import { type LocalDirectory, startLocalDirectory } from '../../sandbox/directory/local-directory.ts';
import { CONTOSO } from '../../sandbox/directory/people.ts';
import { type LocalTeams, startLocalTeams } from '../../sandbox/teams/local-teams.ts';
import { settingsOf } from '../kills/support/settings.ts';
import type { Settings } from '../support/processes/npm-start.ts';
import type { Chance } from '../support/random.ts';
import { freshDatabase } from '../support/store.ts';
import { startTcpProxy } from '../support/http/tcp-proxy.ts';
import { type Instances, startInstances } from './faults/instances.ts';
import { type Organisation, PRIVILEGED_GROUP } from './organisation.ts';

export type Surroundings = {
  readonly teams: LocalTeams;
  readonly directory: LocalDirectory;
  readonly instances: Instances;
  /** The database itself, without the proxy. */
  readonly database: Client;
  /** What our own commands take. */
  readonly settings: Settings;
  /** Cuts every connection of the instances to the database and refuses new ones, for so long. @returns how many it cut */
  databaseAway(ms: number): Promise<number>;
  close(): Promise<void>;
};

const INSTANCES = 3;
/** A day's work in minutes: limits by the hour would stop it. */
const WITHOUT_LIMITS = { APPROVALS_PER_HOUR: '100000' };

/** @throws without PostgreSQL */
export async function startSurroundings(organisation: Organisation, chance: Chance): Promise<Surroundings> {
  const { databaseUrl, drop } = await freshDatabase();
  if (databaseUrl === undefined) throw new Error('The load needs PostgreSQL: set TEST_DATABASE_URL');
  const { tenant, inTeams } = organisation;
  const appId = randomUUID();
  const url = new URL(databaseUrl);
  const proxy = await startTcpProxy({ host: url.hostname, port: Number(url.port || '5432') });
  const throughProxy = new URL(databaseUrl);
  throughProxy.hostname = '127.0.0.1';
  throughProxy.port = String(proxy.port);
  const directory = await startLocalDirectory({ tenant, authorize: (token) => teams.acceptsToken(token) });
  const teams = await startLocalTeams({ appId, tenantId: CONTOSO.id, people: inTeams });
  const settings = {
    ...settingsOf({ appId, teams, directory, signingIn: undefined }),
    ...WITHOUT_LIMITS,
    PRIVILEGED_GROUPS: PRIVILEGED_GROUP,
  };
  const database = new Client({ connectionString: databaseUrl });
  await database.connect();
  const instances = startInstances(INSTANCES, { ...settings, DATABASE_URL: throughProxy.href }, chance);
  teams.setBotEndpoint(() => instances.endpoint());
  return {
    teams,
    directory,
    instances,
    database,
    settings: { ...settings, DATABASE_URL: databaseUrl },
    async databaseAway(ms) {
      const cut = proxy.open();
      await proxy.set({ is: 'refused' });
      await wait(ms);
      await proxy.set({ is: 'fine' });
      return cut;
    },
    async close() {
      await instances.close();
      await database.end();
      await Promise.all([teams.close(), directory.close(), proxy.close()]);
      await drop();
    },
  };
}
