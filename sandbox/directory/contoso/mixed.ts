/** People whose accounts belong partly here and partly elsewhere, and accounts that are nobody's. */
import { type ObjectId } from '../../../src/requests/model/ids.ts';
import { employee, external, ownIdentity, syncedFields, user } from './build-user.ts';
import { CONTOSO, personId } from './ids.ts';
import { type SamplePerson, homedElsewhere, local } from './sample-person.ts';

const invitedInternals: readonly SamplePerson[] = [
  homedElsewhere(
    'invited-internal-redeemed',
    employee({
      id: personId(8, 1),
      displayName: 'Miriam Graham',
      alias: 'miriamg',
      department: 'Sales & Marketing',
      mail: 'miriam.graham@woodgrovebank.com',
      otherMails: ['miriam.graham@woodgrovebank.com'],
      externalUserState: 'Accepted',
      externalUserStateChangeDateTime: '2026-05-04T08:00:12Z',
      identities: [
        ownIdentity(`miriamg@${CONTOSO.domain}`),
        { signInType: 'federated', issuer: 'ExternalAzureAD', issuerAssignedId: null },
      ],
    }),
    'Colleague who now signs in at woodgrovebank.com',
    'Collega die zich nu bij woodgrovebank.com aanmeldt',
  ),
  local(
    'invited-internal-pending',
    employee({
      id: personId(9, 1),
      displayName: 'Lee Gu',
      alias: 'leeg',
      department: 'Manufacturing',
      otherMails: ['lee.gu@woodgrovebank.com'],
      externalUserState: 'PendingAcceptance',
      externalUserStateChangeDateTime: '2026-11-18T11:20:45Z',
    }),
    'Colleague invited to sign in elsewhere, not accepted yet',
    'Collega die elders mag aanmelden, nog niet geaccepteerd',
  ),
  homedElsewhere(
    'synced-external',
    external({
      id: personId(10, 1),
      displayName: 'Johanna Lorenz',
      mail: 'johanna.lorenz@fabrikam.com',
      issuer: 'ExternalAzureAD',
      department: 'Engineering',
      ...syncedFields('johannal'),
      userType: 'Member',
    }),
    'Synced from on premises, but signs in at fabrikam.com',
    'Gesynchroniseerd, maar meldt zich aan bij fabrikam.com',
  ),
];

const applicationAccounts: readonly SamplePerson[] = [
  local(
    'local-account',
    applicationAccount('Carla Gomez', personId(19, 1), 'carla@lucernepublishing.com', []),
    'Customer account of an application (local account)',
    'Klantaccount van een toepassing (lokaal account)',
  ),
  local(
    'linked-account',
    applicationAccount('Daan Smit', personId(20, 1), 'daan.smit@gmail.com', [
      { signInType: 'federated', issuer: 'google.com', issuerAssignedId: '109876543210987654321' },
    ]),
    'Customer account, linked to a Google account as well',
    'Klantaccount, ook gekoppeld aan een Google-account',
  ),
  homedElsewhere(
    'email-verified',
    user({
      id: personId(18, 1),
      displayName: 'Peter Houston',
      mail: `peterh@${CONTOSO.domain}`,
      userPrincipalName: `peterh@${CONTOSO.domain}`,
      creationType: 'EmailVerified',
      otherMails: [`peterh@${CONTOSO.domain}`],
    }),
    'Came by self-service sign-up, by e-mail',
    'Kwam via zelfregistratie per e-mail',
  ),
];

/** An account of Azure AD B2C or External ID: signs in with an address that this directory keeps. */
function applicationAccount(
  displayName: string,
  id: ObjectId,
  address: string,
  linked: { signInType: string; issuer: string; issuerAssignedId: string }[],
) {
  const upn = `${id}@${CONTOSO.initialDomain}`;
  return user({
    id,
    displayName,
    userPrincipalName: upn,
    creationType: 'LocalAccount',
    identities: [
      { signInType: 'emailAddress', issuer: CONTOSO.initialDomain, issuerAssignedId: address },
      ...linked,
      ownIdentity(upn),
    ],
    otherMails: [address],
    passwordPolicies: 'DisablePasswordExpiration',
  });
}

const nobodys: readonly SamplePerson[] = [
  homedElsewhere(
    'agent',
    user({
      '@odata.type': '#microsoft.graph.agentUser',
      id: personId(26, 1),
      displayName: 'Invoice Agent',
      mail: `invoice.agent@${CONTOSO.domain}`,
      userPrincipalName: `invoice.agent@${CONTOSO.domain}`,
      identityParentId: 'a9e47000-0000-4000-8000-000000000001',
    }),
    'An AI agent’s user account',
    'Gebruikersaccount van een AI-agent',
  ),
  local(
    'resource',
    user({
      id: personId(30, 1),
      displayName: 'Room Rainier',
      mail: `room.rainier@${CONTOSO.domain}`,
      userPrincipalName: `room.rainier@${CONTOSO.domain}`,
      isResourceAccount: true,
    }),
    'A meeting room',
    'Een vergaderruimte',
  ),
];

export const mixed: readonly SamplePerson[] = [...invitedInternals, ...applicationAccounts, ...nobodys];
