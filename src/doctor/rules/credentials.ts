/**
 * Can the bot sign in with its client certificate, and how long does that last, or its client secret? Entra tells nobody when one ends. Pure.
 */
import { type Finding, counted, warning, wrong } from '../finding.ts';

/** `unread`: why not. `until`: when it expires. */
export type CertificateRead =
  { readonly until: Date } | { readonly unread: string } | 'no-certificate' | 'no-key' | 'other-key';

/** "passwordCredential resource type". `hint`: its first three characters; null of old ones. */
export type ListedSecret = { readonly hint: string | null; readonly until: Date };

const DAY_MS = 24 * 60 * 60_000;
/** Enough to make another, and to upload it. */
const FEW_DAYS_OF_CERTIFICATE = 14;
/** Longer than between two looks of a careful operator. */
const FEW_DAYS_OF_SECRET = 30;
const FILE = 'The file in MicrosoftAppCertificatePath';
const RENEW = 'Upload a new one to the app registration, and put it there.';

/** @returns nothing if all is well */
export function judgeCertificate(read: CertificateRead, now: Date): readonly Finding[] {
  if (read === 'no-certificate')
    return [wrong('token', `${FILE} has no certificate in PEM. Put one and its key there.`)];
  if (read === 'no-key') {
    return [
      wrong('token', `${FILE} has no private key that can be read. Put it there, in PEM and without a password.`),
    ];
  }
  if (read === 'other-key')
    return [wrong('token', `${FILE} has the private key of another certificate. Put its own there.`)];
  if ('unread' in read)
    return [wrong('token', `${FILE} can't be read (${read.unread}). Correct the path, or its rights.`)];
  const days = daysUntil(read.until.getTime(), now);
  if (days < 0) {
    return [
      wrong('token', `The certificate in MicrosoftAppCertificatePath expired on ${read.until.toISOString()}. ${RENEW}`),
    ];
  }
  if (days >= FEW_DAYS_OF_CERTIFICATE) return [];
  return [
    warning('token', `The certificate in MicrosoftAppCertificatePath expires in ${counted(days, 'day')}. ${RENEW}`),
  ];
}

/** @param secret the one in use; what has its hint is taken for it, otherwise the one that lasts longest @returns nothing if all is well */
export function judgeSecret(listed: readonly ListedSecret[], secret: string, now: Date): readonly Finding[] {
  const own = listed.filter(({ hint }) => hint !== null && hint !== '' && secret.startsWith(hint));
  const until = Math.max(...(own.length > 0 ? own : listed).map((one) => one.until.getTime()));
  const days = daysUntil(until, now);
  if (listed.length === 0 || days >= FEW_DAYS_OF_SECRET) return [];
  return [
    warning(
      'token',
      `The client secret in MicrosoftAppPassword ends in ${counted(Math.max(days, 0), 'day')}: then the bot answers nobody. Make a ` +
        'new one, and put it there and into the OAuth connection (docs/operations.md, "Keys").',
    ),
  ];
}

function daysUntil(at: number, now: Date): number {
  return Math.floor((at - now.getTime()) / DAY_MS);
}
