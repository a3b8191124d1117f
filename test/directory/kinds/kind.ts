/** The table of account kinds: users with every property that Graph returns; each kind changes what differs. */
import type { PasswordHome, UnsureReason } from '../../../src/requests/model/home.ts';
import type { Domain } from '../../../src/directory/home/our-domains.ts';
import type { GraphUser, Identity } from '../../../src/directory/graph/graph-user.ts';
import { megan, userOne } from '../../../sandbox/directory/cast.ts';

export type Kind = {
  readonly title: string;
  readonly user: GraphUser;
  readonly home: PasswordHome;
  /** Would the test `userType === 'Guest'` for "signs in elsewhere" be wrong? */
  readonly fooledByUserType?: true;
  readonly passwordWriteback?: true;
};

/** Contoso's domains, with a federated one and an unverified one. */
export const DOMAINS: readonly Domain[] = [
  { id: 'contoso.onmicrosoft.com', authenticationType: 'Managed', isVerified: true },
  { id: 'Contoso.com', authenticationType: 'Managed', isVerified: true },
  { id: 'adfs.contoso.com', authenticationType: 'Federated', isVerified: true },
  { id: 'odd.contoso.com', authenticationType: null, isVerified: true },
  { id: 'fourthcoffee.com', authenticationType: 'Managed', isVerified: false },
];

export function signInName(issuer = 'contoso.onmicrosoft.com'): Identity {
  return { signInType: 'userPrincipalName', issuer, issuerAssignedId: 'someone@contoso.com' };
}

export function federated(issuer: string | null, issuerAssignedId: string | null = null): Identity {
  return { signInType: 'federated', issuer, issuerAssignedId };
}

export function local(signInType: string, issuer = 'contoso.onmicrosoft.com'): Identity {
  return { signInType, issuer, issuerAssignedId: 'carla@lucernepublishing.com' };
}

/** A cloud-only member of Contoso. */
export function member(fields: Partial<GraphUser> = {}): GraphUser {
  return {
    id: megan.id,
    displayName: megan.name,
    userPrincipalName: 'meganb@contoso.com',
    mail: 'meganb@contoso.com',
    otherMails: [],
    proxyAddresses: ['SMTP:meganb@contoso.com'],
    accountEnabled: true,
    userType: 'Member',
    creationType: null,
    externalUserState: null,
    externalUserStateChangeDateTime: null,
    identities: [signInName()],
    onPremisesSyncEnabled: null,
    passwordPolicies: null,
    createdDateTime: '2026-03-01T10:00:00Z',
    lastPasswordChangeDateTime: '2026-06-15T07:30:00Z',
    isManagementRestricted: null,
    identityParentId: null,
    isResourceAccount: null,
    ...fields,
  };
}

/** A guest from forthcoffee.com who accepted the invitation. */
export function guest(fields: Partial<GraphUser> = {}): GraphUser {
  return member({
    displayName: userOne.name,
    userPrincipalName: 'user1_forthcoffee.com#EXT#@contoso.onmicrosoft.com',
    mail: 'user1@forthcoffee.com',
    otherMails: ['user1@forthcoffee.com'],
    proxyAddresses: ['SMTP:user1@forthcoffee.com'],
    userType: 'Guest',
    creationType: 'Invitation',
    externalUserState: 'Accepted',
    externalUserStateChangeDateTime: '2026-03-02T09:14:07Z',
    identities: [federated('ExternalAzureAD'), signInName()],
    ...fields,
  });
}

export function without(user: GraphUser, ...names: (keyof GraphUser)[]): GraphUser {
  return { ...user, ...Object.fromEntries(names.map((name) => [name, undefined])) };
}

export const here: PasswordHome = { where: 'here', kind: 'cloud' };

export function at(
  kind: Extract<PasswordHome, { where: 'elsewhere' }>['kind'],
  domain: string | null = 'forthcoffee.com',
): PasswordHome {
  return { where: 'elsewhere', kind, domain };
}

export function unsure(because: UnsureReason): PasswordHome {
  return { where: 'unsure', because };
}
