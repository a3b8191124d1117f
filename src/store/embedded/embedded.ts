/** The embedded database: PGlite in a folder, with one connection, for this process only. */
import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Kysely, PostgresDialect, sql } from 'kysely';
import type { Log } from '../../telemetry/log.ts';
import { checkDatabase, checkFolder, asStartupError } from './folder-checks.ts';
import { lockFolder } from './folder-lock.ts';
import { GuardedPGlite } from './guarded-pglite.ts';
import { queueSettings, startJobs } from '../jobs/job-queue.ts';
import { migrate } from '../migrations/migrate.ts';
import { createSingleConnection } from './single-connection.ts';
import { placeEmptyDatabase, preparedPlace } from './prepared-database.ts';
import type { Database, Tables } from '../database/tables.ts';
import { isOutage } from '../database/outage.ts';
import { type ReportFailure, createOutageWatch } from '../database/outage-watch.ts';

export type EmbeddedOptions = {
  readonly log: Log;
  /** Takes failures of the database itself. */
  readonly report: ReportFailure;
  /** Whether a missing database is an error; if not, one is created. */
  readonly mustExist: boolean;
};

/** @throws a `StartupError` if `dataDir` is in use by another process, can't be created, or holds a damaged database */
export async function openEmbedded(dataDir: string, options: EmbeddedOptions): Promise<Database> {
  const { log, report, mustExist } = options;
  if (mustExist && !existsSync(join(dataDir, 'pgdata'))) throw new Error(`There is no database in ${dataDir}`);
  checkFolder(dataDir);
  const lock = await lockedFolder(dataDir);
  try {
    const folder = join(dataDir, 'pgdata');
    const pglite = await openFolder(folder, log).catch((cause: unknown) => {
      throw asStartupError(dataDir, cause);
    });
    const reopen = async (): Promise<GuardedPGlite> => {
      checkFolder(dataDir);
      checkDatabase(folder);
      return opened(folder);
    };
    const database = databaseOn(pglite, report, reopen);
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
    throw asStartupError(dataDir, cause);
  }
}

/** Creates a new database under another name and renames it, so that a killed process leaves no half-made one. */
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

/** Creates empty tables and queues. What belongs to one database, such as its audit trail, starts when it is opened. */
async function makeEmpty(folder: string, log: Log): Promise<void> {
  const watch = createOutageWatch(log);
  const database = databaseOn(await opened(folder), watch.report, () => opened(folder));
  try {
    await migrate(database.rows);
    await (await startJobs(database, log, watch)).close();
  } finally {
    await database.close();
  }
}

/** @param reopen opens the folder again after a panic, as a server's next start does; it throws while that isn't possible */
function databaseOn(first: GuardedPGlite, report: ReportFailure, reopen: () => Promise<GuardedPGlite>): Database {
  const connection = createSingleConnection(first);
  const rows = new Kysely<Tables>({
    dialect: new PostgresDialect({ pool: connection.pool }),
    log: (event) => {
      if (event.level === 'error' && isOutage(event.error)) report(event.error);
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
