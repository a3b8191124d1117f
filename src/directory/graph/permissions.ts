/**
 * Every call to Microsoft Graph, with the least permission for what we read of the answer (Microsoft Graph permissions
 * reference). There are no others: the client takes its paths from here.
 */
import { DOCTOR_CALLS } from '../set-up/doctor-calls.ts';
import type { GraphCall } from './graph-call.ts';

const calls = {
  getUser: {
    method: 'GET',
    path: '/users/{id}',
    permission: 'User.Read.All',
    purpose: 'read an account',
  },
  listUsers: {
    method: 'GET',
    path: '/users',
    permission: 'User.Read.All',
    purpose: 'find an account by what a person typed',
  },
  resetPassword: {
    method: 'PATCH',
    path: '/users/{id}',
    permission: 'User-PasswordProfile.ReadWrite.All',
    role: 'User Administrator',
    only: 'as-app',
    without: 'passwords can only be reset on behalf of the approver, after their own sign-in',
    purpose: 'write a temporary password',
  },
  startReset: {
    method: 'POST',
    // The ID of every user's password method ("passwordAuthenticationMethod resource type").
    path: '/users/{id}/authentication/methods/28c10230-6103-485e-b985-444c60001490/resetPassword',
    permission: 'UserAuthenticationMethod.ReadWrite.All',
    by: 'approver',
    role: 'one that may reset this user',
    without: 'approvers cannot reset with their own rights, and nothing is written back to Active Directory',
    purpose: 'write a temporary password on behalf of the approver',
  },
  getOperation: {
    method: 'GET',
    path: '/users/{id}/authentication/operations/{operation}',
    permission: 'UserAuthenticationMethod.ReadWrite.All', // the same as above: the narrower read permission would add nothing
    by: 'approver',
    role: 'Global Reader or Authentication Administrator, or a higher one',
    without: 'as above',
    purpose: 'read the progress of a reset on behalf of the approver',
  },
  revokeSessions: {
    method: 'POST',
    path: '/users/{id}/revokeSignInSessions',
    permission: 'User.RevokeSessions.All',
    by: 'either',
    repeatable: true,
    without: 'sessions signed in with the old password stay open',
    purpose: 'sign a user out everywhere after a reset',
  },
  listDomains: {
    method: 'GET',
    path: '/domains',
    permission: 'Domain.Read.All',
    purpose: 'read our own domains, and which of them are federated',
  },
  listFederation: {
    method: 'GET',
    path: '/domains/{id}/federationConfiguration',
    permission: 'Domain-InternalFederation.Read.All',
    without: 'users of federated domains get no link to the reset page of our identity provider',
    purpose: 'read the reset page of our own identity provider',
  },
  invite: {
    method: 'POST',
    path: '/invitations',
    permission: 'User.Invite.All',
    without: 'approvers cannot invite a guest, or resend an invitation, from the card',
    purpose: 'invite a guest, or resend an invitation that was never accepted',
  },
  getAuthorizationPolicy: {
    method: 'GET',
    path: '/policies/authorizationPolicy',
    permission: 'Policy.Read.All',
    without: 'approvers cannot invite a guest from the card',
    purpose: 'read who may invite guests',
  },
  findTenant: {
    method: 'GET',
    path: "/tenantRelationships/findTenantInformationByDomainName(domainName='{domainName}')",
    permission: 'CrossTenantInformation.ReadBasic.All',
    without: 'a guest’s card says "your own organisation" instead of its name',
    purpose: 'name the home organisation of a guest',
  },
  findTenantById: {
    method: 'GET',
    path: "/tenantRelationships/findTenantInformationByTenantId(tenantId='{tenantId}')",
    permission: 'CrossTenantInformation.ReadBasic.All',
    without: 'a guest’s card says "your own organisation" instead of its name',
    purpose: 'name the organisation that a guest last signed in from',
  },
  listSignIns: {
    method: 'GET',
    path: '/auditLogs/signIns',
    slow: true,
    permission: 'AuditLog.Read.All', // and a licence that includes the sign-in log: Entra ID P1 or P2
    without:
      'a guest’s home organisation is known only from the domain of their address, and nobody is told what the last sign-ins say',
    purpose: 'read the organisation that a guest last signed in from, and what became of a member’s last sign-ins',
  },
  getRegistration: {
    method: 'GET',
    path: '/reports/authenticationMethods/userRegistrationDetails/{id}',
    slow: true,
    permission: 'AuditLog.Read.All', // and a licence that includes usage and insights: Entra ID P1 or P2
    without: 'nobody is told that they can reset their password themselves',
    purpose: 'read whether self-service password reset is open to a person',
  },
  listChanges: {
    method: 'GET',
    path: '/auditLogs/directoryAudits',
    slow: true,
    permission: 'AuditLog.Read.All', // and Directory.Read.All: "List directoryAudits"
    without: 'no owner gets mail about a reset, and approvers don’t see that security info was changed lately',
    purpose:
      'tell a recently changed mail address from one that is the owner’s own, and recently changed security info',
  },
  sendMail: {
    method: 'POST',
    path: '/users/{from}/sendMail',
    only: 'mail',
    permission: 'Mail.Send', // narrow it to the one mailbox: "Role Based Access Control for Applications in Exchange Online"
    without: 'no owner gets mail about a reset',
    purpose: 'tell an owner that their password was reset',
  },
  listRoleAssignments: {
    method: 'GET',
    path: '/roleManagement/directory/roleAssignments',
    permission: 'RoleManagement.Read.Directory',
    purpose: 'read the roles of a person and of their groups',
  },
  listActiveRoles: {
    method: 'GET',
    path: '/roleManagement/directory/roleAssignmentScheduleInstances',
    permission: 'RoleManagement.Read.Directory', // the schedule's own permission doesn't show role definitions
    purpose: 'read the roles activated in Privileged Identity Management',
  },
  listEligibleRoles: {
    method: 'GET',
    path: '/roleManagement/directory/roleEligibilityScheduleInstances',
    permission: 'RoleManagement.Read.Directory', // as above
    purpose: 'read the roles that a person could activate in Privileged Identity Management',
  },
  listEligibleGroups: {
    method: 'GET',
    path: '/identityGovernance/privilegedAccess/group/eligibilityScheduleInstances',
    permission: 'PrivilegedEligibilitySchedule.Read.AzureADGroup',
    purpose: 'read the groups that a person could join or own through PIM for Groups, and their roles',
  },
  listGroups: {
    method: 'GET',
    path: '/users/{id}/transitiveMemberOf/graph.group',
    permission: 'GroupMember.Read.All', // with only User.Read.All, groups have IDs but no properties
    purpose: 'read a person’s groups: role-assignable ones, and those in the settings',
  },
  listGroupsAround: {
    method: 'GET',
    path: '/groups/{id}/transitiveMemberOf/graph.group',
    permission: 'GroupMember.Read.All',
    purpose: 'read the parents of a group that a person could join, since one may be in the settings',
  },
  listOwnedGroups: {
    method: 'GET',
    path: '/users/{id}/ownedObjects/graph.group',
    permission: 'GroupMember.Read.All', // as above
    purpose: 'read the role-assignable groups that a person owns',
  },
  listUnits: {
    method: 'GET',
    path: '/users/{id}/memberOf/graph.administrativeUnit',
    permission: 'Directory.Read.All',
    without: 'approvers whose role is scoped to an administrative unit cannot approve',
    purpose: 'read whether the subject is in the administrative unit of an approver’s role',
  },
  getAccessPassPolicy: {
    method: 'GET',
    path: '/policies/authenticationMethodsPolicy/authenticationMethodConfigurations/TemporaryAccessPass',
    only: 'access-pass',
    permission: 'Policy.Read.AuthenticationMethod',
    without: 'no Temporary Access Pass can be created',
    purpose: 'read whether the tenant allows Temporary Access Passes, and their lifetime',
  },
  listAccessPasses: {
    method: 'GET',
    path: '/users/{id}/authentication/temporaryAccessPassMethods',
    only: 'access-pass',
    permission: 'UserAuthMethod-TAP.ReadWrite.All', // the same as for the next two
    by: 'either',
    without: 'no Temporary Access Pass can be created',
    purpose: 'read the existing pass: an account can have only one, and one that the bot did not create stays',
  },
  deleteAccessPass: {
    method: 'DELETE',
    path: '/users/{id}/authentication/temporaryAccessPassMethods/{pass}',
    only: 'access-pass',
    permission: 'UserAuthMethod-TAP.ReadWrite.All',
    by: 'either',
    repeatable: true,
    without: 'no Temporary Access Pass can be created',
    purpose: 'delete the bot’s own lost pass before a new one',
  },
  giveAccessPass: {
    method: 'POST',
    path: '/users/{id}/authentication/temporaryAccessPassMethods',
    only: 'access-pass',
    permission: 'UserAuthMethod-TAP.ReadWrite.All',
    by: 'either',
    without: 'no Temporary Access Pass can be created',
    purpose: 'create a pass for a person who has lost every sign-in method',
  },
  // Last: what the bot itself does with a permission is said before.
  ...DOCTOR_CALLS,
} as const satisfies Readonly<Record<string, GraphCall>>;

export type CallName = keyof typeof calls;
export type ReadName = { [N in CallName]: (typeof calls)[N]['method'] extends 'GET' ? N : never }[CallName];
export type WriteName = Exclude<CallName, ReadName>;

/** Every call by its name in the code. */
export const GRAPH_CALLS: Readonly<Record<CallName, GraphCall>> = calls;
