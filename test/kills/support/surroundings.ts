/** Everything around a bot that survives it: Teams, the directory and the database, with a trigger on each. */
import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { Kysely, PostgresDialect } from 'kysely';
import { Client, Pool } from 'pg';
import type { LocalAuthority } from '../../../sandbox/authority/local-authority.ts';
import { type LocalDirectory, startLocalDirectory } from '../../../sandbox/directory/local-directory.ts';
import { CONTOSO } from '../../../sandbox/directory/people.ts';
import { CONNECTION } from '../../../sandbox/settings.ts';
import { type LocalTeams, startLocalTeams } from '../../../sandbox/teams/local-teams.ts';
import type { Tables } from '../../../src/store/database/tables.ts';
import { type BotProcess, type Line, startBotProcess } from '../../support/processes/npm-start.ts';
import { runCommand } from '../../support/processes/run-command.ts';
import { freshDatabase } from '../../support/store.ts';
import { type Case, contosoWith } from './people/people.ts';
import { startPostgresProxy } from './proxy/postgres-proxy.ts';
import { settingsOf } from './settings.ts';
import { startAuthority, startSigningIn } from './signing-in.ts';
import { counts, shown } from './proxy/statements.ts';
import { type Event, type Trigger, createTrigger } from './proxy/trigger.ts';
import type { Way } from './people/ways.ts';

export type Surroundings = {
  readonly teams: LocalTeams;
  readonly directory: LocalDirectory;
  /** Absent if the bot resets in its own name. */
  readonly authority: LocalAuthority | undefined;
  /** The database itself, without a proxy. */
  readonly database: Client;
  /** The same, as the bot's stores read it. */
  readonly stored: Kysely<Tables>;
  readonly way: Way;
  /** People who ask, new ones for every request. */
  readonly cases: readonly Case[];
  readonly trigger: Trigger;
  /** Starts one more instance, without waiting until it runs. */
  startBot(): Promise<BotProcess>;
  /** Waits for an instance that listens, and has Teams deliver to it; of several, to the one started last. */
  up(): Promise<void>;
  /** What all instances logged as errors. */
  errors(): readonly Line[];
  /** What `npm run audit -- verify` finds in the audit trail; empty if it is sound. */
  auditFindings(): Promise<string>;
  close(): Promise<void>;
};

/** A path segment that is long and has a digit. */
const ID = /(?<=\/)(?=[^/]*\d)[^/]{13,}/g;
const START_LIMIT_MS = 60_000;

/** @param count how many requests there are people for @throws without PostgreSQL */
export async function startSurroundings(count: number, way: Way): Promise<Surroundings> {
  const { databaseUrl, drop } = await freshDatabase();
  if (databaseUrl === undefined) throw new Error('The kills need PostgreSQL: set TEST_DATABASE_URL');
  const appId = randomUUID();
  const trigger = createTrigger();
  const { tenant, cases, inTeams } = contosoWith(count, way);
  const bots: BotProcess[] = [];
  const newest = (): BotProcess | undefined => bots.findLast((bot) => bot.isAlive());

  const hook =
    (where: Exclude<Event['where'], 'database'>) =>
    async ({ method, path }: { method: string; path: string }, moment: 'received' | 'applied'): Promise<void> => {
      const happening = { where, what: `${method} ${path.replaceAll(ID, '…')}` } as const;
      if (moment === 'applied') await trigger.happens(newest(), { ...happening, moment: 'after' });
      // A call that a killed process was about to send never arrives.
      else if (!(await trigger.happens(newest(), { ...happening, moment: 'before' })))
        await new Promise(() => undefined);
    };
  const authority = way.resetAs === 'approver' ? await startAuthority(appId) : undefined;
  const directory = await startLocalDirectory({ tenant, authorize: (token) => teams.acceptsToken(token) });
  const teams = await startLocalTeams({
    ...{ appId, tenantId: CONTOSO.id, people: inTeams },
    ...(authority === undefined ? {} : { singleSignOn: { authority, connection: CONNECTION } }),
  });
  directory.onCall(hook('graph'));
  teams.onCall(hook('teams'));
  const signingIn =
    authority &&
    (await startSigningIn(authority, teams.url, {
      authority: hook('authority'),
      tokenService: hook('token-service'),
    }));
  const settings = settingsOf({ appId, teams, directory, signingIn });
  const database = new Client({ connectionString: databaseUrl });
  await database.connect();
  const pool = new Pool({ connectionString: databaseUrl, max: 1 });
  const stored = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });

  return {
    teams,
    directory,
    authority,
    database,
    stored,
    way,
    cases,
    trigger,
    async startBot() {
      const proxy = await startPostgresProxy(databaseUrl, async (passing) => {
        const { moment, sql } = passing;
        return !counts(passing) || trigger.happens(bot, { where: 'database', moment, what: shown(sql) });
      });
      const bot = startBotProcess({ ...settings, DATABASE_URL: proxy.url });
      void bot.ended.then(() => proxy.close());
      bots.push(bot);
      return bot;
    },
    async up() {
      const patience = performance.now() + START_LIMIT_MS;
      while (performance.now() < patience) {
        const endpoint = await newest()
          ?.endpoint()
          .catch(() => undefined);
        if (endpoint !== undefined) {
          teams.setBotEndpoint(endpoint);
          return;
        }
        await wait(50);
      }
      throw new Error('No instance is alive');
    },
    async auditFindings() {
      const { code, said } = await runCommand(['src/commands/audit.ts', 'verify'], {
        ...settings,
        DATABASE_URL: databaseUrl,
      });
      return code === 0 ? '' : said;
    },
    errors: () => bots.flatMap((bot) => bot.errors()),
    async close() {
      await Promise.all(bots.map((bot) => bot.kill()));
      await Promise.all([database.end(), stored.destroy()]);
      await Promise.all([teams.close(), directory.close(), signingIn?.close()]);
      await drop();
    },
  };
}
