/** What the doctor says: one line for each finding, with what to do about it. */
import type { FoundByDoctor } from '../bot/ports.ts';

type State = FoundByDoctor['state'];

/** The part of the set-up that a finding is about, in the order in which findings are shown. */
export const SUBJECTS = [
  'settings',
  'key',
  'database',
  'token',
  'graph',
  'permissions',
  'role',
  'licence',
  'domains',
  'writeback',
  'groups',
  'handover',
  'mail',
  'sign-in',
  'channel',
  'endpoint',
  'package',
  'audit',
] as const;

export type Subject = (typeof SUBJECTS)[number];

export type Finding = FoundByDoctor & { readonly subject: Subject };

export function ok(subject: Subject, says: string): Finding {
  return { subject, state: 'ok', says };
}

export function note(subject: Subject, says: string): Finding {
  return { subject, state: 'note', says };
}

export function warning(subject: Subject, says: string): Finding {
  return { subject, state: 'warning', says };
}

export function wrong(subject: Subject, says: string): Finding {
  return { subject, state: 'wrong', says };
}

export function notChecked(subject: Subject, says: string): Finding {
  return { subject, state: 'not-checked', says };
}

/** @returns such as "1 day" and "2 days" */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** @returns the exit status: 0 if all that was checked is well, 1 if there are only warnings, 2 if something is wrong */
export function statusOf(findings: readonly Finding[]): 0 | 1 | 2 {
  if (findings.some(({ state }) => state === 'wrong')) return 2;
  return findings.some(({ state }) => state === 'warning') ? 1 : 0;
}

const SIGNS: Readonly<Record<State, string>> = {
  ok: 'ok',
  note: 'note',
  warning: 'warning',
  wrong: 'WRONG',
  'not-checked': 'not checked',
};

/** @returns the finding as a line of text, in columns */
export function lineOf({ subject, state, says }: Finding): string {
  return `${SIGNS[state].padEnd(11)}  ${subject.padEnd(11)}  ${says}`;
}

/** @returns the findings, in the order of their subjects */
export function inOrder(findings: readonly Finding[]): readonly Finding[] {
  return findings.toSorted((one, other) => SUBJECTS.indexOf(one.subject) - SUBJECTS.indexOf(other.subject));
}
