/** What somebody may do as an approver, read live. */
import type { MayReset, ResetQuestion } from '../../requests/model/ports.ts';
import type { MayNotReason } from '../../requests/model/reasons.ts';
import { isInternal } from '../../requests/rules/policy.ts';
import { readUser } from '../accounts/read-account.ts';
import { unlessGone } from '../graph/not-found.ts';
import { type Domain, type DomainReader } from '../home/our-domains.ts';
import type { Graph } from '../graph/graph-client.ts';
import type { GraphUser } from '../graph/graph-user.ts';
import { type OperatorGroups, isInApproverGroup } from './operator-groups.ts';
import { passwordHome } from '../home/password-home.ts';
import { type HeldRole, canGivePass, canReset, reaches, resetsEverybody } from './role-reach.ts';
import { heldNow, unitsOf } from './role-assignments.ts';
import { type Subject, readSubject } from './standing.ts';

type Approver = { readonly roles: readonly HeldRole[]; readonly inGroup: boolean };

/**
 * May this person reset that one, by the roles and groups of both as they are now? What there is against the approver comes
 * first: whoever may not approve at all learns nothing of the subject.
 */
export async function readMayReset(
  graph: Graph,
  question: ResetQuestion,
  readDomains: DomainReader,
  operator: OperatorGroups,
): Promise<MayReset> {
  const [approver, subject] = await Promise.all([
    readApprover(graph, question.approver, readDomains, operator),
    readSubject(graph, question.subject, operator),
  ]);
  if (approver === null) return refused('not-internal');
  if (!approver.roles.some(canReset)) return refused('no-role');
  if (!approver.inGroup) return refused('not-in-group');
  // Fewer roles may give a Temporary Access Pass than a password.
  const roles = question.secret === 'access-pass' ? approver.roles.filter(canGivePass) : approver.roles;
  if (roles.length === 0) return refused('no-pass-role');
  if (subject === null) return refused('subject-gone');
  if (subject.protected) return refused('subject-protected');
  if (!(await reachesNow(graph, roles, subject, question.subject))) return refused('role-too-low');
  return { allowed: true, privileged: subject.privileged };
}

/** Does this person hold, for the whole tenant, a role that may reset passwords, and is in the approvers' group? */
export async function readIsApprover(
  graph: Graph,
  id: string,
  readDomains: DomainReader,
  operator: OperatorGroups,
): Promise<boolean> {
  return hasTenantWide(await readApprover(graph, id, readDomains, operator), canReset);
}

/** The same, with a role that may reset everybody's. */
export async function readMayLockDown(
  graph: Graph,
  id: string,
  readDomains: DomainReader,
  operator: OperatorGroups,
): Promise<boolean> {
  return hasTenantWide(await readApprover(graph, id, readDomains, operator), resetsEverybody);
}

function refused(because: MayNotReason): MayReset {
  return { allowed: false, because };
}

function hasTenantWide(approver: Approver | null, right: (role: HeldRole) => boolean): boolean {
  return approver?.inGroup === true && approver.roles.some((role) => role.scope.in === 'tenant' && right(role));
}

/** Units are read only where they could make a difference. */
async function reachesNow(
  graph: Graph,
  roles: readonly HeldRole[],
  { holdings }: Subject,
  id: string,
): Promise<boolean> {
  if (reaches(roles, holdings, [])) return true;
  return roles.some(({ scope }) => scope.in === 'unit') && reaches(roles, holdings, await unitsOf(graph, id));
}

/** Null: the person does not sign in here, or cannot, or does not exist. */
async function readApprover(
  graph: Graph,
  id: string,
  readDomains: DomainReader,
  operator: OperatorGroups,
): Promise<Approver | null> {
  const [user, domains, held] = await Promise.all([
    readUser(graph, id),
    readDomains(graph),
    unlessGone(heldNow(graph, id)),
  ]);
  if (user === undefined || held === undefined || !signsInHere(user, domains)) return null;
  return { roles: held.active, inGroup: isInApproverGroup(operator, held.groups) };
}

/** A restricted unit protects an account from admins; it does not make an admin in it an external. */
function signsInHere(user: GraphUser, domains: readonly Domain[]): boolean {
  return isInternal(passwordHome({ ...user, isManagementRestricted: false }, domains, { passwordWriteback: false }));
}
