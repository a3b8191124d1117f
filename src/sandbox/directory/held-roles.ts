/** Which roles somebody holds now, directly or through a group, and whom a User Administrator may not touch. */
import type { Group, RoleAssignment } from './graph-objects.ts';
import type { Tenant } from './tenant.ts';

/**
 * Roles whose holders a User Administrator may reset (Microsoft, "Privileged roles and permissions": Who can reset
 * passwords): Directory Readers, Guest Inviter, Password, Helpdesk, User and Groups Administrator, Message Center, Reports
 * and Usage Summary Reports Reader, User Experience Success Manager.
 */
const RESET_BY_USER_ADMINISTRATOR = new Set([
  '88d8e3e3-8f55-4a1e-953a-9b9898b8876b',
  '95e79109-95c0-4d8e-aee3-d01accf2d47b',
  '966707d0-3269-4727-9be2-8c3a10f19b9d',
  '729827e3-9c14-49f7-bb1b-9608f156bbb8',
  'fe930be7-5e62-47db-91af-98c3a49a38b1',
  'fdd7a751-b60b-444a-984c-02652fe8fa1c',
  '790c1fb9-7f7d-4f88-86a1-ef1f95c05c1b',
  '4a5d8f65-41da-4de4-8968-e035b65339cf',
  '75934031-6c7e-415a-99d7-48dbd49e875e',
  '27460883-1df1-4691-b032-3b79643e5e63',
]);

/** Is this somebody whom an application with the role User Administrator may not reset? */
export function isProtectedAdmin(tenant: Tenant, userId: string): boolean {
  const assignable = [...groupsOf(tenant, userId), ...groupsOwnedBy(tenant, userId)].some(
    (group) => group.isAssignableToRole === true,
  );
  const restricted = tenant.administrativeUnits
    .filter((unit) => unit.isMemberManagementRestricted)
    .map(({ id }) => `/administrativeUnits/${id}`);
  const held = heldRoles(tenant, userId);
  return (
    assignable ||
    held.some(
      ({ roleDefinitionId, directoryScopeId }) =>
        !RESET_BY_USER_ADMINISTRATOR.has(roleDefinitionId) || restricted.includes(directoryScopeId),
    )
  );
}

/** The active assignments of this principal and of every group around it, of any scope. */
export function heldRoles(tenant: Tenant, principal: string): RoleAssignment[] {
  const principals = [principal, ...groupsOf(tenant, principal).map(({ id }) => id)];
  return tenant.roleAssignments.filter(({ principalId }) => principals.includes(principalId));
}

/** The groups somebody is in, also through other groups; directly only, on request. */
export function groupsOf(tenant: Tenant, member: string, { directly = false } = {}): Group[] {
  const found = new Set<string>();
  const waiting = [member];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const around = containersOf(tenant, next).filter((id) => !found.has(id));
    around.forEach((id) => found.add(id));
    if (!directly) waiting.push(...around);
  }
  return tenant.groups.filter(({ id }) => found.has(id));
}

export function groupsOwnedBy(tenant: Tenant, owner: string): Group[] {
  return tenant.groups.filter(({ id }) => tenant.owners.get(id)?.includes(owner));
}

/** The groups and units that somebody, or a group, is a direct member of. */
export function containersOf(tenant: Tenant, member: string): string[] {
  return [...tenant.members].filter(([, members]) => members.includes(member)).map(([id]) => id);
}
