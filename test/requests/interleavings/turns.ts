/** Concurrent verbs make one call to the outside at a time, in a random order that can be repeated. */
import { setImmediate as settled } from 'node:timers/promises';

type Waiting = { readonly owner: object; readonly run: () => Promise<void> };

export type Turns = {
  /** Delays a call until its turn. */
  put<T>(owner: object, call: () => Promise<T>): Promise<T>;
  /** Lets this many waiting calls happen, one after another, each with everything that follows from it. */
  pass(count: number, order: number): Promise<void>;
  /** What this owner waits for never happens, as if the process had died. */
  kill(owner: object): void;
};

export function createTurns(): Turns {
  let waiting: Waiting[] = [];
  return {
    put: (owner, call) =>
      new Promise((resolve, reject) => {
        waiting.push({ owner, run: () => call().then(resolve, reject) });
      }),
    pass: async (count, order) => {
      const draw = numbers(order);
      for (let n = 0; n < count && waiting.length > 0; n += 1) {
        const [next] = waiting.splice(draw() % waiting.length, 1);
        await next?.run();
        await settled();
      }
    },
    kill: (owner) => {
      waiting = waiting.filter((one) => one.owner !== owner);
    },
  };
}

/** The same numbers for the same seed (a linear congruential generator, as in ISO C). */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return state >>> 16;
  };
}
