/** A database that an earlier version wrote keeps what is in it. */
import assert from 'node:assert/strict';
import { sql } from 'kysely';
import { Migrator } from 'kysely/migration';
import type { RequestId } from '../../../src/requests/model/ids.ts';
import { createLog } from '../../../src/telemetry/log.ts';
import { openDatabase } from '../../../src/store/database/open-database.ts';
import { migrate } from '../../../src/store/migrations/migrate.ts';
import * as firstTables from '../../../src/store/migrations/0001-first-tables.ts';
import { createRequestStore } from '../../../src/store/requests/request-store.ts';
import type { Database } from '../../../src/store/database/tables.ts';
import type { Request, State } from '../../../src/requests/model/request.ts';
import { lidia } from '../../../sandbox/directory/cast.ts';
import { freshDatabase } from '../../support/store.ts';
import { WAITING, aRequest, aSubject } from '../support/samples.ts';

const HOUR_MS = 3_600_000;

describe('A database of the first version', function () {
  this.timeout(60_000);
  let database: Database;
  let drop: () => Promise<void>;
  before(async () => {
    const { drop: dropped, ...where } = await freshDatabase();
    drop = dropped;
    database = await openDatabase({ ...where, log: createLog({ level: 'silent' }) });
    await sql`drop schema public cascade`.execute(database.rows);
    await sql`create schema public`.execute(database.rows);
    await firstVersion(database.rows);
  });
  after(async () => {
    await database.close();
    await drop();
  });

  /** A row as the first version wrote it: in these states it stored only whose the request was. */
  async function written(state: State, name: string, changes: Partial<Request>, more: object = {}): Promise<RequestId> {
    const { id, reference, version, requester, who, reason, askedAt, expiresAt } = aRequest(changes);
    const subject = aSubject(name);
    const status = { state, subject, ...more };
    const body = JSON.stringify({ requesterName: requester.name, who, reason, status });
    await sql`
      insert into requests (id, reference, state, version, requester_id, subject_id, asked_at, expires_at, body)
      values (${id}, ${reference}, ${state}, ${version}, ${requester.id}, ${subject.id}, ${askedAt}::timestamptz,
        ${expiresAt}::timestamptz, ${body}::jsonb)`.execute(database.rows);
    return id;
  }

  it('keeps escalated requests open as today: one for each account, until it expires', async () => {
    const at = (offset: number): string => new Date(Date.now() + offset).toISOString();
    const open = { askedAt: at(-1_000), expiresAt: at(HOUR_MS) };
    const decision = { by: lidia, at: at(-500) };
    const waits = await written('escalated', 'waits', open);
    const older = await written('escalated', 'twice', { ...open, askedAt: at(-2_000) });
    const newer = await written('escalated', 'twice', open);
    const beside = await written('escalated', 'pending already', open);
    const pending = await written('pending', 'pending already', open, WAITING);
    const over = await written('escalated', 'over', { askedAt: at(-2 * HOUR_MS), expiresAt: at(-HOUR_MS) });
    const handled = await written('handled', 'handled', open, { decision });

    await migrate(database.rows);
    const jobs = { send: () => Promise.resolve(), sendIf: () => Promise.reject(new Error()) };
    const store = createRequestStore(database.rows, jobs, createLog({ level: 'silent' }));
    const states = await Promise.all(
      [waits, older, newer, beside, pending, over, handled].map(async (id) => (await store.load(id))?.status.state),
    );
    const expected = ['escalated', 'expired', 'escalated', 'expired', 'pending', 'expired', 'handled'];
    assert.deepEqual(states, expected);
    assert.deepEqual((await store.load(waits))?.status, { state: 'escalated', subject: aSubject('waits'), ...WAITING });
    const done = { state: 'handled', subject: aSubject('handled'), decision, firstApproval: null };
    assert.deepEqual((await store.load(handled))?.status, done);
  });
});

async function firstVersion(rows: Database['rows']): Promise<void> {
  const provider = { getMigrations: () => Promise.resolve({ '0001-first-tables': firstTables }) };
  const { error } = await new Migrator({ db: rows, provider }).migrateToLatest();
  assert.equal(error, undefined);
}
