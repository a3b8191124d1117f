import assert from 'node:assert/strict';
import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { sql } from 'kysely';
import { openDatabase } from '../../../src/store/database/open-database.ts';
import { migrate } from '../../../src/store/migrations/migrate.ts';
import type { Database } from '../../../src/store/database/tables.ts';
import { DatabaseUnreachable, isOutage } from '../../../src/store/database/outage.ts';
import { probeWrite } from '../../../src/store/database/write-probe.ts';
import { SCRATCH } from '../../support/store.ts';
import { quietLog } from '../../support/quiet-log.ts';

describe('An embedded database after a PostgreSQL panic, as on a full disk', function () {
  this.timeout(60_000);
  let dataDir: string;
  let database: Database;
  let troubles: unknown[];
  beforeEach(async () => {
    dataDir = mkdtempSync(join(SCRATCH, 'password-reset-panic-'));
    troubles = [];
    const report = (error: unknown): void => void troubles.push(error);
    database = await openDatabase({ dataDir, log: quietLog().log, report });
    await migrate(database.rows);
    await probeWrite(database.rows);
  });
  afterEach(async () => {
    await database.close();
    rmSync(dataDir, { recursive: true, force: true });
  });

  const wal = () => join(dataDir, 'pgdata', 'pg_wal');
  /** No segment of the write-ahead log can be created, as on a full disk. */
  const takeAway = (): void => {
    renameSync(wal(), `${wal()}.away`);
    writeFileSync(wal(), '');
  };
  const giveBack = (): void => {
    rmSync(wal());
    renameSync(`${wal()}.away`, wal());
  };
  /** Writes in transactions until the segment is full. */
  const fill = async (): Promise<void> => {
    const before = performance.now();
    while (performance.now() - before < 30_000) {
      await database.rows.transaction().execute(async (transaction) => {
        await sql`select pg_switch_wal()`.execute(transaction);
        await sql`insert into write_probe (filler) values (repeat('y', 500000))`.execute(transaction);
      });
    }
  };

  it('refuses every later statement at once, and does not block the event loop', async () => {
    takeAway();
    await assert.rejects(fill(), (error) => isOutage(error));
    await assert.rejects(sql`select 1`.execute(database.rows), DatabaseUnreachable);
    await assert.rejects(probeWrite(database.rows), DatabaseUnreachable);
    await assert.rejects(database.ping());
    await new Promise((resolve) => setImmediate(resolve));
    assert.ok(troubles.length > 0);
    giveBack();
  });

  it('reopens as soon as it can, without a restart, with everything committed and every listener', async () => {
    await sql`insert into documents (key, body) values ('kept', '1')`.execute(database.rows);
    const heard: string[] = [];
    const { db } = database.forJobs;
    const hear = (payload: string): void => void heard.push(payload);
    await db?.listen?.('some_channel', hear, () => heard.push('listens'));
    takeAway();
    await assert.rejects(fill());
    await assert.rejects(database.ping());
    giveBack();
    await database.ping();
    await probeWrite(database.rows);
    const kept = await sql`select key from documents`.execute(database.rows);
    assert.deepEqual(kept.rows, [{ key: 'kept' }]);
    await sql`select pg_notify('some_channel', 'still')`.execute(database.rows);
    assert.deepEqual(heard, ['listens', 'listens', 'still']);
  });
});
