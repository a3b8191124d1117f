import assert from 'node:assert/strict';
import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { sql } from 'kysely';
import { z } from 'zod';
import { createLog } from '../../../src/telemetry/log.ts';
import { DirectoryUnavailable, type Job, type JobName } from '../../../src/requests/model/ports.ts';
import type { RequestId } from '../../../src/requests/model/request.ts';
import { type Parts, openParts } from '../support/open-parts.ts';
import { lidia } from '../../../sandbox/directory/cast.ts';
import { aRequest, creation } from '../support/samples.ts';

type Try = { readonly job: Job; readonly last: boolean; readonly at: number };
type Handler = (turn: { last: boolean }) => Promise<void> | void;

describe('Jobs', function () {
  this.timeout(60_000);
  let parts: Parts;
  let lines: PassThrough;
  let tries: Try[];
  const handlers = new Map<RequestId, Handler>();

  before(async () => {
    lines = new PassThrough();
    parts = await openParts(createLog({ destination: lines }));
    await parts.jobs.work(async (job, { last }) => {
      tries.push({ job, last, at: Date.now() });
      lines.emit('try');
      await handlers.get(job.request)?.({ last });
    });
  });
  beforeEach(() => {
    tries = [];
  });
  after(() => parts.dispose());

  /** Stores a request with these jobs, and sets their handler. Owners are told that someone asked. */
  async function send(names: readonly JobName[], handler: Handler = () => undefined, at?: string): Promise<RequestId> {
    const request = aRequest();
    handlers.set(request.id, handler);
    const jobs = names.map((name) => aJob(name, request.id, at));
    assert.equal(await parts.requests.save(creation(request, jobs)), 'saved');
    return request.id;
  }

  const triesOf = (request: RequestId) => tries.filter(({ job }) => job.request === request);
  async function untilTried(request: RequestId, times: number): Promise<Try[]> {
    while (triesOf(request).length < times) await once(lines, 'try');
    return triesOf(request);
  }

  /** Waits until no job of the request is left to run; retries don't wait for their time. */
  async function untilSettled(request: RequestId): Promise<string[]> {
    for (;;) {
      await sql`update pgboss.job set start_after = now() where data ->> 'request' = ${request} and state = 'retry'`.execute(
        parts.database.rows,
      );
      const { rows } = await sql<{ state: string }>`
        select state::text as state from pgboss.job where data ->> 'request' = ${request}`.execute(parts.database.rows);
      if (rows.every(({ state }) => state === 'completed' || state === 'cancelled'))
        return rows.map(({ state }) => state);
      await delay(50);
    }
  }

  function logged(request: RequestId): { level: number; job: string; attempt: number; error: { message: string } }[] {
    const line = z.object({
      level: z.number(),
      job: z.string(),
      attempt: z.number(),
      request: z.string(),
      error: z.object({ message: z.string() }),
    });
    const text = String(lines.read() ?? '');
    const entries = text.split('\n').map((entry) => line.safeParse(entry === '' ? null : JSON.parse(entry)).data);
    return entries.filter((entry) => entry !== undefined).filter((entry) => entry.request === request);
  }

  it('run once, right after the change that sent them, with the request that they are about', async () => {
    const sent = Date.now();
    const request = await send(['look-up']);
    const [first] = await untilTried(request, 1);
    assert.deepEqual(first?.job, { name: 'look-up', request });
    assert.equal(first.last, false);
    assert.ok(first.at - sent < 1_500, `picked up after ${first.at - sent} ms`);
    assert.deepEqual(await untilSettled(request), ['completed']);
    assert.equal(triesOf(request).length, 1);
  });

  it('run under every name', async () => {
    const names: readonly JobName[] = [
      ...(['aftercare', 'carry-out', 'draw', 'erase', 'expire', 'look-up', 'remind', 'tell-owner'] as const),
    ];
    const request = await send(names);
    const done = await untilTried(request, names.length);
    assert.deepEqual(done.map(({ job }) => job.name).sort(), names);
  });

  for (const about of ['asked', 'denied', 'reset'] as const) {
    it(`that tell an owner say about what: ${about}`, async () => {
      const request = aRequest();
      const job = { name: 'tell-owner', request: request.id, about } as const;
      assert.equal(await parts.requests.save(creation(request, [job])), 'saved');
      const [only] = await untilTried(request.id, 1);
      assert.deepEqual(only?.job, job);
    });
  }

  it('that fail are retried, and logged as a warning with name, request and attempt', async () => {
    let failures = 2;
    const request = await send(['draw'], () => {
      if (failures-- > 0) throw new Error('Teams is busy');
    });
    assert.deepEqual(await untilSettled(request), ['completed']);
    assert.deepEqual(
      triesOf(request).map(({ last }) => last),
      [false, false, false],
    );
    assert.deepEqual(
      logged(request).map(({ level, job, attempt, error }) => [level, job, attempt, error.message]),
      [
        [40, 'draw', 1, 'Teams is busy'],
        [40, 'draw', 2, 'Teams is busy'],
      ],
    );
  });

  it('know that the fifth attempt of a look-up is the last, and are not retried when it fails', async () => {
    const request = await send(['look-up'], () => {
      throw new Error('Graph is away');
    });
    assert.deepEqual(await untilSettled(request), ['cancelled']);
    assert.deepEqual(
      triesOf(request).map(({ last }) => last),
      [false, false, false, false, true],
    );
    assert.deepEqual(
      logged(request).map(({ level }) => level),
      [40, 40, 40, 40, 50],
    );
  });

  it('are postponed for as long as the directory asks, and then have every attempt left', async () => {
    const busy = new DirectoryUnavailable('TooManyRequests', { retryAfterMs: 2_000 });
    let turns = 0;
    const request = await send(['look-up'], () => {
      turns += 1;
      if (turns <= 6) throw turns === 1 ? busy : new DirectoryUnavailable('TooManyRequests', { retryAfterMs: 1_000 });
    });
    const [first, second, ...others] = await untilTried(request, 7);
    assert.ok(first && second && second.at - first.at >= 2_000, 'not before it was asked for');
    assert.deepEqual(
      [first, second, ...others].map(({ last }) => last),
      Array(7).fill(false),
    );
    assert.deepEqual(new Set(await untilSettled(request)), new Set(['completed']));
  });

  it('are retried as usual if the directory asks for more time than anyone waits', async () => {
    const request = await send(['look-up'], () => {
      throw new DirectoryUnavailable('TooManyRequests', { retryAfterMs: 40 * 60_000 });
    });
    assert.deepEqual(await untilSettled(request), ['cancelled']);
    assert.equal(triesOf(request).length, 5);
  });

  it('wait for their start time', async () => {
    const at = Date.now() + 1_500;
    const request = await send(['expire'], undefined, new Date(at).toISOString());
    const [first] = await untilTried(request, 1);
    assert.ok(first && first.at >= at, 'not before its time');
    assert.ok(first.at - at < 6_000, `${first.at - at} ms after its time`);
  });

  it('of the same request and name never run at the same time, and none is lost', async () => {
    let running = 0;
    let most = 0;
    const request = await send(['draw', 'draw', 'draw', 'draw'], async () => {
      most = Math.max(most, ++running);
      await delay(30);
      running -= 1;
    });
    assert.deepEqual(await untilSettled(request), ['completed', 'completed', 'completed', 'completed']);
    assert.equal(triesOf(request).length, 4);
    assert.equal(most, 1);
  });

  it('of different requests run side by side', async () => {
    const meeting = Promise.withResolvers<undefined>();
    let waiting = 0;
    const meet = () => {
      if (++waiting === 2) meeting.resolve(undefined);
      return meeting.promise;
    };
    const requests = [await send(['carry-out'], meet), await send(['carry-out'], meet)];
    for (const request of requests) assert.deepEqual(await untilSettled(request), ['completed']);
  });

  it('that pile up run one after another, without waiting for a poll', async () => {
    const sent = Date.now();
    const requests = await Promise.all(Array.from({ length: 30 }, () => send(['carry-out'], () => delay(5))));
    for (const request of requests) await untilTried(request, 1);
    assert.ok(Date.now() - sent < 10_000, `${Date.now() - sent} ms`);
  });

  it('of an instance that went silent are taken over, even on the last attempt', async () => {
    const silence = Promise.withResolvers<undefined>();
    const request = await send(
      ['look-up'],
      () => (triesOf(request).length === 1 ? silence.promise : undefined),
      soon(),
    );
    await sql`update pgboss.job set retry_count = 4 where data ->> 'request' = ${request}`.execute(parts.database.rows);
    await untilTried(request, 1);
    await sql`update pgboss.job set heartbeat_on = now() - interval '1 minute' where data ->> 'request' = ${request}`.execute(
      parts.database.rows,
    );
    assert.deepEqual(await untilSettled(request), ['completed']);
    assert.deepEqual(
      triesOf(request).map(({ last }) => last),
      [true, true],
    );
    silence.resolve(undefined);
  });
});

function aJob(name: JobName, request: RequestId, at?: string): Job {
  const when = at === undefined ? {} : { at };
  switch (name) {
    case 'tell-owner':
      return { name, request, about: 'asked', ...when };
    case 'tell-approver':
      return { name, request, approver: lidia, because: 'too-late', ...when };
    default:
      return { name, request, ...when };
  }
}

function soon(): string {
  return new Date(Date.now() + 500).toISOString();
}
