/** What somebody may do as an approver, read live. */
import type { MayReset } from '../requests/ports.ts';
import { isInternal } from '../requests/policy.ts';
import { readUser, unlessGone } from './accounts.ts';
import type { Domain } from './domain.ts';
import type { DomainReader } from './domains.ts';
import type { Graph } from './graph-client.ts';
import type { GraphUser } from './graph-user.ts';
import { passwordHome } from './password-home.ts';
import { type HeldRole, type Standing, canReset, mayResetBy } from './role-matrix.ts';
import { activeRoles, standingOf, unitsOf } from './roles.ts';

/** May this person reset that one, by the roles of both as they are now? */
export async function readMayReset(
  graph: Graph,
  approver: string,
  subject: string,
  readDomains: DomainReader,
): Promise<MayReset> {
  const [held, standing] = await Promise.all([
    rolesToApprove(graph, approver, readDomains),
    readStanding(graph, subject),
  ]);
  if (held === null) return { allowed: false, because: 'not-internal' };
  if (standing === null) return { allowed: false, because: 'subject-protected' };
  const verdict = mayResetBy(held, standing, []);
  if (verdict.allowed || verdict.because !== 'role-too-low' || !held.some(({ scope }) => scope.in === 'unit')) {
    return verdict;
  }
  return mayResetBy(held, standing, await unitsOf(graph, subject));
}

/** Does this person hold, for the whole tenant, a role that may reset passwords? */
export async function readIsApprover(graph: Graph, id: string, readDomains: DomainReader): Promise<boolean> {
  const held = await rolesToApprove(graph, id, readDomains);
  return held?.some((role) => role.scope.in === 'tenant' && canReset(role)) ?? false;
}

/** Null: the person does not sign in here, or cannot, or does not exist. */
async function rolesToApprove(
  graph: Graph,
  id: string,
  readDomains: DomainReader,
): Promise<readonly HeldRole[] | null> {
  const [user, domains, held] = await Promise.all([
    readUser(graph, id),
    readDomains(graph),
    unlessGone(activeRoles(graph, id)),
  ]);
  return user !== undefined && held !== undefined && signsInHere(user, domains) ? held : null;
}

/** A restricted unit protects an account from admins; it does not make an admin in it an external. */
function signsInHere(user: GraphUser, domains: readonly Domain[]): boolean {
  return isInternal(passwordHome({ ...user, isManagementRestricted: false }, domains, { passwordWriteback: false }));
}

/** Null: there is no such account. */
async function readStanding(graph: Graph, id: string): Promise<Standing | null> {
  const [user, standing] = await Promise.all([readUser(graph, id), unlessGone(standingOf(graph, id))]);
  if (user === undefined || standing === undefined) return null;
  // Not returned is not "no".
  const restricted = user.isManagementRestricted !== false && user.isManagementRestricted !== null;
  return { ...standing, restricted };
}
