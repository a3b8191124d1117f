import type { Kysely, Transaction } from 'kysely';
import type { Instant } from '../../requests/model/request.ts';
import type { Tables } from '../database/tables.ts';
import { appendAudit, lockHead } from './audit-table.ts';
import { type AuditSigner, attest, attestationIn } from './attestation.ts';
import type { Place } from './entry.ts';
import { selectAudit } from './rows.ts';

const DAY_MS = 86_400_000;
/** No more in one transaction, so that nobody waits long for it; the next round goes on. */
const MOST = 10_000;

/**
 * Deletes what is older than so many days, once the oldest entry is a day older still: so it happens once a day. First it
 * writes down, signed, up to where, so that the beginning of what remains can be checked.
 * @returns the last entry that was deleted; undefined where nothing was
 * @throws where it cannot be sure that the entries are old; then nothing is deleted
 */
export function deleteOld(
  db: Kysely<Tables>,
  signer: AuditSigner,
  at: Instant,
  days: number,
): Promise<Place | undefined> {
  const keptSince = Date.parse(at) - days * DAY_MS;
  return db.transaction().execute(async (transaction) => {
    const head = await lockHead(transaction);
    const oldest = await oldestEntry(transaction);
    if (oldest === undefined || oldest.at >= keptSince - DAY_MS) return undefined;
    const upTo = await provenOld(transaction, signer, oldest.seq, keptSince);
    if (upTo === undefined) return undefined;
    await appendAudit(transaction, head, attest(signer, 'retention', at, upTo));
    await transaction.deleteFrom('audit').where('seq', '<=', upTo.seq).execute();
    return upTo;
  });
}

async function oldestEntry(transaction: Transaction<Tables>): Promise<{ seq: number; at: number } | undefined> {
  const row = await transaction.selectFrom('audit').select(['seq', 'at']).orderBy('seq').limit(1).executeTakeFirst();
  return row === undefined ? undefined : { seq: Number(row.seq), at: row.at.getTime() };
}

/**
 * The last place of which a signed checkpoint says that it was there before that moment. The dates of the entries alone
 * prove nothing: by changing them, somebody could have the service delete, and sign for it, what is not old at all.
 */
async function provenOld(
  transaction: Transaction<Tables>,
  signer: AuditSigner,
  oldest: number,
  keptSince: number,
): Promise<Place | undefined> {
  const row = await selectAudit(transaction)
    .where('action', '=', 'checkpoint')
    .where('audit.seq', '<', oldest + MOST)
    .where('audit.at', '<', new Date(keptSince))
    .orderBy('audit.seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const attested = attestationIn(row, signer);
  if (attested?.verdict !== 'good') throw new Error(`The checkpoint ${row.seq} is not ours: nothing old is deleted`);
  return attested.place.seq < oldest ? undefined : attested.place;
}
