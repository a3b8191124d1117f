/**
 * What an account gives access to, and so how well it's protected: roles and groups, read live, and the operator's
 * rules.
 */
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
  /** No one may reset the subject: they're on the operator's never-list or in a restricted unit. */
  readonly protected: boolean;
};

/**
 * @returns the standing of an account
 * @throws `DirectoryRefused` also if there is no such account: it must not pass as harmless
 */
export async function readStanding(graph: Graph, id: string, operator: OperatorGroups): Promise<Standing> {
  const holdings = await holdingsOf(graph, id);
  const names = [...holdings.active, ...holdings.eligible].map(({ name }) => name);
  return {
    roles: [...new Set(names)].sort(),
    privileged: isPrivileged(holdings, operator),
    protected: isNeverReset(operator, id, holdings.groups),
  };
}

/** @returns what decides who may reset this account; null if there is no such account */
export async function readSubject(graph: Graph, id: string, operator: OperatorGroups): Promise<Subject | null> {
  const [user, holdings] = await Promise.all([readUser(graph, id), unlessGone(holdingsOf(graph, id))]);
  if (user === undefined || holdings === undefined) return null;
  // Tenant-wide admins and apps can't reset members of restricted units (Entra, "Restricted management administrative
  // units"). A missing value counts as restricted.
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
