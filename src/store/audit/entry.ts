/** An entry of the audit trail, chained to the previous one by a hash. Pure. */
import { createHash } from 'node:crypto';
import type { AuditEntry } from '../../requests/model/ports.ts';
import type { Instant } from '../../requests/model/request.ts';
import { storable, toJson } from '../database/storable-text.ts';

/** An entry as stored. `detail` is text, not `jsonb`, to keep exactly what was hashed. */
export type AuditRow = {
  /** 1, 2, 3, … without gaps. */
  readonly seq: number;
  readonly at: Instant;
  readonly action: string;
  readonly by_id: string | null;
  readonly by_name: string | null;
  readonly request_id: string | null;
  readonly source: string;
  /** JSON with its keys sorted. */
  readonly detail: string;
  readonly hash: string;
};

/** An entry's place in the chain. Its hash also fixes everything before it. */
export type Place = { readonly seq: number; readonly hash: string };

/** The place before the first entry. */
export const BEGINNING: Place = { seq: 0, hash: '0'.repeat(64) };

/** An entry as it is stored, but for its place. */
type Content = Omit<AuditRow, 'seq' | 'hash'>;

/** The row of an entry that follows `head`. @throws if its time is invalid */
export function nextRow(head: Place, entry: AuditEntry): AuditRow {
  const row = { seq: head.seq + 1, ...contentOf(entry) };
  return { ...row, hash: hashOf(head.hash, row) };
}

/** The same for the database, which knows the place. */
export function unplacedRow(entry: AuditEntry): Content & { readonly hashed: string } {
  const content = contentOf(entry);
  return { ...content, hashed: hashedPart(content) };
}

function contentOf(entry: AuditEntry): Content {
  return {
    at: new Date(entry.at).toISOString(),
    action: storable(entry.action),
    by_id: storableOrNull(entry.by?.id),
    by_name: storableOrNull(entry.by?.name),
    request_id: storableOrNull(entry.request),
    source: storable(entry.source),
    detail: toJson(Object.fromEntries(Object.entries(entry.detail).sort(byKey))),
  };
}

/**
 * SHA-256, in hex, over the UTF-8 of a JSON array without spaces: the previous entry's hash, then this entry's columns.
 * Anyone can recompute it from `npm run audit -- export`.
 */
export function hashOf(previous: string, row: Omit<AuditRow, 'hash'>): string {
  return createHash('sha256')
    .update(`[${JSON.stringify(previous)},${row.seq},${hashedPart(row)}`)
    .digest('hex');
}

/** What is hashed of an entry after its place. */
function hashedPart({ at, action, by_id, by_name, request_id, source, detail }: Content): string {
  return JSON.stringify([at, action, by_id, by_name, request_id, source, detail]).slice(1);
}

/** What is hashed must come back from the database unchanged. */
function storableOrNull(text: string | null | undefined): string | null {
  return text === null || text === undefined ? null : storable(text);
}

function byKey([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}
