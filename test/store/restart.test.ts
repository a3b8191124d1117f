import assert from 'node:assert/strict';
import type { Job } from '../../src/requests/model/ports.ts';
import type { Store } from '../../src/store/store.ts';
import { type TestStore, openTestStore } from '../support/store.ts';
import { aRequest, creation } from './support/samples.ts';

describe('A store that is closed and opened again', function () {
  this.timeout(60_000);
  let store: TestStore;
  beforeEach(async () => {
    store = await openTestStore();
  });
  afterEach(() => store.dispose());

  it('still holds requests, documents and pending jobs', async () => {
    const request = aRequest();
    await store.requests.save(creation(request, [{ name: 'look-up', request: request.id }]));
    await store.documents.swap('dialog', 0, { step: 2 });

    const reopened = await store.again();
    assert.deepEqual(await reopened.requests.load(request.id), request);
    assert.deepEqual(await reopened.documents.read('dialog'), { version: 1, body: { step: 2 } });
    assert.deepEqual(await firstJob(reopened), { name: 'look-up', request: request.id });
  });

  it('waits for a running job', async () => {
    const started = Promise.withResolvers<undefined>();
    const finish = Promise.withResolvers<undefined>();
    let finished = false;
    await store.work(async () => {
      started.resolve(undefined);
      await finish.promise;
      finished = true;
    });
    const request = aRequest();
    await store.requests.save(creation(request, [{ name: 'draw', request: request.id }]));
    await started.promise;
    const closing = store.close();
    finish.resolve(undefined);
    await closing;
    assert.ok(finished);
  });

  it('closes at once if nothing runs', async () => {
    await store.work(() => Promise.resolve());
    const begun = performance.now();
    await store.close();
    assert.ok(performance.now() - begun < 1_000);
  });

  it('is ready while it is open, and not after', async () => {
    await store.ready();
    await store.close();
    await assert.rejects(store.ready());
  });
});

function firstJob(store: Store): Promise<Job> {
  return new Promise((resolve, reject) => {
    const handle = (job: Job) => {
      resolve(job);
      return Promise.resolve();
    };
    store.work(handle).catch(reject);
  });
}
