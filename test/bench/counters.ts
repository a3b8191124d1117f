/**
 * Preloaded into a bot's process (`node --import`): counts the SQL statements that the process sends to PostgreSQL, and tells them,
 * its CPU time and its memory whenever it is asked to. Every statement of `pg`, ours and pg-boss's, goes through `Client.query`.
 */
import { Client } from 'pg';
import { COUNTED } from '../support/counted.ts';

export type Counts = {
  /** User and system time of the process since its start. */
  readonly cpuMs: number;
  readonly rssMb: number;
  /** Statements sent so far, by their first words; fetching jobs, and what pg-boss does besides, as `OTHERS`. */
  readonly statements: Readonly<Record<string, number>>;
};

/** How often these are sent depends on the time, not on what is done. */
const OTHERS = 'other';

const statements: Record<string, number> = {};
const original: unknown = Reflect.get(Client.prototype, 'query');
if (typeof original !== 'function') throw new Error('pg has no Client.query');
Reflect.set(Client.prototype, 'query', function counted(this: unknown, ...values: readonly unknown[]): unknown {
  const name = nameOf(values[0]);
  statements[name] = (statements[name] ?? 0) + 1;
  const answer: unknown = Reflect.apply(original, this, values);
  return answer;
});

process.on('message', (message) => {
  if (message !== 'counts') return;
  const { user, system } = process.cpuUsage();
  const counts: Counts = {
    cpuMs: (user + system) / 1_000,
    rssMb: process.memoryUsage.rss() / 2 ** 20,
    statements: { ...statements },
  };
  process.send?.(counts);
});
// Where the parent is gone, nobody asks any more.
process.on('disconnect', () => process.exit());

/** `select … from "request"` → `select request`: the verb and the table it names first. */
function nameOf(statement: unknown): string {
  const text =
    typeof statement === 'string'
      ? statement
      : typeof statement === 'object' && statement !== null && 'text' in statement
        ? String(statement.text)
        : 'other';
  if (!COUNTED.test(text.replaceAll(/\s+/g, ' ').trim())) return OTHERS;
  const [verb = ''] = text.trim().toLowerCase().split(/\s/, 1);
  const [, table = ''] = /\b(?:from|into|update|table|join)\s+(?:only\s+)?"?([\w.]+)"?/i.exec(text) ?? [];
  return `${verb} ${table}`.trim();
}
