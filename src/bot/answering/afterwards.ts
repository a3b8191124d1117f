/** What goes on after its turn was answered, because Microsoft Graph is slow. */
import { setTimeout as wait } from 'node:timers/promises';
import type { Log } from '../../telemetry/log.ts';

/** When the instance stops, work may end by itself for so long; and then say that it stops. Jobs get ten seconds altogether. */
const FINISH_MS = 4_000;
const SAY_SO_MS = 4_000;

export type Afterwards = {
  /** Aborted when the instance stops: what still waits for Graph says so, and changes nothing. */
  readonly stopping: AbortSignal;
  /** Continues with work that nobody waits for; a failure is logged. */
  goOn(work: Promise<unknown>): void;
  /** Waits until all work has ended, or has said that the instance stops; eight seconds at most. */
  settle(): Promise<void>;
};

/** @param isOutage is something away that the bot needs? */
export function createAfterwards(log: Log, isOutage: (error: unknown) => boolean = () => false): Afterwards {
  const underWay = new Set<Promise<void>>();
  const stop = new AbortController();
  const end = async (ms: number): Promise<void> => {
    const until = performance.now() + ms;
    for (let left = ms; underWay.size > 0 && left > 0; left = until - performance.now()) {
      await Promise.race([...underWay, wait(left, undefined, { ref: false })]);
    }
  };
  return {
    stopping: stop.signal,
    goOn(work) {
      const one = work
        .then(() => undefined)
        .catch((error: unknown) => log[isOutage(error) ? 'warn' : 'error']({ error }, 'Work after a turn failed'))
        .finally(() => underWay.delete(one));
      underWay.add(one);
    },
    async settle() {
      await end(FINISH_MS);
      stop.abort();
      await end(SAY_SO_MS);
    },
  };
}
