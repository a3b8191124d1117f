/** Which domain an external account's home goes by. */
import { domainAfterAt } from './dns-name.ts';
import type { GraphUser } from '../graph/graph-user.ts';

/** Is this the name an external gets here, such as `user1_forthcoffee.com#EXT#@contoso.onmicrosoft.com`? */
export function isExternalName(signInName: string): boolean {
  return /#EXT#/i.test(signInName);
}

/** What an account shows of its home: `domain` and `addresses` of `PasswordHome`. */
export type HomeTraces = { readonly domain: string | null; readonly addresses?: readonly string[] };

/**
 * The first domain that is not our own, of: `mail`, `otherMails`, an issuer written as a domain, the sign-in name. The
 * name comes last, because it keeps an old employer when somebody redeems anew ("Reset redemption status for a guest
 * user"): its domain part is always ours. An address in one of our domains says nothing to another directory.
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

/** `local_domain#EXT#@…`: cut at the last underscore, since a local part may hold underscores and a domain may not. */
function addressInExternalName(signInName: string | null | undefined): string {
  const [, local = '', domain = ''] = /^(.+)_([^_]+)#EXT#/i.exec(signInName ?? '') ?? [];
  return `${local}@${domain}`;
}
