/** The paths of Graph v1.0 that the local directory answers. */
import { getApplication, listInstalledApps } from '../endpoints/applications.ts';
import {
  createAccessPass,
  deleteAccessPass,
  getAccessPassPolicy,
  listAccessPasses,
} from '../passwords/access-passes.ts';
import { batch } from './batch.ts';
import { getOperation, resetPassword } from '../passwords/delegated-reset.ts';
import type { Handler } from './graph-call.ts';
import { listGroupEligibilities } from '../endpoints/group-eligibility.ts';
import { getAuthorizationPolicy, invite } from '../endpoints/invitations.ts';
import { sendMail } from '../endpoints/mail.ts';
import { listConsents } from '../endpoints/consents.ts';
import {
  getGroup,
  memberOf,
  ownedObjects,
  transitiveMemberOf,
  transitiveMemberOfApp,
  transitiveMemberOfGroup,
} from '../endpoints/memberships.ts';
import {
  findTenantByDomain,
  findTenantById,
  getDomain,
  getOrganisation,
  listDirectoryAudits,
  listDomains,
  listFederations,
} from '../endpoints/organisation.ts';
import { getRegistration, listSignIns } from '../endpoints/reports.ts';
import { updateUser } from '../passwords/password-profile.ts';
import {
  getRoleDefinition,
  listActiveInstances,
  listEligibleInstances,
  listRoleAssignments,
  listRoleDefinitions,
} from '../endpoints/role-management.ts';
import { getManager, getUser, listUsers, revokeSignInSessions } from '../endpoints/users.ts';

/**
 * Method, path and handler. A name in braces stands for the rest of its segment, or for what its segment's text
 * surrounds.
 */
export const ROUTES: readonly (readonly [method: string, path: string, handler: Handler])[] = [
  ['GET', '/users', listUsers],
  ['GET', '/users/{user}', getUser],
  ['PATCH', '/users/{user}', updateUser],
  ['GET', '/users/{user}/manager', getManager],
  ['POST', '/users/{user}/revokeSignInSessions', revokeSignInSessions],
  ['POST', '/users/{user}/authentication/methods/{method}/resetPassword', resetPassword],
  ['GET', '/users/{user}/authentication/operations/{operation}', getOperation],
  ['GET', '/users/{user}/authentication/temporaryAccessPassMethods', listAccessPasses],
  ['POST', '/users/{user}/authentication/temporaryAccessPassMethods', createAccessPass],
  ['DELETE', '/users/{user}/authentication/temporaryAccessPassMethods/{pass}', deleteAccessPass],
  ['POST', '/users/{user}/sendMail', sendMail],
  ['GET', '/users/{user}/memberOf', memberOf],
  ['GET', '/users/{user}/memberOf/{cast}', memberOf],
  ['GET', '/groups/{group}', getGroup],
  ['GET', '/oauth2PermissionGrants', listConsents],
  ['GET', '/teams/{team}/installedApps', listInstalledApps],
  ['GET', "/applications(appId='{app}')", getApplication],
  ['GET', '/groups/{group}/transitiveMemberOf/{cast}', transitiveMemberOfGroup],
  ['GET', '/users/{user}/transitiveMemberOf', transitiveMemberOf],
  ['GET', '/users/{user}/transitiveMemberOf/{cast}', transitiveMemberOf],
  ['GET', '/servicePrincipals/{principal}/transitiveMemberOf/{cast}', transitiveMemberOfApp],
  ['GET', '/users/{user}/ownedObjects', ownedObjects],
  ['GET', '/users/{user}/ownedObjects/{cast}', ownedObjects],
  ['GET', '/domains', listDomains],
  ['GET', '/domains/{domain}', getDomain],
  ['GET', '/domains/{domain}/federationConfiguration', listFederations],
  ['GET', '/organization', getOrganisation],
  ['GET', "/tenantRelationships/findTenantInformationByDomainName(domainName='{name}')", findTenantByDomain],
  ['GET', "/tenantRelationships/findTenantInformationByTenantId(tenantId='{name}')", findTenantById],
  ['GET', '/roleManagement/directory/roleDefinitions', listRoleDefinitions],
  ['GET', '/roleManagement/directory/roleDefinitions/{id}', getRoleDefinition],
  ['GET', '/roleManagement/directory/roleAssignments', listRoleAssignments],
  ['GET', '/roleManagement/directory/roleAssignmentScheduleInstances', listActiveInstances],
  ['GET', '/roleManagement/directory/roleEligibilityScheduleInstances', listEligibleInstances],
  ['GET', '/identityGovernance/privilegedAccess/group/eligibilityScheduleInstances', listGroupEligibilities],
  ['GET', '/reports/authenticationMethods/userRegistrationDetails/{user}', getRegistration],
  ['GET', '/auditLogs/signIns', listSignIns],
  ['GET', '/auditLogs/directoryAudits', listDirectoryAudits],
  [
    'GET',
    '/policies/authenticationMethodsPolicy/authenticationMethodConfigurations/TemporaryAccessPass',
    getAccessPassPolicy,
  ],
  ['GET', '/policies/authorizationPolicy', getAuthorizationPolicy],
  ['POST', '/invitations', invite],
  ['POST', '/$batch', batch],
];
