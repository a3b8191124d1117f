import type { Kysely, Transaction } from 'kysely';
import type { Instant } from '../../requests/model/request.ts';
import type { Tables } from '../database/tables.ts';
import { appendAudit, lockHead } from './audit-table.ts';
import { type AuditSigner, attest, attestationIn } from './attestation.ts';
import type { Place } from './entry.ts';
import { selectAudit } from './rows.ts';

const DAY_MS = 86_400_000;
/** The limit for one transaction, so that nobody waits long for it; the next round continues. */
const MOST = 10_000;

/**
 * Deletes entries older than `days`, once the oldest is a day older still, so about once a day. First it signs an entry that
 * says up to where, so that the beginning of the rest can be verified.
 * @returns the last deleted entry; undefined if none was
 * @throws if nothing proves that the entries are old; then nothing is deleted
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
 * The last place that a signed checkpoint proves to be older than `keptSince`. The entries' own times prove nothing: someone
 * who changed them could make the service delete recent entries, and sign for it.
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
  if (attested?.verdict !== 'good')
    throw new Error(`The signature of checkpoint ${row.seq} is not good: no old entries are deleted`);
  return attested.place.seq < oldest ? undefined : attested.place;
}
