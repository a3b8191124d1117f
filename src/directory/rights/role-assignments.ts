/**
 * Reads which directory roles a person holds (directly, through role-assignable groups, through Privileged Identity
 * Management) and their groups. Fails closed: what can't be read is an error, never "no role" or "no member".
 */
import { z } from 'zod';
import { DirectoryRefused } from '../../requests/model/ports.ts';
import { someText } from '../../text/text-schema.ts';
import type { Graph } from '../graph/graph-client.ts';
import { GraphRefused } from '../graph/graph-errors.ts';
import type { ReadName } from '../graph/permissions.ts';
import type { HeldRole, Scope, SubjectRoles } from './role-reach.ts';

/** Properties that "unifiedRoleAssignment" and Privileged Identity Management's schedule instances share. */
const assignment = z.object({
  roleDefinitionId: someText,
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
  id: someText,
  displayName: z.string().nullable().optional(),
  isAssignableToRole: z.boolean().nullable().optional(),
});

/** "privilegedAccessGroupEligibilityScheduleInstance resource type", with its group. */
const eligibility = z.object({ accessId: z.string().nullish(), group: group.nullish() });

const unit = z.object({ id: someText });

/** Graph's error in a tenant without a licence for Privileged Identity Management. */
const NO_LICENCE = 'AadPremiumLicenseRequired';

/** What a person holds now. */
export type Held = {
  /** Their own active roles and those of their groups. */
  readonly active: readonly HeldRole[];
  /** IDs of their groups, nested ones included. */
  readonly groups: readonly string[];
  readonly inRoleAssignableGroup: boolean;
};

/** What protects a subject's password, and all their groups. Membership in restricted units comes with the account. */
export type Holdings = SubjectRoles & Pick<Held, 'groups'>;

/**
 * @param groups how the groups are listed: of a person by default, or of an app's service principal
 * @returns what counts for an approver: active roles and current groups
 */
export async function heldNow(
  graph: Graph,
  id: string,
  groups: 'listGroups' | 'listGroupsOfApp' = 'listGroups',
): Promise<Held> {
  const [direct, activated, throughGroups] = await Promise.all([
    rolesOf(graph, 'listRoleAssignments', id),
    managedRoles(graph, 'listActiveRoles', id),
    // Role-assignable groups can't be nested (Entra, "Use Microsoft Entra groups to manage role assignments").
    groupsOf(graph, groups, id).then(async (found) => ({
      ...found,
      roles: await Promise.all(found.assignable.map((each) => rolesOf(graph, 'listRoleAssignments', each))),
    })),
  ]);
  return {
    active: [...direct, ...activated, ...throughGroups.roles.flat()],
    groups: throughGroups.all,
    inRoleAssignableGroup: throughGroups.assignable.length > 0,
  };
}

/**
 * @returns what counts for a subject: also what the subject could activate, since anyone with the password could.
 * Owners of a role-assignable group count like its members
 */
export async function holdingsOf(graph: Graph, id: string): Promise<Holdings> {
  const [held, eligible, owned, coming] = await Promise.all([
    heldNow(graph, id),
    managedRoles(graph, 'listEligibleRoles', id),
    groupsOf(graph, 'listOwnedGroups', id),
    eligibleGroups(graph, id),
  ]);
  const assignable = held.inRoleAssignableGroup || owned.assignable.length > 0 || coming.assignable.length > 0;
  return {
    active: held.active,
    groups: [...new Set([...held.groups, ...coming.all])],
    eligible: [...eligible, ...coming.roles],
    inRoleAssignableGroup: assignable,
  };
}

type EligibleGroups = {
  /** IDs of the groups that a person could become a member of, nested ones included. */
  readonly all: readonly string[];
  /** IDs of the role-assignable groups among those that they could join or own. */
  readonly assignable: readonly string[];
  /** Roles of the assignable groups. */
  readonly roles: readonly HeldRole[];
};

/**
 * Groups that a person could join through PIM for Groups; no other property of a user shows them. After activation the
 * person is an ordinary member (Entra ID Governance, "Privileged Identity Management (PIM) for Groups").
 */
async function eligibleGroups(graph: Graph, id: string): Promise<EligibleGroups> {
  const query = { $filter: ofPrincipal(id), $expand: 'group' };
  const instances = await unlessUnlicensed(graph.list('listEligibleGroups', eligibility, { query }));
  const found = instances.map(({ accessId, group: of }) => ({ asMember: accessId?.toLowerCase() !== 'owner', of }));
  const readable = found.flatMap(({ asMember, of }) =>
    isReadable(of) ? [{ ...of, id: of.id.toLowerCase(), asMember }] : [],
  );
  if (readable.length < found.length) throw new DirectoryRefused('groups-unreadable', { nothingDone: true });
  const assignable = [...new Set(readable.filter((each) => each.isAssignableToRole === true).map((each) => each.id))];
  const roles = assignable.flatMap((each) => [
    rolesOf(graph, 'listRoleAssignments', each),
    managedRoles(graph, 'listEligibleRoles', each),
  ]);
  const joinable = readable.filter(({ asMember }) => asMember).map((each) => each.id);
  const around = joinable.map(async (each) => (await groupsOf(graph, 'listGroupsAround', each)).all);
  const [held, further] = await Promise.all([Promise.all(roles), Promise.all(around)]);
  return { all: [...joinable, ...further.flat()], assignable, roles: held.flat() };
}

/**
 * @returns the administrative units of which the person is a direct member; a group's units don't extend to its
 * members. Units only ever widen an approver's reach, so without the permission to read them there are none
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
  return unlessUnlicensed(rolesOf(graph, name, principal));
}

/** Without a licence, no one is eligible for anything. Any other error stays one. */
async function unlessUnlicensed<T>(answer: Promise<readonly T[]>): Promise<readonly T[]> {
  return answer.catch((error: unknown) => {
    if (error instanceof GraphRefused && error.codes.includes(NO_LICENCE)) return [];
    throw error;
  });
}

function ofPrincipal(id: string): string {
  return `principalId eq '${id.replaceAll("'", "''")}'`;
}

/** The roles that are assigned to a principal itself. @param name whether assigned, activated or eligible ones */
export async function rolesOf(graph: Graph, name: ReadName, principal: string): Promise<readonly HeldRole[]> {
  const query = { $filter: ofPrincipal(principal), $expand: 'roleDefinition' };
  const assignments = await graph.list(name, assignment, { query });
  return assignments.map(({ roleDefinitionId, directoryScopeId, roleDefinition }) => ({
    template: templateOf(roleDefinitionId, roleDefinition),
    name: roleDefinition?.displayName ?? roleDefinitionId,
    scope: scopeOf(directoryScopeId),
  }));
}

/**
 * A built-in role's ID is its template ID. The template ID of a custom role is whatever its author chose, and could
 * imitate a harmless role ("unifiedRoleDefinition resource type", templateId), so it isn't read.
 */
function templateOf(id: string, definition: z.output<typeof assignment>['roleDefinition']): string | null {
  return definition?.isBuiltIn === false ? null : id.toLowerCase();
}

/** `/`, `/administrativeUnits/{id}` or `/{object ID}` ("unifiedRoleAssignment resource type", directoryScopeId). */
function scopeOf(directoryScopeId: string | null | undefined): Scope {
  if (directoryScopeId === '/') return { in: 'tenant' };
  const [, id] = /^\/administrativeUnits\/([^/]+)$/i.exec(directoryScopeId ?? '') ?? [];
  return id === undefined ? { in: 'other' } : { in: 'unit', unit: id.toLowerCase() };
}

/**
 * IDs of the groups that a person or group is in, or that a person owns: all, and the role-assignable ones among them.
 */
async function groupsOf(
  graph: Graph,
  name: 'listGroups' | 'listGroupsOfApp' | 'listGroupsAround' | 'listOwnedGroups',
  id: string,
): Promise<{ readonly all: readonly string[]; readonly assignable: readonly string[] }> {
  const query = { $select: 'id,displayName,isAssignableToRole', $count: 'true', $top: '999' };
  const groups = await graph.list(name, group, { path: { id }, query, advanced: true });
  if (!groups.every(isReadable)) throw new DirectoryRefused('groups-unreadable', { nothingDone: true });
  const ids = (some: typeof groups) => some.map((each) => each.id.toLowerCase());
  return { all: ids(groups), assignable: ids(groups.filter(({ isAssignableToRole }) => isAssignableToRole === true)) };
}

/** Without the permission for groups, Graph returns only their IDs ("List a user's memberships"). */
function isReadable(one: z.output<typeof group> | null | undefined): one is z.output<typeof group> {
  return !!one?.displayName && one.isAssignableToRole !== undefined;
}
