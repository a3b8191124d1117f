/** What an administrator does in the running local directory. Every later call to Graph sees the change. */
import { randomUUID } from 'node:crypto';
import { group, unit } from './contoso/build-group.ts';
import { SAMPLE_PASSWORD } from './contoso/sample-person.ts';
import { graphTime, newCredential } from './passwords/credentials.ts';
import type { AdministrativeUnit, DirectoryUser, Group, RoleAssignment } from './graph-objects.ts';
import { type Tenant, findUser } from './tenant.ts';

/**
 * Adds someone built by `employee` or `external` of `contoso/build-user.ts`.
 * @param password null: none in this directory
 * @throws if the object id or the sign-in name is taken
 */
export function addUser(tenant: Tenant, user: DirectoryUser, password: string | null = SAMPLE_PASSWORD): DirectoryUser {
  for (const name of [user.id, user.userPrincipalName]) {
    if (findUser(tenant, name) !== undefined) throw new Error(`A user ${name} already exists`);
  }
  tenant.users.push(user);
  if (password !== null) tenant.credentials.set(user.id, newCredential(password, { mustChange: false }));
  return user;
}

/** Sets a user's password in the admin center, without a required change. */
export function setPassword(tenant: Tenant, user: DirectoryUser, password: string, at: Date): void {
  tenant.credentials.set(user.id, newCredential(password, { mustChange: false }));
  user.lastPasswordChangeDateTime = graphTime(at);
}

/** How a role is assigned: permanently, activated for now, or only eligible; for the whole tenant or one unit. */
export type Giving = { readonly as?: 'assigned' | 'activated' | 'eligible'; readonly unit?: AdministrativeUnit };

/**
 * Assigns a role to a user or to a role-assignable group.
 * @param principal object id
 * @param role its English name
 * @throws if the tenant has no such role
 */
export function giveRole(tenant: Tenant, principal: string, role: string, giving: Giving = {}): void {
  const { as = 'assigned', unit: scope } = giving;
  const definition = tenant.roleDefinitions.find(({ displayName }) => displayName === role);
  if (definition === undefined) throw new Error(`No role is called ${role}`);
  const given: RoleAssignment = {
    id: randomUUID(),
    principalId: principal,
    roleDefinitionId: definition.id,
    directoryScopeId: scope === undefined ? '/' : `/administrativeUnits/${scope.id}`,
    appScopeId: null,
    condition: null,
  };
  if (as !== 'eligible') tenant.roleAssignments.push(given);
  if (as !== 'assigned') schedule(tenant, given, as);
}

/** What Privileged Identity Management says of it. */
function schedule(tenant: Tenant, given: RoleAssignment, as: 'activated' | 'eligible'): void {
  const { principalId, roleDefinitionId, directoryScopeId, appScopeId } = given;
  const role = { principalId, roleDefinitionId, directoryScopeId, appScopeId };
  const instance = { id: randomUUID(), ...role, memberType: 'Direct', startDateTime: null, endDateTime: null } as const;
  if (as === 'eligible') {
    tenant.roleEligibilityScheduleInstances.push({ ...instance, roleEligibilityScheduleId: null });
  } else {
    tenant.roleAssignmentScheduleInstances.push({
      ...instance,
      assignmentType: 'Activated',
      roleAssignmentOriginId: given.id,
      roleAssignmentScheduleId: null,
    });
  }
}

/** Makes someone eligible to be a member or an owner of a group (PIM for Groups). */
export function makeEligible(tenant: Tenant, principalId: string, { id }: Group, accessId: 'member' | 'owner'): void {
  const about = {
    principalId,
    groupId: id,
    accessId,
    memberType: 'direct',
    startDateTime: null,
    endDateTime: null,
  } as const;
  tenant.groupEligibilityScheduleInstances.push({ id: randomUUID(), ...about, eligibilityScheduleId: randomUUID() });
}

/** Changes the mail addresses of a user, and records it in the audit log. */
export function setMail(
  tenant: Tenant,
  user: DirectoryUser,
  to: { readonly mail?: string | null; readonly otherMails?: readonly string[] },
  at: Date,
): void {
  const { mail = user.mail, otherMails = user.otherMails } = to;
  const change = (displayName: string, before: unknown, after: unknown) => {
    const [oldValue, newValue] = [JSON.stringify(before), JSON.stringify(after)];
    return oldValue === newValue ? [] : [{ displayName, oldValue, newValue }];
  };
  const modifiedProperties = [
    ...change('Mail', listed(user.mail), listed(mail)),
    ...change('OtherMail', user.otherMails, otherMails),
  ];
  Object.assign(user, { mail, otherMails: [...otherMails] });
  tenant.directoryAudits.push({
    id: randomUUID(),
    activityDateTime: at.toISOString(),
    activityDisplayName: 'Update user',
    category: 'UserManagement',
    loggedByService: 'Core Directory',
    result: 'success',
    targetResources: [{ id: user.id, type: 'User', modifiedProperties }],
  });
}

/** Someone registers a phone or an app to sign in with, as the audit log has it. */
export function changeSecurityInfo(
  tenant: Tenant,
  user: string,
  at: Date,
  activity = 'User registered security info',
): void {
  tenant.directoryAudits.push({
    id: randomUUID(),
    activityDateTime: at.toISOString(),
    activityDisplayName: activity,
    category: 'UserManagement',
    loggedByService: 'Authentication Methods',
    result: 'success',
    targetResources: [{ id: user, type: 'User', modifiedProperties: [] }],
  });
}

function listed(one: string | null): string[] {
  return one === null ? [] : [one];
}

/** Creates a group. `members` are ids of users or of nested groups; `assignable`: roles can be assigned to it. */
export function addGroup(
  tenant: Tenant,
  fields: {
    readonly displayName: string;
    readonly assignable?: boolean;
    readonly members?: readonly string[];
    readonly owners?: readonly string[];
  },
): Group {
  const { displayName, assignable = false, members = [], owners = [] } = fields;
  const made = group(randomUUID(), displayName, assignable);
  tenant.groups.push(made);
  tenant.members.set(made.id, [...members]);
  tenant.owners.set(made.id, [...owners]);
  return made;
}

/** Creates an administrative unit. `restricted`: tenant-wide administrators do not reach its members. */
export function addUnit(
  tenant: Tenant,
  fields: { readonly displayName: string; readonly restricted?: boolean; readonly members?: readonly string[] },
): AdministrativeUnit {
  const { displayName, restricted = false, members = [] } = fields;
  const made = unit(randomUUID(), displayName, restricted);
  tenant.administrativeUnits.push(made);
  tenant.members.set(made.id, [...members]);
  for (const user of tenant.users) {
    if (restricted && members.includes(user.id)) user.isManagementRestricted = true;
  }
  return made;
}

/** A sign-in that the log has from `at` on, in minutes. @param errorCode 0: it succeeded */
export function recordSignIn(tenant: Tenant, user: DirectoryUser, errorCode: number, at: Date): void {
  tenant.signIns.push({
    id: randomUUID(),
    createdDateTime: at.toISOString(),
    userId: user.id,
    userDisplayName: user.displayName,
    userPrincipalName: user.userPrincipalName,
    appId: '1fec8e78-bce4-4aaf-ab1b-5451cc387264',
    appDisplayName: 'Microsoft Teams',
    ipAddress: '203.0.113.7',
    clientAppUsed: 'Browser',
    isInteractive: true,
    resourceTenantId: tenant.id,
    homeTenantId: tenant.id,
    status: { errorCode, failureReason: errorCode === 0 ? null : `Error ${errorCode}`, additionalDetails: null },
    deviceDetail: { operatingSystem: 'Ios 26.1', browser: 'Mobile Safari' },
    location: { city: 'Haarlem', state: 'Noord-Holland', countryOrRegion: 'NL' },
  });
}
