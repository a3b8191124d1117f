import type { Transaction } from 'kysely';
import type { AuditEntry } from '../../requests/model/ports.ts';
import type { Tables } from '../database/tables.ts';
import { type Place, nextRow } from './entry.ts';

/**
 * Locks the end of the chain for this transaction. Every transaction that writes an entry does this first, so they run one
 * after another, in the order of the chain, and can't deadlock.
 * @throws if its row is missing
 */
export async function lockHead(transaction: Transaction<Tables>): Promise<Place> {
  const { seq, hash } = await transaction
    .selectFrom('audit_head')
    .select(['seq', 'hash'])
    .forUpdate()
    .executeTakeFirstOrThrow(() => new Error('The recorded end of the audit trail is missing: nothing can be written'));
  return { seq: Number(seq), hash };
}

/** Appends an entry after `head`, which this transaction has locked. @returns the new end of the chain */
export async function appendAudit(transaction: Transaction<Tables>, head: Place, entry: AuditEntry): Promise<Place> {
  const row = nextRow(head, entry);
  const place = { seq: row.seq, hash: row.hash };
  await transaction
    .with('moved', (db) => db.updateTable('audit_head').set(place))
    .insertInto('audit')
    .values(row)
    .execute();
  return place;
}
