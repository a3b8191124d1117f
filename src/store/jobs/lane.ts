/** Runs the jobs of one queue, several at a time. It claims only where there may be jobs, and as many at once as it can run. */

export type Lane = {
  /** There is a new job, about this request. */
  told(about: string): void;
  /** Jobs may wait, for whatever reason. */
  check(): void;
  /** Takes no more. @returns what ends with the last running job */
  stop(): Promise<void>;
};

export type LaneOptions<Job> = {
  /** How many run at once. */
  readonly slots: number;
  /** Claims at most so many, and none about a request that has a running job. Does not throw. */
  readonly claim: (most: number) => Promise<readonly Job[]>;
  readonly about: (job: Job) => string;
  /** Does not throw. */
  readonly run: (job: Job) => Promise<void>;
};

/** `behind`: how many jobs about the same request are known to wait for its end. `more`: others may wait for a slot. */
type Running = { readonly about: string; behind: number; more: boolean };

export function createLane<Job>({ slots, claim, about, run }: LaneOptions<Job>): Lane {
  const running = new Set<Running>();
  const ends = new Set<Promise<void>>();
  let claiming: Promise<void> | undefined;
  let toldMeanwhile: string[] = [];
  let checkAfter = false;
  let stopped = false;

  /**
   * @param more whether there may be more jobs than this claim finds
   * @param before the job whose end makes way for another one about the same request
   */
  function fill(more: boolean, before?: Running): void {
    const free = slots - running.size;
    if (stopped) return;
    if (claiming !== undefined) checkAfter = true;
    else if (free === 0) waitForSlot();
    else {
      claiming = claim(free).then((jobs) => {
        claiming = undefined;
        for (const job of jobs) start(job, more || jobs.length === free, before);
        afterClaim();
      });
    }
  }

  function start(job: Job, more: boolean, before: Running | undefined): void {
    const behind = before?.about === about(job) ? before.behind - 1 : 0;
    const slot: Running = { about: about(job), behind, more };
    running.add(slot);
    const end: Promise<void> = run(job).then(() => {
      running.delete(slot);
      ends.delete(end);
      if (slot.behind > 0 || slot.more) fill(slot.more, slot);
    });
    ends.add(end);
  }

  function afterClaim(): void {
    const told = toldMeanwhile.filter((request) => !isBehind(request));
    toldMeanwhile = [];
    if (checkAfter) {
      checkAfter = false;
      check();
    } else if (told.length > 0) fill(told.length > 1);
  }

  /** Notes a job that a running one about the same request holds up. */
  function isBehind(request: string): boolean {
    const before = [...running].find((slot) => slot.about === request);
    if (before !== undefined) before.behind += 1;
    return before !== undefined;
  }

  function waitForSlot(): void {
    for (const slot of running) slot.more = true;
  }

  function check(): void {
    waitForSlot();
    fill(true);
  }

  return {
    told: (request) => {
      if (claiming !== undefined) toldMeanwhile.push(request);
      else if (!isBehind(request)) fill(false);
    },
    check,
    stop: async () => {
      stopped = true;
      await claiming;
      await Promise.all(ends);
    },
  };
}
