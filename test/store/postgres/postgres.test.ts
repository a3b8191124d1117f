import assert from 'node:assert/strict';
import { createLog } from '../../../src/telemetry/log.ts';
import { openStore } from '../../../src/store/store.ts';
import { freshDatabase, signer } from '../../support/store.ts';
import { aRequest, creation } from '../support/samples.ts';

const log = createLog({ level: 'silent' });

if (process.env['TEST_DATABASE_URL'] !== undefined) {
  describe('PostgreSQL', function () {
    this.timeout(60_000);
    it('is migrated once when several instances start together; each job runs once, on any of them', async () => {
      const { drop, ...where } = await freshDatabase();
      const stores = await Promise.all(Array.from({ length: 5 }, () => openStore({ ...where, log, signer })));
      const handled: string[] = [];
      const enough = Promise.withResolvers<undefined>();
      for (const store of stores) {
        await store.work(({ request }) => {
          if (handled.push(request) === 50) enough.resolve(undefined);
          return Promise.resolve();
        });
      }
      const requests = Array.from({ length: 50 }, () => aRequest());
      const saves = requests.map((request, n) => {
        const store = stores[n % stores.length];
        assert.ok(store);
        return store.requests.save(creation(request, [{ name: 'look-up', request: request.id }]));
      });
      assert.deepEqual(new Set(await Promise.all(saves)), new Set(['saved']));
      await enough.promise;
      await Promise.all(stores.map((store) => store.close()));
      assert.deepEqual(handled.toSorted(), requests.map(({ id }) => id).toSorted());
      await drop();
    });

    it('that goes away makes the store not ready, and the process keeps running', async () => {
      const { drop, ...where } = await freshDatabase();
      const store = await openStore({ ...where, log, signer });
      await store.work(() => Promise.resolve());
      await drop();
      await assert.rejects(store.ready());
      await store.close();
    });

    it('that cannot be reached makes opening fail with a message without the password', async () => {
      const databaseUrl = 'postgres://somebody:hunter2@127.0.0.1:1/none';
      await assert.rejects(openStore({ databaseUrl, dataDir: 'unused', log, signer }), (error: Error) => {
        assert.doesNotMatch(`${error.message} ${String(error.cause)}`, /hunter2/);
        return true;
      });
    });
  });
}
