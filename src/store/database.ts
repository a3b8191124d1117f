import type { Log } from '../log.ts';
import { openEmbedded } from './embedded.ts';
import { openPostgres } from './postgres.ts';
import type { Database } from './schema.ts';

/** PostgreSQL at `databaseUrl`; without it the embedded database in the folder `dataDir`. */
export type Where = { readonly databaseUrl?: string; readonly dataDir: string };

/**
 * Opens it; an embedded one is made where it is missing, unless it `mustExist`.
 * @throws where the folder is in use or cannot be made; a PostgreSQL that is away shows at the first statement
 */
export async function openDatabase(options: Where & { log: Log; mustExist?: boolean }): Promise<Database> {
  const { databaseUrl, dataDir, log, mustExist = false } = options;
  return databaseUrl === undefined ? openEmbedded(dataDir, log, mustExist) : openPostgres(databaseUrl, log);
}
