/**
 * How much one person may cause: a token bucket for each. It is kept in memory, so that each instance gives as much: it bounds
 * the work, and nothing is decided by it. What must be exact is counted in the database (`requests/actions/ask.ts`).
 */
import type { ObjectId } from '../requests/model/request.ts';

export type Budget = {
  /** @returns whether there is something left for this person */
  has(person: ObjectId): boolean;
  /** @returns whether there was something left for this person, and so is less now */
  take(person: ObjectId): boolean;
};

export type BudgetOptions = {
  /** How much a person may cause at once, and after how long one more. */
  readonly burst: number;
  readonly refillMs: number;
  /** How many people are remembered; whoever was here longest ago is forgotten first, and has all of it again. */
  readonly most?: number;
  readonly now?: () => number;
};

export function createBudget({ burst, refillMs, most = 10_000, now = Date.now }: BudgetOptions): Budget {
  const buckets = new Map<ObjectId, { left: number; at: number }>();
  const leftOf = (person: ObjectId): number => {
    const bucket = buckets.get(person);
    return bucket === undefined ? burst : Math.min(burst, bucket.left + (now() - bucket.at) / refillMs);
  };
  return {
    has: (person) => leftOf(person) >= 1,
    take(person) {
      const left = leftOf(person);
      buckets.delete(person);
      const [longestAgo] = buckets.keys();
      if (buckets.size >= most && longestAgo !== undefined) buckets.delete(longestAgo);
      buckets.set(person, { left: left < 1 ? left : left - 1, at: now() });
      return left >= 1;
    },
  };
}
