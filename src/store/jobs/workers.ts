/**
 * The jobs that this instance runs, of all queues. A notification wakes a queue at once. A question every few seconds finds what no
 * notification tells of: jobs whose time has come, jobs of instances that died, and jobs whose notification was lost.
 */
import { performance } from 'node:perf_hooks';
import type { JobWithMetadata, PgBoss } from 'pg-boss';
import type { JobName } from '../../requests/model/ports.ts';
import type { Database } from '../database/tables.ts';
import { type Attempts, attempt } from './attempt.ts';
import { CHANNEL, type NewJob, findJobs, insertJobs, newsIn } from './job-rows.ts';
import { type Lane, createLane } from './lane.ts';

export type Queue = {
  readonly name: JobName;
  /** How many attempts each job gets. */
  readonly tries: number;
  /** How many of its jobs an instance runs at once. */
  readonly slots: number;
};

/** How often it asks what is due, and how far ahead. */
const LOOK_MS = 3_000;
const AHEAD_MS = LOOK_MS + 500;
/** No retry is due sooner than a second after its failure. */
const LOOK_AFTER_FAILURE_MS = 900;
/** Three in the time after which a job counts as lost. */
const HEARTBEAT_MS = 5_000;
/** Jobs of a queue that are due within the same quarter of a second are claimed together. */
const TOGETHER_MS = 250;

export type WorkersOptions = Omit<Attempts, 'send'> & {
  readonly boss: PgBoss;
  readonly database: Pick<Database, 'rows'>;
  readonly queues: readonly Queue[];
  /** Takes what the queue itself fails with. */
  readonly failed: (error: unknown) => void;
};

export type Workers = {
  /** Tells which jobs this instance sends, as nobody is notified of those that are due later. */
  sent(jobs: readonly NewJob[]): void;
  /** Takes no more jobs, gives running ones so long, and leaves the rest to other instances. */
  stop(withinMs: number): Promise<void>;
};

type Claimed = JobWithMetadata<unknown>;

export async function startWorkers(options: WorkersOptions): Promise<Workers> {
  const { boss, database, queues, failed } = options;
  const held = new Map<Claimed, JobName>();
  const lanes = new Map<string, Lane>(
    queues.map((queue) => [
      queue.name,
      createLane<Claimed>({
        slots: queue.slots,
        claim: (most) => claim(queue, most),
        about: ({ singletonKey }) => singletonKey ?? '',
        run: (job) => run(queue, job),
      }),
    ]),
  );
  const timers = new Map<string, NodeJS.Timeout>();
  let nextLook: NodeJS.Timeout | undefined;
  let nextLookAt = Infinity;
  let stopped = false;

  async function claim({ name }: Queue, most: number): Promise<readonly Claimed[]> {
    try {
      return await boss.fetch<unknown>(name, { batchSize: most, includeMetadata: true });
    } catch (error) {
      failed(error);
      return [];
    }
  }

  async function run(queue: Queue, job: Claimed): Promise<void> {
    held.set(job, queue.name);
    const beating = setInterval(() => void boss.touch(queue.name, job).catch(failed), HEARTBEAT_MS).unref();
    try {
      const ended = await attempt({ ...options, send }, queue, job);
      if (held.has(job)) await settle(queue, job, ended);
    } catch (error) {
      failed(error);
    } finally {
      clearInterval(beating);
      held.delete(job);
    }
  }

  /** Each call is about this attempt: if another instance has taken the job over, nothing changes. */
  async function settle({ name }: Queue, job: Claimed, ended: Awaited<ReturnType<typeof attempt>>): Promise<void> {
    if (ended === 'done') await boss.complete(name, job);
    // Not `fail`: that would use the attempts that are spared for instances that die.
    else if (ended === 'given-up') await boss.cancel(name, job);
    else {
      await boss.fail(name, job);
      lookWithin(LOOK_AFTER_FAILURE_MS);
    }
  }

  async function send(job: NewJob): Promise<void> {
    await insertJobs(database.rows, [job]);
    sent([job]);
  }

  function sent(jobs: readonly NewJob[]): void {
    for (const { name, at } of jobs) {
      const inMs = at === undefined ? 0 : Date.parse(at) - Date.now();
      if (inMs > 0 && inMs < AHEAD_MS) checkIn(name, inMs);
    }
  }

  function checkIn(name: string, inMs: number): void {
    const quarter = Math.ceil((performance.now() + inMs) / TOGETHER_MS);
    const key = `${name} ${quarter}`;
    if (stopped || timers.has(key)) return;
    const check = (): void => {
      timers.delete(key);
      lanes.get(name)?.check();
    };
    timers.set(key, setTimeout(check, quarter * TOGETHER_MS - performance.now()).unref());
  }

  function lookWithin(ms: number): void {
    const at = performance.now() + ms;
    if (stopped || at >= nextLookAt) return;
    clearTimeout(nextLook);
    nextLookAt = at;
    nextLook = setTimeout(() => void look(), ms).unref();
  }

  async function look(): Promise<void> {
    try {
      const found = await findJobs(database.rows, AHEAD_MS);
      for (const { name, inMs } of found) {
        if (inMs === null) continue;
        if (inMs <= 0) lanes.get(name)?.check();
        else checkIn(name, inMs);
      }
      // It puts lost jobs back; a later look finds them.
      if (found.some(({ inMs }) => inMs === null)) await boss.supervise();
    } catch (error) {
      failed(error);
    }
    nextLookAt = Infinity;
    lookWithin(LOOK_MS);
  }

  function told(news: string): void {
    for (const { name, about } of newsIn(news)) {
      const lane = lanes.get(name);
      if (about === undefined) lane?.check();
      else lane?.told(about);
    }
  }

  const listening = await boss
    .getDb()
    .listen?.(CHANNEL, told, () => lookWithin(0))
    .catch(failed);
  lookWithin(0);

  return {
    sent,
    stop: async (withinMs) => {
      stopped = true;
      clearTimeout(nextLook);
      for (const timer of timers.values()) clearTimeout(timer);
      await listening?.close();
      await endedWithin(withinMs, Promise.all([...lanes.values()].map((lane) => lane.stop())));
      const left = [...held];
      held.clear();
      await Promise.all(left.map(([job, name]) => boss.fail(name, job).catch(failed)));
    },
  };
}

async function endedWithin(ms: number, ending: Promise<unknown>): Promise<void> {
  const late = Promise.withResolvers<undefined>();
  const timer = setTimeout(() => late.resolve(undefined), ms);
  await Promise.race([ending, late.promise]);
  clearTimeout(timer);
}
