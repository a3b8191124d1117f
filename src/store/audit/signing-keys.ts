/** Which keys this database was used with: a start without one of them would lose, unseen, what only it opens and verifies. */
import { type Kysely, type Transaction, sql } from 'kysely';
import { StartupError } from '../../telemetry/startup-error.ts';
import type { AuditEntry } from '../../requests/model/ports.ts';
import type { Instant } from '../../requests/model/request.ts';
import type { Tables } from '../database/tables.ts';
import { appendAudit, lockHead } from './audit-table.ts';
import { type AuditSigner, attest } from './attestation.ts';

/**
 * Notes the key that is used from now on. A key is called by its public part, the `key` of each checkpoint. Instances that
 * start together come one after another.
 * @returns where that key is new, the checkpoint that it signed at once: so every key that is noted has signed something
 * @param retired keys that are lost or have leaked, by the operator's word: they are asked for no more
 * @throws a `StartupError` where a key is missing that anything in the audit trail is signed with
 */
export async function checkSigningKeys(
  db: Kysely<Tables>,
  signer: AuditSigner,
  retired: readonly string[],
  at: Instant,
): Promise<AuditEntry | undefined> {
  const [current, ...others] = signer.keys;
  if (current === undefined) throw new Error('There is no key to sign with');
  if (retired.includes(current)) {
    throw new StartupError(`RETIRED_KEYS names the key that SECRET_KEY holds first: ${current}. Make a new one for it`);
  }
  const own = new Set([current, ...others]);
  return db.transaction().execute(async (transaction) => {
    await sql`lock table signing_keys in exclusive mode`.execute(transaction);
    const known = (await transaction.selectFrom('signing_keys').select('key').execute()).map(({ key }) => key);
    const missing = known.filter((key) => !own.has(key));
    const needed: string[] = [];
    for (const key of missing) {
      if (!retired.includes(key) && (await hasSigned(transaction, key))) needed.push(key);
      else await transaction.deleteFrom('signing_keys').where('key', '=', key).execute();
    }
    if (needed.length > 0) throw new StartupError(lacking(needed));
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

/** What a key has sealed is gone within a day; what it has signed stays as long as the audit trail is kept. */
async function hasSigned(transaction: Transaction<Tables>, key: string): Promise<boolean> {
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
    `SECRET_KEY lacks ${what} ${list} (the "key" of a line "Audit trail signed" in the log), ` +
    'which this database was used with. Put it behind the new one (SECRET_KEY=new,old). ' +
    `If ${it === 'it' ? 'it is' : 'they are'} lost or leaked, set RETIRED_KEYS=${list} to go on without: ` +
    `what ${it} sealed cannot be opened then, and "npm run audit -- verify" names what ${it} signed`
  );
}
