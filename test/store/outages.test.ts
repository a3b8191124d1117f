import assert from 'node:assert/strict';
import { performance } from 'node:perf_hooks';
import type { RequestId } from '../../src/requests/model/request.ts';
import { type Store, openStore } from '../../src/store/store.ts';
import { quietLog } from '../support/quiet-log.ts';
import { type FreshDatabase, freshDatabase, signer } from '../support/store.ts';
import { type TcpProxy, type Weather, startTcpProxy } from '../support/http/tcp-proxy.ts';
import { aRequest, creation } from './support/samples.ts';

/** `docs/operations.md` promises that jobs are done and the store is ready within this time after the network recovers. */
const RECOVERY_MS = 15_000;
/** A job that was fetched just before, so that nobody got it, is taken for lost after fifteen to twenty seconds. */
const TAKEN_OVER_MS = 30_000;
/** Longer than any statement waits for an answer. */
const LONG_MS = 13_000;

if (process.env['TEST_DATABASE_URL'] !== undefined) {
  describe('A PostgreSQL that is unreachable for a while', function () {
    this.timeout(90_000);
    let database: FreshDatabase;
    let proxy: TcpProxy;
    let store: Store;
    let quiet: ReturnType<typeof quietLog>;
    let done: Set<RequestId>;

    beforeEach(async () => {
      database = await freshDatabase();
      assert.ok(database.databaseUrl);
      const url = new URL(database.databaseUrl);
      proxy = await startTcpProxy({ host: url.hostname, port: Number(url.port || '5432') });
      url.host = `127.0.0.1:${proxy.port}`;
      quiet = quietLog();
      store = await openStore({ databaseUrl: url.href, dataDir: database.dataDir, log: quiet.log, signer });
      done = new Set();
      await store.work(({ request }) => {
        done.add(request);
        return Promise.resolve();
      });
    });
    afterEach(async () => {
      await proxy.set({ is: 'fine' });
      await store.close();
      await proxy.close();
      await database.drop();
    });

    /** Stores a request with a job. @returns whether it was acknowledged */
    const ask = async (): Promise<{ id: RequestId; acknowledged: boolean }> => {
      const request = aRequest();
      const change = creation(request, [{ name: 'look-up', request: request.id }]);
      const saved = await store.requests.save(change).catch(() => 'failed');
      return { id: request.id, acknowledged: saved === 'saved' };
    };
    const isReady = (): Promise<boolean> =>
      store.ready().then(
        () => true,
        () => false,
      );
    const until = async (what: () => Promise<boolean> | boolean, ms: number): Promise<number> => {
      const begun = performance.now();
      while (!(await what())) {
        assert.ok(performance.now() - begun < ms, `not within ${ms} ms`);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      return performance.now() - begun;
    };
    const levels = (level: number) => quiet.lines.filter((line) => line['level'] === level).map(({ msg }) => msg);

    const storms: readonly (readonly [name: string, weather: Weather])[] = [
      ['answers nothing and closes nothing', { is: 'silent' }],
      ['refuses connections', { is: 'refused' }],
    ];
    for (const [name, weather] of storms) {
      it(`${name}: nothing waits forever; when it is back, acknowledged work is done without a restart`, async () => {
        const before = await Promise.all(Array.from({ length: 5 }, ask));
        await proxy.set(weather);
        const begun = performance.now();
        const during = await Promise.all(Array.from({ length: 12 }, ask));
        const waited = performance.now() - begun;
        assert.ok(waited < LONG_MS, `${waited} ms`);
        assert.deepEqual(
          during.map(({ acknowledged }) => acknowledged),
          during.map(() => false),
        );
        await until(async () => !(await isReady()), 10_000);

        await proxy.set({ is: 'fine' });
        await until(isReady, RECOVERY_MS);
        const acknowledged = [...before, await ask()].filter((one) => one.acknowledged);
        assert.equal(acknowledged.length, 6);
        await until(() => acknowledged.every(({ id }) => done.has(id)), TAKEN_OVER_MS);

        assert.deepEqual(levels(50), ['Database unavailable']);
        assert.ok(levels(40).length <= 3, levels(40).join('\n'));
        assert.ok(levels(40).includes('Database available again'));
      });
    }

    it('loses its connections during transactions: what was acknowledged is stored and done, and work goes on', async () => {
      const asks = Array.from({ length: 30 }, ask);
      await new Promise((resolve) => setImmediate(resolve));
      proxy.reset();
      const all = [...(await Promise.all(asks)), await ask()];
      for (const { id, acknowledged } of all) {
        if (acknowledged) assert.ok(await store.requests.load(id));
      }
      const stored = all.filter(({ acknowledged }) => acknowledged);
      await until(() => stored.every(({ id }) => done.has(id)), TAKEN_OVER_MS);
      await until(isReady, RECOVERY_MS);
      assert.deepEqual(levels(50), []);
    });

    it('is slow: nothing fails', async () => {
      await proxy.set({ is: 'slow', ms: 100 });
      const all = await Promise.all(Array.from({ length: 4 }, ask));
      assert.ok(all.every(({ acknowledged }) => acknowledged));
      await until(() => all.every(({ id }) => done.has(id)), RECOVERY_MS);
      assert.ok(await isReady());
      assert.deepEqual([...levels(40), ...levels(50)], []);
    });

    it('answers nothing while the service stops: the stop still ends in time', async () => {
      await proxy.set({ is: 'silent' });
      const begun = performance.now();
      await store.close();
      assert.ok(performance.now() - begun < RECOVERY_MS, `${performance.now() - begun} ms`);
    });
  });
}
