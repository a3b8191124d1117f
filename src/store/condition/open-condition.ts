/** The condition of a database that no service in this process has open. */
import type { Log } from '../../telemetry/log.ts';
import { type DatabaseLocation, asOpenError, openDatabase } from '../database/open-database.ts';
import { type Condition, type ConditionOptions, readCondition } from './condition.ts';

/** @throws if there is no database, it can't be opened or read, or (embedded) another process uses it */
export async function conditionOf(
  options: DatabaseLocation & ConditionOptions & { readonly log: Log },
): Promise<Condition> {
  const database = await openDatabase({ ...options, mustExist: true });
  try {
    return await readCondition(database.rows, options);
  } catch (error) {
    throw asOpenError(error, options.databaseUrl);
  } finally {
    await database.close();
  }
}
