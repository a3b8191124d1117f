/**
 * What "not found" (404) can mean: the object is gone, or this replica doesn't have it yet. "It is normal for … a newly
 * created object to return a “Not Found”" (Microsoft Entra identity blog, "Designing for Eventual Consistency for
 * Microsoft Entra").
 */
import { setTimeout as wait } from 'node:timers/promises';
import { GraphRefused } from './graph-errors.ts';

/** Increasing pauses, as that article advises. */
const PAUSES_MS = [500, 1_000, 2_000];

/**
 * Repeats a call about an object that was just read while Graph doesn't find it. @throws the error of the last attempt
 */
export async function onceReplicated<T>(call: () => Promise<T>): Promise<T> {
  for (const pause of PAUSES_MS) {
    try {
      return await call();
    } catch (error) {
      if (!(error instanceof GraphRefused) || error.status !== 404) throw error;
      await wait(pause);
    }
  }
  return call();
}

/** @returns the answer; undefined if Graph didn't find the object @throws any other error */
export async function unlessGone<T>(answer: Promise<T>): Promise<T | undefined> {
  return answer.catch((error: unknown) => {
    if (error instanceof GraphRefused && error.status === 404) return undefined;
    throw error;
  });
}
