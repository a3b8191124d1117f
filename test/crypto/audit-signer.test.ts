import assert from 'node:assert/strict';
import { createPublicKey, verify } from 'node:crypto';
import { createAuditSigner } from '../../src/crypto/audit-signer.ts';

const [first, second] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)];

describe('The audit signer', () => {
  it('verifies what it signed and nothing else', () => {
    const signer = createAuditSigner([first]);
    const signed = signer.sign('text');
    assert.equal(signer.check('text', signed), 'good');
    assert.equal(signer.check('other text', signed), 'forged');
    assert.equal(signer.check('text', { ...signed, signature: '' }), 'forged');
    assert.equal(signer.check('text', { ...signed, signature: signer.sign('other text').signature }), 'forged');
  });

  it('signs so that anyone can verify with the public Ed25519 key', () => {
    const { signature, key } = createAuditSigner([first]).sign('text');
    const jwk = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: key }, format: 'jwk' });
    assert.ok(verify(null, Buffer.from('text'), jwk, Buffer.from(signature, 'base64url')));
  });

  it('signs with the first key and verifies with all, so that a key can be replaced', () => {
    const before = createAuditSigner([first]).sign('text');
    const replaced = createAuditSigner([second, first]);
    assert.equal(replaced.check('text', before), 'good');
    assert.equal(replaced.sign('text').key, createAuditSigner([second]).sign('text').key);
    assert.equal(createAuditSigner([second]).check('text', before), 'unknown-key');
  });

  it('derives the same key as every earlier version, so that old trails can be verified', () => {
    const { key } = createAuditSigner([first]).sign('text');
    assert.equal(key, 'eDEiBXeYRPPX8_jyX5hxVWpAam3uKa6h4HtjVt3EeBE');
  });

  it('needs a key', () => {
    assert.throws(() => createAuditSigner([]), /needs a key/);
  });
});
