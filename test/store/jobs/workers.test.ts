import assert from 'node:assert/strict';
import { EventEmitter, once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { sql } from 'kysely';
import { Client } from 'pg';
import { PgBoss } from 'pg-boss';
import { GuardedPGlite } from '../../../src/store/embedded/guarded-pglite.ts';
import { createOutageWatch } from '../../../src/store/database/outage-watch.ts';
import { insertJobs } from '../../../src/store/jobs/job-rows.ts';
import { type Jobs, startJobs } from '../../../src/store/jobs/job-queue.ts';
import { createLog } from '../../../src/telemetry/log.ts';
import type { RequestId } from '../../../src/requests/model/request.ts';
import { type Parts, openParts } from '../support/open-parts.ts';
import { aRequest, creation } from '../support/samples.ts';

const log = createLog({ level: 'silent' });
const HOUR_MS = 3_600_000;

describe('An instance that has nothing to do', function () {
  this.timeout(60_000);
  let parts: Parts;
  before(async () => {
    parts = await openParts();
    await parts.jobs.work(() => Promise.resolve());
  });
  after(() => parts.dispose());

  it('asks the database less than once a second', async () => {
    const request = aRequest();
    await parts.requests.save(creation(request, [{ name: 'expire', request: request.id, at: inMs(HOUR_MS) }]));
    await delay(500);
    const seconds = 9;
    const counting = countStatements();
    await delay(seconds * 1_000);
    const count = counting.end();
    assert.ok(count > 0, 'statements are counted');
    assert.ok(count < seconds, `${count} statements in ${seconds} s`);
  });
});

describe('Two instances', function () {
  this.timeout(60_000);
  let parts: Parts;
  let others: Jobs;
  const ran: { request: RequestId; by: string; at: number }[] = [];
  const events = new EventEmitter();
  const handle = (by: string) => async (job: { request: RequestId }) => {
    await delay(5);
    ran.push({ request: job.request, by, at: Date.now() });
    events.emit('ran');
  };
  before(async () => {
    parts = await openParts();
    others = await startJobs(parts.database, log, createOutageWatch(log));
    await parts.jobs.work(handle('one'));
    await others.work(handle('other'));
  });
  beforeEach(() => {
    ran.length = 0;
  });
  after(async () => {
    await others.close();
    await parts.dispose();
  });

  async function until(count: number): Promise<void> {
    while (ran.length < count) await once(events, 'ran');
  }
  async function sendLater(ms: number): Promise<RequestId> {
    const request = aRequest();
    await parts.requests.save(creation(request, [{ name: 'erase', request: request.id, at: inMs(ms) }]));
    return request.id;
  }

  it('share a backlog, and run each job once', async () => {
    const requests = await Promise.all(
      Array.from({ length: 60 }, async () => {
        const request = aRequest();
        await parts.requests.save(creation(request, [{ name: 'draw', request: request.id }]));
        return request.id;
      }),
    );
    await until(requests.length);
    assert.deepEqual(ran.map(({ request }) => request).toSorted(), requests.toSorted());
    assert.equal(new Set(ran.map(({ by }) => by)).size, 2);
  });

  it('run a job at its time, whoever sent it and when', async () => {
    const at = Date.now() + 2_000;
    await sendLater(2_000);
    await until(1);
    assertOnTime(at);
  });

  it('run a job at its time that no notification told of, as if it was lost', async () => {
    const request = await sendLater(HOUR_MS);
    const { rows } = await sql<{ at: Date }>`update pgboss.job set start_after = now() + interval '5 s'
      where data ->> 'request' = ${request} returning start_after as at`.execute(parts.database.rows);
    await until(1);
    assertOnTime(rows[0]?.at.getTime() ?? NaN);
  });

  it('run a job within seconds whose notification was lost', async () => {
    const request = await sendLater(HOUR_MS);
    await sql`update pgboss.job set start_after = now() where data ->> 'request' = ${request}`.execute(
      parts.database.rows,
    );
    const from = Date.now();
    await until(1);
    assert.ok(Date.now() - from < 6_000, `after ${Date.now() - from} ms`);
  });

  if (process.env['TEST_DATABASE_URL'] !== undefined)
    it('run a job within seconds although the connections that listen were cut', async () => {
      const { rows } = await sql<{ cut: boolean }>`select pg_terminate_backend(pid) as cut from pg_stat_activity
        where datname = current_database() and query like 'LISTEN%'`.execute(parts.database.rows);
      assert.equal(rows.length, 2);
      const request = aRequest();
      await parts.requests.save(creation(request, [{ name: 'draw', request: request.id }]));
      const from = Date.now();
      await until(1);
      assert.ok(Date.now() - from < 6_000, `after ${Date.now() - from} ms`);
    });

  function assertOnTime(at: number): void {
    const late = (ran[0]?.at ?? NaN) - at;
    assert.ok(late >= 0 && late < 1_500, `${late} ms late`);
  }
});

describe('A job that is sent', function () {
  this.timeout(60_000);
  let parts: Parts;
  before(async () => {
    parts = await openParts();
  });
  after(() => parts.dispose());

  it('is the same row that pg-boss would insert', async () => {
    const { database } = parts;
    const { id: request } = aRequest();
    const at = inMs(HOUR_MS);
    await insertJobs(database.rows, [{ name: 'draw', data: { request }, at }]);
    const boss = new PgBoss({ ...database.forJobs, schema: 'pgboss', schedule: false, registerInstance: false });
    boss.on('error', () => undefined);
    await boss.start();
    await boss.send('draw', { request }, { singletonKey: request, startAfter: new Date(at) });
    await boss.stop({ graceful: false });
    const { rows } = await sql<Record<string, unknown>>`select * from pgboss.job`.execute(database.rows);
    const [ours, theirs] = rows.map((row) => ({ ...row, id: '', created_on: '' }));
    assert.equal(rows.length, 2);
    assert.deepEqual(ours, theirs);
  });
});

function inMs(ms: number): string {
  return new Date(Date.now() + ms).toISOString();
}

/** Counts what this process sends to PostgreSQL and to the embedded database. */
function countStatements(): { end(): number } {
  let count = 0;
  const undo = (
    [
      [Client.prototype, 'query'],
      [GuardedPGlite.prototype, 'execProtocolStream'],
    ] as const
  ).map(([on, name]) => {
    const original: unknown = Reflect.get(on, name);
    assert.ok(typeof original === 'function');
    Reflect.set(on, name, function counted(this: unknown, ...values: readonly unknown[]): unknown {
      count += 1;
      const answer: unknown = Reflect.apply(original, this, values);
      return answer;
    });
    return () => Reflect.set(on, name, original);
  });
  return {
    end: () => {
      for (const one of undo) one();
      return count;
    },
  };
}
