import assert from 'node:assert/strict';
import { type RequestId } from '../../src/requests/model/ids.ts';
import { type Purpose, type Sealed, asSealed } from '../../src/requests/model/secrets/sealed.ts';
import { personCalled, requestCalled } from '../support/ids.ts';
import { createSecretBox } from '../../src/crypto/secret-box.ts';

const [A, B] = [requestCalled('A'), requestCalled('B')];
const purpose = (request: RequestId): Purpose<'secret'> => {
  const [subject, requester, approver] = [personCalled('subject'), personCalled('requester'), personCalled('approver')];
  return { content: 'secret', request, subject, requester, approver };
};
const [FOR_A, FOR_B] = [purpose(A), purpose(B)];
const key = (byte: number): Buffer => Buffer.alloc(32, byte);
const changed = (sealed: string, change: (bytes: Buffer) => Buffer): Sealed<'secret'> => {
  const [id = '', value = ''] = sealed.split('.');
  return asSealed(`${id}.${change(Buffer.from(value, 'base64url')).toString('base64url')}`);
};

describe('the secret box', () => {
  const box = createSecretBox([key(1)]);
  const sealed = box.seal(FOR_A, 'secret');

  it('opens what it sealed, for the same request', () =>
    assert.equal(box.open(FOR_A, box.seal(FOR_A, 'Pä55')), 'Pä55'));

  it('does not open a password that was moved to another request', () => {
    assert.throws(() => box.open(FOR_B, sealed));
  });

  it('does not open text with any byte changed', () => {
    const length = changed(sealed, (bytes) => bytes).length;
    assert.equal(length, sealed.length);
    for (let at = 0; at < Buffer.from(sealed.split('.')[1] ?? '', 'base64url').length; at += 1) {
      const flipped = changed(sealed, (bytes) => {
        bytes[at] = (bytes[at] ?? 0) ^ 1;
        return bytes;
      });
      assert.throws(() => box.open(FOR_A, flipped), `byte ${at}`);
    }
  });

  it('does not open truncated text, whatever is left of its tag', () => {
    const bytes = Buffer.from(sealed.split('.')[1] ?? '', 'base64url');
    for (let length = 0; length < bytes.length; length += 1) {
      assert.throws(
        () =>
          box.open(
            FOR_A,
            changed(sealed, (all) => all.subarray(0, length)),
          ),
        `${length} bytes`,
      );
    }
    for (const text of ['', '.', sealed.split('.')[0] ?? '', sealed.replace('.', '')]) {
      assert.throws(() => box.open(FOR_A, asSealed(text)));
    }
  });

  it('does not open what another key sealed, and names that key only', () => {
    const [id] = sealed.split('.');
    assert.match(id ?? '', /^[0-9a-f]{8}$/);
    assert.throws(
      () => createSecretBox([key(2)]).open(FOR_A, sealed),
      new RegExp(`^Error: SECRET_KEY no longer has the key ${id}`),
    );
    const renamed = `${
      createSecretBox([key(2)])
        .seal(FOR_A, 'x')
        .split('.')[0]
    }.${sealed.split('.')[1]}`;
    assert.throws(() => createSecretBox([key(2)]).open(FOR_A, asSealed(renamed)));
  });

  it('never seals to the same text twice, nor to the plain text', () => {
    assert.notEqual(box.seal(FOR_A, 'secret'), box.seal(FOR_A, 'secret'));
    assert.ok(!Buffer.from(sealed.split('.')[1] ?? '', 'base64url').includes('secret'));
  });

  it('needs a key', () => assert.throws(() => createSecretBox([]), /needs a key/));
});

describe('changing the key of the secret box', () => {
  const old = createSecretBox([key(1)]);
  const both = createSecretBox([key(2), key(1)]);

  it('the first key seals, all open', () => {
    assert.equal(both.open(FOR_A, old.seal(FOR_A, 'secret')), 'secret');
    assert.equal(createSecretBox([key(2)]).open(FOR_A, both.seal(FOR_A, 'secret')), 'secret');
    assert.throws(() => old.open(FOR_A, both.seal(FOR_A, 'secret')), /SECRET_KEY no longer has/);
  });
});

describe('the keyed hash', () => {
  const box = createSecretBox([key(1)]);

  it('is the same for the same request and text, also after a restart', () => {
    assert.equal(box.hash(A, '271828'), createSecretBox([key(1), key(2)]).hash(A, '271828'));
    assert.match(box.hash(A, '271828'), /^[\w-]{43}$/);
  });

  it('differs for another text, request or key', () => {
    const others = [box.hash(A, '271829'), box.hash(B, '271828'), createSecretBox([key(2)]).hash(A, '271828')];
    assert.equal(new Set([box.hash(A, '271828'), ...others]).size, 4);
  });
});
