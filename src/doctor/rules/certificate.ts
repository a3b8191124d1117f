/** Is the client certificate one with which the bot can sign in? Pure. */
import { type Finding, counted, warning, wrong } from '../finding.ts';

/** `unread`: why not. `until`: when it expires. */
export type CertificateRead =
  { readonly until: Date } | { readonly unread: string } | 'no-certificate' | 'no-key' | 'other-key';

const DAY_MS = 24 * 60 * 60_000;
/** Enough to make another, and to upload it. */
const FEW_DAYS = 14;
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
  const days = Math.floor((read.until.getTime() - now.getTime()) / DAY_MS);
  if (days < 0) {
    return [
      wrong('token', `The certificate in MicrosoftAppCertificatePath expired on ${read.until.toISOString()}. ${RENEW}`),
    ];
  }
  if (days >= FEW_DAYS) return [];
  return [
    warning('token', `The certificate in MicrosoftAppCertificatePath expires in ${counted(days, 'day')}. ${RENEW}`),
  ];
}
