/** The result of many kills, in words. */
import { z } from 'zod';
import type { Line } from '../../support/processes/npm-start.ts';
import type { Outcome } from './kill.ts';
import type { Happening } from './proxy/trigger.ts';

export type Tally = {
  /** What `npm run kills` prints of it, by columns. */
  readonly row: Readonly<Record<string, string | number>>;
  readonly kills: number;
  /** One line for each fault: which, and after which kill. */
  readonly faults: readonly string[];
  /** Everything on one line, and what the instances logged as errors on another. */
  readonly summary: string;
};

export type Sweep = {
  readonly title: string;
  readonly outcomes: readonly Outcome[];
  /** What `verify` finds in the audit trails, one for each world with findings. */
  readonly audit: readonly string[];
  /** From the instances' logs. */
  readonly errors: readonly Line[];
  readonly seconds: number;
};

export function tallyOf({ title, outcomes, audit, errors, seconds }: Sweep): Tally {
  const hit = outcomes.filter(({ struck }) => struck.length > 0);
  const kills = hit.reduce((sum, { struck }) => sum + struck.length, 0);
  const unseen = outcomes.filter((outcome) => outcome.unseen).length;
  const unclaimed = outcomes.filter((outcome) => outcome.unclaimed).length;
  const copies = outcomes.reduce((sum, outcome) => sum + outcome.copies, 0);
  const all = outcomes.flatMap(({ faults }) => faults);
  const count = (kind: string): number => all.filter((fault) => fault.kind === kind).length;
  const summary = [
    `${title}: ${kills} kills, ${count('lost')} lost, ${count('doubled')} doubled`,
    `${count('missing') + audit.length} missing, ${count('wrong card')} wrong cards, ${count('kept')} kept, ${count('open')} open`,
    `${copies} cards stand there twice, ${unseen} passwords shown to nobody, ${unclaimed} scramblings unclaimed`,
    `${outcomes.length - hit.length} points not reached, ${Math.round(seconds)} s`,
    `errors logged: ${counted(errors.map(messageOf)) || 'none'}`,
  ].join('; ');
  const faults = [...outcomes.filter((outcome) => outcome.faults.length > 0).map(describeOutcome), ...audit];
  const lost = outcomes.filter((outcome) => outcome.faults.some(({ kind }) => kind === 'lost')).length;
  const row = {
    sweep: title,
    kills,
    'requests final': `${outcomes.length - lost} of ${outcomes.length}`,
    'effects twice': count('doubled'),
    'audit gaps': count('missing') + audit.length,
    'wrong cards': count('wrong card'),
    'cards there twice': copies,
    'secrets kept, ways open': count('kept') + count('open'),
    seconds: Math.round(seconds),
  };
  return { row, kills, faults, summary };
}

/** All sweeps, one line each, in Markdown. */
export function tableOf(tallies: readonly Tally[]): string {
  const [first] = tallies;
  if (first === undefined) return 'Nobody was killed.';
  const lines = [
    Object.keys(first.row),
    Object.keys(first.row).map(() => '---'),
    ...tallies.map(({ row }) => Object.values(row)),
  ];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** Where the kills were, and what was wrong afterwards. */
export function describeOutcome({ struck, faults, copies, unclaimed, unseen }: Outcome): string {
  const points = struck.map(describePoint);
  const said = faults.map(({ kind, text }) => `${kind}: ${text}`);
  const known = [
    ...(copies > 0 ? [`stands there twice: ${copies}`] : []),
    ...(unclaimed ? ['scrambling unclaimed'] : []),
    ...(unseen ? ['shown to nobody'] : []),
  ];
  return [points.join(', then ') || 'nobody', ...known, ...said].join(' | ');
}

export function describePoint({ where, moment, nth, what }: Happening): string {
  return `${where} ${moment} ${nth} (${what})`;
}

const logged = z.object({ msg: z.string(), job: z.string().optional() });

function messageOf(line: Line): string {
  const { msg, job } = logged.parse(line);
  return job === undefined ? msg : `${msg} (${job})`;
}

function counted(texts: readonly string[]): string {
  return [...new Set(texts)].map((text) => `${texts.filter((one) => one === text).length} × ${text}`).join(', ');
}
