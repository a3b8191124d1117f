import type { Log } from '../../telemetry/log.ts';
import { openEmbedded } from '../embedded/embedded.ts';
import { CONNECTIONS, openPostgres } from '../postgres/postgres.ts';
import { postgresNotOpened } from '../postgres/startup-errors.ts';
import type { Database } from './tables.ts';
import type { Troubled } from './outage-watch.ts';

/** PostgreSQL at `databaseUrl`; without it the embedded database in the folder `dataDir`. */
export type Where = { readonly databaseUrl?: string; readonly dataDir: string };

/**
 * Opens it; an embedded one is made where it is missing, unless it `mustExist`.
 * @param options.troubled hears of failures that are the database's own
 * @throws a `StartupError` where the folder is in use, cannot be made or holds none that is whole, or PostgreSQL cannot be
 * reached
 */
export async function openDatabase(
  options: Where & { log: Log; mustExist?: boolean; troubled?: Troubled },
): Promise<Database> {
  const { databaseUrl, dataDir, log, mustExist = false, troubled = nobodyWatches } = options;
  return databaseUrl === undefined
    ? openEmbedded(dataDir, { log, troubled, mustExist })
    : reachable(openPostgres(databaseUrl, log, troubled), databaseUrl);
}

const nobodyWatches: Troubled = (_error, otherwise) => otherwise?.();

async function reachable(database: Database, databaseUrl: string): Promise<Database> {
  try {
    await database.ping();
    return database;
  } catch (error) {
    await database.close();
    throw notOpened(error, databaseUrl);
  }
}

/** What to tell an operator of what went wrong while the database was opened, or brought up to date. */
export function notOpened(error: unknown, databaseUrl: string | undefined): unknown {
  return databaseUrl === undefined ? error : postgresNotOpened(error, databaseUrl, CONNECTIONS);
}
