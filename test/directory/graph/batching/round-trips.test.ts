import assert from 'node:assert/strict';
import { countRoundTrips } from '../../../../src/directory/graph/batching/round-trips.ts';

/** A call that returns when the test says so. */
function call() {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  return { start: () => promise, comeBack: () => resolve(undefined) };
}

describe('round trips', () => {
  it('are none without a call', () => assert.equal(countRoundTrips().count(), 0));

  it('are one for any number of concurrent calls', async () => {
    const { during, count } = countRoundTrips();
    await Promise.all([during(async () => 1), during(async () => 2)]);
    assert.equal(count(), 1);
  });

  it('are two if a call waits for another, even while a third one runs', async () => {
    const { during, count } = countRoundTrips();
    const long = call();
    const all = during(long.start);
    await during(async () => 1);
    await during(async () => 2);
    long.comeBack();
    await all;
    assert.equal(count(), 2);
  });

  it('include failed calls', async () => {
    const { during, count } = countRoundTrips();
    await assert.rejects(during(() => Promise.reject(new Error('down'))));
    await during(async () => 1);
    assert.equal(count(), 2);
  });
});
