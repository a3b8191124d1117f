import { type Kind, at, federated, guest, member, signInName } from './kind.ts';

const entra = at('entra-organisation');
const asMember = { userType: 'Member' };
const noAddress = { mail: null, otherMails: [] };
const passcode = { where: 'nowhere', kind: 'one-time-passcode' } as const;
const named = (name: string) => ({ userPrincipalName: `${name}#EXT#@contoso.onmicrosoft.com` });

/** Accounts whose password is with somebody else, or nowhere. */
export const elsewhere: readonly Kind[] = [
  { title: 'a guest from another Entra organisation', user: guest(), home: entra },
  {
    title: 'a guest whose issuer is a domain',
    user: guest({ identities: [federated('forthcoffee.com'), signInName()] }),
    home: entra,
  },
  {
    title: 'a guest whose issuer is written in other letters and spaces',
    user: guest({ identities: [{ ...federated(' External Azure AD '), signInType: ' Federated ' }, signInName()] }),
    home: entra,
  },
  {
    title: 'a guest whose identities are in the other order',
    user: guest({ identities: [signInName(), federated('ExternalAzureAD')] }),
    home: entra,
  },
  {
    title: 'a guest with the same issuer twice',
    user: guest({ identities: [federated('ExternalAzureAD', 'a'), signInName(), federated('externalazuread', 'b')] }),
    home: entra,
  },
  {
    title: 'a guest with nothing but the federated identity',
    user: guest({ identities: [federated('ExternalAzureAD')] }),
    home: entra,
  },
  { title: 'a guest who is disabled here', user: guest({ accountEnabled: false }), home: entra },
  { title: 'a guest in a restricted unit', user: guest({ isManagementRestricted: true }), home: entra },
  {
    title: 'a guest on a consumer address who signs in with Entra',
    user: guest({ mail: 'user1@outlook.com' }),
    home: at('entra-organisation', 'outlook.com'),
  },
  {
    title: 'an external member (cross-tenant synchronisation)',
    user: guest(asMember),
    home: entra,
    fooledByUserType: true,
  },
  { title: 'an external without a user type', user: guest({ userType: null }), home: entra, fooledByUserType: true },
  {
    title: 'an external member with every other trace wiped',
    user: guest({ ...asMember, creationType: null, externalUserState: null, userPrincipalName: 'user1@contoso.com' }),
    home: entra,
    fooledByUserType: true,
  },
  {
    title: 'a colleague who was invited and redeemed: the name is kept',
    user: member({
      externalUserState: 'Accepted',
      otherMails: ['megan@woodgrovebank.com'],
      identities: [signInName(), federated('ExternalAzureAD')],
    }),
    home: at('entra-organisation', 'woodgrovebank.com'),
    fooledByUserType: true,
  },
  {
    title: 'a synced account with an external credential',
    user: member({ onPremisesSyncEnabled: true, identities: [federated('ExternalAzureAD'), signInName()] }),
    home: at('entra-organisation', null),
    fooledByUserType: true,
  },
  {
    title: 'an external of one of our federated domains',
    user: member({ userPrincipalName: 'x@adfs.contoso.com', identities: [federated('fabrikam.com')] }),
    home: at('entra-organisation', 'fabrikam.com'),
    fooledByUserType: true,
  },
  {
    title: 'a guest who still counts as pending but has a credential',
    user: guest({ externalUserState: 'PendingAcceptance' }),
    home: entra,
  },
  {
    title: 'a guest from a user flow',
    user: guest({ creationType: 'SelfServiceSignUp', externalUserState: null }),
    home: entra,
  },
  {
    title: 'an e-mail verified user with an external credential',
    user: guest({ creationType: 'EmailVerified' }),
    home: entra,
  },
  {
    title: 'a guest whose issuer is a domain of ours that was never verified',
    user: guest({ identities: [federated('fourthcoffee.com')] }),
    home: entra,
  },
  {
    title: 'a guest whose issuer is below one of our domains',
    user: guest({ identities: [federated('labs.contoso.com')] }),
    home: entra,
  },
  {
    title: 'a guest whose mail changed after the invitation: the name keeps the old employer',
    user: guest({ mail: 'user1@northwindtraders.com' }),
    home: at('entra-organisation', 'northwindtraders.com'),
  },
  {
    title: 'a guest without mail: another address tells',
    user: guest({ mail: null, otherMails: ['user1@Adatum.com'] }),
    home: at('entra-organisation', 'adatum.com'),
  },
  {
    title: 'a guest whose first other address is ours',
    user: guest({ mail: 'user1@contoso.com', otherMails: ['u1@contoso.com', 'user1@adatum.com'] }),
    home: at('entra-organisation', 'adatum.com'),
  },
  {
    title: 'a guest without addresses: the issuer tells, not the old name',
    user: guest({ ...noAddress, identities: [federated('Fabrikam.com')] }),
    home: at('entra-organisation', 'fabrikam.com'),
  },
  { title: 'a guest without addresses: the name tells', user: guest(noAddress), home: entra },
  {
    title: 'a guest with underscores in the local part',
    user: guest({ ...noAddress, ...named('ravi_k_shah_adatum.com') }),
    home: at('entra-organisation', 'adatum.com'),
  },
  {
    title: 'a guest whose mark is in small letters',
    user: guest({ ...noAddress, userPrincipalName: 'u_adatum.com#ext#@contoso.onmicrosoft.com' }),
    home: at('entra-organisation', 'adatum.com'),
  },
  {
    title: 'a guest whose name holds no domain',
    user: guest({ ...noAddress, ...named('user1') }),
    home: at('entra-organisation', null),
  },
  {
    title: 'a guest whose name begins with the underscore',
    user: guest({ ...noAddress, ...named('_adatum.com') }),
    home: at('entra-organisation', null),
  },
  {
    title: 'a guest whose address is none',
    user: guest({ mail: '@adatum.com', otherMails: ['adatum.com', 'a b@c'] }),
    home: entra,
  },
  {
    title: 'a guest from an internationalised domain',
    user: guest({ mail: 'user1@bücher.example' }),
    home: at('entra-organisation', 'xn--bcher-kva.example'),
  },
  {
    title: 'a personal Microsoft account',
    user: guest({ mail: 'garth@outlook.com', identities: [federated('MicrosoftAccount'), signInName()] }),
    home: at('microsoft-account', 'outlook.com'),
  },
  {
    title: 'a personal Microsoft account as the portal prints it',
    user: guest({ identities: [federated('Microsoft account')] }),
    home: at('microsoft-account'),
  },
  {
    title: 'a personal Microsoft account by its old issuer',
    user: guest({ identities: [federated('live.com')] }),
    home: at('microsoft-account'),
  },
  {
    title: 'a personal Microsoft account under both names',
    user: guest({ identities: [federated('LIVE.com'), federated('MicrosoftAccount')] }),
    home: at('microsoft-account'),
  },
  {
    title: 'a Google account',
    user: guest({ mail: 'i@gmail.com', identities: [federated('google.com', '1072')] }),
    home: at('google', 'gmail.com'),
  },
  {
    title: 'a Google account that is a member',
    user: guest({ ...asMember, identities: [federated('Google.com ')] }),
    home: at('google'),
    fooledByUserType: true,
  },
  {
    title: 'a Facebook account',
    user: guest({ identities: [federated('facebook.com')], creationType: 'SelfServiceSignUp' }),
    home: at('facebook'),
  },
  {
    title: 'a partner that federates by SAML, named by a URI',
    user: guest({ identities: [federated('http://adfs.forthcoffee.com/adfs/services/trust')] }),
    home: at('partner-identity-provider'),
  },
  {
    title: 'a partner named by an entity id',
    user: guest({ identities: [federated('urn:forth:coffee')] }),
    home: at('partner-identity-provider'),
  },
  {
    title: 'a partner whose name is a word of programmers',
    user: guest({ identities: [federated('constructor')] }),
    home: at('partner-identity-provider'),
  },
  {
    title: 'a guest who signs in with a code by e-mail',
    user: guest({ identities: [federated('mail', 'user1@forthcoffee.com')] }),
    home: passcode,
  },
  {
    title: 'a member who signs in with a code by e-mail',
    user: guest({ ...asMember, identities: [signInName(), federated(' Mail')] }),
    home: passcode,
    fooledByUserType: true,
  },
  {
    title: 'somebody invited who never accepted',
    user: guest({ externalUserState: 'PendingAcceptance', identities: [signInName()] }),
    home: { where: 'nowhere', kind: 'invitation-not-redeemed' },
  },
  {
    title: 'somebody invited as a member who never accepted, printed with a space',
    user: guest({ ...asMember, externalUserState: 'Pending Acceptance', identities: [signInName()] }),
    home: { where: 'nowhere', kind: 'invitation-not-redeemed' },
    fooledByUserType: true,
  },
  {
    title: 'an e-mail verified user of an organisation that nobody manages',
    user: member({ creationType: 'EmailVerified', mail: 'peter@adatum.com' }),
    home: at('unmanaged-entra-organisation', 'adatum.com'),
    fooledByUserType: true,
  },
  {
    title: 'an e-mail verified user with addresses of ours only',
    user: member({ creationType: 'Email Verified' }),
    home: at('unmanaged-entra-organisation', null),
    fooledByUserType: true,
  },
];
