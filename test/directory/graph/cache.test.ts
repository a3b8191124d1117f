import assert from 'node:assert/strict';
import { createCache } from '../../../src/directory/graph/cache.ts';

describe('a cache', () => {
  let now = 0;
  const loads: string[] = [];
  const cacheOf = (most?: number) =>
    createCache<string>((value) => (value === 'short' ? 10 : 100), {
      now: () => now,
      ...(most === undefined ? {} : { most }),
    });
  const load = (value: string) => async () => {
    loads.push(value);
    return value;
  };
  beforeEach(() => {
    now = 0;
    loads.length = 0;
  });

  it('loads a value once in its lifetime', async () => {
    const cached = cacheOf();
    await cached('a', load('long'));
    now = 99;
    assert.equal(await cached('a', load('again')), 'long');
    now = 100;
    assert.equal(await cached('a', load('again')), 'again');
  });

  it('gives each value its own lifetime', async () => {
    const cached = cacheOf();
    await cached('a', load('short'));
    now = 10;
    assert.equal(await cached('a', load('again')), 'again');
  });

  it('shares one load among concurrent callers', async () => {
    const cached = cacheOf();
    await Promise.all([cached('a', load('long')), cached('a', load('other'))]);
    assert.deepEqual(loads, ['long']);
  });

  it('does not keep a failure', async () => {
    const cached = cacheOf();
    await assert.rejects(cached('a', () => Promise.reject(new Error('down'))));
    assert.equal(await cached('a', load('long')), 'long');
  });

  it('drops the oldest key when it is full', async () => {
    const cached = cacheOf(2);
    for (const key of ['a', 'b', 'c']) await cached(key, load('long'));
    assert.equal(await cached('b', load('again')), 'long');
    assert.equal(await cached('a', load('again')), 'again');
  });
});
