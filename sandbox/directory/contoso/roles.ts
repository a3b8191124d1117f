/** Who holds which role in Contoso: permanently, through a group, in one unit only, or once activated. */
import type { RoleAssignment, RoleDefinition, RoleEligibilityScheduleInstance } from '../graph-objects.ts';
import { BUILT_IN_ROLES } from './built-in-roles.ts';
import { GROUPS, UNITS } from './groups.ts';
import { assignmentId, personId } from './ids.ts';
import { PRIVILEGED } from './privileged.ts';

/** A custom role of Contoso's. */
const CUSTOM_ROLE = { name: 'Contoso Licence Manager', id: 'c0570200-0000-4000-8000-000000000001' } as const;

export const roleDefinitions: readonly RoleDefinition[] = [
  ...BUILT_IN_ROLES.map(([name, id]) => roleDefinition(name, id, true)),
  roleDefinition(CUSTOM_ROLE.name, CUSTOM_ROLE.id, false),
];

export const roleAssignments: readonly RoleAssignment[] = [
  assignment(1, personId(2, 1), 'Helpdesk Administrator'),
  assignment(2, personId(2, 2), 'User Administrator'),
  assignment(3, personId(2, 3), 'Privileged Authentication Administrator'),
  assignment(4, personId(2, 4), 'Global Administrator'),
  assignment(5, PRIVILEGED.reportsReader, 'Reports Reader'),
  assignment(6, GROUPS.exchangeAdmins, 'Exchange Administrator'),
  assignment(7, PRIVILEGED.unitHelpdesk, 'Helpdesk Administrator', `/administrativeUnits/${UNITS.amsterdam}`),
  assignment(8, PRIVILEGED.customRole, CUSTOM_ROLE.name),
  assignment(9, PRIVILEGED.selfService, 'Reports Reader'),
];

export const roleEligibilities: readonly RoleEligibilityScheduleInstance[] = [
  {
    id: assignmentId(101),
    principalId: PRIVILEGED.eligible,
    roleDefinitionId: roleId('Global Administrator'),
    directoryScopeId: '/',
    appScopeId: null,
    memberType: 'Direct',
    startDateTime: '2026-04-01T00:00:00Z',
    endDateTime: null,
    roleEligibilityScheduleId: assignmentId(102),
  },
];

/** The id of a role by its English name. @throws if Contoso has no such role */
export function roleId(name: string): string {
  const role = roleDefinitions.find(({ displayName }) => displayName === name);
  if (role === undefined) throw new Error(`There is no role called ${name}`);
  return role.id;
}

function assignment(number: number, principalId: string, role: string, directoryScopeId = '/'): RoleAssignment {
  const id = assignmentId(number);
  return { id, principalId, roleDefinitionId: roleId(role), directoryScopeId, appScopeId: null, condition: null };
}

function roleDefinition(displayName: string, id: string, isBuiltIn: boolean): RoleDefinition {
  return {
    id,
    description: null,
    displayName,
    isBuiltIn,
    isEnabled: true,
    resourceScopes: ['/'],
    rolePermissions: [],
    templateId: id,
    version: isBuiltIn ? '1' : null,
  };
}
