import { type Kind, federated, guest, local, member, signInName, unsure } from './kind.ts';

const fooled = { fooledByUserType: true } as const;
const several = unsure('several-credentials');
const leftover = unsure('leftover-of-an-external');
const unknown = unsure('domain-unknown');

/** Accounts that a person must decide on, although no fact is missing. */
export const undecided: readonly Kind[] = [
  {
    title: 'a guest with two different issuers',
    user: guest({ identities: [federated('ExternalAzureAD'), federated('google.com')] }),
    home: several,
  },
  {
    title: 'the same in the other order, with our own entry in between',
    user: guest({ identities: [federated('google.com'), signInName(), federated('ExternalAzureAD')] }),
    home: several,
  },
  {
    title: 'a guest of two organisations',
    user: guest({ identities: [federated('adatum.com'), federated('fabrikam.com')] }),
    home: several,
  },
  {
    title: 'a guest of two partners',
    user: guest({ identities: [federated('urn:a'), federated('urn:b')] }),
    home: several,
  },
  {
    title: 'a mailed code and another provider',
    user: guest({ identities: [federated('mail'), federated('google.com')] }),
    home: several,
  },
  {
    title: 'a local account linked to a social identity',
    user: member({
      creationType: 'LocalAccount',
      identities: [federated('google.com'), local('emailAddress'), signInName()],
    }),
    home: several,
    ...fooled,
  },
  {
    title: 'the same with a user name',
    user: member({ identities: [local('userName'), federated('facebook.com')] }),
    home: several,
    ...fooled,
  },
  {
    title: 'an external credential issued by one of our own domains',
    user: guest({ identities: [federated('contoso.com')] }),
    home: several,
  },
  {
    title: 'the same as a member',
    user: member({ identities: [federated('CONTOSO.onmicrosoft.com'), signInName()] }),
    home: several,
    ...fooled,
  },
  {
    title: 'a colleague invited as an external, not redeemed',
    user: member({ externalUserState: 'PendingAcceptance' }),
    home: unsure('invited-internal'),
    ...fooled,
  },
  {
    title: 'a synced colleague invited as an external, not redeemed',
    user: member({ externalUserState: 'pending acceptance', creationType: 'Invitation', onPremisesSyncEnabled: true }),
    home: unsure('invited-internal'),
    ...fooled,
  },
  {
    title: 'an accepted guest without any external credential',
    user: guest({ identities: [signInName()] }),
    home: leftover,
  },
  { title: 'the same with no identities at all', user: guest({ identities: [] }), home: leftover },
  {
    title: 'an external name with nothing else',
    user: member({ userPrincipalName: 'a_b.com#EXT#@contoso.onmicrosoft.com' }),
    home: leftover,
    ...fooled,
  },
  {
    title: 'an external name in lower case',
    user: member({ userPrincipalName: 'a_b.com#ext#@contoso.onmicrosoft.com' }),
    home: leftover,
    ...fooled,
  },
  {
    title: 'a colleague who accepted, but has no external credential',
    user: member({ externalUserState: 'Accepted' }),
    home: leftover,
    ...fooled,
  },
  { title: 'a leftover invitation', user: member({ creationType: 'Invitation' }), home: leftover, ...fooled },
  {
    title: 'a leftover self-service sign-up',
    user: member({ creationType: 'SelfServiceSignUp' }),
    home: leftover,
    ...fooled,
  },
  { title: 'a leftover local account', user: member({ creationType: 'LocalAccount' }), home: leftover, ...fooled },
  {
    title: 'an unknown creation type',
    user: member({ creationType: 'Teleported' }),
    home: leftover,
    ...fooled,
  },
  {
    title: 'an external name with a local account',
    user: guest({ creationType: 'LocalAccount', externalUserState: null, identities: [local('emailAddress')] }),
    home: leftover,
  },
  {
    title: 'an invitation and a local account',
    user: member({ creationType: 'Invitation', identities: [local('emailAddress')] }),
    home: leftover,
    ...fooled,
  },
  {
    title: 'a local account by e-mail address',
    user: member({ creationType: 'LocalAccount', identities: [local('emailAddress'), signInName()] }),
    home: { where: 'application' },
    ...fooled,
  },
  {
    title: 'a local account by user name',
    user: member({ creationType: 'LocalAccount', identities: [local('userName')] }),
    home: { where: 'application' },
    ...fooled,
  },
  {
    title: 'a local account by a custom e-mail type',
    user: member({ creationType: 'Local Account', identities: [local('emailAddress2')] }),
    home: { where: 'application' },
    ...fooled,
  },
  {
    title: 'a local account by a type an application made up',
    user: member({ identities: [local('loyaltyNumber'), signInName()] }),
    home: { where: 'application' },
    ...fooled,
  },
  {
    title: 'a local account in one of our own domains',
    user: member({ identities: [local('EmailAddress', 'Contoso.com')] }),
    home: { where: 'application' },
    ...fooled,
  },
  {
    title: 'a local account that a foreign domain issued',
    user: member({ identities: [local('emailAddress', 'forthcoffee.com')] }),
    home: unknown,
    ...fooled,
  },
  {
    title: 'a local account with one issuer of ours and one foreign',
    user: member({ identities: [local('emailAddress'), local('userName', 'urn:x')] }),
    home: unknown,
    ...fooled,
  },
  {
    title: 'a disabled local account is the application’s all the same',
    user: member({ accountEnabled: false, identities: [local('userName')] }),
    home: { where: 'application' },
    ...fooled,
  },
];
