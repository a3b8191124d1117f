import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import type { Job } from '../../../src/requests/model/ports.ts';
import type { RequestId } from '../../../src/requests/model/request.ts';
import { type Parts, countOf, openParts } from '../support/open-parts.ts';
import { aRequest, creation, moveTo } from '../support/samples.ts';

const ROUNDS = 200;

describe('Concurrent transactions and jobs', function () {
  this.timeout(60_000);
  let parts: Parts;
  const handled: RequestId[] = [];
  before(async () => {
    parts = await openParts();
    await parts.jobs.work((job) => {
      handled.push(job.request);
      return Promise.resolve();
    });
  });
  after(() => parts.dispose());

  it(`leave exactly what was committed, after ${ROUNDS} rounds with rollbacks and failures in each`, async () => {
    const { requests, database } = parts;
    const committed: RequestId[] = [];

    async function round(): Promise<void> {
      const request = aRequest();
      const draw: Job = { name: 'draw', request: request.id };
      const unwritable: Job = { ...draw, at: 'no date' };
      const lost = aRequest();
      const results = await Promise.allSettled([
        requests.save(creation(request, [draw])),
        requests.save(creation(lost, [{ ...draw, request: lost.id }, unwritable])),
        requests.save(moveTo(lost, { state: 'asked' }, [draw])),
        failingBlock(),
        database.rows.selectFrom('requests').select('id').limit(1).execute(),
      ]);
      assert.deepEqual(
        results.map(({ status }) => status),
        ['fulfilled', 'rejected', 'fulfilled', 'fulfilled', 'fulfilled'],
      );
      committed.push(request.id);
    }

    /** A block like those of pg-boss's maintenance that fails halfway; only if it shares our connection. */
    async function failingBlock(): Promise<void> {
      await database.forJobs.db?.executeSql('BEGIN; SELECT 1/0; COMMIT').catch(() => undefined);
    }

    for (let n = 0; n < ROUNDS; n += 10) await Promise.all(Array.from({ length: 10 }, round));
    assert.equal(await countOf(parts, 'requests'), ROUNDS);
    assert.equal(await countOf(parts, 'audit'), ROUNDS);
    assert.equal(await countOf(parts, 'pgboss.job'), ROUNDS);
    while (handled.length < ROUNDS) await delay(50);
    assert.deepEqual(handled.toSorted(), committed.toSorted());
  });
});
