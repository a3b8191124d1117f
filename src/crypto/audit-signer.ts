/** Signs the audit trail: someone who can write to the database but lacks the keys can't forge a checkpoint. */
import { type KeyObject, createPrivateKey, createPublicKey, hkdfSync, sign, verify } from 'node:crypto';
import type { AuditSigner } from '../store/audit/attestation.ts';

const LABEL = 'password-reset audit trail';
const SEED_BYTES = 32;
/** The bytes before the seed in the PKCS #8 form of an Ed25519 private key (RFC 8410, section 7). */
const PKCS8_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex');

/**
 * Signs with Ed25519 (RFC 8032). HKDF-SHA-256 (RFC 5869) derives the key pairs from the secret keys under a separate
 * label, so a signature reveals nothing about other uses of a secret key.
 * @param secretKeys 32 bytes each; the first signs, all verify
 * @throws if there is none
 */
export function createAuditSigner(secretKeys: readonly Buffer[]): AuditSigner {
  const pairs = secretKeys.map(derive);
  const [current] = pairs;
  if (current === undefined) throw new Error('The audit signer needs a key');
  return {
    keys: pairs.map(({ key }) => key),
    sign: (text) => ({
      signature: sign(null, Buffer.from(text), current.secret).toString('base64url'),
      key: current.key,
    }),
    check: (text, { signature, key }) => {
      const pair = pairs.find((one) => one.key === key);
      if (pair === undefined) return 'unknown-key';
      return verify(null, Buffer.from(text), pair.open, Buffer.from(signature, 'base64url')) ? 'good' : 'forged';
    },
  };
}

/** `key` is the public key as in a JSON Web Key (RFC 8037). */
type Pair = { readonly secret: KeyObject; readonly open: KeyObject; readonly key: string };

function derive(secretKey: Buffer): Pair {
  const seed = Buffer.from(hkdfSync('sha256', secretKey, '', LABEL, SEED_BYTES));
  const secret = createPrivateKey({ key: Buffer.concat([PKCS8_PREFIX, seed]), format: 'der', type: 'pkcs8' });
  const open = createPublicKey(secret);
  const { x } = open.export({ format: 'jwk' });
  if (x === undefined) throw new Error('An Ed25519 key has no public part');
  return { secret, open, key: x };
}
