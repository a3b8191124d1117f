/** Watches whether the database is available: one log line when an outage begins, and one when it ends. */
import { performance } from 'node:perf_hooks';
import type { Log } from '../../telemetry/log.ts';
import { isOutage } from './outage.ts';

/** Takes a failure that an outage may explain. Calls `otherwise`, which logs it, if none does. */
export type ReportFailure = (error: unknown, otherwise?: () => void) => void;

export type Probes = {
  /** Reads with one statement. Also replaces connections that don't answer. */
  readonly ping: () => Promise<void>;
  /** Writes a little and leaves no trace: the disk may be full, or the server read-only. */
  readonly write: () => Promise<void>;
};

export type OutageWatch = {
  /** Probes the database after a failure. Counts a failure that an outage explains instead of logging it. */
  readonly report: ReportFailure;
  /** The same for any failure at all: calls `otherwise` at once if the failure isn't the database's. */
  failed(error: unknown, otherwise: () => void): void;
  /** @throws during an outage, and if the database doesn't answer now */
  ready(): Promise<void>;
  /** Probes every few seconds from now on. Before, nothing is probed. */
  start(probes: Probes): void;
  stop(): void;
};

/** Time between two probes: in normal operation, and during an outage. */
const PROBE_MS = 5_000;
const OUTAGE_PROBE_MS = 2_000;
/** How often a lasting outage is logged. */
const REMIND_MS = 60_000;
/** A statement from before the end of an outage may still fail after it. No statement waits longer than this. */
const LATE_MS = 15_000;
/** A probe this fresh answers for the next failure too. */
const FRESH_MS = 1_000;

type Outage = { readonly since: number; readonly cause: unknown; failures: number; loggedAt: number };

export function createOutageWatch(log: Log): OutageWatch {
  let probes: Probes | undefined;
  let outage: Outage | undefined;
  let probing: Promise<boolean> | undefined;
  let probedAt = -Infinity;
  let recoveredAt = -Infinity;
  let timer: NodeJS.Timeout | undefined;

  function answered(): boolean {
    if (outage === undefined) return true;
    const { since, failures } = outage;
    outage = undefined;
    recoveredAt = performance.now();
    log.warn({ seconds: secondsSince(since), failures }, 'Database available again');
    return true;
  }

  function unavailable(error: unknown): boolean {
    const now = performance.now();
    if (outage === undefined) {
      outage = { since: now, cause: error, failures: 0, loggedAt: now };
      log.error({ error }, 'Database unavailable');
    } else if (now - outage.loggedAt >= REMIND_MS) {
      outage.loggedAt = now;
      const { since, failures } = outage;
      log.warn({ seconds: secondsSince(since), failures, error }, 'Database still unavailable');
    }
    return false;
  }

  /** Callers during a probe share its answer. @returns whether the database is available */
  function probe({ ping, write }: Probes): Promise<boolean> {
    probing ??= ping()
      .then(write)
      .then(answered, unavailable)
      .finally(() => {
        probing = undefined;
        probedAt = performance.now();
      });
    return probing;
  }

  function round(): void {
    if (probes === undefined) return;
    const { ping } = probes;
    const next = (): void => {
      timer = setTimeout(round, outage === undefined ? PROBE_MS : OUTAGE_PROBE_MS).unref();
    };
    const done = outage === undefined ? ping().catch(() => probes && probe(probes)) : probe(probes);
    void done.then(next);
  }

  const report: ReportFailure = (error, write = () => undefined) => {
    const isLate = performance.now() - recoveredAt < LATE_MS;
    const otherwise = isLate ? () => log.debug({ error }, 'Late failure from the last database outage') : write;
    if (outage !== undefined) outage.failures += 1;
    else if (probes === undefined) otherwise();
    else if (probing === undefined && performance.now() - probedAt < FRESH_MS) otherwise();
    else {
      void probe(probes).then((available) => {
        if (available) otherwise();
        else if (outage !== undefined) outage.failures += 1;
      });
    }
  };
  return {
    report,
    failed: (error, otherwise) => (isOutage(error) ? report(error, otherwise) : otherwise()),
    ready: async () => {
      if (outage !== undefined) throw new Error('Database unavailable', { cause: outage.cause });
      if (probes === undefined) throw new Error('Database not open');
      try {
        await probes.ping();
      } catch (error) {
        report(error);
        throw error;
      }
    },
    start: (given) => {
      probes = given;
      timer = setTimeout(round, PROBE_MS).unref();
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
