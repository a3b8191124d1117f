/** Role definitions, and who holds or may activate which role. */
import { json, type Answer, type GraphCall, type Handler } from '../graph/graph-call.ts';
import { notFound, unlicensed } from '../graph/graph-error.ts';
import type { RoleAssignmentScheduleInstance } from '../graph-objects.ts';
import { collection } from '../odata/collection.ts';
import {
  ACTIVE_INSTANCE,
  ELIGIBLE_INSTANCE,
  type EntityType,
  ROLE_ASSIGNMENT,
  ROLE_DEFINITION,
} from '../odata/entity-types.ts';
import { expanded, pick, selected } from '../odata/select.ts';
import type { Tenant } from '../tenant.ts';

export const listRoleDefinitions: Handler = (call, _params, { tenant }) => {
  expanded(call.query, []);
  return collection(call, tenant.roleDefinitions, ROLE_DEFINITION, 'roleManagement/directory/roleDefinitions');
};

export const getRoleDefinition: Handler = (call, { id = '' }, { tenant }) => {
  const role = tenant.roleDefinitions.find((one) => one.id === id);
  if (role === undefined) throw notFound(id);
  const names = selected(call.query, ROLE_DEFINITION);
  return json({
    '@odata.context': `${call.base}/$metadata#roleManagement/directory/roleDefinitions/$entity`,
    ...pick(role, ROLE_DEFINITION, names),
  });
};

/** Direct assignments of any scope; those through a group are listed under the group. */
export const listRoleAssignments: Handler = (call, _params, { tenant }) =>
  list(call, tenant, tenant.roleAssignments, ROLE_ASSIGNMENT, 'roleAssignments');

/** What Privileged Identity Management lists as active now, every plain assignment included. */
export const listActiveInstances: Handler = (call, _params, { tenant }) =>
  list(
    call,
    tenant,
    [...derived(tenant), ...tenant.roleAssignmentScheduleInstances],
    ACTIVE_INSTANCE,
    'roleAssignmentScheduleInstances',
  );

export const listEligibleInstances: Handler = (call, _params, { tenant }) => {
  if (!tenant.managesIdentities) throw unlicensed();
  return list(
    call,
    tenant,
    tenant.roleEligibilityScheduleInstances,
    ELIGIBLE_INSTANCE,
    'roleEligibilityScheduleInstances',
  );
};

/** An activated assignment has an instance of its own. */
function derived({ roleAssignments, roleAssignmentScheduleInstances }: Tenant): RoleAssignmentScheduleInstance[] {
  const activated = new Set(
    roleAssignmentScheduleInstances.map(({ roleAssignmentOriginId }) => roleAssignmentOriginId),
  );
  const plain = roleAssignments.filter(({ id }) => !activated.has(id));
  return plain.map(({ id, principalId, roleDefinitionId, directoryScopeId, appScopeId }) => ({
    ...{ id, principalId, roleDefinitionId, directoryScopeId, appScopeId },
    assignmentType: 'Assigned',
    memberType: 'Direct',
    startDateTime: null,
    endDateTime: null,
    roleAssignmentOriginId: id,
    roleAssignmentScheduleId: id,
  }));
}

function list(
  call: GraphCall,
  tenant: Tenant,
  items: readonly { roleDefinitionId: string }[],
  type: EntityType,
  set: string,
): Answer {
  const withDefinition = expanded(call.query, ['roleDefinition']).length > 0;
  const shown = items.map((item) => ({
    ...item,
    ...(withDefinition ? { roleDefinition: definitionOf(tenant, item.roleDefinitionId) } : {}),
  }));
  return collection(call, shown, type, `roleManagement/directory/${set}`);
}

function definitionOf({ roleDefinitions }: Tenant, id: string) {
  return roleDefinitions.find((role) => role.id === id) ?? null;
}
