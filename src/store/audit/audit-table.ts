import type { Transaction } from 'kysely';
import type { AuditEntry } from '../../requests/model/ports.ts';
import type { Tables } from '../database/tables.ts';
import { type Place, nextRow } from './entry.ts';

/**
 * Takes the end of the chain for this transaction. Whatever writes an entry does this before all else: so all of them
 * follow one another, in the order of the chain, and no two can wait for each other.
 * @throws where the row that holds it is gone
 */
export async function lockHead(transaction: Transaction<Tables>): Promise<Place> {
  const { seq, hash } = await transaction
    .selectFrom('audit_head')
    .select(['seq', 'hash'])
    .forUpdate()
    .executeTakeFirstOrThrow(() => new Error('The end of the audit trail is gone: nothing can be written'));
  return { seq: Number(seq), hash };
}

/** Appends an entry after `head`, which this transaction holds. @returns the new end of the chain */
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
