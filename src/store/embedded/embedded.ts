/** The embedded database: PGlite in a folder, one connection, this process alone. */
import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import {
  Kysely,
  type PGlite as KyselyPGlite,
  PGliteDialect,
  type PGliteQueryOptions,
  type PGliteTransaction,
  sql,
} from 'kysely';
import { fromPglite, type Db, type PGliteLike } from 'pg-boss';
import type { Log } from '../../telemetry/log.ts';
import { checkDatabase, checkFolder, notOpened } from './folder-checks.ts';
import { lockFolder } from './folder-lock.ts';
import { GuardedPGlite } from './guarded-pglite.ts';
import { queueSettings, startJobs } from '../jobs/job-queue.ts';
import { migrate } from '../migrations/migrate.ts';
import { placeEmptyDatabase, preparedPlace } from './prepared-database.ts';
import type { Database, Tables } from '../database/tables.ts';
import { isTrouble } from '../database/outage.ts';
import { type Troubled, createWatch } from '../database/outage-watch.ts';

export type EmbeddedOptions = {
  readonly log: Log;
  /** Hears of failures that are the database's own. */
  readonly troubled: Troubled;
  /** Whether it is an error that there is none yet, instead of making one. */
  readonly mustExist: boolean;
};

/**
 * @throws a `StartupError` where `dataDir` is in use by another process, cannot be made, or holds no usable database
 */
export async function openEmbedded(dataDir: string, options: EmbeddedOptions): Promise<Database> {
  const { log, troubled, mustExist } = options;
  if (mustExist && !existsSync(join(dataDir, 'pgdata'))) throw new Error(`There is no database in ${dataDir}`);
  checkFolder(dataDir);
  const lock = await lockedFolder(dataDir);
  try {
    const folder = join(dataDir, 'pgdata');
    const pglite = await openFolder(folder, log).catch((cause: unknown) => {
      throw notOpened(dataDir, cause);
    });
    const reopen = async (): Promise<GuardedPGlite> => {
      checkFolder(dataDir);
      checkDatabase(folder);
      return opened(folder);
    };
    const database = databaseOn(pglite, troubled, reopen);
    return { ...database, close: () => database.close().finally(() => lock.release()) };
  } catch (error) {
    lock.release();
    throw error;
  }
}

async function lockedFolder(dataDir: string): Promise<ReturnType<typeof lockFolder>> {
  try {
    await mkdir(dataDir, { recursive: true, mode: 0o700 });
    return lockFolder(dataDir);
  } catch (cause) {
    throw notOpened(dataDir, cause);
  }
}

/** A new database is put aside and renamed, so that a process killed meanwhile leaves nothing that looks like one. */
async function openFolder(folder: string, log: Log): Promise<GuardedPGlite> {
  if (existsSync(folder)) checkDatabase(folder);
  else {
    const unfinished = `${folder}.new`;
    await rm(unfinished, { recursive: true, force: true });
    await placeEmptyDatabase(
      unfinished,
      (empty) => makeEmpty(empty, log),
      () => preparedPlace(queueSettings),
    );
    await rename(unfinished, folder);
  }
  return opened(folder);
}

async function opened(folder: string): Promise<GuardedPGlite> {
  const pglite = new GuardedPGlite(folder);
  await pglite.waitReady;
  return pglite;
}

/** Tables and queues with nothing in them: what is a database's own, such as its audit trail, begins when it is opened. */
async function makeEmpty(folder: string, log: Log): Promise<void> {
  const watch = createWatch(log);
  const database = databaseOn(await opened(folder), watch.troubled, () => opened(folder));
  try {
    await migrate(database.rows);
    await (await startJobs(database, log, watch)).close();
  } finally {
    await database.close();
  }
}

/**
 * A transaction that cannot begin fails at its first statement: Kysely waits for the beginning, and would wait for ever
 * (0.29.9, pglite-driver.js).
 */
async function begun<T>(pglite: GuardedPGlite, callback: (transaction: PGliteTransaction) => Promise<T>): Promise<T> {
  const state = { begun: false };
  try {
    return await pglite.transaction((transaction) => {
      state.begun = true;
      return callback(transaction);
    });
  } catch (error) {
    if (state.begun) throw error;
    const refuse = () => Promise.reject(error instanceof Error ? error : new Error(String(error)));
    return callback({ query: refuse, rollback: () => Promise.resolve() });
  }
}

/** @param reopen opens the same folder again after a panic, as a server's next start does. @throws where it cannot yet */
function databaseOn(first: GuardedPGlite, troubled: Troubled, reopen: () => Promise<GuardedPGlite>): Database {
  let current = first;
  // Kysely and pg-boss hold this one, whichever stands behind it. pg-boss then polls: its LISTEN went with the first.
  const pglite: KyselyPGlite & PGliteLike = {
    get closed() {
      return current.closed;
    },
    get ready() {
      return current.ready;
    },
    get waitReady() {
      return current.waitReady;
    },
    query: <T>(text: string, values?: unknown[], options?: PGliteQueryOptions) =>
      current.query<T>(text, values, options),
    exec: (text) => current.exec(text),
    listen: (channel, callback) => current.listen(channel, callback),
    transaction: (callback) => begun(current, callback),
    close: async () => {
      if (current.panic === undefined) await current.close();
    },
  };
  const rows = new Kysely<Tables>({
    dialect: new PGliteDialect({ pglite }),
    log: (event) => {
      if (event.level === 'error' && isTrouble(event.error)) troubled(event.error);
    },
  });
  const ping = async (): Promise<void> => {
    if (current.panic !== undefined) current = await reopen();
    await sql`select 1`.execute(rows);
  };
  return {
    rows,
    ping,
    forJobs: { db: inTurn(rows, fromPglite(pglite)), backend: 'pglite' },
    close: () => rows.destroy(),
  };
}

/**
 * Lets pg-boss wait its turn for Kysely's only connection. PGlite alone keeps single statements out of a transaction, but
 * pg-boss also sends blocks (`BEGIN; …; COMMIT`): one that fails leaves the connection in an aborted transaction until
 * the adapter's ROLLBACK arrives, and a transaction of ours that began in between would fail, or never begin.
 */
function inTurn(rows: Kysely<Tables>, jobs: Db): Db {
  return { ...jobs, executeSql: (text, values) => rows.connection().execute(() => jobs.executeSql(text, values)) };
}
