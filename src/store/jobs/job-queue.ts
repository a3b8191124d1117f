/** Durable jobs with pg-boss: sent in the transaction that causes them, run by any instance, retried after a failure. */
import type { Kysely, RawBuilder } from 'kysely';
import { type ConstructorOptions, PgBoss } from 'pg-boss';
import type { Log } from '../../telemetry/log.ts';
import type { Job, JobName } from '../../requests/model/ports.ts';
import type { Database, Tables } from '../database/tables.ts';
import { isOutage } from '../database/outage.ts';
import type { OutageWatch } from '../database/outage-watch.ts';
import type { Handle } from './attempt.ts';
import { insertJobs, newJobOf } from './job-rows.ts';
import { type Queue, type Workers, startWorkers } from './workers.ts';

export type { Handle } from './attempt.ts';

export type Jobs = {
  /** Sends jobs: in a transaction, they exist once it commits, and not otherwise. */
  send(db: Kysely<Tables>, jobs: readonly Job[]): Promise<void>;
  /** Does something and sends jobs if it results in `accepted`, in one statement. @returns the result */
  sendIf<Result extends string>(
    db: Kysely<Tables>,
    condition: { readonly result: RawBuilder<Result>; readonly accepted: Result },
    jobs: readonly Job[],
  ): Promise<Result>;
  /** Starts the workers. */
  work(handle: Handle): Promise<void>;
  /** @throws if pg-boss can't reach its tables */
  ready(): Promise<void>;
  /** Takes no more jobs, gives running ones `GRACE_MS` to finish, and leaves the rest to other instances. */
  close(): Promise<void>;
};

/** How many attempts each job gets, and how many of them an instance runs at once. */
const QUEUES: { readonly [Name in JobName]: Queue & { readonly name: Name } } = {
  'look-up': { name: 'look-up', tries: 5, slots: 2 },
  decide: { name: 'decide', tries: 10, slots: 2 },
  'carry-out': { name: 'carry-out', tries: 8, slots: 2 },
  aftercare: { name: 'aftercare', tries: 8, slots: 2 },
  draw: { name: 'draw', tries: 10, slots: 3 },
  'tell-owner': { name: 'tell-owner', tries: 5, slots: 2 },
  'tell-approver': { name: 'tell-approver', tries: 5, slots: 2 },
  remind: { name: 'remind', tries: 10, slots: 2 },
  expire: { name: 'expire', tries: 10, slots: 2 },
  erase: { name: 'erase', tries: 10, slots: 2 },
};

/** An instance that dies during the last attempt reported no failure: the last attempt may be repeated this often. */
const SPARE_ATTEMPTS = 3;
/** Delays between attempts start at 1–2 s and double up to a minute, with jitter. */
const BACKOFF = { retryBackoff: true, retryDelay: 1, retryDelayMax: 60 } as const;
/** A job whose instance died is taken over after 15 s without a heartbeat; one that hangs in a living instance, after 2 minutes. */
const TAKE_OVER = { heartbeatSeconds: 15, expireInSeconds: 120 } as const;
/** The workers supervise at once where a job is lost, if nobody did within the last seconds; pg-boss by itself, for its figures. */
const SUPERVISION = { superviseIntervalSeconds: 60, monitorIntervalSeconds: 5 } as const;
const DAY_S = 86_400;
const KEEP = { deleteAfterSeconds: DAY_S, maintenanceIntervalSeconds: 3_600 } as const;
const GRACE_MS = 10_000;

/** Starts pg-boss; installs it and its queues if they are missing. */
export async function startJobs(
  database: Database,
  log: Log,
  watch: Pick<OutageWatch, 'report' | 'failed'>,
): Promise<Jobs> {
  const boss = new PgBoss(bossOptions(database));
  const failed = (reported: unknown): void => {
    const error = asError(reported);
    // A lost connection is replaced. A statement that the database refuses is a bug.
    const level = isRefusal(error) ? 'error' : 'warn';
    watch.report(error, () => log[level]({ error }, 'Job queue error'));
  };
  boss.on('error', failed);
  boss.on('warning', ({ message }) => log.warn({ warning: message }, 'Job queue warning'));
  try {
    await boss.start();
    await updateQueues(boss);
  } catch (error) {
    await boss.stop({ graceful: false });
    throw error;
  }
  let workers: Workers | undefined;
  return {
    send: async (db, jobs) => {
      if (jobs.length === 0) return;
      const sent = jobs.map(newJobOf);
      await insertJobs(db, sent);
      workers?.sent(sent);
    },
    sendIf: async (db, condition, jobs) => {
      const sent = jobs.map(newJobOf);
      const result = await insertJobs(db, sent, condition);
      if (result === undefined) throw new Error('The database did not say what came of a change');
      if (result === condition.accepted) workers?.sent(sent);
      return result;
    },
    work: async (handle) => {
      workers = await startWorkers({ boss, database, queues: Object.values(QUEUES), handle, failed, log, watch });
    },
    ready: async () => {
      await boss.getQueue('look-up');
    },
    close: async () => {
      await workers?.stop(GRACE_MS);
      await boss.stop({ graceful: false });
    },
  };
}

/** Creates missing queues, and updates those of another version to this one's settings. */
async function updateQueues(boss: PgBoss): Promise<void> {
  const known = new Map((await boss.getQueues()).map((queue) => [queue.name, new Map(Object.entries(queue))]));
  for (const { name, policy, options } of queueSettings) {
    const queue = known.get(name);
    if (queue === undefined) await boss.createQueue(name, { policy, ...options });
    else if (Object.entries(options).some(([key, value]) => queue.get(key) !== value))
      await boss.updateQueue(name, options);
  }
}

function bossOptions({ forJobs }: Database): ConstructorOptions {
  return {
    ...forJobs,
    ...SUPERVISION,
    schema: 'pgboss',
    maintenanceIntervalSeconds: KEEP.maintenanceIntervalSeconds,
    // Unused: cron, flows, the registry of instances, tracing.
    schedule: false,
    flowIntervalSeconds: DAY_S,
    registerInstance: false,
    openTelemetry: { enabled: false },
  };
}

/** Some of pg-boss's errors are copies that aren't instances of `Error`, which the log can't describe. */
function asError(error: unknown): Error {
  if (error instanceof Error) return error;
  return new Error(
    typeof error === 'object' && error !== null && 'message' in error ? String(error.message) : 'unknown',
  );
}

/** Whether the database refused a statement, rather than being unavailable. */
function isRefusal(error: Error): boolean {
  return 'code' in error && typeof error.code === 'string' && /^[0-9A-Z]{5}$/.test(error.code) && !isOutage(error);
}

/**
 * The queues' settings in the database. The policy lets several jobs of one request and name wait, but only one run at a
 * time: no draw overtakes another.
 */
export const queueSettings = Object.values(QUEUES).map(({ name, tries }) => ({
  name,
  policy: 'singleton' as const,
  options: {
    ...BACKOFF,
    ...TAKE_OVER,
    retryLimit: tries - 1 + SPARE_ATTEMPTS,
    deleteAfterSeconds: KEEP.deleteAfterSeconds,
    // The workers have their own notification, which says which queues have jobs that are due.
    notify: false,
  },
}));
