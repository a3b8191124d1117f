/**
 * Who holds which directory role: directly, through a role-assignable group, by Privileged Identity Management; and who is
 * in which group. Fails closed: whatever cannot be read is an error, never "no role" and never "not in it".
 */
import { z } from 'zod';
import { DirectoryRefused } from '../requests/ports.ts';
import type { Graph } from './graph-client.ts';
import { GraphRefused } from './graph-errors.ts';
import type { ReadName } from './permissions.ts';
import type { HeldRole, Scope, SubjectRoles } from './role-matrix.ts';

/** The same properties in "unifiedRoleAssignment" and in Privileged Identity Management's schedule instances. */
const assignment = z.object({
  roleDefinitionId: z.string().min(1),
  directoryScopeId: z.string().nullable().optional(),
  roleDefinition: z
    .object({
      displayName: z.string().nullable().optional(),
      isBuiltIn: z.boolean().nullable().optional(),
    })
    .nullable()
    .optional(),
});

const group = z.object({
  id: z.string().min(1),
  displayName: z.string().nullable().optional(),
  isAssignableToRole: z.boolean().nullable().optional(),
});

const unit = z.object({ id: z.string().min(1) });

/** Graph's answer to Privileged Identity Management in a tenant without the licence for it. */
const NO_LICENCE = 'AadPremiumLicenseRequired';

/** What somebody holds now. */
export type Held = {
  /** His roles: his own, and those of his groups. */
  readonly active: readonly HeldRole[];
  /** Ids of all groups he is in, also through other groups. */
  readonly groups: readonly string[];
  readonly inRoleAssignableGroup: boolean;
};

/** What protects a subject's password, and all his groups. Membership in restricted units is read with the account. */
export type Holdings = SubjectRoles & Pick<Held, 'groups'>;

/** What counts for an approver. */
export async function heldNow(graph: Graph, id: string): Promise<Held> {
  const [direct, activated, throughGroups] = await Promise.all([
    roles(graph, 'listRoleAssignments', id),
    managedRoles(graph, 'listActiveRoles', id),
    // Groups that hold roles cannot be nested (Entra, "Use Microsoft Entra groups to manage role assignments").
    groupsOf(graph, 'listGroups', id).then(async (groups) => ({
      ...groups,
      roles: await Promise.all(groups.assignable.map((each) => roles(graph, 'listRoleAssignments', each))),
    })),
  ]);
  return {
    active: [...direct, ...activated, ...throughGroups.roles.flat()],
    groups: throughGroups.all,
    inRoleAssignableGroup: throughGroups.assignable.length > 0,
  };
}

/** What counts for a subject. Owners of a role-assignable group are protected like its members. */
export async function holdingsOf(graph: Graph, id: string): Promise<Holdings> {
  const [held, eligible, owned] = await Promise.all([
    heldNow(graph, id),
    managedRoles(graph, 'listEligibleRoles', id),
    groupsOf(graph, 'listOwnedGroups', id),
  ]);
  return { ...held, eligible, inRoleAssignableGroup: held.inRoleAssignableGroup || owned.assignable.length > 0 };
}

/**
 * The administrative units somebody is a direct member of; a group's units are not its members'. They only ever widen
 * what an approver may do, so that none are known where they may not be read.
 */
export async function unitsOf(graph: Graph, id: string): Promise<readonly string[]> {
  const query = { $select: 'id', $count: 'true' };
  const units = await graph.list('listUnits', unit, { path: { id }, query, advanced: true }).catch((error: unknown) => {
    if (error instanceof GraphRefused && error.status === 403) return [];
    throw error;
  });
  return units.map((each) => each.id.toLowerCase());
}

async function managedRoles(graph: Graph, name: ReadName, principal: string): Promise<readonly HeldRole[]> {
  return roles(graph, name, principal).catch((error: unknown) => {
    if (error instanceof GraphRefused && error.codes.includes(NO_LICENCE)) return [];
    throw error;
  });
}

async function roles(graph: Graph, name: ReadName, principal: string): Promise<readonly HeldRole[]> {
  const $filter = `principalId eq '${principal.replaceAll("'", "''")}'`;
  const assignments = await graph.list(name, assignment, { query: { $filter, $expand: 'roleDefinition' } });
  return assignments.map(({ roleDefinitionId, directoryScopeId, roleDefinition }) => ({
    template: templateOf(roleDefinitionId, roleDefinition),
    name: roleDefinition?.displayName ?? roleDefinitionId,
    scope: scopeOf(directoryScopeId),
  }));
}

/**
 * A built-in role's id is its template id. The template id of a custom role is whatever its author wrote there, and could
 * pass for a harmless one's ("unifiedRoleDefinition resource type", templateId), so it is not read.
 */
function templateOf(id: string, definition: z.output<typeof assignment>['roleDefinition']): string | null {
  return definition?.isBuiltIn === false ? null : id.toLowerCase();
}

/** `/`, `/administrativeUnits/{id}` or `/{object id}` ("unifiedRoleAssignment resource type", directoryScopeId). */
function scopeOf(directoryScopeId: string | null | undefined): Scope {
  if (directoryScopeId === '/') return { in: 'tenant' };
  const [, id] = /^\/administrativeUnits\/([^/]+)$/i.exec(directoryScopeId ?? '') ?? [];
  return id === undefined ? { in: 'other' } : { in: 'unit', unit: id.toLowerCase() };
}

/** Ids of the groups that somebody is in, or owns: all of them, and those that roles may be assigned to. */
async function groupsOf(
  graph: Graph,
  name: 'listGroups' | 'listOwnedGroups',
  id: string,
): Promise<{ readonly all: readonly string[]; readonly assignable: readonly string[] }> {
  const query = { $select: 'id,displayName,isAssignableToRole', $count: 'true', $top: '999' };
  const groups = await graph.list(name, group, { path: { id }, query, advanced: true });
  // Without the permission for groups, Graph returns their ids and nothing else ("List a user's memberships").
  if (groups.some(({ displayName, isAssignableToRole }) => !displayName || isAssignableToRole === undefined)) {
    throw new DirectoryRefused('groups-unreadable');
  }
  const ids = (some: typeof groups) => some.map((each) => each.id.toLowerCase());
  return { all: ids(groups), assignable: ids(groups.filter(({ isAssignableToRole }) => isAssignableToRole === true)) };
}
