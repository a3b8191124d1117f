/** Housekeeping of the audit trail: checkpoints as signs of life, counted refusals, deletion of old entries. */
import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Log } from '../../telemetry/log.ts';
import type { AuditEntry, Clock } from '../../requests/model/ports.ts';
import type { Tables } from '../database/tables.ts';
import type { OutageWatch } from '../database/outage-watch.ts';
import { logAlarm } from './alarms.ts';
import type { AuditSigner } from './attestation.ts';
import { type Checkpoint, ROUND_MS, checkpointIfDue, stands } from './checkpoint.ts';
import type { Place } from './entry.ts';
import { recordRepeated } from './repeated-refusals.ts';
import { deleteOld } from './retention.ts';
import { checkSigningKeys } from './signing-keys.ts';

const LEAST_DAYS = 30;

export type HousekeepingOptions = {
  readonly signer: AuditSigner;
  readonly clock: Clock;
  /** How many days entries are kept: at least 30. Deletion is up to one day late. */
  readonly days: number;
  readonly log: Log;
  /** Counts failures that a database outage explains. */
  readonly watch: Pick<OutageWatch, 'failed'>;
};

export type AuditHousekeeping = {
  /**
   * Checks the signing keys (`checkSigningKeys`), and runs the first round.
   * @throws if a key that was used is missing and not `retired`
   */
  begin(retired: readonly string[]): Promise<void>;
  /** Runs a round: writes what is due, deletes what is old. Instances may run rounds at once. @throws if it can't sign */
  round(): Promise<void>;
  /** Runs a round four times a minute from now on. Failures are logged; lasting ones also show as silence. */
  start(): void;
  /** Stops, and signs what isn't signed yet; the last instance signs that the service stopped. */
  stop(): Promise<void>;
};

/** @throws if entries were to be kept for less than a month: the database refuses to delete those */
export function createAuditHousekeeping(
  db: Kysely<Tables>,
  { signer, clock, days, log, watch }: HousekeepingOptions,
): AuditHousekeeping {
  if (!(days >= LEAST_DAYS)) throw new RangeError(`Audit entries must be kept for at least ${LEAST_DAYS} days`);
  let timer: NodeJS.Timeout | undefined;
  let running = Promise.resolve();
  const instance = randomUUID();
  let seen: Place | undefined;

  /** Writes a checkpoint if due. Its log line is a copy outside the database. */
  async function checkpoint(due: Checkpoint['due']): Promise<void> {
    // If the end was cut off, this instance still knows what it saw.
    if (seen !== undefined && !(await stands(db, seen))) {
      log.error({ seq: seen.seq, hash: seen.hash }, 'Audit trail truncated or replaced: an entry is missing');
    }
    const { made, end } = await checkpointIfDue(db, signer, { at: clock.now(), instance, due });
    seen = end;
    logCheckpoint(made);
  }

  function logCheckpoint(made: AuditEntry | undefined): void {
    if (made !== undefined) log.info({ checkpoint: { at: made.at, ...made.detail } }, 'Audit trail signed');
  }

  async function recordRefusals(): Promise<void> {
    for (const entry of await recordRepeated(db, clock.now())) logAlarm(log, entry);
  }

  async function retain(): Promise<void> {
    const upTo = await deleteOld(db, signer, clock.now(), days);
    if (upTo !== undefined) log.info({ upTo: upTo.seq, days }, 'Old audit entries deleted');
  }

  const logged =
    (line: string) =>
    (error: unknown): void =>
      watch.failed(error, () => log.error({ error }, line));
  const notSigned = logged('Audit trail not signed');
  const notRecorded = logged('Repeated refusals not recorded');
  const notDeleted = logged('Old audit entries not deleted');
  async function round(): Promise<void> {
    await checkpoint('by-time');
    await recordRefusals().catch(notRecorded);
    await retain().catch(notDeleted);
  }
  return {
    begin: async (retired) => {
      logCheckpoint(await checkSigningKeys(db, signer, retired, clock.now()));
      await round();
    },
    round,
    start: () => {
      timer = setInterval(() => {
        running = running.then(round).catch(notSigned);
      }, ROUND_MS).unref();
    },
    stop: async () => {
      clearInterval(timer);
      await running;
      await checkpoint('at-the-end').catch(notSigned);
    },
  };
}
