/** One run: its seed, how many inputs, and how a failure is repeated. `test/fuzz/index.ts` sets the variables. */
import { randomInt } from 'node:crypto';
import type fc from 'fast-check';

export type Kind = 'http' | 'activities' | 'texts';

/** How many of all inputs are of a kind: an activity costs ten times what almost HTTP does, a text next to nothing. */
const SHARES: Readonly<Record<Kind, number>> = { http: 0.5, activities: 0.2, texts: 0.3 };

const { FUZZ_SEED = String(randomInt(2 ** 31)), FUZZ_COUNT = '8000', FUZZ_ONLY } = process.env;
export const SEED = Number(FUZZ_SEED);

/** @returns how many inputs of this kind the run has */
export function countOf(kind: Kind): number {
  return Math.ceil(Number(FUZZ_COUNT) * (FUZZ_ONLY === kind ? 1 : SHARES[kind]));
}

/** The command that repeats a run. */
export function again(kind: Kind): string {
  return `npm run fuzz -- --only ${kind} --seed ${SEED} --count ${countOf(kind)}`;
}

/** What fast-check needs for this many cases; it prints the seed, and the smallest case that fails. */
export function casesOf(numRuns: number): fc.Parameters<unknown> {
  return { seed: SEED, numRuns };
}
