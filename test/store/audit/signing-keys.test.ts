import assert from 'node:assert/strict';
import { createAuditSigner } from '../../../src/crypto/audit-signer.ts';
import { createLog } from '../../../src/telemetry/log.ts';
import { StartupError } from '../../../src/telemetry/startup-error.ts';
import { openStore } from '../../../src/store/store.ts';
import { type FreshDatabase, freshDatabase } from '../../support/store.ts';
import { anAuditEntry } from '../support/open-parts.ts';

const log = createLog({ level: 'silent' });
const [first, second, third] = [1, 2, 3].map((byte) => Buffer.alloc(32, byte)) as [Buffer, Buffer, Buffer];
const nameOf = (key: Buffer): string => createAuditSigner([key]).keys[0] ?? '';

describe('The signing keys of a database', function () {
  this.timeout(60_000);
  let where: FreshDatabase;
  beforeEach(async () => {
    where = await freshDatabase();
  });
  afterEach(() => where.drop());

  const place = () => ({
    dataDir: where.dataDir,
    ...(where.databaseUrl === undefined ? {} : { databaseUrl: where.databaseUrl }),
  });

  /** Starts with these keys, writes an entry, and stops. */
  const run = async (keys: readonly Buffer[], retiredKeys: readonly string[] = [], days = 400): Promise<void> => {
    const store = await openStore({ ...place(), log, signer: createAuditSigner(keys), retiredKeys, auditDays: days });
    await store.requests.audit({ ...anAuditEntry, at: new Date().toISOString() });
    await store.close();
  };
  const lacks =
    (...keys: readonly Buffer[]) =>
    (error: unknown) => {
      assert.ok(error instanceof StartupError, String(error));
      for (const key of keys) assert.ok(error.message.includes(nameOf(key)), error.message);
      assert.match(error.message, /SECRET_KEY=new,old.*RETIRED_KEYS=/);
      return true;
    };

  it('allow a start with the same key, and refuse one with another key, saying what to do', async () => {
    await run([first]);
    await run([first]);
    await assert.rejects(run([second]), lacks(first));
    await run([first]);
  });

  it('are rotated by putting the new one first; from then on both are required', async () => {
    await run([first]);
    await run([second, first]);
    await assert.rejects(run([first]), lacks(second));
    await assert.rejects(run([second]), lacks(first));
    await run([third, second, first]);
    await assert.rejects(run([third]), lacks(first, second));
  });

  it('are not recorded while listed second: instances get a new key one after another', async () => {
    await run([first, second]);
    await run([first]);
  });

  it('are dropped once the operator retires them; later starts do not need the setting', async () => {
    await run([first]);
    await run([second], [nameOf(first)]);
    await run([second]);
    await assert.rejects(run([first]), lacks(second));
  });

  it('are not dropped if another key is retired, nor while in use', async () => {
    await run([first]);
    await assert.rejects(run([second], [nameOf(third)]), lacks(first));
    await assert.rejects(run([first], [nameOf(first)]), /RETIRED_KEYS names the first key in SECRET_KEY/);
  });

  it('do not change in a start that is refused', async () => {
    await run([first]);
    await assert.rejects(run([second]));
    await assert.rejects(run([second, third]), lacks(first));
    await run([first]);
  });

  if (process.env['TEST_DATABASE_URL'] !== undefined) {
    it('allow only one of two instances that start together with different keys', async () => {
      const open = (key: Buffer) => openStore({ ...place(), log, signer: createAuditSigner([key]) });
      const started = await Promise.allSettled([open(first), open(second)]);
      const stores = started.filter((one) => one.status === 'fulfilled');
      const refused = started.filter((one) => one.status === 'rejected');
      assert.deepEqual([stores.length, refused.length], [1, 1]);
      assert.ok(refused[0]?.reason instanceof StartupError);
      await Promise.all(stores.map(({ value }) => value.close()));
    });
  }
});
