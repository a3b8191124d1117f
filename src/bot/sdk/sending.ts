/**
 * Which calls to Teams are repeated, when, and for how long. By the status codes of Microsoft's "Messages in bot
 * conversations", and one rule more: there is no key by which the connector would know a repeated create, so a create is
 * repeated only where it was refused before anything was done.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { DeadlineExceeded, SEND_DEADLINE_MS, withDeadline } from '../../net/deadline.ts';
import { retryAfterMs } from '../../net/retry-after.ts';
import { TeamsRefused, TeamsSilent, statusOf } from '../connector-errors.ts';

/** `create` makes something new every time; `repeatable` ends in the same state however often it is done. */
export type Kind = 'create' | 'repeatable';

/** How long a send may take in all, tries and waits: in a job, which is tried again later, and in a turn. */
export const JOB_PATIENCE_MS = 30_000;
/** Teams waits some ten seconds for an invoke's answer, and fifteen for a message's. */
export const TURN_PATIENCE_MS = 8_000;

/** No try is begun with less time than this, or we would make the doubt ourselves whether it was carried out. */
const LEAST_TRY_MS = 3_000;
const FIRST_PAUSE_MS = 500;

/** Throttled; something else is under way in the conversation. Neither did anything. */
const NOT_DONE = [429, 412];
const PASSING = [...NOT_DONE, 502, 503, 504];

/** The clock and the dice, to be replaced in tests. */
export type Timing = {
  now(): number;
  /** From 0 to 1. */
  random(): number;
  wait(milliseconds: number): Promise<unknown>;
};

export const REAL_TIME: Timing = { now: () => Date.now(), random: () => Math.random(), wait: (ms) => wait(ms) };

/**
 * Tries until it works, is refused for good, or patience ends; each try within `SEND_DEADLINE_MS`. A wait that Teams asks
 * for and that does not fit is not begun: the caller's job comes again.
 * @throws what the last try threw
 */
export async function send<T>(
  kind: Kind,
  patienceMs: number,
  attempt: () => Promise<T>,
  timing: Timing = REAL_TIME,
): Promise<T> {
  const end = timing.now() + patienceMs;
  for (let tries = 1; ; tries += 1) {
    try {
      return await withDeadline(attempt(), Math.min(SEND_DEADLINE_MS, end - timing.now()));
    } catch (error) {
      const pause = pauseAfter(kind, error, tries, timing);
      if (pause === null || timing.now() + pause + LEAST_TRY_MS > end) throw error;
      await timing.wait(pause);
    }
  }
}

/** @returns the milliseconds to wait before the call is repeated; null where it must not be */
export function pauseAfter(
  kind: Kind,
  error: unknown,
  tries: number,
  { now, random }: Pick<Timing, 'now' | 'random'>,
): number | null {
  if (!mayRepeat(kind, error)) return null;
  const asked = error instanceof TeamsRefused ? retryAfterMs(error.retryAfter, now()) : null;
  if (asked !== null) return asked + random() * FIRST_PAUSE_MS;
  return FIRST_PAUSE_MS * 2 ** (tries - 1) * (1 + random());
}

function mayRepeat(kind: Kind, error: unknown): boolean {
  const status = statusOf(error);
  if (kind === 'create') return status !== undefined && NOT_DONE.includes(status);
  return status === undefined
    ? error instanceof TeamsSilent || error instanceof DeadlineExceeded
    : PASSING.includes(status);
}
