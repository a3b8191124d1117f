import type { Kysely, Transaction } from 'kysely';
import type { AuditEntry } from '../../requests/ports.ts';
import type { Instant } from '../../requests/request.ts';
import type { Tables } from '../schema.ts';
import { appendAudit, lockHead } from './append.ts';
import { type AuditSigner, attest } from './attestation.ts';
import type { Place } from './entry.ts';

/** How old the last checkpoint is when the next one is due. */
export const CHECKPOINT_MS = 5 * 60_000;

/** `by-time`: the last one is old enough. `at-the-end`: something was written since. */
export type Due = 'by-time' | 'at-the-end';

/**
 * Signs the chain as it stands, in an entry of its own. All instances ask for it, one of them writes it.
 * @returns the entry; undefined where none was due
 */
export function checkpointIfDue(
  db: Kysely<Tables>,
  signer: AuditSigner,
  at: Instant,
  due: Due,
): Promise<AuditEntry | undefined> {
  return db.transaction().execute(async (transaction) => {
    const head = await lockHead(transaction);
    if (!(await isDue(transaction, head, at, due))) return undefined;
    const checkpoint = attest(signer, 'checkpoint', at, head);
    await appendAudit(transaction, head, checkpoint);
    return checkpoint;
  });
}

async function isDue(transaction: Transaction<Tables>, head: Place, at: Instant, due: Due): Promise<boolean> {
  const last = await transaction
    .selectFrom('audit')
    .select(['seq', 'at'])
    .where('action', '=', 'checkpoint')
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (last === undefined) return true;
  if (due === 'at-the-end') return Number(last.seq) < head.seq;
  // One from the future, of a clock that was wrong, must not keep the next ones back.
  return Math.abs(Date.parse(at) - last.at.getTime()) >= CHECKPOINT_MS;
}
