/**
 * How much work one person may cause: a token bucket for each, in memory, so each instance grants as much. It only bounds work;
 * what must be exact is counted in the database (`requests/actions/ask.ts`).
 */
import type { ObjectId } from '../requests/model/request.ts';

export type Budget = {
  /** @returns whether anything is left for this person */
  has(person: ObjectId): boolean;
  /** Takes one. @returns whether anything was left for this person */
  take(person: ObjectId): boolean;
};

export type BudgetOptions = {
  /** How many at once, and after how long one more. */
  readonly burst: number;
  readonly refillMs: number;
  /** How many people are remembered; the least recent one is forgotten first, and starts anew. */
  readonly most?: number;
  readonly now?: () => number;
};

export function createBudget({ burst, refillMs, most = 10_000, now = () => performance.now() }: BudgetOptions): Budget {
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
