/**
 * Whom each role may reset: the table of Microsoft Entra, "Privileged roles and permissions", section "Who can reset
 * passwords", read by column, as the directory itself enforces it.
 */
import { containersOf, groupsOf, groupsOwnedBy, heldRoles } from './held-roles.ts';
import type { Tenant } from '../tenant.ts';

export const GLOBAL_ADMINISTRATOR = '62e90394-69f5-4237-9190-012177145e10';
export const PRIVILEGED_AUTHENTICATION_ADMINISTRATOR = '7be44c8a-adaf-4e2a-84d6-ab2649e08a13';
export const AUTHENTICATION_ADMINISTRATOR = 'c4e39bd9-1100-46d3-8c65-fb160da0071f';
export const GLOBAL_READER = 'f2ef992c-3afb-46b9-b7cf-a126ee74c451';
const USER_ADMINISTRATOR = 'fe930be7-5e62-47db-91af-98c3a49a38b1';
const HELPDESK_ADMINISTRATOR = '729827e3-9c14-49f7-bb1b-9608f156bbb8';
const PASSWORD_ADMINISTRATOR = '966707d0-3269-4727-9be2-8c3a10f19b9d';

const HARMLESS = [
  '88d8e3e3-8f55-4a1e-953a-9b9898b8876b', // Directory Readers
  '95e79109-95c0-4d8e-aee3-d01accf2d47b', // Guest Inviter
  PASSWORD_ADMINISTRATOR,
];
const READERS = [
  '790c1fb9-7f7d-4f88-86a1-ef1f95c05c1b', // Message Center Reader
  '4a5d8f65-41da-4de4-8968-e035b65339cf', // Reports Reader
  '75934031-6c7e-415a-99d7-48dbd49e875e', // Usage Summary Reports Reader
  '27460883-1df1-4691-b032-3b79643e5e63', // User Experience Success Manager
];
const GROUPS_ADMINISTRATOR = 'fdd7a751-b60b-444a-984c-02652fe8fa1c';

/** By role: the roles whose holders it may reset. */
const COLUMNS: ReadonlyMap<string, readonly string[] | 'all'> = new Map<string, readonly string[] | 'all'>([
  [PASSWORD_ADMINISTRATOR, HARMLESS],
  [HELPDESK_ADMINISTRATOR, [...HARMLESS, ...READERS, HELPDESK_ADMINISTRATOR]],
  [AUTHENTICATION_ADMINISTRATOR, [...HARMLESS, ...READERS, AUTHENTICATION_ADMINISTRATOR]],
  [USER_ADMINISTRATOR, [...HARMLESS, ...READERS, HELPDESK_ADMINISTRATOR, USER_ADMINISTRATOR, GROUPS_ADMINISTRATOR]],
  [PRIVILEGED_AUTHENTICATION_ADMINISTRATOR, 'all'],
  [GLOBAL_ADMINISTRATOR, 'all'],
]);

/** May the holder of this role, for the whole tenant, reset that user? */
export function roleResets(tenant: Tenant, roleId: string, userId: string): boolean {
  const column = COLUMNS.get(roleId);
  if (column === undefined) return false;
  if (column === 'all') return true;
  const restricted = tenant.administrativeUnits
    .filter((unit) => unit.isMemberManagementRestricted)
    .map(({ id }) => `/administrativeUnits/${id}`);
  const held = heldRoles(tenant, userId);
  return (
    !isInAssignableGroup(tenant, userId) &&
    held.every((role) => column.includes(role.roleDefinitionId) && !restricted.includes(role.directoryScopeId))
  );
}

/** May this person, by the roles they hold now, reset that user? Never themselves, and nobody in a restricted unit. */
export function personResets(tenant: Tenant, personId: string, userId: string): boolean {
  const user = tenant.users.find(({ id }) => id === userId);
  if (personId === userId || user?.isManagementRestricted === true) return false;
  const holdsNothing = heldRoles(tenant, userId).length === 0 && !isInAssignableGroup(tenant, userId);
  const units = containersOf(tenant, userId).map((id) => `/administrativeUnits/${id}`);
  return heldRoles(tenant, personId).some(({ roleDefinitionId, directoryScopeId: scope }) =>
    scope === '/'
      ? roleResets(tenant, roleDefinitionId, userId)
      : COLUMNS.has(roleDefinitionId) && holdsNothing && units.includes(scope),
  );
}

/** Does this person hold one of these roles for the whole tenant? */
export function holdsOneOf(tenant: Tenant, personId: string, roleIds: readonly string[]): boolean {
  return heldRoles(tenant, personId).some(
    ({ roleDefinitionId, directoryScopeId }) => directoryScopeId === '/' && roleIds.includes(roleDefinitionId),
  );
}

/** Is this someone that an application with the role User Administrator may not reset? */
export function isProtectedAdmin(tenant: Tenant, userId: string): boolean {
  return !roleResets(tenant, USER_ADMINISTRATOR, userId);
}

function isInAssignableGroup(tenant: Tenant, userId: string): boolean {
  return [...groupsOf(tenant, userId), ...groupsOwnedBy(tenant, userId)].some(
    ({ isAssignableToRole }) => isAssignableToRole === true,
  );
}
