/** The keys that this database was used with. Starting without one would silently lose what only that key opens and verifies. */
import { type Kysely, sql } from 'kysely';
import { StartupError } from '../../telemetry/startup-error.ts';
import type { AuditEntry } from '../../requests/model/ports.ts';
import type { Instant } from '../../requests/model/request.ts';
import type { Tables } from '../database/tables.ts';
import { appendAudit, lockHead } from './audit-table.ts';
import { type AuditSigner, attest } from './attestation.ts';

/**
 * Records the key that signs from now on. A key's name is its public part, the `key` of each checkpoint. Instances that start
 * together run this one after another.
 * @param retired keys that the operator says are lost or leaked: no longer required
 * @returns the checkpoint that a new key signs at once, so that every recorded key has signed something; undefined if the key
 * isn't new
 * @throws a `StartupError` if a key that has signed an entry is missing
 */
export async function checkSigningKeys(
  db: Kysely<Tables>,
  signer: AuditSigner,
  retired: readonly string[],
  at: Instant,
): Promise<AuditEntry | undefined> {
  const [current] = signer.keys;
  if (current === undefined) throw new Error('No signing key');
  if (retired.includes(current)) {
    throw new StartupError(`RETIRED_KEYS names the first key in SECRET_KEY: ${current}. Put a new key first`);
  }
  return db.transaction().execute(async (transaction) => {
    await sql`lock table signing_keys in exclusive mode`.execute(transaction);
    const missing = await missingKeys(transaction, signer, retired);
    if (missing.length > 0) throw new StartupError(lacking(missing));
    await transaction.deleteFrom('signing_keys').where('key', 'not in', signer.keys).execute();
    const inserted = await transaction
      .insertInto('signing_keys')
      .values({ key: current })
      .onConflict((conflict) => conflict.doNothing())
      .returning('key')
      .execute();
    if (inserted.length === 0) return undefined;
    const head = await lockHead(transaction);
    const checkpoint = attest(signer, 'checkpoint', at, head);
    await appendAudit(transaction, head, checkpoint);
    return checkpoint;
  });
}

/** @param retired keys that may be missing @returns the names of the keys that signed entries and that we don't have */
export async function missingKeys(
  db: Kysely<Tables>,
  signer: AuditSigner,
  retired: readonly string[],
): Promise<readonly string[]> {
  const known = (await db.selectFrom('signing_keys').select('key').execute()).map(({ key }) => key);
  const missing: string[] = [];
  for (const key of known) {
    if (!signer.keys.includes(key) && !retired.includes(key) && (await hasSigned(db, key))) missing.push(key);
  }
  return missing;
}

/** What a key sealed is gone within a day; what it signed stays as long as the audit trail is kept. */
async function hasSigned(transaction: Kysely<Tables>, key: string): Promise<boolean> {
  const found = await transaction
    .selectFrom('audit')
    .select('seq')
    .where('source', '=', 'service')
    .where(sql<boolean>`position(${`"key":"${key}"`} in detail) > 0`)
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}

function lacking(keys: readonly string[]): string {
  const list = keys.join(',');
  const [what, it] = keys.length === 1 ? ['the key', 'it'] : ['the keys', 'they'];
  return (
    `SECRET_KEY lacks ${what} ${list} (the "key" in the log line "Audit trail signed"), ` +
    'which this database was used with. Add it after the new one (SECRET_KEY=new,old). ' +
    `If ${it === 'it' ? 'it is' : 'they are'} lost or leaked, set RETIRED_KEYS=${list} to continue without: ` +
    `what ${it} sealed can then not be opened, and "npm run audit -- verify" reports what ${it} signed`
  );
}
