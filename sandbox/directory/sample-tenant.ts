import { administrativeUnits, groups, memberships, ownerships } from './contoso/groups.ts';
import { APP_OBJECT_ID, CONTOSO, personId } from './contoso/ids.ts';
import { domains, federations, otherOrganisations, signIns } from './contoso/organisations.ts';
import { roleAssignments, roleDefinitions, roleEligibilities } from './contoso/roles.ts';
import { registrations } from './contoso/registrations.ts';
import { ACCEPTED } from './graph/app-permissions.ts';
import { newCredential } from './passwords/credentials.ts';
import { people } from './people.ts';
import type { Tenant } from './tenant.ts';

/** A fresh copy of Contoso, which the caller may change. */
export function sampleTenant(): Tenant {
  const [megan, alex, grady, allan] = [personId(1, 1), personId(1, 2), personId(2, 1), personId(2, 4)];
  const passwords = people.flatMap(({ user, password }) => (password === undefined ? [] : [{ id: user.id, password }]));
  return {
    ...structuredClone({
      users: people.map(({ user }) => user),
      domains: [...domains],
      federations: mutableMap(federations),
      groups: [...groups],
      administrativeUnits: [...administrativeUnits],
      members: mutableMap(memberships),
      owners: mutableMap(ownerships),
      roleDefinitions: [...roleDefinitions],
      roleAssignments: [...roleAssignments],
      roleEligibilityScheduleInstances: [...roleEligibilities],
      signIns: [...signIns],
      registrations: new Map(registrations),
      otherOrganisations: [...otherOrganisations],
    }),
    id: CONTOSO.id,
    displayName: CONTOSO.displayName,
    credentials: new Map(passwords.map(({ id, password }) => [id, newCredential(password, { mustChange: false })])),
    passwordWrites: [],
    invitationsSent: [],
    // Microsoft's own defaults.
    guestSettings: { allowInvitesFrom: 'everyone', blockedDomains: [], blockedTenantDomains: [] },
    managers: new Map([
      [alex, megan],
      [megan, allan],
      [grady, allan],
    ]),
    roleAssignmentScheduleInstances: [],
    groupEligibilityScheduleInstances: [],
    directoryAudits: [],
    mailsSent: [],
    sessionsRevoked: [],
    operations: [],
    resets: { polls: 2, retryAfter: 0, failWith: null },
    accessPasses: [],
    reports: 'readable',
    accessPassPolicy: {
      state: 'enabled',
      minimumLifetimeInMinutes: 60,
      maximumLifetimeInMinutes: 480,
      defaultLifetimeInMinutes: 60,
      isUsableOnce: false,
    },
    passwordWriteback: false,
    appObjectId: APP_OBJECT_ID,
    appPermissions: [...new Set([...Object.values(ACCEPTED).flat(), 'AuditLog.Read.All', 'User.Invite.All'])],
    appConsents: [],
    appRegistration: null,
    teamApps: new Map(),
    managesIdentities: true,
    appMayWritePasswords: true,
    appMayResetAdmins: false,
  };
}

function mutableMap<T>(entries: readonly (readonly [string, readonly T[]])[]): Map<string, T[]> {
  return new Map(entries.map(([key, values]) => [key, [...values]]));
}
