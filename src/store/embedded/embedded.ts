/** The embedded database: PGlite in a folder, one connection, this process alone. */
import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Kysely, PostgresDialect, sql } from 'kysely';
import type { Log } from '../../telemetry/log.ts';
import { checkDatabase, checkFolder, notOpened } from './folder-checks.ts';
import { lockFolder } from './folder-lock.ts';
import { GuardedPGlite } from './guarded-pglite.ts';
import { queueSettings, startJobs } from '../jobs/job-queue.ts';
import { migrate } from '../migrations/migrate.ts';
import { createSingleConnection } from './single-connection.ts';
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

/**
 * A fraction of initdb's 128 MB, which PGlite reserves and clears at every start. The tables of a help desk fit, and the
 * operating system caches the files.
 */
const SHARED_BUFFERS = '16MB';

async function opened(folder: string): Promise<GuardedPGlite> {
  const startParams = [...GuardedPGlite.defaultStartParams, '-c', `shared_buffers=${SHARED_BUFFERS}`];
  const pglite = new GuardedPGlite(folder, { startParams });
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

/** @param reopen opens the same folder again after a panic, as a server's next start does. @throws where it cannot yet */
function databaseOn(first: GuardedPGlite, troubled: Troubled, reopen: () => Promise<GuardedPGlite>): Database {
  const connection = createSingleConnection(first);
  const rows = new Kysely<Tables>({
    dialect: new PostgresDialect({ pool: connection.pool }),
    log: (event) => {
      if (event.level === 'error' && isTrouble(event.error)) troubled(event.error);
    },
  });
  return {
    rows,
    ping: async () => {
      if (connection.panic() !== undefined) await connection.replace(await reopen());
      await sql`select 1`.execute(rows);
    },
    forJobs: { db: connection.forJobs, backend: 'pglite' },
    close: async () => {
      await rows.destroy();
      await connection.close();
    },
  };
}
