/** Reads the client certificate with which the bot signs in, as Entra's library would. */
import { X509Certificate, createPrivateKey } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { reasonOf } from '../../store/database/outage.ts';
import type { CertificateRead } from '../rules/credentials.ts';

/** @param path of a PEM file with certificate and private key */
export async function readCertificate(path: string): Promise<CertificateRead> {
  let pem: string;
  try {
    pem = await readFile(path, 'utf8');
  } catch (error) {
    return { unread: error instanceof Error && 'code' in error ? String(error.code) : reasonOf(error) };
  }
  const certificate = unlessMalformed(() => new X509Certificate(pem));
  if (certificate === null) return 'no-certificate';
  const key = unlessMalformed(() => createPrivateKey(pem));
  if (key === null) return 'no-key';
  return certificate.checkPrivateKey(key) ? { until: new Date(certificate.validTo) } : 'other-key';
}

function unlessMalformed<T>(parse: () => T): T | null {
  try {
    return parse();
  } catch {
    return null;
  }
}
