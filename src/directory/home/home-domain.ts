/** The domain and addresses by which an external user's home directory knows them. */
import { domainAfterAt } from './dns-name.ts';
import type { GraphUser } from '../graph/graph-user.ts';

/** Is this an external user's sign-in name, such as `user1_forthcoffee.com#EXT#@contoso.onmicrosoft.com`? */
export function isExternalName(signInName: string): boolean {
  return /#EXT#/i.test(signInName);
}

/** `domain` and `addresses` of `PasswordHome`, as far as the account shows them. */
export type HomeTraces = { readonly domain: string | null; readonly addresses?: readonly string[] };

/**
 * Takes the first domain that isn't ours from `mail`, `otherMails`, an issuer that is a domain, and the sign-in name.
 * The sign-in name comes last because it keeps a former employer's domain when a guest redeems again ("Reset redemption
 * status for a guest user"). An address in one of our domains means nothing to another directory.
 */
export function homeTraces(
  user: Pick<GraphUser, 'mail' | 'otherMails' | 'userPrincipalName'>,
  issuerDomain: string | null,
  isOurs: (domain: string) => boolean,
): HomeTraces {
  const foreign = (address: string): boolean => {
    const domain = domainAfterAt(address);
    return domain !== null && !isOurs(domain);
  };
  const written = [user.mail, ...(user.otherMails ?? [])].map((address) => (address ?? '').trim()).filter(foreign);
  const fromName = [addressInExternalName(user.userPrincipalName)].filter((address) => foreign(address));
  const issuer = issuerDomain === null || isOurs(issuerDomain) ? [] : [issuerDomain];
  const [domain = null] = [...written.map(domainAfterAt), ...issuer, ...fromName.map(domainAfterAt)];
  const addresses = [...written, ...fromName.filter((address) => domainAfterAt(address) === domain)];
  const different = [...new Map(addresses.map((each) => [each.toLowerCase(), each])).values()];
  return { domain, ...(different.length === 0 ? {} : { addresses: different }) };
}

/** Splits `local_domain#EXT#@…` at the last underscore: a local part may contain underscores, a domain may not. */
function addressInExternalName(signInName: string | null | undefined): string {
  const [, local = '', domain = ''] = /^(.+)_([^_]+)#EXT#/i.exec(signInName ?? '') ?? [];
  return `${local}@${domain}`;
}
