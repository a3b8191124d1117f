/** What a person may do as an approver, read live from Microsoft Graph. */
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
import { type HeldRole, MAY_GIVE, canReset, reaches, resetsEveryone } from './role-reach.ts';
import { heldNow, unitsOf } from './role-assignments.ts';
import { type Subject, readSubject } from './standing.ts';

/** `isMember`: no guest by their user type, whatever they sign in with. */
export type Approver = { readonly roles: readonly HeldRole[]; readonly inGroup: boolean; readonly isMember: boolean };

/** What decides who may approve, besides directory roles. */
export type Rights = OperatorGroups & { readonly readDomains: DomainReader };

/**
 * May this approver reset this subject, by the current roles and groups of both? Reasons against the approver come
 * first, so that a person who may not approve at all learns nothing about the subject.
 */
export async function readMayReset(graph: Graph, question: ResetQuestion, tenant: Rights): Promise<MayReset> {
  const [approver, subject] = await Promise.all([
    readApprover(graph, question.approver, tenant),
    readSubject(graph, question.subject, tenant),
  ]);
  if (approver === null) return refused('not-internal');
  if (!approver.roles.some(canReset)) return refused('no-role');
  if (!approver.inGroup) return refused('not-in-group');
  const roles = approver.roles.filter(MAY_GIVE[question.secret]);
  if (roles.length === 0) return refused('no-pass-role');
  if (subject === null) return refused('subject-gone');
  if (subject.protected) return refused('subject-protected');
  if (!(await reachesNow(graph, roles, subject, question.subject))) return refused('role-too-low');
  return { allowed: true, privileged: subject.privileged };
}

/** Does this person hold a tenant-wide role that may reset passwords, and belong to the approvers' group? */
export async function readIsApprover(graph: Graph, id: string, tenant: Rights): Promise<boolean> {
  return hasTenantWide(await readApprover(graph, id, tenant), canReset);
}

/** Does this person hold a tenant-wide role that may reset everyone, and belong to the approvers' group? */
export async function readMayLockDown(graph: Graph, id: string, tenant: Rights): Promise<boolean> {
  return hasTenantWide(await readApprover(graph, id, tenant), resetsEveryone);
}

function refused(because: MayNotReason): MayReset {
  return { allowed: false, because };
}

function hasTenantWide(approver: Approver | null, right: (role: HeldRole) => boolean): boolean {
  return approver?.inGroup === true && approver.roles.some((role) => role.scope.in === 'tenant' && right(role));
}

/** Reads administrative units only if they can make a difference. */
async function reachesNow(
  graph: Graph,
  roles: readonly HeldRole[],
  { holdings }: Subject,
  id: string,
): Promise<boolean> {
  if (reaches(roles, holdings, [])) return true;
  return roles.some(({ scope }) => scope.in === 'unit') && reaches(roles, holdings, await unitsOf(graph, id));
}

/** Null if the person doesn't exist, doesn't sign in here or can't sign in. */
export async function readApprover(graph: Graph, id: string, tenant: Rights): Promise<Approver | null> {
  const [user, domains, held] = await Promise.all([
    readUser(graph, id),
    tenant.readDomains(graph),
    unlessGone(heldNow(graph, id)),
  ]);
  if (user === undefined || held === undefined || !signsInHere(user, domains)) return null;
  const isMember = user.userType?.toLowerCase() === 'member';
  return { roles: held.active, inGroup: isInApproverGroup(tenant, held.groups), isMember };
}

/** Membership in a restricted unit protects an account from admins, but doesn't make it an external one. */
function signsInHere(user: GraphUser, domains: readonly Domain[]): boolean {
  return isInternal(passwordHome({ ...user, isManagementRestricted: false }, domains, { passwordWriteback: false }));
}
