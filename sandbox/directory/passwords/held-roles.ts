/** Which roles someone holds now, directly or through a group, and which groups they are in. */
import type { Group, RoleAssignment } from '../graph-objects.ts';
import type { Tenant } from '../tenant.ts';

/** The active assignments of this principal and of every group around it, of any scope. */
export function heldRoles(tenant: Tenant, principal: string): RoleAssignment[] {
  const principals = [principal, ...groupsOf(tenant, principal).map(({ id }) => id)];
  return tenant.roleAssignments.filter(({ principalId }) => principals.includes(principalId));
}

/** The groups someone is in, also through other groups, or only directly. */
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

/** The groups and units that someone, or a group, is a direct member of. */
export function containersOf(tenant: Tenant, member: string): string[] {
  return [...tenant.members].filter(([, members]) => members.includes(member)).map(([id]) => id);
}
