/** The result of many kills, in words. */
import { z } from 'zod';
import type { Line } from '../../support/npm-start.ts';
import type { Outcome } from './kill.ts';
import type { Happening } from './trigger.ts';

export type Tally = {
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
  return { kills, faults, summary };
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
