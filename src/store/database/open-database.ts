import type { Log } from '../../telemetry/log.ts';
import { CONNECTIONS, type DatabaseToken, openPostgres } from '../postgres/postgres.ts';
import { asStartupError } from '../postgres/startup-errors.ts';
import type { ReportFailure } from './outage-watch.ts';
import type { Database } from './tables.ts';

/** PostgreSQL at `databaseUrl`; without it, the embedded database in the folder `dataDir`. */
export type DatabaseLocation = {
  readonly databaseUrl?: string;
  /** Signs in to PostgreSQL if `databaseUrl` has no password and the server asks for one. */
  readonly token?: DatabaseToken;
  readonly dataDir: string;
};

/**
 * Opens the database. Creates an embedded one that is missing, unless it `mustExist`.
 * @param options.report takes failures of the database itself
 * @throws a `StartupError` if the folder is in use, can't be created, or holds a damaged database, or if PostgreSQL can't
 * be reached
 */
export async function openDatabase(
  options: DatabaseLocation & { log: Log; mustExist?: boolean; report?: ReportFailure },
): Promise<Database> {
  const { databaseUrl, token, dataDir, log, mustExist = false, report = withoutWatch } = options;
  if (databaseUrl !== undefined) return reachable(openPostgres({ databaseUrl, token, log, report }), databaseUrl);
  // Not loaded where PostgreSQL is used.
  const { openEmbedded } = await import('../embedded/embedded.ts');
  return openEmbedded(dataDir, { log, report, mustExist });
}

const withoutWatch: ReportFailure = (_error, otherwise) => otherwise?.();

async function reachable(database: Database, databaseUrl: string): Promise<Database> {
  try {
    await database.ping();
    return database;
  } catch (error) {
    await database.close();
    throw asOpenError(error, databaseUrl);
  }
}

/** The error to show an operator for one that occurred while the database was opened or migrated. */
export function asOpenError(error: unknown, databaseUrl: string | undefined): unknown {
  return databaseUrl === undefined ? error : asStartupError(error, databaseUrl, CONNECTIONS);
}
