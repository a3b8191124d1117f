/** Which of an instance's statements belong to a person's request. */
import type { Passing } from './postgres-proxy.ts';

/** Saves and sends, completes, cancels or fails jobs. An idle instance executes all other statements about jobs, too. */
const SENDS_OR_SETTLES = /^\s*with (done|results|deleted_jobs) as/i;
const TAKES = /^\s*with next as/i;
/** These change nothing. */
const NO_EFFECT = /^\s*(begin|rollback|start transaction)\b/i;

/**
 * Does this count? An idle instance's periodic statements do not, or the n-th would be a different one every time. Fetching
 * jobs counts if one was found.
 */
export function counts({ sql, moment, rows }: Passing): boolean {
  if (TAKES.test(sql)) return moment === 'after' && rows;
  if (/\bpgboss\b/.test(sql)) return SENDS_OR_SETTLES.test(sql);
  return sql !== '' && !NO_EFFECT.test(sql) && !sql.includes('pg_listening_channels');
}

/** A statement's beginning, which shows what it does to which table. */
export function shown(sql: string): string {
  return sql.replace(/\s+/g, ' ').trim().slice(0, 60);
}
