import assert from 'node:assert/strict';
import { createSecretBox } from '../src/secret-box.ts';

describe('the secret box', () => {
  const box = createSecretBox(Buffer.alloc(32, 1));

  it('opens what it sealed, for the same request', () => assert.equal(box.open('a', box.seal('a', 'Pä55')), 'Pä55'));

  it('does not open a password that was moved to another request', () => {
    assert.throws(() => box.open('b', box.seal('a', 'secret')));
  });

  it('does not open what was sealed with another key, changed, or cut', () => {
    const sealed = box.seal('a', 'secret');
    assert.throws(() => createSecretBox(Buffer.alloc(32, 2)).open('a', sealed));
    assert.throws(() => box.open('a', sealed.slice(0, -4)));
    const flipped = Buffer.from(sealed, 'base64url');
    flipped[20] = (flipped[20] ?? 0) ^ 1;
    assert.throws(() => box.open('a', flipped.toString('base64url')));
    assert.throws(() => box.open('a', ''));
  });

  it('never seals to the same text twice, and never to the text itself', () => {
    assert.notEqual(box.seal('a', 'secret'), box.seal('a', 'secret'));
    assert.ok(!Buffer.from(box.seal('a', 'secret'), 'base64url').includes('secret'));
  });
});
