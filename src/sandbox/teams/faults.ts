/** Makes the next calls to the local Teams go wrong, for tests. */
export type Fault = {
  /** Held against `METHOD /path`, such as `POST /connector/v3/conversations`. */
  readonly match: RegExp;
  /** How many calls; by default one. */
  readonly times?: number;
} & (
  | { readonly status: number; readonly retryAfter?: number }
  /** `timeout`: nothing is done and no answer comes. `lost-answer`: it is done, and the connection breaks. */
  | { readonly how: 'timeout' | 'lost-answer' }
);

export type Faults = {
  failNext(fault: Fault): void;
  /** The fault for this call, which is used up by it. */
  take(method: string, path: string): Fault | undefined;
};

export function createFaults(): Faults {
  const waiting: { fault: Fault; left: number }[] = [];
  return {
    failNext(fault) {
      waiting.push({ fault, left: fault.times ?? 1 });
    },
    take(method, path) {
      const index = waiting.findIndex(({ fault }) => fault.match.test(`${method} ${path}`));
      const found = waiting[index];
      if (!found) return undefined;
      found.left -= 1;
      if (found.left <= 0) waiting.splice(index, 1);
      return found.fault;
    },
  };
}
