/**
 * Counts the round trips that a person waits for in sequence: a call that starts after another has returned is one trip
 * further; concurrent calls are one trip.
 * @returns `during` wraps each call; `count` gives the trips so far
 */
export function countRoundTrips(): {
  readonly during: <T>(call: () => Promise<T>) => Promise<T>;
  readonly count: () => number;
} {
  let back = 0;
  let furthest = 0;
  return {
    during: async (call) => {
      const trip = back + 1;
      furthest = Math.max(furthest, trip);
      try {
        return await call();
      } finally {
        back = Math.max(back, trip);
      }
    },
    count: () => furthest,
  };
}
