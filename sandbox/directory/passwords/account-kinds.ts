/** The kinds of account that Graph distinguishes when a password is written. */
import type { DirectoryUser } from '../graph-objects.ts';
import type { Tenant } from '../tenant.ts';

/** Does this person sign in with a credential of this directory, rather than at another identity provider? */
export function signsInHere(tenant: Tenant, user: DirectoryUser): boolean {
  if (hasLocalAccount(user)) return true;
  return !isExternal(user) && !isInFederatedDomain(tenant, user);
}

/** Someone of another directory, redeemed or not: Graph answers a password write that the name is invalid. */
export function isExternal({ identities, userPrincipalName }: DirectoryUser): boolean {
  return identities.some(({ signInType }) => signInType === 'federated') || /#EXT#/i.test(userPrincipalName);
}

/** An account of an application (External ID, B2C), which signs in with an address or a name kept here. */
export function hasLocalAccount({ identities }: DirectoryUser): boolean {
  return identities.some(({ signInType }) => signInType.startsWith('emailAddress') || signInType === 'userName');
}

export function isInFederatedDomain(tenant: Tenant, { userPrincipalName }: DirectoryUser): boolean {
  const domain = userPrincipalName.slice(userPrincipalName.lastIndexOf('@') + 1).toLowerCase();
  return tenant.domains.some(({ id, authenticationType }) => id === domain && authenticationType === 'Federated');
}
