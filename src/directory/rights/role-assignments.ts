/**
 * Who holds which directory role: directly, through a role-assignable group, by Privileged Identity Management; and who is
 * in which group. Fails closed: whatever cannot be read is an error, never "no role" and never "not in it".
 */
import { z } from 'zod';
import { DirectoryRefused } from '../../requests/model/ports.ts';
import { someText } from '../../text/text-schema.ts';
import type { Graph } from '../graph/graph-client.ts';
import { GraphRefused } from '../graph/graph-errors.ts';
import type { ReadName } from '../graph/permissions.ts';
import type { HeldRole, Scope, SubjectRoles } from './role-reach.ts';

/** The same properties in "unifiedRoleAssignment" and in Privileged Identity Management's schedule instances. */
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
    rolesOf(graph, 'listRoleAssignments', id),
    managedRoles(graph, 'listActiveRoles', id),
    // Groups that hold roles cannot be nested (Entra, "Use Microsoft Entra groups to manage role assignments").
    groupsOf(graph, 'listGroups', id).then(async (groups) => ({
      ...groups,
      roles: await Promise.all(groups.assignable.map((each) => rolesOf(graph, 'listRoleAssignments', each))),
    })),
  ]);
  return {
    active: [...direct, ...activated, ...throughGroups.roles.flat()],
    groups: throughGroups.all,
    inRoleAssignableGroup: throughGroups.assignable.length > 0,
  };
}

/**
 * What counts for a subject: whoever has the password can activate what its owner could. Owners of a role-assignable group are
 * protected like its members.
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
  /** Ids of the groups somebody could become a member of, also through another one. */
  readonly all: readonly string[];
  /** Ids of those that roles may be assigned to, and could be owned as well. */
  readonly assignable: readonly string[];
  /** The roles of these. */
  readonly roles: readonly HeldRole[];
};

/**
 * What somebody could join by Privileged Identity Management for Groups: nothing else that Graph says of them shows it. Once it is
 * activated they are a member like others (Entra ID Governance, "Privileged Identity Management (PIM) for Groups").
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
  return unlessUnlicensed(rolesOf(graph, name, principal));
}

/** Nobody is eligible for anything where the tenant has no licence for it. Whatever else is wrong stays an error. */
async function unlessUnlicensed<T>(answer: Promise<readonly T[]>): Promise<readonly T[]> {
  return answer.catch((error: unknown) => {
    if (error instanceof GraphRefused && error.codes.includes(NO_LICENCE)) return [];
    throw error;
  });
}

function ofPrincipal(id: string): string {
  return `principalId eq '${id.replaceAll("'", "''")}'`;
}

async function rolesOf(graph: Graph, name: ReadName, principal: string): Promise<readonly HeldRole[]> {
  const query = { $filter: ofPrincipal(principal), $expand: 'roleDefinition' };
  const assignments = await graph.list(name, assignment, { query });
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

/** Ids of the groups that somebody, or a group, is in, or that somebody owns: all of them, and those that roles may be assigned to. */
async function groupsOf(
  graph: Graph,
  name: 'listGroups' | 'listGroupsAround' | 'listOwnedGroups',
  id: string,
): Promise<{ readonly all: readonly string[]; readonly assignable: readonly string[] }> {
  const query = { $select: 'id,displayName,isAssignableToRole', $count: 'true', $top: '999' };
  const groups = await graph.list(name, group, { path: { id }, query, advanced: true });
  if (!groups.every(isReadable)) throw new DirectoryRefused('groups-unreadable', { nothingDone: true });
  const ids = (some: typeof groups) => some.map((each) => each.id.toLowerCase());
  return { all: ids(groups), assignable: ids(groups.filter(({ isAssignableToRole }) => isAssignableToRole === true)) };
}

/** Without the permission for groups, Graph returns their ids and nothing else ("List a user's memberships"). */
function isReadable(one: z.output<typeof group> | null | undefined): one is z.output<typeof group> {
  return !!one?.displayName && one.isAssignableToRole !== undefined;
}
