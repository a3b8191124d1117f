import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readFile, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { placeEmptyDatabase, preparedPlace } from '../../../src/store/embedded/prepared-database.ts';

describe('The template of an empty database', () => {
  let folder: string;
  let place: string;
  let made: number;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'password-reset-prepared-'));
    place = join(folder, 'cache', 'key');
    made = 0;
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  /** Makes files and folders, one of them empty, as a database has. */
  const make = async (target: string): Promise<void> => {
    made += 1;
    await mkdir(join(target, 'base', 'empty'), { recursive: true });
    await writeFile(join(target, 'base', '1'), 'first');
    await writeFile(join(target, 'PG_VERSION'), '18\n');
  };
  const placeIt = async (name: string, where = () => place): Promise<string[]> => {
    await placeEmptyDatabase(join(folder, name), make, where);
    assert.equal(await readFile(join(folder, name, 'base', '1'), 'utf8'), 'first');
    return (await readdir(join(folder, name), { recursive: true })).sort();
  };
  const whole = ['PG_VERSION', 'base', join('base', '1'), join('base', 'empty')];

  it('is made once, then copied', async () => {
    assert.deepEqual(await placeIt('a'), whole);
    assert.deepEqual(await placeIt('b'), whole);
    assert.equal(made, 1);
  });

  it('does not change when a copy does', async () => {
    await placeIt('a');
    await writeFile(join(folder, 'a', 'base', '1'), 'used');
    assert.deepEqual(await placeIt('b'), whole);
  });

  const damages: Readonly<Record<string, (database: string) => Promise<void>>> = {
    'a changed byte': (database) => writeFile(join(database, 'base', '1'), 'fjrst'),
    'a truncated file': (database) => writeFile(join(database, 'base', '1'), ''),
    'a missing file': (database) => rm(join(database, 'PG_VERSION')),
    'a missing empty folder': (database) => rm(join(database, 'base', 'empty'), { recursive: true }),
    'an extra file': (database) => writeFile(join(database, 'postmaster.pid'), '1'),
    'no database': (database) => rm(database, { recursive: true }),
    'no checksum': (database) => rm(join(database, '..', 'sha256')),
  };
  for (const [title, damage] of Object.entries(damages)) {
    it(`is made again if damaged: ${title}`, async () => {
      await placeIt('a');
      await damage(join(place, 'pgdata'));
      assert.deepEqual(await placeIt('b'), whole);
      assert.deepEqual(await placeIt('c'), whole);
      assert.equal(made, 2);
    });
  }

  it('is skipped if nothing can be cached: the database is made directly', async () => {
    await writeFile(join(folder, 'cache'), 'a file, not a folder');
    assert.deepEqual(await placeIt('a'), whole);
    const nowhere = () => {
      throw new Error('There are no packages on disk');
    };
    assert.deepEqual(await placeIt('b', nowhere), whole);
    assert.equal(made, 2);
  });

  it('is complete for everyone who asks for it at the same time', async () => {
    const all = await Promise.all(['a', 'b', 'c', 'd'].map((name) => placeIt(name)));
    assert.deepEqual(all, [whole, whole, whole, whole]);
    assert.deepEqual(await readdir(join(folder, 'cache')), ['key']);
  });

  it('leaves nothing half made after a failure, and reports its cause', async () => {
    const fails = async (target: string) => {
      await make(target);
      throw new Error('no space left');
    };
    await assert.rejects(
      placeEmptyDatabase(join(folder, 'a'), fails, () => place),
      /no space left/,
    );
    assert.deepEqual(await readdir(join(folder, 'cache')), []);
    assert.deepEqual(await placeIt('a'), whole);
  });

  it('is removed, when another one is made, if nobody used it for a week', async () => {
    const [old, recent] = [join(folder, 'cache', 'old'), join(folder, 'cache', 'recent')];
    await placeIt('a', () => old);
    await placeIt('b', () => recent);
    const longAgo = new Date(Date.now() - 8 * 86_400_000);
    await utimes(old, longAgo, longAgo);
    await utimes(recent, longAgo, longAgo);
    await placeIt('c', () => recent);
    await placeIt('d');
    assert.deepEqual((await readdir(join(folder, 'cache'))).sort(), ['key', 'recent']);
  });

  it('is another one for other queue settings, and the same one for the same settings', () => {
    assert.equal(preparedPlace([{ name: 'draw', tries: 1 }]), preparedPlace([{ name: 'draw', tries: 1 }]));
    assert.notEqual(preparedPlace([{ name: 'draw', tries: 1 }]), preparedPlace([{ name: 'draw', tries: 2 }]));
  });
});
