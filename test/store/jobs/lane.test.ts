import assert from 'node:assert/strict';
import { setImmediate as turn } from 'node:timers/promises';
import { type Lane, createLane } from '../../../src/store/jobs/lane.ts';

const SLOTS = 3;
type Job = { readonly about: string };

/** A queue of which one job of each request runs at a time, as pg-boss's policy `singleton` has it. */
class Queue {
  readonly waiting: Job[] = [];
  readonly running = new Map<Job, () => void>();
  readonly lane: Lane;
  claims = 0;
  most = 0;

  constructor() {
    this.lane = createLane<Job>({
      slots: SLOTS,
      about: ({ about }) => about,
      claim: async (most) => {
        this.claims += 1;
        await turn();
        const busy = new Set([...this.running.keys()].map(({ about }) => about));
        const taken: Job[] = [];
        for (const job of this.waiting.slice(0)) {
          if (taken.length === most || busy.has(job.about)) continue;
          busy.add(job.about);
          this.waiting.splice(this.waiting.indexOf(job), 1);
          taken.push(job);
        }
        return taken;
      },
      run: (job) =>
        new Promise<void>((resolve) => {
          this.running.set(job, resolve);
          this.most = Math.max(this.most, this.running.size);
        }),
    });
  }

  add(...requests: readonly string[]): void {
    this.waiting.push(...requests.map((about) => ({ about })));
  }

  send(...requests: readonly string[]): void {
    this.add(...requests);
    for (const request of requests) this.lane.told(request);
  }

  /** Ends one running job. */
  async end(): Promise<void> {
    const [first] = this.running;
    assert.ok(first, 'a job is running');
    this.running.delete(first[0]);
    first[1]();
    await settled();
  }

  /** Ends one job after another until none runs. */
  async runAll(): Promise<void> {
    await settled();
    while (this.running.size > 0) await this.end();
  }
}

async function settled(): Promise<void> {
  for (let n = 0; n < 10; n += 1) await turn();
}

describe('A queue’s jobs', () => {
  let queue: Queue;
  beforeEach(() => {
    queue = new Queue();
  });

  it('are claimed with one statement for each that is told, and none at its end', async () => {
    for (const request of ['a', 'b', 'c', 'd']) {
      queue.send(request);
      await queue.runAll();
    }
    assert.equal(queue.claims, 4);
  });

  it('are claimed together where they are told together', async () => {
    queue.send('a', 'b', 'c');
    await settled();
    assert.equal(queue.running.size, 3);
    assert.ok(queue.claims <= 2);
  });

  it('of one request run one after another, each right after the other, with one claim each', async () => {
    queue.send('a');
    await settled();
    queue.send('a', 'a');
    await queue.runAll();
    assert.deepEqual([queue.waiting.length, queue.claims, queue.most], [0, 3, 1]);
  });

  it('told while others are claimed are not lost', async () => {
    queue.send('a', 'a', 'b');
    await queue.runAll();
    assert.equal(queue.waiting.length, 0);
  });

  it('never run more at once than there are slots, and a backlog needs about one claim each', async () => {
    queue.send(...Array.from({ length: 50 }, (_none, n) => `request ${n}`));
    await queue.runAll();
    assert.deepEqual([queue.waiting.length, queue.most], [0, SLOTS]);
    assert.ok(queue.claims <= 55, `${queue.claims} claims`);
  });

  it('that nobody told of are found by a check, also those behind others of the same request', async () => {
    queue.add('a', 'a', 'b', 'a', 'c', 'd', 'd');
    queue.lane.check();
    await queue.runAll();
    assert.equal(queue.waiting.length, 0);
  });

  it('that wait behind another instance’s job are found by a check, and cost nothing in between', async () => {
    queue.lane.told('elsewhere');
    await settled();
    queue.send('a');
    await queue.runAll();
    assert.equal(queue.claims, 2);
    queue.add('elsewhere');
    queue.lane.check();
    await queue.runAll();
    assert.equal(queue.waiting.length, 0);
  });

  it('are no longer claimed after a stop, which waits for those that run', async () => {
    queue.send('a');
    await settled();
    let stopped = false;
    const stopping = queue.lane.stop().then(() => {
      stopped = true;
    });
    queue.send('b');
    await settled();
    assert.equal(stopped, false);
    await queue.end();
    await stopping;
    assert.deepEqual(queue.waiting, [{ about: 'b' }]);
  });
});
