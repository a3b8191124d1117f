/** Faults on demand. */

/**
 * `timeout`: no answer, ever. `drop`: the connection is cut before anything is done. `lost-answer`: cut after it is
 * done.
 */
export type Trouble =
  | { readonly status: number; readonly code: string; readonly retryAfter?: number }
  | { readonly delayMs: number }
  | 'timeout'
  | 'lost-answer'
  | 'drop';

export type Fault = {
  /** Which calls it affects; `path` is tested against the path as sent, without the query. */
  readonly match: { readonly method?: string; readonly path?: RegExp };
  /** How many calls; one by default. */
  readonly times?: number;
  readonly with: Trouble;
};

export type Faults = {
  /** Adds a fault. @returns removes it */
  add(fault: Fault): () => void;
  /** The fault that this call meets, if any. */
  take(call: { readonly method: string; readonly path: string }): Trouble | undefined;
};

/** Faults happen in the order in which they were added. */
export function createFaults(): Faults {
  const waiting = new Set<{ fault: Fault; left: number }>();
  return {
    add: (fault) => {
      const entry = { fault, left: fault.times ?? 1 };
      waiting.add(entry);
      return () => void waiting.delete(entry);
    },
    take: ({ method, path }) => {
      for (const entry of waiting) {
        const { match } = entry.fault;
        if (match.method !== undefined && match.method !== method) continue;
        if (match.path !== undefined && !match.path.test(path)) continue;
        entry.left -= 1;
        if (entry.left <= 0) waiting.delete(entry);
        return entry.fault.with;
      }
      return undefined;
    },
  };
}
