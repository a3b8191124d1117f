/** People who sign in elsewhere: guests and external members. */
import { external, guestSignInName, user } from './build-user.ts';
import { personId } from './ids.ts';
import { type SamplePerson, homedElsewhere } from './sample-person.ts';

/** Microsoft's name for "another Microsoft Entra organisation" in `identities`. */
const ENTRA = 'ExternalAzureAD';

const entra: readonly SamplePerson[] = [
  homedElsewhere(
    'entra-guest',
    external({
      id: personId(6, 1),
      displayName: 'User One',
      mail: 'user1@forthcoffee.com',
      issuer: ENTRA,
      companyName: 'Forth Coffee',
    }),
    'Guest from forthcoffee.com',
    'Gast van forthcoffee.com',
  ),
  homedElsewhere(
    'entra-member',
    external({
      id: personId(7, 1),
      displayName: 'Kim Akers',
      mail: 'kim.akers@fabrikam.com',
      issuer: ENTRA,
      companyName: 'Fabrikam',
      department: 'Engineering',
      showInAddressList: true,
      userType: 'Member',
    }),
    'External member from fabrikam.com (cross-tenant synchronisation)',
    'Extern lid van fabrikam.com (synchronisatie tussen tenants)',
  ),
  homedElsewhere(
    'entra-guest',
    external({
      id: personId(6, 2),
      displayName: 'Ravi Shah',
      mail: 'ravi_shah@adatum.com',
      issuer: 'adatum.com',
      companyName: 'A. Datum',
    }),
    'Guest from adatum.com, whose issuer is a domain',
    'Gast van adatum.com, met een domein als uitgever',
  ),
  homedElsewhere(
    'entra-guest',
    external({ id: personId(6, 3), displayName: 'Zoe Martin', mail: 'zoe@cohovineyard.com', issuer: ENTRA }),
    'Guest from an organisation that nobody manages',
    'Gast van een organisatie die niemand beheert',
  ),
  homedElsewhere(
    'entra-guest',
    external({
      id: personId(6, 4),
      displayName: 'Bianca Pisani',
      mail: 'bianca@northwindtraders.com',
      issuer: ENTRA,
      userPrincipalName: guestSignInName('bianca.p@adatum.com'),
    }),
    'Guest who changed employer: the sign-in name shows the old one',
    'Gast met een nieuwe werkgever: de aanmeldnaam toont de oude',
  ),
  homedElsewhere(
    'user-flow-guest',
    external({
      id: personId(17, 1),
      displayName: 'Olga Petrova',
      mail: 'olga@litware.com',
      issuer: ENTRA,
      creationType: 'SelfServiceSignUp',
      externalUserState: null,
      externalUserStateChangeDateTime: null,
    }),
    'Came by self-service sign-up, from litware.com',
    'Kwam via zelfregistratie, van litware.com',
  ),
];

const providers: readonly SamplePerson[] = [
  homedElsewhere(
    'microsoft-account',
    external({
      id: personId(11, 1),
      displayName: 'Garth Fort',
      mail: 'garth.fort@outlook.com',
      issuer: 'MicrosoftAccount',
    }),
    'Personal Microsoft account',
    'Persoonlijk Microsoft-account',
  ),
  homedElsewhere(
    'google',
    external({
      id: personId(12, 1),
      displayName: 'Ines Ribeiro',
      mail: 'ines.ribeiro@gmail.com',
      issuer: 'google.com',
      issuerAssignedId: '107204513388126012345',
    }),
    'Google account',
    'Google-account',
  ),
  homedElsewhere(
    'facebook',
    external({
      id: personId(13, 1),
      displayName: 'Tomas Navarro',
      mail: 'tomas.navarro@margiestravel.com',
      issuer: 'facebook.com',
      issuerAssignedId: '2400089476543210',
      creationType: 'SelfServiceSignUp',
      externalUserState: null,
      externalUserStateChangeDateTime: null,
    }),
    'Facebook account',
    'Facebook-account',
  ),
  homedElsewhere(
    'partner-identity-provider',
    external({
      id: personId(14, 1),
      displayName: 'Yara Haddad',
      mail: 'yara.haddad@tailspintoys.com',
      issuer: 'http://adfs.tailspintoys.com/adfs/services/trust',
      companyName: 'Tailspin Toys',
    }),
    'Partner with its own identity provider (SAML)',
    'Partner met een eigen identiteitsprovider (SAML)',
  ),
  homedElsewhere(
    'one-time-passcode',
    external({
      id: personId(15, 1),
      displayName: 'Bram de Wit',
      mail: 'bram@wingtiptoys.com',
      issuer: 'mail',
      issuerAssignedId: 'bram@wingtiptoys.com',
    }),
    'Guest who signs in with a code by e-mail',
    'Gast die zich aanmeldt met een code per e-mail',
  ),
];

const unfinished: readonly SamplePerson[] = [
  homedElsewhere(
    'pending-invitation',
    invited(16, 'Noor Visser', 'noor@wideworldimporters.com', 'PendingAcceptance'),
    'Invited, has not accepted yet',
    'Uitgenodigd, nog niet geaccepteerd',
  ),
  homedElsewhere(
    'leftover-guest',
    invited(22, 'Eva Macias', 'eva@alpineskihouse.com', 'Accepted'),
    'Guest without any credential: something went wrong',
    'Gast zonder enige aanmeldgegevens: er ging iets mis',
  ),
];

/** A guest object without a federated identity. */
function invited(group: number, displayName: string, mail: string, externalUserState: string) {
  return user({
    id: personId(group, 1),
    displayName,
    mail,
    userPrincipalName: guestSignInName(mail),
    creationType: 'Invitation',
    externalUserState,
    externalUserStateChangeDateTime: '2026-11-12T15:42:00Z',
    otherMails: [mail],
    proxyAddresses: [`SMTP:${mail}`],
    showInAddressList: false,
    userType: 'Guest',
  });
}

export const guests: readonly SamplePerson[] = [...entra, ...providers, ...unfinished];
