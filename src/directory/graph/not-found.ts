/**
 * An account that was read may be unknown to the next replica that is asked: "it is normal for … a newly created object to return a
 * “Not Found”" (Microsoft Entra identity blog, "Designing for Eventual Consistency for Microsoft Entra").
 */
import { setTimeout as wait } from 'node:timers/promises';
import { GraphRefused } from './graph-errors.ts';

/** Growing pauses, as that article advises. */
const PAUSES_MS = [500, 1_000, 2_000];

/** A call about an account that was just read; where it is not found, again a little later. @throws what the last try threw */
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

/** Undefined in place of "not found" (404); every other failure stays one. */
export async function unlessGone<T>(answer: Promise<T>): Promise<T | undefined> {
  return answer.catch((error: unknown) => {
    if (error instanceof GraphRefused && error.status === 404) return undefined;
    throw error;
  });
}
