import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { requestIdOf } from '../../../src/requests/model/ids.ts';
import { createLog } from '../../../src/telemetry/log.ts';
import { openDatabase } from '../../../src/store/database/open-database.ts';
import { openStore } from '../../../src/store/store.ts';
import { SCRATCH, signer } from '../../support/store.ts';

const log = createLog({ level: 'silent' });
const STAYS_OPEN = fileURLToPath(new URL('stays-open.ts', import.meta.url));

describe('The embedded database', function () {
  this.timeout(60_000);
  let dataDir: string;
  before(async () => {
    dataDir = await mkdtemp(join(SCRATCH, 'password-reset-embedded-'));
  });
  after(() => rm(dataDir, { recursive: true, force: true }));

  it('is created again if the first start was killed halfway', async () => {
    const unfinished = join(dataDir, 'pgdata.new');
    await mkdir(unfinished);
    await writeFile(join(unfinished, 'PG_VERSION'), '18\n');
    const store = await openStore({ dataDir, log, signer });
    await store.ready();
    await store.close();
    await assert.rejects(stat(unfinished), { code: 'ENOENT' });
  });

  it('starts with empty tables, except what migrations and queues store, and with its own audit trail', async () => {
    const folder = join(dataDir, 'new');
    const database = await openDatabase({ dataDir: folder, log });
    const { rows } = database;
    const filled = await sql<{ name: string }>`
      select schemaname || '.' || relname as name from pg_stat_user_tables
      where (xpath('/row/n/text()', query_to_xml(format('select count(*) n from %I.%I', schemaname, relname), false, true, '')))[1]::text <> '0'
      order by 1`.execute(rows);
    const expected = ['kysely_migration', 'kysely_migration_lock', 'audit_head', 'lockdown'].map(
      (name) => `public.${name}`,
    );
    assert.deepEqual(
      filled.rows.map(({ name }) => name),
      [...['pgboss.queue', 'pgboss.version'], ...expected].sort(),
    );
    const head = await rows.selectFrom('audit_head').select(['seq', 'hash']).executeTakeFirstOrThrow();
    assert.deepEqual([Number(head.seq), head.hash], [0, '0'.repeat(64)]);
    const lockdown = await rows.selectFrom('lockdown').select('body').executeTakeFirstOrThrow();
    assert.deepEqual(lockdown.body, { mode: 'off' });
    await database.close();
  });

  it('refuses a folder that this process already uses', async () => {
    const store = await openStore({ dataDir, log, signer });
    await assert.rejects(openStore({ dataDir, log, signer }), /DATA_DIR is in use by another process/);
    await store.close();
  });

  it('refuses a folder that another process uses; after that process is killed, opens it and finds what was stored', async () => {
    const other = spawn(process.execPath, [STAYS_OPEN, dataDir], { stdio: ['ignore', 'pipe', 'inherit'] });
    const { value: id } = await createInterface(other.stdout)[Symbol.asyncIterator]().next();
    await assert.rejects(openStore({ dataDir, log, signer }), /DATA_DIR is in use by another process/);
    other.kill('SIGKILL');
    await once(other, 'exit');

    const store = await openStore({ dataDir, log, signer });
    const request = await store.requests.load(requestIdOf(String(id)));
    assert.equal(request?.id, id);
    await store.close();
  });

  it('releases a folder that it could not open', async () => {
    const folder = join(dataDir, 'broken');
    await mkdir(folder);
    await writeFile(join(folder, 'pgdata'), 'no database');
    for (let attempt = 0; attempt < 2; attempt += 1) {
      await assert.rejects(openStore({ dataDir: folder, log, signer }), /could not be opened/);
    }
  });
});
