/** The condition of a database that no service in this process has open. */
import type { Kysely } from 'kysely';
import type { Log } from '../../telemetry/log.ts';
import { auditTrailIn } from '../audit/read-trail.ts';
import { verdictOn } from '../audit/verify-trail.ts';
import { type DatabaseLocation, asOpenError, openDatabase } from '../database/open-database.ts';
import type { Tables } from '../database/tables.ts';
import { type Condition, type ConditionOptions, readCondition } from './condition.ts';

/** `findings`: how many `npm run audit -- verify` would print; null if the trail isn't verified, or can't be. */
export type Verified = Condition & { readonly findings: number | null };

/** Verifies the audit trail, too. @throws if there is no database, it can't be opened or read, or (embedded) another process uses it */
export async function verifiedConditionOf(
  options: DatabaseLocation & ConditionOptions & { readonly now: Date; readonly log: Log },
): Promise<Verified> {
  const database = await openDatabase({ ...options, mustExist: true });
  try {
    const condition = await readCondition(database.rows, options);
    const verifiable = condition.migrations === 'current' && condition.missingKeys.length === 0;
    return { ...condition, findings: verifiable ? await findingsIn(database.rows, options) : null };
  } catch (error) {
    throw asOpenError(error, options.databaseUrl);
  } finally {
    await database.close();
  }
}

async function findingsIn(
  db: Kysely<Tables>,
  { signer, now }: ConditionOptions & { readonly now: Date },
): Promise<number> {
  const trail = await auditTrailIn(db);
  try {
    return (await verdictOn(trail, { signer, now: now.toISOString(), outside: [] })).findings;
  } finally {
    await trail.close();
  }
}
