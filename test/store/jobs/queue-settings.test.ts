import assert from 'node:assert/strict';
import { sql } from 'kysely';
import { createOutageWatch } from '../../../src/store/database/outage-watch.ts';
import { startJobs } from '../../../src/store/jobs/job-queue.ts';
import { createLog } from '../../../src/telemetry/log.ts';
import { type Parts, openParts } from '../support/open-parts.ts';

const log = createLog({ level: 'silent' });

describe('The job queues of a database that another version used', function () {
  this.timeout(60_000);
  let parts: Parts;
  beforeEach(async () => {
    parts = await openParts();
  });
  afterEach(() => parts.dispose());

  const stored = async () => {
    const { rows } = await sql<{ name: string; retry_limit: number; updated_on: Date }>`
      select name, retry_limit, updated_on from pgboss.queue order by name`.execute(parts.database.rows);
    return rows;
  };
  const startAgain = async () => {
    const jobs = await startJobs(parts.database, log, createOutageWatch(log));
    await jobs.close();
  };

  it('get this version’s settings', async () => {
    const before = await stored();
    await sql`update pgboss.queue set retry_limit = 0 where name = 'draw'`.execute(parts.database.rows);
    await startAgain();
    assert.deepEqual(
      (await stored()).map(({ retry_limit }) => retry_limit),
      before.map(({ retry_limit }) => retry_limit),
    );
  });

  it('are created if they are missing', async () => {
    const names = (await stored()).map(({ name }) => name);
    await sql`delete from pgboss.queue where name = 'expire'`.execute(parts.database.rows);
    await startAgain();
    assert.deepEqual(
      (await stored()).map(({ name }) => name),
      names,
    );
  });

  it('are not updated if they have the settings already', async () => {
    const before = await stored();
    await startAgain();
    assert.deepEqual(await stored(), before);
  });
});
