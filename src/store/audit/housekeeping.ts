/** What the audit trail needs beside its entries: checkpoints, as signs of life, and the deletion of what is old. */
import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Log } from '../../telemetry/log.ts';
import type { AuditEntry, Clock } from '../../requests/model/ports.ts';
import type { Tables } from '../database/tables.ts';
import type { Watch } from '../database/outage-watch.ts';
import type { AuditSigner } from './attestation.ts';
import { type Checkpoint, ROUND_MS, checkpointIfDue, stands } from './checkpoint.ts';
import type { Place } from './entry.ts';
import { tellOfRepeated } from './repeated-refusals.ts';
import { deleteOld } from './retention.ts';
import { checkSigningKeys } from './signing-keys.ts';

const LEAST_DAYS = 30;

export type KeeperOptions = {
  readonly signer: AuditSigner;
  readonly clock: Clock;
  /** How many days an entry is kept, at least 30; one more passes at most until it is deleted. */
  readonly days: number;
  readonly log: Log;
  /** Counts what an outage of the database explains. */
  readonly watch: Pick<Watch, 'failed'>;
};

export type AuditKeeper = {
  /**
   * Begins, with the keys that this database was used with; see `checkSigningKeys`.
   * @throws where one of them is missing and is not `retired`
   */
  begin(retired: readonly string[]): Promise<void>;
  /** Writes a checkpoint where one is due, and deletes old entries. Any number of instances may. @throws without checkpoint */
  keep(): Promise<void>;
  /** Keeps the trail from now on, four times a minute. A failure is logged; if it lasts, the silence shows it. */
  start(): void;
  /** Ends it, with a checkpoint of whatever is not signed yet; the last instance signs that the service has stopped. */
  stop(): Promise<void>;
};

/** @throws where the entries would be kept for less than a month: the database refuses to delete them then */
export function createAuditKeeper(db: Kysely<Tables>, { signer, clock, days, log, watch }: KeeperOptions): AuditKeeper {
  if (!(days >= LEAST_DAYS)) throw new RangeError(`Audit entries are kept for ${LEAST_DAYS} days at least`);
  let timer: NodeJS.Timeout | undefined;
  let running = Promise.resolve();
  const instance = randomUUID();
  let seen: Place | undefined;

  /** With the log, a copy of every checkpoint stands outside the database. */
  async function checkpoint(due: Checkpoint['due']): Promise<void> {
    // What the database itself shows no more, whoever wrote it still knows.
    if (seen !== undefined && !(await stands(db, seen))) {
      log.error({ seq: seen.seq, hash: seen.hash }, 'Audit trail truncated or replaced: an entry is missing');
    }
    const { made, end } = await checkpointIfDue(db, signer, { at: clock.now(), instance, due });
    seen = end;
    tell(made);
  }

  function tell(made: AuditEntry | undefined): void {
    if (made !== undefined) log.info({ checkpoint: { at: made.at, ...made.detail } }, 'Audit trail signed');
  }

  async function retain(): Promise<void> {
    const upTo = await deleteOld(db, signer, clock.now(), days);
    if (upTo !== undefined) log.info({ upTo: upTo.seq, days }, 'Old audit entries deleted');
  }

  const told =
    (line: string) =>
    (error: unknown): void =>
      watch.failed(error, () => log.error({ error }, line));
  const unsigned = told('Audit trail not signed');
  const untold = told('Repeated refusals not recorded');
  const undeleted = told('Old audit entries not deleted');
  async function keep(): Promise<void> {
    await checkpoint('by-time');
    await tellOfRepeated(db, clock.now()).catch(untold);
    await retain().catch(undeleted);
  }
  return {
    begin: async (retired) => {
      tell(await checkSigningKeys(db, signer, retired, clock.now()));
      await keep();
    },
    keep,
    start: () => {
      timer = setInterval(() => {
        running = running.then(keep).catch(unsigned);
      }, ROUND_MS).unref();
    },
    stop: async () => {
      clearInterval(timer);
      await running;
      await checkpoint('at-the-end').catch(unsigned);
    },
  };
}
