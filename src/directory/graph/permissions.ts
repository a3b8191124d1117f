/**
 * Every call we make to Microsoft Graph, and the least permission it needs for what we read of the answer (Microsoft Graph
 * permissions reference). Nothing else is called: the client takes its paths from here.
 */
export type GraphCall = {
  readonly method: 'GET' | 'PATCH' | 'POST' | 'DELETE';
  /** Below `/v1.0`; `{…}` is filled in. */
  readonly path: string;
  readonly permission: string;
  /**
   * With whose token: our own (an application permission, where nothing is said), the approver's (a delegated one), or either,
   * as the operator chose.
   */
  readonly by?: 'approver' | 'either';
  /** A directory role that is needed beside the permission: by the service principal, or by the approver. */
  readonly role?: string;
  /** Is it the same whether it is done once or twice? Then a write, too, is tried again. */
  readonly repeatable?: true;
  /** What does not work without the permission; a call that does not say so is needed for everything. */
  readonly without?: string;
  readonly purpose: string;
};

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
    purpose: 'find an account by what somebody typed',
  },
  resetPassword: {
    method: 'PATCH',
    path: '/users/{id}',
    permission: 'User-PasswordProfile.ReadWrite.All',
    role: 'User Administrator',
    without: 'a password is reset only in the name of the approver, after his own sign-in',
    purpose: 'write a temporary password',
  },
  startReset: {
    method: 'POST',
    // The id of everybody's password among his ways to sign in ("passwordAuthenticationMethod resource type").
    path: '/users/{id}/authentication/methods/28c10230-6103-485e-b985-444c60001490/resetPassword',
    permission: 'UserAuthenticationMethod.ReadWrite.All',
    by: 'approver',
    role: 'one that may reset this person',
    without: 'approvers cannot reset in their own name, and nothing is written back to Active Directory',
    purpose: 'write a temporary password in the name of the approver',
  },
  getOperation: {
    method: 'GET',
    path: '/users/{id}/authentication/operations/{operation}',
    permission: 'UserAuthenticationMethod.ReadWrite.All', // the one above, since the narrower one to read adds nothing to it
    by: 'approver',
    role: 'Global Reader or Authentication Administrator, or a higher one',
    without: 'as above',
    purpose: 'how far a reset in the name of the approver is',
  },
  revokeSessions: {
    method: 'POST',
    path: '/users/{id}/revokeSignInSessions',
    permission: 'User.RevokeSessions.All',
    by: 'either',
    repeatable: true,
    without: 'whoever is signed in with the old password stays so',
    purpose: 'sign somebody out everywhere after a reset',
  },
  listDomains: {
    method: 'GET',
    path: '/domains',
    permission: 'Domain.Read.All',
    purpose: 'tell our own domains, and which of them another identity provider signs in',
  },
  listFederation: {
    method: 'GET',
    path: '/domains/{id}/federationConfiguration',
    permission: 'Domain-InternalFederation.Read.All',
    without: 'users of our federated domains are given no link to the reset page of our identity provider',
    purpose: 'the reset page of our own identity provider',
  },
  inviteAgain: {
    method: 'POST',
    path: '/invitations',
    permission: 'User.Invite.All',
    without: 'approvers cannot send an invitation again from the card',
    purpose: 'send an invitation that was never accepted again',
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
    permission: 'AuditLog.Read.All', // and a licence with the sign-in log: Entra ID P1 or P2
    without: 'a guest’s home organisation is known by the domain of his address alone',
    purpose: 'the organisation that a guest last signed in from',
  },
  listChanges: {
    method: 'GET',
    path: '/auditLogs/directoryAudits',
    permission: 'AuditLog.Read.All',
    without: 'nobody is told of the reset of his password by mail',
    purpose: 'tell an address that was set a short while ago from one that is somebody’s own',
  },
  sendMail: {
    method: 'POST',
    path: '/users/{from}/sendMail',
    permission: 'Mail.Send', // to be narrowed to the one mailbox: "Role Based Access Control for Applications in Exchange Online"
    without: 'nobody is told of the reset of his password by mail',
    purpose: 'tell somebody that his password was reset',
  },
  listRoleAssignments: {
    method: 'GET',
    path: '/roleManagement/directory/roleAssignments',
    permission: 'RoleManagement.Read.Directory',
    purpose: 'the roles somebody, or a group of his, holds',
  },
  listActiveRoles: {
    method: 'GET',
    path: '/roleManagement/directory/roleAssignmentScheduleInstances',
    permission: 'RoleManagement.Read.Directory', // the schedule's own permission does not show the role's definition
    purpose: 'the roles activated in Privileged Identity Management',
  },
  listEligibleRoles: {
    method: 'GET',
    path: '/roleManagement/directory/roleEligibilityScheduleInstances',
    permission: 'RoleManagement.Read.Directory', // as above
    purpose: 'the roles somebody could activate in Privileged Identity Management',
  },
  listEligibleGroups: {
    method: 'GET',
    path: '/identityGovernance/privilegedAccess/group/eligibilityScheduleInstances',
    permission: 'PrivilegedEligibilitySchedule.Read.AzureADGroup',
    purpose: 'the groups somebody could become a member or an owner of by PIM for Groups, and so the roles of these',
  },
  listGroups: {
    method: 'GET',
    path: '/users/{id}/transitiveMemberOf/graph.group',
    permission: 'GroupMember.Read.All', // with User.Read.All alone, groups come back as ids without properties
    purpose: 'the groups somebody is in: those that roles may be assigned to, and those that the operator named',
  },
  listGroupsAround: {
    method: 'GET',
    path: '/groups/{id}/transitiveMemberOf/graph.group',
    permission: 'GroupMember.Read.All',
    purpose: 'the groups around one that somebody could join, as the operator may have named one of these',
  },
  listOwnedGroups: {
    method: 'GET',
    path: '/users/{id}/ownedObjects/graph.group',
    permission: 'GroupMember.Read.All', // as above
    purpose: 'the role-assignable groups somebody owns',
  },
  listUnits: {
    method: 'GET',
    path: '/users/{id}/memberOf/graph.administrativeUnit',
    permission: 'Directory.Read.All',
    without: 'admins whose role is scoped to an administrative unit cannot approve',
    purpose: 'whether an approver whose role is scoped to an administrative unit may reset its members',
  },
  getAccessPassPolicy: {
    method: 'GET',
    path: '/policies/authenticationMethodsPolicy/authenticationMethodConfigurations/TemporaryAccessPass',
    permission: 'Policy.Read.AuthenticationMethod',
    without: 'no Temporary Access Pass can be given',
    purpose: 'whether the tenant allows Temporary Access Passes, and how long one lasts',
  },
  listAccessPasses: {
    method: 'GET',
    path: '/users/{id}/authentication/temporaryAccessPassMethods',
    permission: 'UserAuthMethod-TAP.ReadWrite.All', // as for the next two
    by: 'either',
    without: 'no Temporary Access Pass can be given',
    purpose: 'the pass that somebody has already: there is room for one, and one that was not made here stays',
  },
  deleteAccessPass: {
    method: 'DELETE',
    path: '/users/{id}/authentication/temporaryAccessPassMethods/{pass}',
    permission: 'UserAuthMethod-TAP.ReadWrite.All',
    by: 'either',
    repeatable: true,
    without: 'no Temporary Access Pass can be given',
    purpose: 'make room for a new pass where ours got lost',
  },
  giveAccessPass: {
    method: 'POST',
    path: '/users/{id}/authentication/temporaryAccessPassMethods',
    permission: 'UserAuthMethod-TAP.ReadWrite.All',
    by: 'either',
    without: 'no Temporary Access Pass can be given',
    purpose: 'let somebody in who has lost every way to sign in',
  },
} as const satisfies Readonly<Record<string, GraphCall>>;

export type CallName = keyof typeof calls;
export type ReadName = { [N in CallName]: (typeof calls)[N]['method'] extends 'GET' ? N : never }[CallName];
export type WriteName = Exclude<CallName, ReadName>;

export const GRAPH_CALLS: Readonly<Record<CallName, GraphCall>> = calls;
