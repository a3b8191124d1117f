/**
 * A certificate for this machine (127.0.0.1), made on demand and kept in memory: the libraries call a token endpoint
 * over TLS only. Encoded as RFC 5280 and X.690 (DER) specify; Node reads certificates but does not make them.
 */
import { type KeyObject, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import tls from 'node:tls';

export type Certificate = { readonly key: string; readonly cert: string };

const LOOPBACK = [127, 0, 0, 1];
const DAY_MS = 24 * 60 * 60_000;

/** Object identifiers, encoded. */
const [COMMON_NAME, ALTERNATIVE_NAME, RSA_SHA256] = [
  [0x55, 0x04, 0x03],
  [0x55, 0x1d, 0x11],
  [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x0b],
];

let made: Certificate | undefined;

/** The one certificate of this process, which trusts it from then on, as it trusts those that come with Node. */
export function trustedCertificate(): Certificate {
  if (made === undefined) {
    made = selfSigned();
    tls.setDefaultCACertificates([...tls.getCACertificates('default'), made.cert]);
  }
  return made;
}

/** A new certificate with its own key, in PEM. Valid for a month from yesterday, because clocks differ. */
export function selfSigned(now = new Date()): Certificate {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const algorithm = sequence(oid(RSA_SHA256), der(0x05));
  const name = sequence(der(0x31, sequence(oid(COMMON_NAME), der(0x0c, Buffer.from('Password Reset sandbox')))));
  const days = [-1, 30].map((days) => time(new Date(now.getTime() + days * DAY_MS)));
  const content = sequence(
    der(0xa0, integer(Buffer.from([2]))),
    integer(Buffer.concat([Buffer.from([1]), randomBytes(8)])),
    ...[algorithm, name, sequence(...days), name, spki(publicKey)],
    der(0xa3, sequence(sequence(oid(ALTERNATIVE_NAME), der(0x04, sequence(der(0x87, Buffer.from(LOOPBACK))))))),
  );
  const signature = der(0x03, Buffer.from([0]), sign('sha256', content, privateKey));
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: pem(sequence(content, algorithm, signature)),
  };
}

/** A tag, a length, and content of that length. */
function der(tag: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  const written = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...written]), content]);
}

function sequence(...parts: readonly Buffer[]): Buffer {
  return der(0x30, ...parts);
}

function integer(bytes: Buffer): Buffer {
  return der(0x02, bytes);
}

function oid(encoded: readonly number[] = []): Buffer {
  return der(0x06, Buffer.from(encoded));
}

/** `YYYYMMDDHHMMSSZ`. */
function time(at: Date): Buffer {
  return der(0x18, Buffer.from(`${at.toISOString().slice(0, 19).replace(/\D/g, '')}Z`));
}

function spki(key: KeyObject): Buffer {
  return key.export({ type: 'spki', format: 'der' });
}

function pem(content: Buffer): string {
  const lines = content.toString('base64').match(/.{1,64}/g) ?? [];
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
}
