/** Verbs that run at the same time do one call to the outside at a time, in an order that can be drawn and repeated. */
import { setImmediate as settled } from 'node:timers/promises';

type Waiting = { readonly owner: object; readonly run: () => Promise<void> };

export type Turns = {
  /** Puts a call off until its turn comes. */
  put<T>(owner: object, call: () => Promise<T>): Promise<T>;
  /** Lets so many of the waiting calls happen, one after the other; whatever follows from one has happened before the next. */
  pass(count: number, order: number): Promise<void>;
  /** What the owner waits for never happens, as if his process had died. */
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

/** The same numbers for the same beginning (a linear congruential generator, as in ISO C). */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return state >>> 16;
  };
}
