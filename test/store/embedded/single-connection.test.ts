import assert from 'node:assert/strict';
import { sql } from 'kysely';
import { createLog } from '../../../src/telemetry/log.ts';
import { openEmbedded } from '../../../src/store/embedded/embedded.ts';
import type { Database } from '../../../src/store/database/tables.ts';
import { type FreshDatabase, freshDatabase } from '../../support/store.ts';

describe('The connection to an embedded database', function () {
  this.timeout(60_000);
  let where: FreshDatabase;
  let database: Database;
  before(async () => {
    where = await freshDatabase();
    const log = createLog({ level: 'silent' });
    database = await openEmbedded(where.dataDir, { log, report: () => undefined, mustExist: false });
  });
  after(async () => {
    await database.close();
    await where.drop();
  });

  const jobsDb = () => {
    const { db } = database.forJobs;
    assert.ok(db);
    return db;
  };
  const statements = async (): Promise<number> => {
    const { rows } = await sql<{ count: number }>`select count(*)::int as count from pg_prepared_statements`.execute(
      database.rows,
    );
    return rows[0]?.count ?? NaN;
  };

  it('parses and plans a repeated statement once', async () => {
    await statements();
    const before = await statements();
    for (const key of ['a', 'b', 'c']) {
      await database.rows.selectFrom('documents').select('version').where('key', '=', key).execute();
    }
    assert.equal(await statements(), before + 1);
  });

  it('returns values of every type as they were sent', async () => {
    const at = new Date('2026-11-22T10:00:00.123Z');
    const { rows } = await sql`
      select ${'a\\b "ü" 🙂'}::text as text, ${7}::int as int, ${8}::bigint as big, ${true}::boolean as yes, ${null}::text as nothing,
        ${at}::timestamptz as at, ${'{"a":[1]}'}::jsonb as json, ${['x', 'y']}::text[] as list`.execute(database.rows);
    const expected = { text: 'a\\b "ü" 🙂', int: 7, big: 8, yes: true, nothing: null, at, json: { a: [1] } };
    assert.deepEqual(rows, [{ ...expected, list: ['x', 'y'] }]);
  });

  it('sees a column added after the statement was prepared', async () => {
    await sql`create table grows (a int)`.execute(database.rows);
    await sql`insert into grows values (1)`.execute(database.rows);
    const all = sql`select * from grows`;
    assert.deepEqual((await all.execute(database.rows)).rows, [{ a: 1 }]);
    await sql`alter table grows add column b int not null default 2`.execute(database.rows);
    assert.deepEqual((await all.execute(database.rows)).rows, [{ a: 1, b: 2 }]);
    await sql`drop table grows`.execute(database.rows);
  });

  it('keeps no more prepared statements than its limit', async () => {
    for (let length = 1; length <= 300; length += 1) {
      const keys = Array.from({ length }, (_, index) => `k${index}`);
      await database.rows.selectFrom('documents').select('key').where('key', 'in', keys).execute();
    }
    assert.ok((await statements()) <= 250);
  });

  it('reports the constraint that a statement violates, and continues', async () => {
    const insert = sql`insert into documents (key, body) values ('once', '1')`;
    await insert.execute(database.rows);
    await assert.rejects(insert.execute(database.rows), { code: '23505', constraint: 'documents_pkey' });
    await assert.rejects(sql`select ${'x'}::int`.execute(database.rows), { code: '22P02' });
    await assert.rejects(sql`select nothing`.execute(database.rows), { code: '42703' });
    assert.deepEqual((await sql`select 1 as one`.execute(database.rows)).rows, [{ one: 1 }]);
  });

  it('makes the job queue wait for the end of a transaction', async () => {
    const order: string[] = [];
    const begun = Promise.withResolvers<undefined>();
    const transaction = database.rows.transaction().execute(async (within) => {
      begun.resolve(undefined);
      await sql`select pg_sleep(0.05)`.execute(within);
      order.push('transaction');
    });
    await begun.promise;
    const job = jobsDb()
      .executeSql('select 1')
      .then(() => order.push('job'));
    await Promise.all([transaction, job]);
    assert.deepEqual(order, ['transaction', 'job']);
  });

  it('ends the transaction of a failed block', async () => {
    await assert.rejects(jobsDb().executeSql('begin; select nothing; commit'), { code: '42703' });
    assert.deepEqual(await jobsDb().executeSql('begin; select 1 as one; select 2 as two; commit').then(rowsOf), [
      { one: 1 },
      { two: 2 },
    ]);
  });

  it('delivers notifications until the listener closes', async () => {
    const heard: string[] = [];
    const listening = await jobsDb().listen?.(
      'some_channel',
      (payload) => void heard.push(payload),
      () => heard.push('listens'),
    );
    assert.ok(listening);
    await jobsDb().executeSql(`select pg_notify('some_channel', 'one')`);
    await listening.close();
    await jobsDb().executeSql(`select pg_notify('some_channel', 'two')`);
    assert.deepEqual(heard, ['listens', 'one']);
  });

  function rowsOf({ rows }: { rows: unknown }): unknown {
    return rows;
  }
});
