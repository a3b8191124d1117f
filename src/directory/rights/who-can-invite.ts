/** Who may invite guests, by the tenant's policy and their roles, read live. */
import { z } from 'zod';
import type { MayInvite } from '../../requests/model/ports.ts';
import type { Graph } from '../graph/graph-client.ts';
import { type Approver, type Rights, readApprover } from './approver-rights.ts';
import { type HeldRole, canReset } from './role-reach.ts';
import { APPROVER_ROLES } from './who-can-reset-passwords.ts';

/** Microsoft Graph, "authorizationPolicy resource type", allowInvitesFrom values, from nobody to everybody. */
const WHO = ['none', 'adminsAndGuestInviters', 'adminsGuestInvitersAndAllMembers', 'everyone'] as const;
const authorizationPolicy = z.object({ allowInvitesFrom: z.enum(WHO) });
type Policy = z.output<typeof authorizationPolicy>['allowInvitesFrom'];

/** Global Administrator, User Administrator, Guest Inviter: the roles that the same document names. */
const INVITERS: readonly string[] = [
  APPROVER_ROLES.globalAdministrator,
  APPROVER_ROLES.userAdministrator,
  '95e79109-95c0-4d8e-aee3-d01accf2d47b',
];

/**
 * May this person invite a guest here? With a role that may invite, unless the policy lets nobody; as an approver, if it lets all
 * members. A colleague without a role may not, even then: here a guest is added by an admin.
 * @throws `DirectoryRefused` also without the permission to read the policy, or if its value is new: that is never "everybody"
 */
export async function readMayInvite(graph: Graph, id: string, rights: Rights): Promise<MayInvite> {
  const [approver, { allowInvitesFrom }] = await Promise.all([
    readApprover(graph, id, rights),
    graph.get('getAuthorizationPolicy', authorizationPolicy),
  ]);
  return approver === null ? { allowed: false, because: 'not-internal' } : mayInvite(approver, allowInvitesFrom);
}

function mayInvite({ roles, inGroup, isMember }: Approver, policy: Policy): MayInvite {
  const isTenantWide = ({ scope }: HeldRole): boolean => scope.in === 'tenant';
  const invites = roles.some(
    (role) => isTenantWide(role) && role.template !== null && INVITERS.includes(role.template),
  );
  const approves = roles.some((role) => isTenantWide(role) && canReset(role));
  if (!invites && !approves) return { allowed: false, because: 'no-role' };
  if (!inGroup) return { allowed: false, because: 'not-in-group' };
  if (policy === 'none') return { allowed: false, because: 'nobody-invites' };
  const anybody = policy === 'everyone' || (policy === 'adminsGuestInvitersAndAllMembers' && isMember);
  return invites || anybody ? { allowed: true } : { allowed: false, because: 'may-not-invite' };
}
