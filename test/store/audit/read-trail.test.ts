import assert from 'node:assert/strict';
import { createLog } from '../../../src/telemetry/log.ts';
import { type AuditRow, BEGINNING, nextRow } from '../../../src/store/audit/entry.ts';
import { openAuditTrail } from '../../../src/store/audit/read-trail.ts';
import { openDatabase } from '../../../src/store/database/open-database.ts';
import { migrate } from '../../../src/store/migrations/migrate.ts';
import type { Database } from '../../../src/store/database/tables.ts';
import { type FreshDatabase, freshDatabase } from '../../support/store.ts';
import { allOf, anEntryAt, clockFrom, setHead } from './trail-kit.ts';

const log = createLog({ level: 'silent' });

describe('Reading the audit trail', function () {
  this.timeout(60_000);
  const clock = clockFrom();
  const written: AuditRow[] = [];
  let where: FreshDatabase;

  /** Writes `count` entries, a minute apart. */
  async function write({ rows }: Database, count: number): Promise<void> {
    const added = Array.from({ length: count }, () => {
      const row = nextRow(written.at(-1) ?? BEGINNING, anEntryAt(clock));
      written.push(row);
      clock.minute += 1;
      return row;
    });
    for (let n = 0; n < count; n += 1_000)
      await rows
        .insertInto('audit')
        .values(added.slice(n, n + 1_000))
        .execute();
    await setHead(rows, written.at(-1) ?? BEGINNING);
  }

  before(async () => {
    where = await freshDatabase();
    const database = await openDatabase({ ...where, log });
    await migrate(database.rows);
    await write(database, 2_500);
    await database.close();
  });
  after(() => where.drop());

  it('returns every entry as it was hashed, in order, and the recorded end', async () => {
    const trail = await openAuditTrail({ ...where, log });
    assert.deepEqual(await allOf(trail.rows()), written);
    const { seq, hash } = written.at(-1) ?? BEGINNING;
    assert.deepEqual(await trail.head(), { seq, hash });
    await trail.close();
  });

  it('returns the entries since a given time', async () => {
    const trail = await openAuditTrail({ ...where, log });
    const since = written[1_200]?.at ?? '';
    assert.deepEqual(await allOf(trail.rows(since)), written.slice(1_200));
    await trail.close();
  });

  if (process.env['TEST_DATABASE_URL'] !== undefined) {
    it('returns a snapshot while the service keeps writing', async () => {
      const trail = await openAuditTrail({ ...where, log });
      const head = await trail.head();
      const before = [...written];
      const database = await openDatabase({ ...where, log });
      await write(database, 3);
      assert.deepEqual(await allOf(trail.rows()), before);
      assert.deepEqual(await trail.head(), head);
      await trail.close();
      await database.close();
    });
  }
});
