import { type Kind, at, guest, here, member, signInName, unsure, without } from './kind.ts';

const ours = (domain: string) => ({ where: 'our-identity-provider', domain }) as const;
const onPremises = (writeback: boolean) => ({ where: 'here', kind: 'on-premises', writeback }) as const;

/** Accounts that sign in here. */
export const internal: readonly Kind[] = [
  { title: 'a cloud-only member', user: member(), home: here },
  { title: 'a cloud-only member whose sync flag is false', user: member({ onPremisesSyncEnabled: false }), home: here },
  { title: 'a member outside restricted units', user: member({ isManagementRestricted: false }), home: here },
  { title: 'a member without a user type', user: member({ userType: null }), home: here },
  {
    title: 'a member with empty states',
    user: member({ creationType: '', externalUserState: ' ' }),
    home: here,
  },
  {
    title: 'a member without any address',
    user: member({ mail: null, otherMails: null, proxyAddresses: null }),
    home: here,
  },
  {
    title: 'a member with a sign-in name in capitals',
    user: member({ userPrincipalName: 'MEGANB@CONTOSO.COM', identities: [signInName('Contoso.OnMicrosoft.com')] }),
    home: here,
  },
  {
    title: 'a member whose entry names the custom domain',
    user: member({ identities: [signInName('contoso.com')] }),
    home: here,
  },
  {
    title: 'a member whose entry names another of Microsoft’s own names for the tenant',
    user: member({ identities: [signInName('contoso-old.onmicrosoft.com')] }),
    home: here,
  },
  {
    title: 'a member in an unlisted subdomain of ours',
    user: member({ userPrincipalName: 'meganb@sales.contoso.com', identities: [signInName('sales.contoso.com')] }),
    home: here,
  },
  {
    title: 'a member with an underscore in the name',
    user: member({ userPrincipalName: 'm_b@contoso.com' }),
    home: here,
  },
  {
    title: 'a member who also has a consumer address',
    user: member({ otherMails: ['meganb@outlook.com'] }),
    home: here,
  },
  {
    title: 'a member whose mail is in another organisation',
    user: member({ mail: 'meganb@forthcoffee.com' }),
    home: here,
  },
  {
    title: 'a member with #EXT# only in an old address (converted from an external)',
    user: member({ proxyAddresses: ['smtp:user1_forthcoffee.com#EXT#@contoso.onmicrosoft.com'] }),
    home: here,
  },
  {
    title: 'an internal guest: local credentials, user type Guest',
    user: member({ userType: 'Guest' }),
    home: here,
    fooledByUserType: true,
  },
  {
    title: 'an internal guest who is synced',
    user: member({ userType: 'Guest', onPremisesSyncEnabled: true }),
    home: onPremises(false),
    fooledByUserType: true,
  },
  {
    title: 'a synced member, with writeback',
    user: member({ onPremisesSyncEnabled: true }),
    home: onPremises(true),
    passwordWriteback: true,
  },
  {
    title: 'a synced member, without writeback',
    user: member({ onPremisesSyncEnabled: true }),
    home: onPremises(false),
  },
  { title: 'a cloud member in a tenant with writeback', user: member(), home: here, passwordWriteback: true },
  {
    title: 'a user of one of our federated domains',
    user: member({ userPrincipalName: 'diegos@adfs.contoso.com' }),
    home: ours('adfs.contoso.com'),
    fooledByUserType: true,
  },
  {
    title: 'a synced user of one of our federated domains, writeback or not',
    user: member({ userPrincipalName: 'diegos@ADFS.contoso.com', onPremisesSyncEnabled: true }),
    home: ours('adfs.contoso.com'),
    fooledByUserType: true,
    passwordWriteback: true,
  },
  {
    title: 'a user of a subdomain that inherits its federation',
    user: member({ userPrincipalName: 'diegos@eu.emea.adfs.contoso.com' }),
    home: ours('eu.emea.adfs.contoso.com'),
    fooledByUserType: true,
  },
  {
    title: 'a redeemed guest with the resource flag',
    user: guest({ isResourceAccount: true }),
    home: at('entra-organisation'),
  },
  {
    title: 'a disabled room',
    user: member({ isResourceAccount: true, accountEnabled: false }),
    home: unsure('resource'),
    fooledByUserType: true,
  },
  { title: 'a member whose resource flag is false', user: member({ isResourceAccount: false }), home: here },
  {
    title: 'a member without the two properties that older tenants don’t return',
    user: without(member(), 'isResourceAccount', 'identityParentId'),
    home: here,
  },
];
