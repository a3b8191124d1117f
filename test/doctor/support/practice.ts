/** A bot that is set up right, to be set up wrong in one way at a time and examined by `npm run doctor`. */
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { doctor } from '../../../src/commands/doctor.ts';
import { databaseOf } from '../../../src/connections.ts';
import { SUBJECTS } from '../../../src/doctor/finding.ts';
import { type StoreRead, readStore } from '../../../src/doctor/parts/store.ts';
import { type Environment, loadConfig, misspelledSettings } from '../../../src/settings/config.ts';
import { openDatabase } from '../../../src/store/database/open-database.ts';
import { createLog } from '../../../src/telemetry/log.ts';
import { CONNECTION } from '../../../sandbox/settings.ts';
import { type World, startWorld } from '../../support/world/world.ts';

const report = z.object({
  status: z.number(),
  findings: z.array(
    z.object({
      subject: z.enum(SUBJECTS),
      state: z.enum(['ok', 'note', 'warning', 'wrong', 'not-checked']),
      says: z.string().regex(/^\P{Cc}+$/u),
    }),
  ),
});
export type Report = z.output<typeof report>;
export type Found = Report['findings'][number];

export type Practice = {
  readonly world: World;
  /** Where packages of the app are made: none is. */
  readonly packages: string;
  /** Changes the bot's database, as its owner can, with triggers off. */
  readonly change: (statement: RawBuilder<unknown>) => Promise<void>;
  /** The settings of the healthy bot, without those that `changes` names. */
  settings(changes?: Environment): Environment;
  /** What the doctor finds with these changes to the settings. */
  examine(changes?: Environment, args?: readonly string[], now?: () => Date): Promise<Report>;
  /** What the doctor prints. */
  run(
    args: readonly string[],
    changes?: Environment,
    now?: () => Date,
    readTheStore?: typeof readStore,
  ): Promise<{ readonly status: number; readonly stdout: string; readonly stderr: string }>;
  close(): Promise<void>;
};

/** The bot has run, and its approvals channel is set; now it is stopped, as an embedded database has one user. */
export async function startPractice(): Promise<Practice> {
  const world = await startWorld({ resetAs: 'approver' });
  try {
    await world.stopBot();
    return practiceIn(world);
  } catch (error) {
    await world.dispose();
    throw error;
  }
}

function practiceIn(world: World): Practice {
  const { config, authority, directory } = world;
  const { identity, channel, databaseUrl, dataDir, secretKeys, serviceUrlHosts } = config;
  assert.ok(channel !== null && authority !== undefined);
  const healthy: Environment = {
    ...channel,
    MicrosoftAppId: identity.appId,
    MicrosoftAppType: 'SingleTenant',
    MicrosoftAppPassword: authority.clientSecret,
    MicrosoftAppTenantId: identity.tenantId,
    GRAPH_BASE_URL: directory.url,
    SERVICE_URL_HOSTS: serviceUrlHosts.join(','),
    ...(databaseUrl === null ? { DATA_DIR: dataDir } : { DATABASE_URL: databaseUrl }),
    RESET_AS: 'approver',
    OAUTH_CONNECTION: CONNECTION,
    SECRET_KEY: secretKeys.map((key) => key.toString('base64')).join(','),
  };
  const packages = join(dataDir, 'packages');
  // Opening an embedded database takes longer than all else: one that is as it was is read once.
  const readStores = new Map<string, Promise<StoreRead>>();
  const readOnce: typeof readStore = (config_, now, log) => {
    const { databaseUrl: url, dataDir: folder, secretKeys: keys, retiredKeys } = config_;
    const which = JSON.stringify([url, folder, keys, retiredKeys]);
    const read = readStores.get(which) ?? readStore(config_, now, log);
    readStores.set(which, read);
    return read;
  };
  const run: Practice['run'] = async (args, changes = {}, now = () => new Date(), readTheStore = readOnce) => {
    const [out, err] = [new PassThrough(), new PassThrough()];
    const said = Promise.all([text(out), text(err)]);
    const environment = { ...healthy, ...changes };
    const own = () => loadConfig(environment);
    const misspelled = () => misspelledSettings(environment);
    const status = await doctor([...args], { own, misspelled, now, readStore: readTheStore, packages, out, err });
    out.end();
    err.end();
    const [stdout, stderr] = await said;
    return { status, stdout, stderr };
  };
  return {
    world,
    packages,
    async change(statement) {
      const database = await openDatabase({ ...databaseOf(config), log: createLog({ level: 'silent' }) });
      try {
        await database.rows.transaction().execute(async (rows) => {
          await sql`alter table audit disable trigger user`.execute(rows);
          await statement.execute(rows);
          await sql`alter table audit enable trigger user`.execute(rows);
        });
      } finally {
        await database.close();
        readStores.clear();
      }
    },
    settings: (changes = {}) => ({ ...healthy, ...changes }),
    run,
    async examine(changes, args = [], now) {
      const { status, stdout, stderr } = await run(['--json', ...args], changes, now);
      assert.equal(stderr, '');
      const read = report.parse(JSON.parse(stdout));
      assert.equal(read.status, status);
      return read;
    },
    close: () => world.dispose(),
  };
}

/** A key as `openssl rand -base64 32` makes it. */
export const freshKey = (): string => randomBytes(32).toString('base64');
