import { type Kind, at, federated, guest, member, signInName } from './kind.ts';

const entra = at('entra-organisation');
const asMember = { userType: 'Member' };
const noAddress = { mail: null, otherMails: [] };
const passcode = { where: 'nowhere', kind: 'one-time-passcode' } as const;
const named = (name: string) => ({ userPrincipalName: `${name}#EXT#@contoso.onmicrosoft.com` });

/** Accounts whose password lives elsewhere, or nowhere. */
export const elsewhere: readonly Kind[] = [
  { title: 'a guest from another Entra organisation', user: guest(), home: entra },
  {
    title: 'a guest whose issuer is a domain',
    user: guest({ identities: [federated('forthcoffee.com'), signInName()] }),
    home: entra,
  },
  {
    title: 'a guest whose issuer differs in case and spaces',
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
    title: 'a guest with only the federated identity',
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
    title: 'an external member without any other trace',
    user: guest({ ...asMember, creationType: null, externalUserState: null, userPrincipalName: 'user1@contoso.com' }),
    home: entra,
    fooledByUserType: true,
  },
  {
    title: 'a colleague who redeemed an invitation, with the old sign-in name',
    user: member({
      externalUserState: 'Accepted',
      otherMails: ['meganb@woodgrovebank.com'],
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
    title: 'a guest who is still pending but has a credential',
    user: guest({ externalUserState: 'PendingAcceptance' }),
    home: entra,
  },
  {
    title: 'a guest from a user flow',
    user: guest({ creationType: 'SelfServiceSignUp', externalUserState: null }),
    home: entra,
  },
  {
    title: 'an email-verified user with an external credential',
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
    title: 'a guest whose mail changed after the invitation, with the former employer in the sign-in name',
    user: guest({ mail: 'user1@northwindtraders.com' }),
    home: at('entra-organisation', 'northwindtraders.com'),
  },
  {
    title: 'a guest without mail but with another address',
    user: guest({ mail: null, otherMails: ['user1@Adatum.com'] }),
    home: at('entra-organisation', 'adatum.com'),
  },
  {
    title: 'a guest whose first other address is ours',
    user: guest({ mail: 'user1@contoso.com', otherMails: ['u1@contoso.com', 'user1@adatum.com'] }),
    home: at('entra-organisation', 'adatum.com'),
  },
  {
    title: 'a guest without addresses, with a domain as issuer',
    user: guest({ ...noAddress, identities: [federated('Fabrikam.com')] }),
    home: at('entra-organisation', 'fabrikam.com'),
  },
  { title: 'a guest without addresses, with the sign-in name', user: guest(noAddress), home: entra },
  {
    title: 'a guest with underscores in the local part',
    user: guest({ ...noAddress, ...named('ravi_k_shah_adatum.com') }),
    home: at('entra-organisation', 'adatum.com'),
  },
  {
    title: 'a guest with #ext# in lower case',
    user: guest({ ...noAddress, userPrincipalName: 'u_adatum.com#ext#@contoso.onmicrosoft.com' }),
    home: at('entra-organisation', 'adatum.com'),
  },
  {
    title: 'a guest without a domain in the sign-in name',
    user: guest({ ...noAddress, ...named('user1') }),
    home: at('entra-organisation', null),
  },
  {
    title: 'a guest whose sign-in name starts with an underscore',
    user: guest({ ...noAddress, ...named('_adatum.com') }),
    home: at('entra-organisation', null),
  },
  {
    title: 'a guest with invalid addresses',
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
    title: 'a partner named by an entity ID',
    user: guest({ identities: [federated('urn:forth:coffee')] }),
    home: at('partner-identity-provider'),
  },
  {
    title: 'a partner called "constructor"',
    user: guest({ identities: [federated('constructor')] }),
    home: at('partner-identity-provider'),
  },
  {
    title: 'a guest who signs in with a mailed code',
    user: guest({ identities: [federated('mail', 'user1@forthcoffee.com')] }),
    home: passcode,
  },
  {
    title: 'a member who signs in with a mailed code',
    user: guest({ ...asMember, identities: [signInName(), federated(' Mail')] }),
    home: passcode,
    fooledByUserType: true,
  },
  {
    title: 'an invited guest who never accepted',
    user: guest({ externalUserState: 'PendingAcceptance', identities: [signInName()] }),
    home: { where: 'nowhere', kind: 'invitation-not-redeemed' },
  },
  {
    title: 'an invited member who never accepted, with a space in the state',
    user: guest({ ...asMember, externalUserState: 'Pending Acceptance', identities: [signInName()] }),
    home: { where: 'nowhere', kind: 'invitation-not-redeemed' },
    fooledByUserType: true,
  },
  {
    title: 'an email-verified user of an unmanaged organisation',
    user: member({ creationType: 'EmailVerified', mail: 'peter@adatum.com' }),
    home: at('unmanaged-entra-organisation', 'adatum.com'),
    fooledByUserType: true,
  },
  {
    title: 'an email-verified user with only addresses of ours',
    user: member({ creationType: 'Email Verified' }),
    home: at('unmanaged-entra-organisation', null),
    fooledByUserType: true,
  },
];
