/**
 * Refusals in the audit trail. The first of its kind is an entry. Repetitions within ten minutes are counted, and recorded in
 * one entry after that: how many `more`, `from` when `until` when. So nobody can fill the trail, or keep its end locked, by
 * trying over and over. The counts are rows: exact across instances, and kept over restarts.
 */
import { createHash } from 'node:crypto';
import { type Kysely, type Transaction, sql } from 'kysely';
import { z } from 'zod';
import { isRequestId } from '../../requests/model/ids.ts';
import type { AuditEntry } from '../../requests/model/ports.ts';
import type { Instant } from '../../requests/model/request.ts';
import { toJson } from '../database/storable-text.ts';
import type { Tables } from '../database/tables.ts';
import { appendAudit, lockHead } from './audit-table.ts';
import type { Place } from './entry.ts';

const WINDOW_MS = 10 * 60_000;
/** How many people and requests are counted apart at once for each kind of refusal; beyond, they share a count. */
const MOST_APART = 50;
/** The limit for one round, so that nobody waits long for the end of the trail. */
const MOST_PER_ROUND = 200;

const storedEntry = z.object({
  action: z.string(),
  by: z.strictObject({ id: z.string(), name: z.string() }).nullable(),
  request: z.string().refine(isRequestId).nullable(),
  source: z.string(),
  detail: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
});

/**
 * Records a refusal, or counts it if the same one was recorded less than ten minutes ago.
 * @returns the entries that were recorded
 */
export async function recordRefusal(db: Kysely<Tables>, entry: AuditEntry): Promise<readonly AuditEntry[]> {
  const { kind, key } = namesOf(entry);
  if (await isCounted(db, key, entry.at)) return [];
  return db.transaction().execute(async (transaction) => {
    const head = await lockHead(transaction);
    if (await isCounted(transaction, key, entry.at)) return [];
    const isTogether = await isCrowded(transaction, kind, entry.at);
    if (isTogether && (await isCounted(transaction, kind, entry.at))) return [];
    const mine = isTogether ? kind : key;
    const recorded = [...repeatsOf(await takeOut(transaction, [mine]), entry.at), entry];
    await appendAll(transaction, head, recorded);
    const told = isTogether ? { ...entry, by: null, request: null, detail: { because: because(entry) } } : entry;
    await transaction
      .insertInto('refusals')
      .values({
        key: mine,
        kind,
        until: new Date(Date.parse(entry.at) + WINDOW_MS).toISOString(),
        more: 0,
        last_at: entry.at,
        entry: toJson(told),
      })
      .execute();
    return recorded;
  });
}

/**
 * Records the repeated refusals whose ten minutes are over. Instances may run this at once.
 * @returns the entries that were recorded
 */
export async function recordRepeated(db: Kysely<Tables>, at: Instant): Promise<readonly AuditEntry[]> {
  const due = () =>
    db.selectFrom('refusals').select('key').where('until', '<=', new Date(at)).limit(MOST_PER_ROUND).execute();
  if ((await due()).length === 0) return [];
  return db.transaction().execute(async (transaction) => {
    const head = await lockHead(transaction);
    const over = await transaction
      .selectFrom('refusals')
      .select('key')
      .where('until', '<=', new Date(at))
      .orderBy('until')
      .limit(MOST_PER_ROUND)
      .execute();
    const counted = await takeOut(
      transaction,
      over.map(({ key }) => key),
    );
    const recorded = repeatsOf(counted, at);
    await appendAll(transaction, head, recorded);
    return recorded;
  });
}

type Counted = { readonly more: number; readonly until: Date; readonly last_at: Date; readonly entry: unknown };

async function takeOut(transaction: Transaction<Tables>, keys: readonly string[]): Promise<readonly Counted[]> {
  if (keys.length === 0) return [];
  return transaction
    .deleteFrom('refusals')
    .where('key', 'in', keys)
    .returning(['more', 'until', 'last_at', 'entry'])
    .execute();
}

function repeatsOf(counted: readonly Counted[], at: Instant): readonly AuditEntry[] {
  return counted
    .filter(({ more }) => more > 0)
    .map(({ more, until, last_at: last, entry }) => {
      const first = storedEntry.parse(entry);
      const from = new Date(until.getTime() - WINDOW_MS).toISOString();
      return { ...first, at, detail: { ...first.detail, more, from, until: last.toISOString() } };
    });
}

async function appendAll(transaction: Transaction<Tables>, head: Place, entries: readonly AuditEntry[]): Promise<void> {
  let place = head;
  for (const entry of entries) place = await appendAudit(transaction, place, entry);
}

async function isCounted(db: Kysely<Tables>, key: string, at: Instant): Promise<boolean> {
  const counted = await db
    .updateTable('refusals')
    .set({ more: sql`more + 1`, last_at: at })
    .where('key', '=', key)
    .where('until', '>', new Date(at))
    .executeTakeFirst();
  return counted.numUpdatedRows === 1n;
}

async function isCrowded(transaction: Transaction<Tables>, kind: string, at: Instant): Promise<boolean> {
  const others = await transaction
    .selectFrom('refusals')
    .select('key')
    .where('kind', '=', kind)
    .where('until', '>', new Date(at))
    .limit(MOST_APART)
    .execute();
  return others.length >= MOST_APART;
}

/** Two refusals are the same if what was tried, why not, by whom and with which request match. Not where: that is easily varied. */
function namesOf(entry: AuditEntry): { readonly kind: string; readonly key: string } {
  const kind = [entry.action, because(entry)];
  return { kind: hashOf(kind), key: hashOf([...kind, entry.by?.id ?? null, entry.request]) };
}

function because({ detail }: AuditEntry): string {
  return String(detail['because'] ?? '');
}

function hashOf(names: readonly (string | null)[]): string {
  return createHash('sha256').update(JSON.stringify(names)).digest('base64url');
}
