import { type Kysely, type Transaction, sql } from 'kysely';
import type { AuditEntry } from '../../requests/model/ports.ts';
import type { Instant } from '../../requests/model/request.ts';
import type { Tables } from '../database/tables.ts';
import { appendAudit, lockHead } from './audit-table.ts';
import { type AuditSigner, SIGNS_OF_LIFE, attest } from './attestation.ts';
import type { Place } from './entry.ts';

/** Time between checkpoints, and how often each instance looks whether one is due. */
export const CHECKPOINT_MS = 5 * 60_000;
export const ROUND_MS = 15_000;
/** The longest time between two checkpoints of a running service: up to four rounds late, for a busy database. */
export const SILENCE_MS = CHECKPOINT_MS + 4 * ROUND_MS;
/** An instance that hasn't reported for this long no longer runs. */
const ABSENT_MS = 4 * ROUND_MS;

export type Checkpoint = {
  readonly at: Instant;
  /** The instance that asks. */
  readonly instance: string;
  /** `by-time`: if the last checkpoint is old enough. `at-the-end`: this instance stops; if anything was written since. */
  readonly due: 'by-time' | 'at-the-end';
};

/**
 * Signs the chain as it is, in an entry. Every instance asks for it, and one writes it; the last instance that stops writes
 * that the service stopped.
 * @returns the entry, undefined if none was due; and the end of the chain
 */
export function checkpointIfDue(
  db: Kysely<Tables>,
  signer: AuditSigner,
  { at, instance, due }: Checkpoint,
): Promise<{ readonly made: AuditEntry | undefined; readonly end: Place }> {
  return db.transaction().execute(async (transaction) => {
    const head = await lockHead(transaction);
    await note(transaction, instance, due);
    const kind = await dueKind(transaction, head, at, due);
    if (kind === undefined) return { made: undefined, end: head };
    const made = attest(signer, kind, at, head);
    return { made, end: await appendAudit(transaction, head, made) };
  });
}

/** Whether this place is still in the chain. It isn't if someone cut the end off behind the service's back. */
export async function stands(db: Kysely<Tables>, { seq, hash }: Place): Promise<boolean> {
  if (seq === 0) return true;
  const row = await db.selectFrom('audit').select('hash').where('seq', '=', seq).executeTakeFirst();
  return row?.hash === hash;
}

/** Records whether this instance runs, by the database's clock. Unsigned, because forging it gains nothing: see `silence`. */
async function note(transaction: Transaction<Tables>, instance: string, due: Checkpoint['due']): Promise<void> {
  if (due === 'by-time') {
    await sql`
      insert into instances (id, seen) values (${instance}, clock_timestamp())
      on conflict (id) do update set seen = excluded.seen`.execute(transaction);
  } else {
    await sql`
      delete from instances
      where id = ${instance} or seen < clock_timestamp() - ${ABSENT_MS} * interval '1 millisecond'`.execute(
      transaction,
    );
  }
}

async function dueKind(
  transaction: Transaction<Tables>,
  head: Place,
  at: Instant,
  due: Checkpoint['due'],
): Promise<'checkpoint' | 'stopped' | undefined> {
  const last = await transaction
    .selectFrom('audit')
    .select(['seq', 'at', 'action'])
    .where('action', 'in', SIGNS_OF_LIFE)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  const isNews = last === undefined || Number(last.seq) < head.seq;
  if (due === 'at-the-end') {
    if (await anyRuns(transaction)) return isNews ? 'checkpoint' : undefined;
    return isNews || last.action !== 'stopped' ? 'stopped' : undefined;
  }
  if (last === undefined || last.action === 'stopped') return 'checkpoint';
  // A checkpoint from the future (a wrong clock) must not delay the next ones.
  return Math.abs(Date.parse(at) - last.at.getTime()) >= CHECKPOINT_MS ? 'checkpoint' : undefined;
}

async function anyRuns(transaction: Transaction<Tables>): Promise<boolean> {
  const { rows } = await sql`select 1 from instances limit 1`.execute(transaction);
  return rows.length > 0;
}
