/** Which domain an external account's home goes by. */
import { dnsName, domainAfterAt } from './dns-name.ts';
import type { GraphUser } from './graph-user.ts';

/** Is this the name an external gets here, such as `user1_forthcoffee.com#EXT#@contoso.onmicrosoft.com`? */
export function isExternalName(signInName: string): boolean {
  return /#EXT#/i.test(signInName);
}

/**
 * The first domain that is not our own, of: `mail`, `otherMails`, an issuer written as a domain, the sign-in name. The
 * name comes last, because it keeps an old employer when somebody redeems anew ("Reset redemption status for a guest
 * user"): its domain part is always ours.
 */
export function homeDomain(
  user: Pick<GraphUser, 'mail' | 'otherMails' | 'userPrincipalName'>,
  issuerDomain: string | null,
  isOurs: (domain: string) => boolean,
): string | null {
  const candidates = [
    domainAfterAt(user.mail),
    ...(user.otherMails ?? []).map(domainAfterAt),
    issuerDomain,
    domainInExternalName(user.userPrincipalName),
  ];
  return candidates.find((domain) => domain !== null && !isOurs(domain)) ?? null;
}

/** `local_domain#EXT#@…`: cut at the last underscore, since a local part may hold underscores and a domain may not. */
function domainInExternalName(signInName: string | null | undefined): string | null {
  const [, domain] = /^.+_([^_]+)#EXT#/i.exec(signInName ?? '') ?? [];
  return dnsName(domain);
}
