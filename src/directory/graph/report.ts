/**
 * Reads a report that helps where it is there: it needs a permission and a licence that not every tenant has, lags behind, and is
 * slow. So nothing depends on it, and nobody waits long for it.
 */
import { setTimeout as wait } from 'node:timers/promises';
import type { Log } from '../../telemetry/log.ts';
import { createCache } from './cache.ts';
import { GraphRefused } from './graph-errors.ts';

const MINUTE = 60_000;

/** Null if Graph didn't answer; then it's asked again soon. */
type Answer<T> = { readonly value: T } | null;

/**
 * @param options.failure what the log says if it can't be read
 * @param options.lifetimeMs how long what was read is kept
 * @param options.patienceMs how long anyone waits; what arrives later is kept for whoever asks next
 * @returns a look-up by key that never rejects: null if the report doesn't say, or not in time. Without the permission or the
 * licence, Graph responds 403; then it isn't asked again for an hour, for anyone
 */
export function createReport<T>({
  log,
  failure,
  lifetimeMs,
  patienceMs,
  now = () => performance.now(),
}: {
  readonly log: Log;
  readonly failure: string;
  readonly lifetimeMs: (value: T) => number;
  readonly patienceMs: number;
  readonly now?: (() => number) | undefined;
}): (key: string, read: () => Promise<T>) => Promise<T | null> {
  let refusedUntil = 0;
  const cached = createCache<Answer<T>>((answer) => (answer === null ? MINUTE : lifetimeMs(answer.value)), { now });
  const ask = async (read: () => Promise<T>): Promise<Answer<T>> => {
    try {
      return { value: await read() };
    } catch (error) {
      if (error instanceof GraphRefused && error.status === 403) refusedUntil = now() + 60 * MINUTE;
      log.info({ error }, failure);
      return null;
    }
  };
  return async (key, read) => {
    if (now() < refusedUntil) return null;
    const tooLate = wait(patienceMs, null, { ref: false });
    const answer = await Promise.race([cached(key, () => ask(read)), tooLate]);
    return answer === null ? null : answer.value;
  };
}
