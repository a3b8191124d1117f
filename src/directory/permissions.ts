/**
 * Every call we make to Microsoft Graph, and the least application permission it needs for what we read of the answer
 * (Microsoft Graph permissions reference). Nothing else is called: the client takes its paths from here.
 */
export type GraphCall = {
  readonly method: 'GET' | 'PATCH' | 'POST';
  /** Below `/v1.0`; `{…}` is filled in. */
  readonly path: string;
  readonly permission: string;
  /** A directory role that the service principal needs beside the permission. */
  readonly role?: string;
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
    purpose: 'write a temporary password',
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
  listGroups: {
    method: 'GET',
    path: '/users/{id}/transitiveMemberOf/graph.group',
    permission: 'GroupMember.Read.All', // with User.Read.All alone, groups come back as ids without properties
    purpose: 'the role-assignable groups somebody is in',
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
} as const satisfies Readonly<Record<string, GraphCall>>;

export type CallName = keyof typeof calls;
export type ReadName = { [N in CallName]: (typeof calls)[N]['method'] extends 'GET' ? N : never }[CallName];
export type WriteName = Exclude<CallName, ReadName>;

export const GRAPH_CALLS: Readonly<Record<CallName, GraphCall>> = calls;
