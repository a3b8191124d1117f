import assert from 'node:assert/strict';
import { cpSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { createLog } from '../../../src/telemetry/log.ts';
import { StartupError } from '../../../src/telemetry/startup-error.ts';
import { crc32c } from '../../../src/store/embedded/crc32c.ts';
import { POSTGRES_VERSION, asStartupError } from '../../../src/store/embedded/folder-checks.ts';
import { openStore } from '../../../src/store/store.ts';
import { SCRATCH, signer } from '../../support/store.ts';

const log = createLog({ level: 'silent' });

describe('An embedded database that cannot be opened', function () {
  this.timeout(60_000);
  let sound: string;
  let dataDir: string;
  const open = (folder: string) => openStore({ dataDir: folder, log, signer });

  before(async () => {
    sound = await mkdtemp(join(SCRATCH, 'password-reset-sound-'));
    const store = await open(sound);
    await store.close();
  });
  beforeEach(async () => {
    dataDir = await mkdtemp(join(SCRATCH, 'password-reset-fault-'));
    cpSync(sound, dataDir, { recursive: true });
  });
  afterEach(() => rm(dataDir, { recursive: true, force: true }));
  after(() => rm(sound, { recursive: true, force: true }));

  const inside = (...names: string[]) => join(dataDir, 'pgdata', ...names);
  const segments = () => readdirSync(inside('pg_wal')).filter((name) => /^[0-9A-F]{24}$/.test(name));
  const overwrite = (file: string, at: number) => {
    const bytes = readFileSync(file);
    bytes.writeUInt8(bytes.readUInt8(at) ^ 0xff, at);
    writeFileSync(file, bytes);
  };
  /** Every file with its length and its checksum, but the lock. */
  const contents = (folder: string): string[] =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name !== 'lock' && statSync(join(folder, name)).isFile())
      .map((name) => `${name} ${crc32(readFileSync(join(folder, name)))}`)
      .sort();

  type Damage = readonly [name: string, damage: () => void, message: RegExp];
  const faults: readonly Damage[] = [
    ['its control file is corrupt', () => overwrite(inside('global', 'pg_control'), 40), /control file .* is corrupt/],
    [
      'its control file is cut short',
      () => writeFileSync(inside('global', 'pg_control'), 'x'),
      /control file .* is corrupt/,
    ],
    ['its control file is missing', () => rmSync(inside('global', 'pg_control')), /global\/pg_control is missing/],
    [
      'its write-ahead log is empty',
      () => segments().forEach((name) => rmSync(inside('pg_wal', name))),
      /write-ahead log .* is missing/,
    ],
    ['its write-ahead log is gone', () => rmSync(inside('pg_wal'), { recursive: true }), /pg_wal is missing/],
    ['it is of another version', () => writeFileSync(inside('PG_VERSION'), '14\n'), /PostgreSQL 14.* needs 18/],
    ['it does not say its version', () => rmSync(inside('PG_VERSION')), /PG_VERSION is missing/],
    ...['pg_xact', 'pg_multixact/offsets', 'pg_twophase', 'pg_notify', 'pg_replslot', 'pg_commit_ts'].map(
      (part): Damage => [
        `a backup left ${part} out`,
        () => rmSync(inside(part), { recursive: true }),
        new RegExp(`${part} is missing`),
      ],
    ),
    ['its tables are missing', () => rmSync(inside('base'), { recursive: true }), /base is missing/],
  ];
  for (const [name, damage, message] of faults) {
    it(`because ${name}: one line says so and what to do, and nothing changes on disk`, async () => {
      damage();
      const before = contents(dataDir);
      await assert.rejects(open(dataDir), (error: unknown) => {
        assert.ok(error instanceof StartupError, String(error));
        assert.match(error.message, message);
        assert.match(error.message, /could not be opened/);
        assert.match(error.message, /Restore it from a backup|Use the version that created it/);
        assert.doesNotMatch(error.message, /\n/);
        return true;
      });
      assert.deepEqual(contents(dataDir), before);
    });
  }

  it('whose DATA_DIR is a file, or in one, is reported as such', async () => {
    const file = join(dataDir, 'file');
    writeFileSync(file, '');
    for (const folder of [file, join(file, 'below', 'it')]) {
      await assert.rejects(open(folder), {
        name: 'StartupError',
        message: /DATA_DIR .* is a file, or in one .*Set DATA_DIR to a folder/,
      });
    }
  });

  it('that the system refuses to open is reported with the reason', () => {
    const refused = (code: string) => asStartupError('/data', Object.assign(new Error(`${code}: refused`), { code }));
    assert.match(refused('EROFS').message, /\/data could not be opened: the file system is read-only/);
    assert.match(refused('EACCES').message, /\/data could not be opened: this user may not write there/);
    assert.match(refused('ENOSPC').message, /\/data could not be opened: the disk is full/);
  });

  it('of another version with another layout is reported as of another version', async () => {
    writeFileSync(inside('PG_VERSION'), '9.6\n');
    rmSync(inside('global'), { recursive: true });
    await assert.rejects(open(dataDir), /PostgreSQL 9\.6 created it/);
  });

  it('is compared with the version that the bot creates itself', () => {
    assert.equal(readFileSync(join(sound, 'pgdata', 'PG_VERSION'), 'utf8').trim(), POSTGRES_VERSION);
  });
});

describe('CRC-32C', () => {
  it('gives the check value of its catalogue entry (CRC-32/ISCSI)', () => {
    assert.equal(crc32c(Buffer.from('123456789')), 0xe3069283);
  });
});
