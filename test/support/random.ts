/** Repeatable random numbers: the same seed gives the same numbers. */
export type Chance = {
  /** 0 ≤ x < 1. */
  next(): number;
  /** A whole number, 0 ≤ x < `below`. */
  below(below: number): number;
  /** True this often: 0.1 is one time in ten. */
  happens(share: number): boolean;
  oneOf<T>(choices: readonly T[]): T;
};

/** Mulberry32, by Tommy Ettinger: 32 bits of state are enough here. @param seed any whole number */
export function chance(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  return {
    next,
    below,
    happens: (share) => next() < share,
    oneOf(choices) {
      const chosen = choices[below(choices.length)];
      if (chosen === undefined) throw new RangeError('There is nothing to choose from');
      return chosen;
    },
  };
}
