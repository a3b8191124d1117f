/** Durable jobs with pg-boss: sent in the transaction that causes them, run by any instance, retried after a failure. */
import type { Transaction } from 'kysely';
import { type ConstructorOptions, type JobResult, type JobWithMetadata, PgBoss, fromKysely } from 'pg-boss';
import { z } from 'zod';
import { isRequestId } from '../../requests/model/ids.ts';
import { CLICK_ENDS } from '../../requests/model/reasons.ts';
import { person } from '../requests/stored-status.ts';
import type { Log } from '../../telemetry/log.ts';
import { DirectoryUnavailable, type Job, type JobName, NOTICES } from '../../requests/model/ports.ts';
import type { Database, Tables } from '../database/tables.ts';
import { isOutage } from '../database/outage.ts';
import type { OutageWatch } from '../database/outage-watch.ts';

/** Runs one job; throws to have it retried. `last`: it won't be retried. */
export type Handle = (job: Job, attempt: { readonly last: boolean }) => Promise<void>;

export type Jobs = {
  /** Sends jobs in this transaction: they exist once it commits, and not otherwise. */
  send(transaction: Transaction<Tables>, jobs: readonly Job[]): Promise<void>;
  /** Starts the workers. */
  work(handle: Handle): Promise<void>;
  /** @throws if pg-boss can't reach its tables */
  ready(): Promise<void>;
  /** Takes no more jobs, gives running ones `GRACE_MS` to finish, and leaves the rest to other instances. */
  close(): Promise<void>;
};

/** How many attempts each job gets, and how many of them an instance runs at once. */
const QUEUES: {
  readonly [Name in JobName]: { readonly name: Name; readonly tries: number; readonly workers: number };
} = {
  'look-up': { name: 'look-up', tries: 5, workers: 2 },
  decide: { name: 'decide', tries: 10, workers: 2 },
  'carry-out': { name: 'carry-out', tries: 8, workers: 2 },
  aftercare: { name: 'aftercare', tries: 8, workers: 1 },
  draw: { name: 'draw', tries: 10, workers: 3 },
  'tell-owner': { name: 'tell-owner', tries: 5, workers: 1 },
  'tell-approver': { name: 'tell-approver', tries: 5, workers: 1 },
  remind: { name: 'remind', tries: 10, workers: 1 },
  expire: { name: 'expire', tries: 10, workers: 1 },
  erase: { name: 'erase', tries: 10, workers: 1 },
};

/** An instance that dies during the last attempt reported no failure: the last attempt may be repeated this often. */
const SPARE_ATTEMPTS = 3;
/** Delays between attempts start at 1–2 s and double up to a minute, with jitter. */
const BACKOFF = { retryBackoff: true, retryDelay: 1, retryDelayMax: 60 } as const;
/**
 * A job that the directory asks to wait longer than `fromMs` is postponed until then, and keeps its attempts (Microsoft
 * Graph, "throttling guidance": `Retry-After`); but no later than `mostMs` after it was first postponed.
 */
const POSTPONE = { fromMs: 1_000, mostMs: 30 * 60_000 } as const;
/**
 * A job whose instance died is taken over after 15 s without a heartbeat, checked every 5 s; one that hangs in a living
 * instance, after 2 minutes.
 */
const TAKE_OVER = { heartbeatSeconds: 15, expireInSeconds: 120 } as const;
const SUPERVISION = { superviseIntervalSeconds: 5, monitorIntervalSeconds: 5 } as const;
/** A notification delivers a new job at once. Polling finds jobs whose time has come, and all jobs if notifications fail. */
const POLLING = { pollingIntervalSeconds: 1, notifyPollingIntervalSeconds: 2 } as const;
const DAY_S = 86_400;
const KEEP = { deleteAfterSeconds: DAY_S, maintenanceIntervalSeconds: 3_600 } as const;
const GRACE_MS = 10_000;

type JobsWatch = Pick<OutageWatch, 'report' | 'failed'>;
type Tell = { readonly log: Log; readonly watch: JobsWatch };

/** A job's data, besides its name. */
const payload = z.object({
  request: z.string().refine(isRequestId),
  about: z.enum(NOTICES).optional(),
  approver: person.optional(),
  because: z.enum(CLICK_ENDS).optional(),
  /** Epoch milliseconds until when it may be postponed; set at the first time. */
  patientUntil: z.number().optional(),
});

/** Starts pg-boss; installs it and its queues if they are missing. */
export async function startJobs(database: Database, log: Log, watch: JobsWatch): Promise<Jobs> {
  const boss = new PgBoss(bossOptions(database));
  boss.on('error', (reported) => {
    const error = asError(reported);
    // pg-boss recovers from a lost connection by itself. A statement that the database refuses is a bug.
    const level = isRefusal(error) ? 'error' : 'warn';
    watch.report(error, () => log[level]({ error }, 'Job queue error'));
  });
  boss.on('warning', ({ message }) => log.warn({ warning: message }, 'Job queue warning'));
  try {
    await boss.start();
    await updateQueues(boss);
  } catch (error) {
    await boss.stop({ graceful: false });
    throw error;
  }
  return {
    send: (transaction, jobs) => send(boss, transaction, jobs),
    work: (handle) => work(boss, handle, { log, watch }),
    ready: async () => {
      await boss.getQueue('look-up');
    },
    close: () => boss.stop({ timeout: GRACE_MS }),
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
    useListenNotify: true,
    maintenanceIntervalSeconds: KEEP.maintenanceIntervalSeconds,
    // Unused: cron, flows, the registry of instances, tracing.
    schedule: false,
    flowIntervalSeconds: DAY_S,
    registerInstance: false,
    openTelemetry: { enabled: false },
  };
}

/** Some of pg-boss's errors are copies that aren't instances of `Error`, which the log can't describe. */
function asError(error: { readonly message: string }): Error {
  return error instanceof Error ? error : new Error(error.message);
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
    notify: true,
  },
}));

async function send(boss: PgBoss, transaction: Transaction<Tables>, jobs: readonly Job[]): Promise<void> {
  for (const job of jobs) {
    const { name, request, at } = job;
    const data = {
      request,
      ...('about' in job ? { about: job.about } : {}),
      ...('approver' in job ? { approver: job.approver, because: job.because } : {}),
    } satisfies z.input<typeof payload>;
    const id = await boss.send(name, data, {
      db: fromKysely(transaction),
      singletonKey: request,
      ...(at === undefined ? {} : { startAfter: new Date(at) }),
    });
    if (id === null) throw new Error(`pg-boss did not accept a job: ${name}`);
  }
}

async function work(boss: PgBoss, handle: Handle, tell: Tell): Promise<void> {
  const options = { ...POLLING, includeMetadata: true, perJobResults: true } as const;
  for (const { name, tries, workers } of Object.values(QUEUES)) {
    for (let count = 0; count < workers; count += 1) {
      const worker = await boss.work(name, options, async (jobs) => {
        const results = await Promise.all(jobs.map((job) => attempt(boss, job, { name, tries }, handle, tell)));
        // Only a notified worker fetches its next job at once. Without this, each job of a backlog, and each that waited for
        // this one, would wait for the next poll.
        boss.notifyWorker(worker);
        return results;
      });
    }
  }
}

function jobOf(name: JobName, { request, about, approver, because }: z.output<typeof payload>): Job {
  switch (name) {
    case 'tell-owner':
      if (about === undefined) throw new Error('A tell-owner job lacks what to tell');
      return { name, request, about };
    case 'tell-approver':
      if (approver === undefined || because === undefined)
        throw new Error('A tell-approver job lacks whom or what to tell');
      return { name, request, approver, because };
    default:
      return { name, request };
  }
}

/** Runs one attempt. Logs a failure, and reports it to pg-boss without its text, which pg-boss would store. */
async function attempt(
  boss: PgBoss,
  { id, data, retryCount }: JobWithMetadata<unknown>,
  { name, tries }: { name: JobName; tries: number },
  handle: Handle,
  { log, watch }: Tell,
): Promise<JobResult> {
  const last = retryCount >= tries - 1;
  try {
    await handle(jobOf(name, payload.parse(data)), { last });
    return { id, status: 'completed' };
  } catch (error) {
    const { data: known } = payload.safeParse(data);
    const context = { job: name, request: known?.request, attempt: retryCount + 1, error };
    if (!last && known !== undefined && (await isPostponed(boss, name, known, error, log)))
      return { id, status: 'completed' };
    if (last) log.error(context, 'Job failed for good');
    else watch.failed(error, () => log.warn(context, 'Job failed and will be retried'));
    return { id, status: last ? 'deadletter' : 'failed' };
  }
}

/** Replaces a job with a later one if the directory said when to retry. @returns whether it did */
async function isPostponed(
  boss: PgBoss,
  name: JobName,
  data: z.output<typeof payload>,
  error: unknown,
  log: Log,
): Promise<boolean> {
  const asked = error instanceof DirectoryUnavailable ? (error.retryAfterMs ?? 0) : 0;
  const { patientUntil = Date.now() + POSTPONE.mostMs, request } = data;
  const again = new Date(Date.now() + asked);
  if (asked < POSTPONE.fromMs || again.getTime() > patientUntil) return false;
  const job = { ...data, patientUntil } satisfies z.input<typeof payload>;
  const sent = await boss.send(name, job, { singletonKey: request, startAfter: again }).catch((cause: unknown) => {
    log.warn({ job: name, request, error: cause }, 'Job could not be postponed');
    return null;
  });
  if (sent === null) return false;
  log.warn({ job: name, request, again, error }, 'Job postponed, as Microsoft Graph asked');
  return true;
}
