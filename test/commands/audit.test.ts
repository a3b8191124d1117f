import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { sql } from 'kysely';
import { z } from 'zod';
import { requestCalled } from '../support/ids.ts';
import { audit } from '../../src/commands/audit.ts';
import { loadConfig } from '../../src/settings/config.ts';
import { createLog } from '../../src/telemetry/log.ts';
import type { AuditEntry } from '../../src/requests/model/ports.ts';
import { openDatabase } from '../../src/store/database/open-database.ts';
import { openStore } from '../../src/store/store.ts';
import { type FreshDatabase, SECRET, freshDatabase, signer } from '../support/store.ts';

const log = createLog({ level: 'silent' });
const AT = '2026-11-22T10:00:00.000Z';

/** The other required settings; the command doesn't use them. */
const NEEDED = {
  MicrosoftAppId: '11111111-1111-4111-8111-111111111111',
  MicrosoftAppType: 'UserAssignedMSI',
  MicrosoftAppTenantId: '22222222-2222-4222-8222-222222222222',
  SECRET_KEY: SECRET.toString('base64'),
};
const exportedEntry = z.looseObject({ hash: z.string(), detail: z.unknown() });

describe('npm run audit', function () {
  this.timeout(60_000);
  let where: FreshDatabase;

  const settings = (): Record<string, string> => {
    const own: Record<string, string> = where.databaseUrl === undefined ? {} : { DATABASE_URL: where.databaseUrl };
    return { ...NEEDED, DATA_DIR: where.dataDir, ...own };
  };
  const run = async (args: string[], changes: Readonly<Record<string, string>> = {}) => {
    const loaded = loadConfig({ ...settings(), ...changes });
    assert.ok(loaded.ok);
    const [out, err] = [new PassThrough(), new PassThrough()];
    const said = Promise.all([text(out), text(err)]);
    const status = await audit(args, { config: () => loaded.config, out, err });
    out.end();
    err.end();
    const [stdout, stderr] = await said;
    return { status, stdout, stderr };
  };
  const entry = (action: string, changes: Partial<AuditEntry> = {}): AuditEntry => {
    const by = { id: 'h', name: 'Lidia\n"Holloway"' };
    return { at: AT, action, by, request: requestCalled('r'), source: 'channel', detail: { b: 1, a: 'x' }, ...changes };
  };
  const write = async (...entries: readonly AuditEntry[]): Promise<void> => {
    const store = await openStore({ ...where, log, signer });
    for (const one of entries) await store.requests.audit(one);
    await store.close();
  };
  const tamper = async (...statements: readonly string[]): Promise<void> => {
    const database = await openDatabase({ ...where, log });
    await sql`alter table audit disable trigger user`.execute(database.rows);
    for (const statement of statements) await sql.raw(statement).execute(database.rows);
    await database.close();
  };

  before(async () => {
    where = await freshDatabase();
    await write(entry('asked', { at: '2026-11-21T10:00:00.000Z' }), entry('denied', { by: null, request: null }));
  });
  after(() => where.drop());

  it('says that the trail is sound and up to which checkpoint, for the next run', async () => {
    const { status, stdout, stderr } = await run(['verify']);
    const [, checkpoint] = /^Sound, up to (4:[0-9a-f]{64})\n$/.exec(stdout) ?? [];
    assert.ok(checkpoint, stdout);
    assert.deepEqual([status, stderr], [0, '']);
    const again = await run(['verify', '--checkpoint', checkpoint]);
    assert.deepEqual([again.status, again.stdout], [0, stdout]);
  });

  it('reports a checkpoint that does not match', async () => {
    const { status, stdout } = await run(['verify', '--checkpoint', `2:${'0'.repeat(64)}`]);
    assert.equal(status, 1);
    assert.match(stdout, /^entry 2 is not the one of the given checkpoint: .*\nFindings: 1\n$/);
  });

  it('exports the entries as JSON Lines, all or since a time', async () => {
    const all = await run(['export']);
    assert.deepEqual([all.status, all.stderr], [0, '']);
    const lines = all.stdout.trimEnd().split('\n');
    assert.deepEqual(lines.length, 4);
    const { hash, ...asked } = exportedEntry.parse(JSON.parse(lines[1] ?? ''));
    assert.match(hash, /^[0-9a-f]{64}$/);
    assert.deepEqual(asked, {
      seq: 2,
      at: '2026-11-21T10:00:00.000Z',
      action: 'asked',
      by: { id: 'h', name: 'Lidia\n"Holloway"' },
      request: requestCalled('r'),
      source: 'channel',
      detail: { a: 'x', b: 1 },
    });
    for (const since of ['2026-11-22', '2026-11-22T10:00:00Z', '2026-11-22T12:00:00+02:00']) {
      const some = await run(['export', '--since', since]);
      assert.deepEqual(some.stdout.trimEnd().split('\n'), [lines[0], ...lines.slice(2)], since);
    }
  });

  it('prints its usage, and refuses unknown arguments', async () => {
    const help = await run(['--help']);
    assert.deepEqual([help.status, help.stderr], [0, '']);
    assert.match(help.stdout, /npm run audit -- verify \[--checkpoint SEQ:HASH\]/);
    const wrong = [
      [],
      ['mend'],
      ['verify', 'export'],
      ['verify', '--since', '2026-11-22'],
      ['verify', '--checkpoint', '3'],
      ['export', '--checkpoint', `3:${'0'.repeat(64)}`],
      ['export', '--since', 'yesterday'],
      ['export', '--since', '2026-11-22T10:00:00'],
      ['export', '--quickly'],
    ];
    for (const args of wrong) {
      const { status, stdout, stderr } = await run(args);
      assert.deepEqual([status, stdout], [2, ''], args.join(' '));
      assert.match(stderr, /^.+\n\nUsage:/, args.join(' '));
    }
  });

  it('says that there is no database, and creates none', async () => {
    const folder = join(where.dataDir, 'elsewhere');
    const { status, stderr } = await run(['verify'], { DATABASE_URL: '', DATA_DIR: folder });
    assert.deepEqual([status, stderr], [2, `Cannot read the audit trail: There is no database in ${folder}\n`]);
    assert.ok(!existsSync(folder));
  });

  it('says that PostgreSQL cannot be reached, without printing its password', async () => {
    const { status, stderr } = await run(['verify'], { DATABASE_URL: 'postgres://me:hunter2@127.0.0.1:1/none' });
    assert.equal(status, 2);
    assert.match(stderr, /^Cannot read the audit trail: .*ECONNREFUSED/);
    assert.doesNotMatch(stderr, /hunter2/);
  });

  it('reads PostgreSQL while the service runs; for an embedded database, asks to stop the service', async () => {
    const store = await openStore({ ...where, log, signer });
    const { status, stderr } = await run(['verify']);
    await store.close();
    if (where.databaseUrl === undefined) {
      assert.equal(status, 2);
      assert.match(stderr, /in use by another process: .*\. Stop the service first, or use PostgreSQL/);
    } else assert.deepEqual([status, stderr], [0, '']);
  });

  it('ends normally if its reader closes the pipe', async () => {
    await write(...Array.from({ length: 200 }, () => entry('asked', { detail: { long: 'x'.repeat(2_000) } })));
    const { PATH = '' } = process.env;
    const child = spawn(process.execPath, ['src/commands/audit.ts', 'export'], { env: { PATH, ...settings() } });
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.stdout.once('data', () => child.stdout.destroy());
    assert.deepEqual(await Promise.all([ended, text(child.stderr)]), [0, '']);
  });

  it('prints one line per finding', async () => {
    await tamper(`update audit set action = 'approved', detail = '{' where seq = 3`, 'delete from audit where seq = 8');
    const { status, stdout } = await run(['verify']);
    assert.equal(status, 1);
    const changed = 'entry 3 was changed or moved, or the one before it was';
    assert.equal(stdout, `${changed}\nentry 8 is missing\nFindings: 2\n`);
    const exported = (await run(['export'])).stdout.split('\n')[2] ?? '';
    assert.equal(
      exportedEntry.parse(JSON.parse(exported)).detail,
      '{',
      'a detail that is no longer JSON is exported as text',
    );
  });
});
