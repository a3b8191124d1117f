/** Makes the next calls to the local Teams fail, for tests. */
import type { Answer } from './http.ts';

export type Fault = {
  /** Tested against `METHOD /path`, for example `POST /connector/v3/conversations`. */
  readonly match: RegExp;
  /** How many calls; one by default. */
  readonly times?: number;
  /** How many matching calls succeed first; none by default. */
  readonly after?: number;
} & (
  | {
      readonly status: number;
      /** The connector's error code; by default one that no connector uses. */
      readonly code?: string;
      /** The response body, instead of an error. */
      readonly body?: string;
      /** Seconds, or a date as HTTP writes it. */
      readonly retryAfter?: number | string;
      /** Is it carried out all the same, as behind a gateway that did not wait for the answer? */
      readonly applied?: boolean;
    }
  /**
   * `timeout`: nothing is done and no answer comes. `drop`: nothing is done and the connection is cut. `lost-answer`:
   * it is done and the connection is cut.
   */
  | { readonly how: 'timeout' | 'drop' | 'lost-answer' }
);

/** Is a call carried out, and what does its caller see: its answer, another one, or none? */
export type Effect = { readonly applied: boolean; readonly ending: 'own' | 'cut' | 'silent' | Answer };

export type Faults = {
  /** Plans a fault. @returns removes what has not happened yet */
  failNext(fault: Fault): () => void;
  /** What happens to this call, which uses a fault up. */
  take(method: string, path: string): Effect;
};

/** Faults happen in the order in which they were planned. */
export function createFaults(): Faults {
  const waiting = new Set<{ fault: Fault; before: number; left: number }>();
  return {
    failNext(fault) {
      const entry = { fault, before: fault.after ?? 0, left: fault.times ?? 1 };
      waiting.add(entry);
      return () => void waiting.delete(entry);
    },
    take(method, path) {
      for (const entry of waiting) {
        if (!entry.fault.match.test(`${method} ${path}`)) continue;
        if (entry.before > 0) {
          entry.before -= 1;
          continue;
        }
        entry.left -= 1;
        if (entry.left <= 0) waiting.delete(entry);
        return effectOf(entry.fault);
      }
      return { applied: true, ending: 'own' };
    },
  };
}

function effectOf(fault: Fault): Effect {
  if ('how' in fault) {
    return { applied: fault.how === 'lost-answer', ending: fault.how === 'timeout' ? 'silent' : 'cut' };
  }
  const { status, code = 'Fault', body, retryAfter, applied = false } = fault;
  const headers: Record<string, string> = retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) };
  return { applied, ending: { status, headers, body: body ?? { error: { code, message: 'A planned fault' } } } };
}
