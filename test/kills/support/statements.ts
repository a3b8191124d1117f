/** Which of the statements of an instance belong to what somebody asked for. */
import type { Passing } from './postgres-proxy.ts';

/** pg-boss's own: sends jobs, settles jobs, takes jobs. All else that it says, an instance with nothing to do says too. */
const SENDS_OR_SETTLES = /^\s*with (ins|input) as/i;
const TAKES = /^\s*with next as/i;
/** Nothing has happened when these come or go. */
const NO_EFFECT = /^\s*(begin|rollback|start transaction)\b/i;

/**
 * Does this count? What an idle instance says by the clock does not, or the n-th would be another one every time. Looking for
 * a job counts where one was found.
 */
export function counts({ sql, moment, rows }: Passing): boolean {
  if (TAKES.test(sql)) return moment === 'after' && rows;
  if (/\bpgboss\b/.test(sql)) return SENDS_OR_SETTLES.test(sql);
  return sql !== '' && !NO_EFFECT.test(sql) && !/pg_listening_channels/.test(sql);
}

/** What is shown of a statement: its beginning, which says what it does to which table. */
export function shown(sql: string): string {
  return sql.replace(/\s+/g, ' ').trim().slice(0, 60);
}
