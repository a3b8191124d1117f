/**
 * The application permissions that Graph takes for a read (microsoftgraph/microsoft-graph-devx-content,
 * permissions/new/permissions.json, August 2026; "List oauth2PermissionGrants"): any one of them will do. What isn't here
 * is checked where it is done: writes, and reports, which word their refusals in their own way.
 */
const DIRECTORY = ['Directory.Read.All', 'Directory.ReadWrite.All'];
const USERS = ['User.Read.All', 'User.ReadWrite.All', ...DIRECTORY];
const GROUPS = ['GroupMember.Read.All', 'Group.Read.All', 'Group.ReadWrite.All', ...DIRECTORY];
const APPLICATIONS = ['Application.Read.All', 'Application.ReadWrite.All', 'Application.ReadWrite.OwnedBy'];
const ROLES = ['RoleManagement.Read.Directory', 'RoleManagement.ReadWrite.Directory'];

/** By the path of the route. */
export const ACCEPTED: Readonly<Record<string, readonly string[]>> = {
  '/users': USERS,
  '/users/{user}': USERS,
  '/users/{user}/ownedObjects/{cast}': USERS,
  '/users/{user}/memberOf/{cast}': DIRECTORY,
  '/users/{user}/transitiveMemberOf/{cast}': ['User.Read.All', ...GROUPS],
  '/groups/{group}': GROUPS,
  '/groups/{group}/transitiveMemberOf/{cast}': GROUPS,
  '/domains': ['Domain.Read.All', 'Domain.ReadWrite.All', 'Directory.Read.All'],
  '/domains/{domain}/federationConfiguration': [
    'Domain-InternalFederation.Read.All',
    'Domain-InternalFederation.ReadWrite.All',
  ],
  "/tenantRelationships/findTenantInformationByDomainName(domainName='{name}')": [
    'CrossTenantInformation.ReadBasic.All',
  ],
  "/tenantRelationships/findTenantInformationByTenantId(tenantId='{name}')": ['CrossTenantInformation.ReadBasic.All'],
  '/roleManagement/directory/roleAssignments': [...ROLES, ...DIRECTORY],
  '/roleManagement/directory/roleAssignmentScheduleInstances': ROLES,
  '/roleManagement/directory/roleEligibilityScheduleInstances': ROLES,
  '/identityGovernance/privilegedAccess/group/eligibilityScheduleInstances': [
    'PrivilegedEligibilitySchedule.Read.AzureADGroup',
    'PrivilegedAccess.Read.AzureADGroup',
  ],
  '/oauth2PermissionGrants': [...DIRECTORY, 'DelegatedPermissionGrant.ReadWrite.All'],
  '/servicePrincipals/{principal}/transitiveMemberOf/{cast}': [
    ...APPLICATIONS.filter((one) => !one.endsWith('OwnedBy')),
    ...DIRECTORY,
  ],
  '/teams/{team}/installedApps': [
    ...['TeamsAppInstallation.Read.Group', 'TeamsAppInstallation.Read.All', 'TeamsAppInstallation.ReadForTeam.All'],
    ...['Group.Read.All', 'Group.ReadWrite.All', ...DIRECTORY],
  ],
  "/applications(appId='{app}')": [...APPLICATIONS, ...DIRECTORY],
  '/policies/authorizationPolicy': ['Policy.Read.All'],
  '/policies/authenticationMethodsPolicy/authenticationMethodConfigurations/TemporaryAccessPass': [
    'Policy.Read.AuthenticationMethod',
    'Policy.ReadWrite.AuthenticationMethod',
    'Policy.Read.All',
  ],
};

/** May an app with these permissions make this read? */
export function isPermitted(path: string, permissions: readonly string[]): boolean {
  const accepted = ACCEPTED[path];
  return accepted === undefined || accepted.some((one) => permissions.includes(one));
}
