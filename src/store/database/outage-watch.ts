/** The watch over the database: whether it can be worked with, one line in the log when an outage begins and one when it ends. */
import { performance } from 'node:perf_hooks';
import type { Log } from '../../telemetry/log.ts';
import { isTrouble } from './outage.ts';

/** Hears of a failure. `otherwise` writes it down where no outage of the database explains it. */
export type Troubled = (error: unknown, otherwise?: () => void) => void;

export type Probes = {
  /** One statement that reads. It also replaces connections that do not answer. */
  readonly ping: () => Promise<void>;
  /** Writes a little, without a trace: a disk may be full, or the server read-only. */
  readonly write: () => Promise<void>;
};

export type Watch = {
  /** Looks whether the database can be worked with; what an outage explains is counted instead of written down. */
  readonly troubled: Troubled;
  /** The same for a failure of anything at all: `otherwise` is called at once where it is not the database's. */
  failed(error: unknown, otherwise: () => void): void;
  /** @throws during an outage, and where the database does not answer now */
  ready(): Promise<void>;
  /** Looks every few seconds from now on; before, nothing is looked into. */
  start(probes: Probes): void;
  stop(): void;
};

/** How often it looks: while all is well, and during an outage. */
const LOOK_MS = 5_000;
const LOOK_AGAIN_MS = 2_000;
/** How often an outage that lasts is told of. */
const TELL_MS = 60_000;

/** A statement that began during an outage may find its end after it: longer than any waits for an answer. */
const LATE_MS = 15_000;

type Outage = { readonly since: number; readonly cause: unknown; failures: number; toldAt: number };

export function createWatch(log: Log): Watch {
  let probes: Probes | undefined;
  let outage: Outage | undefined;
  let looking: Promise<boolean> | undefined;
  let lookedAt = -Infinity;
  let wellSince = -Infinity;
  let timer: NodeJS.Timeout | undefined;

  function wellAgain(): boolean {
    if (outage === undefined) return true;
    const { since, failures } = outage;
    outage = undefined;
    wellSince = performance.now();
    log.warn({ seconds: secondsSince(since), failures }, 'Database available again');
    return true;
  }

  function away(error: unknown): boolean {
    const now = performance.now();
    if (outage === undefined) {
      outage = { since: now, cause: error, failures: 0, toldAt: now };
      log.error({ error }, 'Database unavailable');
    } else if (now - outage.toldAt >= TELL_MS) {
      outage.toldAt = now;
      const { since, failures } = outage;
      log.warn({ seconds: secondsSince(since), failures, error }, 'Database still unavailable');
    }
    return false;
  }

  /** Whoever asks while it is being looked into waits for the same answer. @returns whether all is well */
  function look({ ping, write }: Probes): Promise<boolean> {
    looking ??= ping()
      .then(write)
      .then(wellAgain, away)
      .finally(() => {
        looking = undefined;
        lookedAt = performance.now();
      });
    return looking;
  }

  function round(): void {
    if (probes === undefined) return;
    const { ping } = probes;
    const next = (): void => {
      timer = setTimeout(round, outage === undefined ? LOOK_MS : LOOK_AGAIN_MS).unref();
    };
    const well = outage === undefined ? ping().catch(() => probes && look(probes)) : look(probes);
    void well.then(next);
  }

  const troubled: Troubled = (error, write = () => undefined) => {
    const isLate = performance.now() - wellSince < LATE_MS;
    const otherwise = isLate ? () => log.debug({ error }, 'Late failure from the last database outage') : write;
    if (outage !== undefined) outage.failures += 1;
    else if (probes === undefined) otherwise();
    // A probe a moment ago was good: no need for one a failure.
    else if (looking === undefined && performance.now() - lookedAt < 1_000) otherwise();
    else {
      void look(probes).then((well) => {
        if (well) otherwise();
        else if (outage !== undefined) outage.failures += 1;
      });
    }
  };
  return {
    troubled,
    failed: (error, otherwise) => (isTrouble(error) ? troubled(error, otherwise) : otherwise()),
    ready: async () => {
      if (outage !== undefined) throw new Error('Database unavailable', { cause: outage.cause });
      if (probes === undefined) throw new Error('Database not open');
      try {
        await probes.ping();
      } catch (error) {
        troubled(error);
        throw error;
      }
    },
    start: (given) => {
      probes = given;
      timer = setTimeout(round, LOOK_MS).unref();
    },
    stop: () => {
      probes = undefined;
      clearTimeout(timer);
    },
  };
}

function secondsSince(moment: number): number {
  return Math.round((performance.now() - moment) / 1_000);
}
