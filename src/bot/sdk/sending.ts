/**
 * Which calls to Teams are repeated, when, and for how long. It follows the status codes of Microsoft's "Messages in bot
 * conversations", and one more rule: the connector has no idempotency key, so a create is repeated only if it was refused before
 * anything was done.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { DeadlineExceeded, SEND_DEADLINE_MS, withDeadline } from '../../net/deadline.ts';
import { retryAfterMs } from '../../net/retry-after.ts';
import { TeamsRefused, TeamsSilent, statusOf } from '../connector-errors.ts';

/** `create` makes something new every time; `repeatable` ends in the same state however often it is done. */
export type Kind = 'create' | 'repeatable';

/** How long a send may take in all, tries and waits: in a job, which is retried later, and in a turn. */
export const JOB_PATIENCE_MS = 30_000;
/** Teams waits some ten seconds for an invoke's answer, and fifteen for a message's. */
export const TURN_PATIENCE_MS = 8_000;

/** No try starts with less time than this: cutting it off would leave open whether it was carried out. */
const LEAST_TRY_MS = 3_000;
const FIRST_PAUSE_MS = 500;

/** Throttled, or another call is under way in the conversation: nothing was done. */
const NOT_DONE = [429, 412];
const PASSING = [...NOT_DONE, 502, 503, 504];

/** The clock and the dice; tests replace them. */
export type Timing = {
  now(): number;
  /** From 0 to 1. */
  random(): number;
  wait(milliseconds: number): Promise<unknown>;
};

export const REAL_TIME: Timing = { now: () => Date.now(), random: () => Math.random(), wait: (ms) => wait(ms) };

/**
 * Tries until it works, is refused for good, or patience ends; each try within `SEND_DEADLINE_MS`. If Teams asks for a wait that
 * doesn't fit, it gives up at once: the caller's job is retried later.
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

/** @returns the milliseconds to wait before the call is repeated; null if it must not be */
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
