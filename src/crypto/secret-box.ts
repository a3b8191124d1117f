/** Encrypts secrets for the database, and hashes codes with a key. */
import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { type Content, type Purpose, type SecretBox, asKeyedHash, asSealed } from '../requests/model/secrets/sealed.ts';

const ALGORITHM = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const KEY_ID_CHARACTERS = 8;

/**
 * Seals with AES-256-GCM (NIST SP 800-38D) and a new 96-bit nonce each time. The purpose is authenticated data: sealed
 * text that is copied to another row or field doesn't open. Sealed text names its key, so keys can change while
 * passwords wait.
 * @param keys 32 bytes each; the first seals and hashes, all open @throws if there is none
 */
export function createSecretBox(keys: readonly Buffer[]): SecretBox {
  const [current] = keys;
  if (current === undefined) throw new Error('The secret box needs a key');
  const byId = new Map(keys.map((key) => [keyId(key), key]));
  const hashKey = Buffer.from(hkdfSync('sha256', current, '', 'password-reset keyed hash', 32));
  return {
    seal(purpose, cleartext) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv(ALGORITHM, current, nonce).setAAD(additionalData(purpose));
      const sealed = Buffer.concat([cipher.update(cleartext, 'utf8'), cipher.final()]);
      return asSealed(`${keyId(current)}.${Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url')}`);
    },
    open(purpose, sealed) {
      const [id = '', value = ''] = sealed.split('.');
      const key = byId.get(id);
      if (key === undefined) throw new Error(`SECRET_KEY no longer has the key ${id} that sealed this`);
      const bytes = Buffer.from(value, 'base64url');
      // Without an explicit length, Node accepts a tag cut to four bytes, which is quick to guess.
      const whole = { authTagLength: TAG_BYTES };
      const decipher = createDecipheriv(ALGORITHM, key, bytes.subarray(0, NONCE_BYTES), whole)
        .setAAD(additionalData(purpose))
        .setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
      return decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES), undefined, 'utf8') + decipher.final('utf8');
    },
    hash(about, text) {
      return asKeyedHash(createHmac('sha256', hashKey).update(`${about}\n${text}`).digest('base64url'));
    },
  };
}

function additionalData({ request, content, subject, requester, approver }: Purpose<Content>): Buffer {
  return Buffer.from([request, content, subject, requester, approver].join(' '));
}

/** Identifies a key without revealing anything about it. */
function keyId(key: Buffer): string {
  return createHash('sha256').update('password-reset key id').update(key).digest('hex').slice(0, KEY_ID_CHARACTERS);
}
