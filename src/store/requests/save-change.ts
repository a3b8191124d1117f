/** Stores a move with everything that belongs to it: the row, its audit entry and its jobs, all or nothing. */
import { type Kysely, type RawBuilder, sql } from 'kysely';
import { isOwn } from '../../requests/model/about.ts';
import type { Change, SaveResult } from '../../requests/model/ports.ts';
import { type Instant, type ObjectId, type State, WAITING, isIn } from '../../requests/model/request.ts';
import { unplacedRow } from '../audit/entry.ts';
import { cardRow } from '../bot/posted-card-store.ts';
import { toJson } from '../database/storable-text.ts';
import type { Tables } from '../database/tables.ts';
import type { Jobs } from '../jobs/job-queue.ts';
import { toRow } from './request-row.ts';

/** Final states of requests with a known subject that no approver saw. */
const UNSEEN: readonly State[] = ['redirected', 'refused'];

/**
 * One statement (`0008-saved-at-once.ts`), so that others wait for the end of the audit trail as briefly as possible.
 * @throws any failure but those that `SaveResult` tells: nothing is stored then
 */
export async function save(db: Kysely<Tables>, jobs: Pick<Jobs, 'sendIf'>, change: Change): Promise<SaveResult> {
  const moves = change.displaces === undefined ? [change] : [change.displaces, change];
  const { card, limit, cap, after } = change;
  const stored = toJson({
    moves: moves.map(moveOf),
    ...(limit === undefined ? {} : { limit }),
    ...(isAskedOnce(change) ? { alone: WAITING } : {}),
    ...(cap === undefined ? {} : { cap: { ...cap, unseen: UNSEEN } }),
    // What it shows is not known: an invoke's answer is seen by the clicker alone, and the wish to refresh is no part of it.
    ...(card === undefined
      ? {}
      : { card: cardRow({ ...card, request: after.id, audience: 'requester', drawn: '', news: null }) }),
    entries: moves.map(({ audit }) => unplacedRow(audit)),
  });
  return jobs.sendIf(
    db,
    { result: saved(stored, card), accepted: 'saved' },
    moves.flatMap((move) => move.jobs),
  );
}

/** A message that another one has followed is still the card of its request (`posted-card-store.ts`). */
function saved(stored: string, card: Change['card']): RawBuilder<SaveResult> {
  const save = sql<SaveResult>`save_change(${stored}::jsonb)`;
  if (card === undefined) return save;
  return sql<SaveResult>`case when exists (
      select from card_copies where conversation = ${card.conversation} and activity = ${card.activity})
    then 'card-taken' else ${save} end`;
}

function moveOf({ before, after }: Pick<Change, 'before' | 'after'>): object {
  if (before !== null && (after.id !== before.id || after.version !== before.version + 1)) {
    throw new Error('A change must keep its request’s ID and raise its version by one');
  }
  return { before: before?.version ?? null, after: toRow(after) };
}

/**
 * May this person wait for one answer only about this account? So it is where the account isn't their own. A withheld request doesn't
 * block its subject, so a second one by the same person would reveal that approvers don't see the first.
 */
function isAskedOnce({ before, after }: Change): boolean {
  return before?.status.state === 'asked' && isIn(after, ...WAITING) && !isOwn(after);
}

/** @returns when this person asked the `most`-th latest of their requests since `since`; undefined if there are fewer */
export async function madeAt(
  db: Kysely<Tables>,
  requester: ObjectId,
  since: Instant,
  most: number,
): Promise<Instant | undefined> {
  const row = await db
    .selectFrom('requests')
    .select('asked_at')
    .where('requester_id', '=', requester)
    .where('asked_at', '>=', new Date(since))
    .orderBy('asked_at', 'desc')
    .offset(most - 1)
    .limit(1)
    .executeTakeFirst();
  return row?.asked_at.toISOString();
}
