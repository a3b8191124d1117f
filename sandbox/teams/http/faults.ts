/** Makes the next calls to the local Teams go wrong, for tests. */
import type { Answer } from './http.ts';

export type Fault = {
  /** Held against `METHOD /path`, such as `POST /connector/v3/conversations`. */
  readonly match: RegExp;
  /** How many calls; by default one. */
  readonly times?: number;
  /** How many calls before these go well; by default none. */
  readonly after?: number;
} & (
  | {
      readonly status: number;
      /** The connector's own word; by default none that a connector knows. */
      readonly code?: string;
      /** What stands in the answer instead of an error. */
      readonly body?: string;
      /** Seconds, or a date as HTTP writes it. */
      readonly retryAfter?: number | string;
      /** Whether it is done all the same, as behind a gateway that did not wait for the answer. */
      readonly applied?: boolean;
    }
  /**
   * `timeout`: nothing is done and no answer comes. `drop`: nothing is done, and the connection breaks. `lost-answer`: it is
   * done, and the connection breaks.
   */
  | { readonly how: 'timeout' | 'drop' | 'lost-answer' }
);

/** Whether a call is carried out, and what its caller sees: its own answer, another one, or none. */
export type Effect = { readonly applied: boolean; readonly ending: 'own' | 'cut' | 'silent' | Answer };

export type Faults = {
  /** Plans a fault. @returns takes it away again, as far as it did not happen yet */
  failNext(fault: Fault): () => void;
  /** What becomes of this call; a fault is used up by it. */
  take(method: string, path: string): Effect;
};

/** Faults hit in the order they were planned. */
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
