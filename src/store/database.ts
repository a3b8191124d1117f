import type { Log } from '../log.ts';
import { openEmbedded } from './embedded.ts';
import { openPostgres } from './postgres.ts';
import type { Database } from './schema.ts';
import type { Troubled } from './watch.ts';

/** PostgreSQL at `databaseUrl`; without it the embedded database in the folder `dataDir`. */
export type Where = { readonly databaseUrl?: string; readonly dataDir: string };

/**
 * Opens it; an embedded one is made where it is missing, unless it `mustExist`.
 * @param options.troubled hears of failures that are the database's own
 * @throws where the folder is in use or cannot be made; a PostgreSQL that is away shows at the first statement
 */
export async function openDatabase(
  options: Where & { log: Log; mustExist?: boolean; troubled?: Troubled },
): Promise<Database> {
  const { databaseUrl, dataDir, log, mustExist = false, troubled = nobodyWatches } = options;
  return databaseUrl === undefined
    ? openEmbedded(dataDir, { log, troubled, mustExist })
    : openPostgres(databaseUrl, log, troubled);
}

const nobodyWatches: Troubled = (_error, otherwise) => otherwise?.();
