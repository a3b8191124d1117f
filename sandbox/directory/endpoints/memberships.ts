/** What a user or a group is in and owns: groups, active directory roles, administrative units. */
import { isAdvanced, json, type Answer, type GraphCall, type Handler } from '../graph/graph-call.ts';
import { notFound, unsupportedQuery } from '../graph/graph-error.ts';
import { containersOf, groupsOf, groupsOwnedBy, heldRoles } from '../passwords/held-roles.ts';
import { collection } from '../odata/collection.ts';
import {
  ADMINISTRATIVE_UNIT,
  DIRECTORY_OBJECT,
  DIRECTORY_ROLE,
  type EntityType,
  GROUP,
} from '../odata/entity-types.ts';
import { pick, selected, selectedContext } from '../odata/select.ts';
import type { Properties } from '../odata/filter.ts';
import type { Tenant } from '../tenant.ts';
import { needUser } from './users.ts';

const CASTS: Readonly<Record<string, EntityType>> = {
  'graph.group': GROUP,
  'graph.directoryRole': DIRECTORY_ROLE,
  'graph.administrativeUnit': ADMINISTRATIVE_UNIT,
};

export const memberOf: Handler = (call, { user = '', cast }, { tenant }) =>
  list(call, objectsAround(tenant, needUser(tenant, user).id, true), cast, true);

export const transitiveMemberOf: Handler = (call, { user = '', cast }, { tenant }) =>
  list(call, objectsAround(tenant, needUser(tenant, user).id, false), cast, true);

/** "Get group". */
export const getGroup: Handler = (call, { group = '' }, { tenant }) => {
  const found = tenant.groups.find(({ id }) => id === group.toLowerCase());
  if (found === undefined) throw notFound(group);
  const names = selected(call.query, GROUP);
  return json({
    '@odata.context': `${call.base}/$metadata#groups${selectedContext(names)}/$entity`,
    ...pick(found, GROUP, names),
  });
};

/** "List group transitive memberOf". */
export const transitiveMemberOfGroup: Handler = (call, { group = '', cast }, { tenant }) => {
  if (!tenant.groups.some(({ id }) => id === group)) throw notFound(group);
  return list(call, objectsAround(tenant, group, false), cast, true);
};

/** "List servicePrincipal transitive memberOf", of the application's own. */
export const transitiveMemberOfApp: Handler = (call, { principal = '', cast }, { tenant }) => {
  if (principal !== tenant.appObjectId) throw notFound(principal);
  return list(call, objectsAround(tenant, principal, false), cast, true);
};

export const ownedObjects: Handler = (call, { user = '', cast }, { tenant }) =>
  list(call, groupsOwnedBy(tenant, needUser(tenant, user).id).map(typed(GROUP)), cast, false);

/** Membership lists of one type only are advanced queries. */
function list(
  call: GraphCall,
  objects: readonly Properties[],
  cast: string | undefined,
  castIsAdvanced: boolean,
): Answer {
  if (cast === undefined) return collection(call, objects, DIRECTORY_OBJECT, 'directoryObjects');
  if (castIsAdvanced && !isAdvanced(call)) {
    throw unsupportedQuery(
      "The cast needs the header 'ConsistencyLevel: eventual' and the query parameter '$count=true'.",
    );
  }
  const type = CASTS[cast] ?? DIRECTORY_OBJECT;
  const ofType = objects.filter((object) => object['@odata.type'] === `#${type.name}`).map(untyped);
  return collection(call, ofType, type, `${cast.slice('graph.'.length)}s`);
}

/** Directory roles held for the whole tenant appear here; those of one unit do not. */
function objectsAround(tenant: Tenant, userId: string, directly: boolean): Properties[] {
  const groups = groupsOf(tenant, userId, { directly });
  const containers = [userId, ...groups.map(({ id }) => id)].flatMap((id) => containersOf(tenant, id));
  const units = tenant.administrativeUnits.filter(({ id }) => containers.includes(id));
  const held = directly
    ? tenant.roleAssignments.filter(({ principalId }) => principalId === userId)
    : heldRoles(tenant, userId);
  const roleIds = new Set(
    held.filter(({ directoryScopeId }) => directoryScopeId === '/').map((one) => one.roleDefinitionId),
  );
  const roles = tenant.roleDefinitions.filter(({ id, isBuiltIn }) => isBuiltIn && roleIds.has(id));
  return [
    ...groups.map(typed(GROUP)),
    ...roles.map(({ id, displayName, description }) =>
      typed(DIRECTORY_ROLE)({
        id: directoryRoleId(id),
        deletedDateTime: null,
        description,
        displayName,
        roleTemplateId: id,
      }),
    ),
    ...units.map(typed(ADMINISTRATIVE_UNIT)),
  ];
}

/** An activated role has its own id in the tenant, different from its template's. */
function directoryRoleId(templateId: string): string {
  return `d10e${templateId.slice(4)}`;
}

function typed(type: EntityType): (object: Properties) => Properties {
  return (object) => ({ '@odata.type': `#${type.name}`, ...object });
}

/** A list of one type leaves the type out. */
function untyped(object: Properties): Properties {
  return Object.fromEntries(Object.entries(object).filter(([name]) => name !== '@odata.type'));
}
