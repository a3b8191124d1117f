import assert from 'node:assert/strict';
import { countRoundTrips } from '../../../src/directory/graph/round-trips.ts';

/** A call that comes back when it is told to. */
function call() {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  return { start: () => promise, comeBack: () => resolve(undefined) };
}

describe('round trips', () => {
  it('none without a call', () => assert.equal(countRoundTrips().count(), 0));

  it('one for calls under way together, however many', async () => {
    const { during, count } = countRoundTrips();
    await Promise.all([during(async () => 1), during(async () => 2)]);
    assert.equal(count(), 1);
  });

  it('two for a call that waited for another, though a third was under way all the time', async () => {
    const { during, count } = countRoundTrips();
    const long = call();
    const all = during(long.start);
    await during(async () => 1);
    await during(async () => 2);
    long.comeBack();
    await all;
    assert.equal(count(), 2);
  });

  it('a failed call is a trip as well', async () => {
    const { during, count } = countRoundTrips();
    await assert.rejects(during(() => Promise.reject(new Error('down'))));
    await during(async () => 1);
    assert.equal(count(), 2);
  });
});
