/** What stands around somebody's password, read live: his roles, his groups, and what the operator says of them. */
import type { Standing } from '../../requests/model/ports.ts';
import { readUser } from '../accounts/read-account.ts';
import { unlessGone } from '../graph/not-found.ts';
import type { Graph } from '../graph/graph-client.ts';
import { type OperatorGroups, isInPrivilegedGroup, isNeverReset } from './operator-groups.ts';
import { holdsNothing } from './role-reach.ts';
import { type Holdings, holdingsOf } from './role-assignments.ts';

export type Subject = {
  readonly holdings: Holdings;
  readonly privileged: boolean;
  /** Nobody may reset him: by the operator's never-list, or because a restricted unit keeps everybody out. */
  readonly protected: boolean;
};

/** @throws `DirectoryRefused` also where there is no such account: whoever is not here has no standing, not a low one */
export async function readStanding(graph: Graph, id: string, operator: OperatorGroups): Promise<Standing> {
  const holdings = await holdingsOf(graph, id);
  const names = [...holdings.active, ...holdings.eligible].map(({ name }) => name);
  return {
    roles: [...new Set(names)].sort(),
    privileged: isPrivileged(holdings, operator),
    protected: isNeverReset(operator, id, holdings.groups),
  };
}

/** Null: there is no such account. */
export async function readSubject(graph: Graph, id: string, operator: OperatorGroups): Promise<Subject | null> {
  const [user, holdings] = await Promise.all([readUser(graph, id), unlessGone(holdingsOf(graph, id))]);
  if (user === undefined || holdings === undefined) return null;
  // Tenant-wide admins and applications cannot reach into it (Entra, "Restricted management administrative units").
  // Not returned is not "no".
  const restricted = user.isManagementRestricted !== false && user.isManagementRestricted !== null;
  return {
    holdings,
    privileged: isPrivileged(holdings, operator),
    protected: restricted || isNeverReset(operator, id, holdings.groups),
  };
}

function isPrivileged(holdings: Holdings, operator: OperatorGroups): boolean {
  return !holdsNothing(holdings) || isInPrivilegedGroup(operator, holdings.groups);
}
