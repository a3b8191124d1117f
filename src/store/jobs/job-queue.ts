/** Durable jobs with pg-boss: sent in the transaction of what they follow from, run by any instance, tried again. */
import type { Transaction } from 'kysely';
import { type ConstructorOptions, type JobResult, type JobWithMetadata, PgBoss, fromKysely } from 'pg-boss';
import { z } from 'zod';
import { isRequestId } from '../../requests/model/ids.ts';
import type { Log } from '../../telemetry/log.ts';
import { DirectoryUnavailable, type Job, type JobName } from '../../requests/model/ports.ts';
import type { Database, Tables } from '../database/tables.ts';
import { isTrouble } from '../database/outage.ts';
import type { Watch } from '../database/outage-watch.ts';

/** Does one job; `last` says that it will not be tried again. Throws where it must be tried again. */
export type Handle = (job: Job, attempt: { readonly last: boolean }) => Promise<void>;

export type Jobs = {
  /** Sends jobs in this transaction: they exist when it commits, and not otherwise. */
  send(transaction: Transaction<Tables>, jobs: readonly Job[]): Promise<void>;
  /** Starts the workers. */
  work(handle: Handle): Promise<void>;
  /** @throws where pg-boss cannot reach its tables */
  ready(): Promise<void>;
  /** Takes no more jobs, gives the running ones `GRACE_MS` to finish, and leaves the rest to be taken over. */
  close(): Promise<void>;
};

/** How often each job is tried, and how many of it one instance runs at once. */
const QUEUES: {
  readonly [Name in JobName]: { readonly name: Name; readonly tries: number; readonly workers: number };
} = {
  'look-up': { name: 'look-up', tries: 5, workers: 2 },
  'carry-out': { name: 'carry-out', tries: 8, workers: 2 },
  aftercare: { name: 'aftercare', tries: 8, workers: 1 },
  draw: { name: 'draw', tries: 10, workers: 3 },
  'tell-owner': { name: 'tell-owner', tries: 5, workers: 1 },
  remind: { name: 'remind', tries: 10, workers: 1 },
  expire: { name: 'expire', tries: 10, workers: 1 },
  erase: { name: 'erase', tries: 10, workers: 1 },
};

/** An instance that dies in the last try has told nobody that it gave up: so many others may have that last try again. */
const SPARE_TRIES = 3;
/** The waits grow from 1-2 s by doubling, with jitter, up to a minute. */
const BACKOFF = { retryBackoff: true, retryDelay: 1, retryDelayMax: 60 } as const;
/**
 * What the directory asks to be left alone for longer than that is done once its time has come, with all its tries (Microsoft Graph,
 * "throttling guidance": `Retry-After`); no later than so long after it was first put off.
 */
const PUT_OFF = { fromMs: 1_000, mostMs: 30 * 60_000 } as const;
/**
 * A job whose instance died is taken over after its heartbeat has been missing for 15 s, which is looked at every 5 s;
 * one that hangs in a living instance after 2 minutes.
 */
const TAKE_OVER = { heartbeatSeconds: 15, expireInSeconds: 120 } as const;
const SUPERVISION = { superviseIntervalSeconds: 5, monitorIntervalSeconds: 5 } as const;
/** A notification brings a new job at once; polling finds those whose time has come, and all where none arrives. */
const POLLING = { pollingIntervalSeconds: 1, notifyPollingIntervalSeconds: 2 } as const;
const DAY_S = 86_400;
const KEEP = { deleteAfterSeconds: DAY_S, maintenanceIntervalSeconds: 3_600 } as const;
const GRACE_MS = 10_000;

type JobsWatch = Pick<Watch, 'troubled' | 'failed'>;
type Tell = { readonly log: Log; readonly watch: JobsWatch };

/** What a job is about, beside its name. */
const payload = z.object({
  request: z.string().refine(isRequestId),
  about: z.enum(['asked', 'denied', 'reset']).optional(),
  /** Until when it may be put off; not there before it was. In milliseconds. */
  patientUntil: z.number().optional(),
});

/** Installs pg-boss where it is missing, and its queues. */
export async function startJobs(database: Database, log: Log, watch: JobsWatch): Promise<Jobs> {
  const boss = new PgBoss(bossOptions(database));
  boss.on('error', (reported) => {
    const error = asError(reported);
    // It goes on by itself after a connection that was lost. A statement that the database refuses is a mistake.
    const level = isRefusal(error) ? 'error' : 'warn';
    watch.troubled(error, () => log[level]({ error }, 'Job queue error'));
  });
  boss.on('warning', ({ message }) => log.warn({ warning: message }, 'Job queue warning'));
  try {
    await boss.start();
    await bringUpToDate(boss);
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

/** Makes the queues that are missing, and gives today's settings to those that an earlier version has made. */
async function bringUpToDate(boss: PgBoss): Promise<void> {
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
    // What we do not use: cron, flows, the registry of instances, tracing.
    schedule: false,
    flowIntervalSeconds: DAY_S,
    registerInstance: false,
    openTelemetry: { enabled: false },
  };
}

/** Some of pg-boss's errors are copies that are no `Error`; the log writes down nothing of those. */
function asError(error: { readonly message: string }): Error {
  return error instanceof Error ? error : new Error(error.message);
}

/** Is this the database's own answer to a statement, and not about its state? */
function isRefusal(error: Error): boolean {
  return 'code' in error && typeof error.code === 'string' && /^[0-9A-Z]{5}$/.test(error.code) && !isTrouble(error);
}

/**
 * The queues as the database keeps them. The policy lets two jobs of one request and name wait, but never run at the same
 * time: no draw overtakes another.
 */
export const queueSettings = Object.values(QUEUES).map(({ name, tries }) => ({
  name,
  policy: 'singleton' as const,
  options: {
    ...BACKOFF,
    ...TAKE_OVER,
    retryLimit: tries - 1 + SPARE_TRIES,
    deleteAfterSeconds: KEEP.deleteAfterSeconds,
    notify: true,
  },
}));

async function send(boss: PgBoss, transaction: Transaction<Tables>, jobs: readonly Job[]): Promise<void> {
  for (const job of jobs) {
    const { name, request, at } = job;
    const data = { request, ...('about' in job ? { about: job.about } : {}) } satisfies z.input<typeof payload>;
    const id = await boss.send(name, data, {
      db: fromKysely(transaction),
      singletonKey: request,
      ...(at === undefined ? {} : { startAfter: new Date(at) }),
    });
    if (id === null) throw new Error(`A job was not accepted: ${name}`);
  }
}

async function work(boss: PgBoss, handle: Handle, tell: Tell): Promise<void> {
  const options = { ...POLLING, includeMetadata: true, perJobResults: true } as const;
  for (const { name, tries, workers } of Object.values(QUEUES)) {
    for (let count = 0; count < workers; count += 1) {
      const worker = await boss.work(name, options, async (jobs) => {
        const results = await Promise.all(jobs.map((job) => attempt(boss, job, { name, tries }, handle, tell)));
        // Only a worker that is woken looks for its next job at once: this is how a heap of them, or those of one request
        // that waited for this one, do not each wait for the next poll.
        boss.notifyWorker(worker);
        return results;
      });
    }
  }
}

function jobOf(name: JobName, { request, about }: z.output<typeof payload>): Job {
  if (name !== 'tell-owner') return { name, request };
  if (about === undefined) throw new Error('The job does not say what its owner is to be told');
  return { name, request, about };
}

/** One try. A failure is logged and told to pg-boss without its text, which would be stored. */
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
    if (!last && known !== undefined && (await isPutOff(boss, name, known, error, log)))
      return { id, status: 'completed' };
    if (last) log.error(context, 'Job failed for good');
    else watch.failed(error, () => log.warn(context, 'Job failed and will be retried'));
    return { id, status: last ? 'deadletter' : 'failed' };
  }
}

/** Another job takes this one's place where the directory said when it wants to be asked again. */
async function isPutOff(
  boss: PgBoss,
  name: JobName,
  data: z.output<typeof payload>,
  error: unknown,
  log: Log,
): Promise<boolean> {
  const asked = error instanceof DirectoryUnavailable ? (error.retryAfterMs ?? 0) : 0;
  const { patientUntil = Date.now() + PUT_OFF.mostMs, request } = data;
  const again = new Date(Date.now() + asked);
  if (asked < PUT_OFF.fromMs || again.getTime() > patientUntil) return false;
  const job = { ...data, patientUntil } satisfies z.input<typeof payload>;
  const sent = await boss.send(name, job, { singletonKey: request, startAfter: again }).catch((cause: unknown) => {
    log.warn({ job: name, request, error: cause }, 'Job could not be postponed');
    return null;
  });
  if (sent === null) return false;
  log.warn({ job: name, request, again, error }, 'Job postponed, as Microsoft Graph asked');
  return true;
}
