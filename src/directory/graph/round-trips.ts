/**
 * Counts how long a chain of calls somebody waited for: a call that starts after another has come back is one trip
 * further; calls that are under way together are the same trip.
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
