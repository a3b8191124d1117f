/** The directory objects of Microsoft Graph v1.0 that the local directory keeps, with their properties. */
import type { ObjectId } from '../../src/requests/model/ids.ts';

/** One of a user's sign-in identities (Microsoft Graph, "objectIdentity resource type"). */
export type Identity = { signInType: string; issuer: string; issuerAssignedId: string | null };

/** A user with every property that Graph v1.0 knows and this directory keeps. */
export type DirectoryUser = {
  '@odata.type'?: '#microsoft.graph.agentUser';
  id: ObjectId;
  accountEnabled: boolean;
  businessPhones: string[];
  city: string | null;
  companyName: string | null;
  country: string | null;
  createdDateTime: string;
  creationType: string | null;
  department: string | null;
  displayName: string;
  employeeId: string | null;
  employeeType: string | null;
  externalUserState: string | null;
  externalUserStateChangeDateTime: string | null;
  givenName: string | null;
  identities: Identity[];
  identityParentId: string | null;
  isManagementRestricted: boolean | null;
  isResourceAccount: boolean | null;
  jobTitle: string | null;
  lastPasswordChangeDateTime: string;
  mail: string | null;
  mailNickname: string;
  mobilePhone: string | null;
  officeLocation: string | null;
  onPremisesDomainName: string | null;
  onPremisesImmutableId: string | null;
  onPremisesLastSyncDateTime: string | null;
  onPremisesSamAccountName: string | null;
  onPremisesSyncEnabled: boolean | null;
  onPremisesUserPrincipalName: string | null;
  otherMails: string[];
  passwordPolicies: string | null;
  preferredLanguage: string | null;
  proxyAddresses: string[];
  securityIdentifier: string | null;
  showInAddressList: boolean | null;
  signInSessionsValidFromDateTime: string;
  surname: string | null;
  usageLocation: string | null;
  userPrincipalName: string;
  userType: string;
};

export type Domain = {
  id: string;
  authenticationType: 'Managed' | 'Federated';
  availabilityStatus: string | null;
  isAdminManaged: boolean;
  isDefault: boolean;
  isInitial: boolean;
  isRoot: boolean;
  isVerified: boolean;
  manufacturer: string | null;
  model: string | null;
  passwordNotificationWindowInDays: number | null;
  passwordValidityPeriodInDays: number | null;
  supportedServices: string[];
};

/** Which identity provider signs in the users of a federated domain of ours. */
export type DomainFederation = {
  '@odata.type': '#microsoft.graph.internalDomainFederation';
  id: string;
  displayName: string;
  issuerUri: string;
  passiveSignInUri: string;
  signOutUri: string;
  passwordResetUri: string | null;
  preferredAuthenticationProtocol: 'wsFed' | 'saml';
  federatedIdpMfaBehavior: string;
};

export type Group = {
  id: string;
  createdDateTime: string;
  description: string | null;
  displayName: string;
  groupTypes: string[];
  isAssignableToRole: boolean | null;
  isManagementRestricted: boolean | null;
  mail: string | null;
  mailEnabled: boolean;
  mailNickname: string;
  onPremisesSyncEnabled: boolean | null;
  securityEnabled: boolean;
  visibility: string | null;
};

export type AdministrativeUnit = {
  id: string;
  description: string | null;
  displayName: string;
  isMemberManagementRestricted: boolean;
  visibility: string | null;
};

export type RoleDefinition = {
  id: string;
  description: string | null;
  displayName: string;
  isBuiltIn: boolean;
  isEnabled: boolean;
  resourceScopes: string[];
  rolePermissions: { allowedResourceActions: string[]; condition: string | null }[];
  templateId: string;
  version: string | null;
};

/**
 * `directoryScopeId` is `/`, or `/administrativeUnits/{id}` (Microsoft Graph, "unifiedRoleAssignment resource type").
 */
export type RoleAssignment = {
  id: string;
  principalId: string;
  roleDefinitionId: string;
  directoryScopeId: string;
  appScopeId: string | null;
  condition: string | null;
};

/** A role that is held now, with the `memberType` and `assignmentType` of Privileged Identity Management. */
export type RoleAssignmentScheduleInstance = {
  id: string;
  principalId: string;
  roleDefinitionId: string;
  directoryScopeId: string;
  appScopeId: string | null;
  assignmentType: 'Assigned' | 'Activated';
  memberType: 'Direct' | 'Group' | 'Inherited';
  startDateTime: string | null;
  endDateTime: string | null;
  roleAssignmentOriginId: string | null;
  roleAssignmentScheduleId: string | null;
};

/** A role that its principal does not hold, but may activate. */
export type RoleEligibilityScheduleInstance = {
  id: string;
  principalId: string;
  roleDefinitionId: string;
  directoryScopeId: string;
  appScopeId: string | null;
  memberType: 'Direct' | 'Group' | 'Inherited';
  startDateTime: string | null;
  endDateTime: string | null;
  roleEligibilityScheduleId: string | null;
};

/** A group that its principal may become a member or an owner of (PIM for Groups). */
export type GroupEligibilityScheduleInstance = {
  id: string;
  principalId: string;
  groupId: string;
  accessId: 'member' | 'owner';
  memberType: 'direct' | 'group';
  startDateTime: string | null;
  endDateTime: string | null;
  eligibilityScheduleId: string;
};

/** "application resource type", as far as the bot's set-up is in it. */
export type Application = {
  id: string;
  appId: string;
  displayName: string;
  signInAudience: string;
  passwordCredentials: { hint: string | null; endDateTime: string }[];
  identifierUris: string[];
  web: { redirectUris: string[] };
  api: {
    requestedAccessTokenVersion: number | null;
    oauth2PermissionScopes: { id: string; value: string; isEnabled: boolean }[];
    preAuthorizedApplications: { appId: string; delegatedPermissionIds: string[] }[];
  };
};

/** "teamsAppInstallation resource type", with its definition. */
export type InstalledApp = {
  id: string;
  teamsAppDefinition: {
    id: string;
    teamsAppId: string;
    displayName: string;
    version: string;
    /** Null for an app without a bot. */
    bot: { id: string } | null;
  };
};

/** What `findTenantInformationBy…` says about an organisation. */
export type TenantInformation = {
  tenantId: string;
  federationBrandName: string | null;
  displayName: string;
  defaultDomainName: string;
};

/** What a person has registered to prove who they are. Whoever is in the directory and has none, has an entry without methods. */
export type Registration = {
  /** Does the policy allow them self-service password reset? */
  isSsprEnabled: boolean;
  /** Have they registered as many methods as that takes? */
  isSsprRegistered: boolean;
  methodsRegistered: string[];
};

/** A sign-in of the audit log, with what shows where someone comes from. */
export type SignIn = {
  id: string;
  createdDateTime: string;
  userId: string;
  userDisplayName: string;
  userPrincipalName: string;
  appId: string;
  appDisplayName: string;
  ipAddress: string;
  clientAppUsed: string;
  isInteractive: boolean;
  resourceTenantId: string;
  homeTenantId: string;
  status: { errorCode: number; failureReason: string | null; additionalDetails: string | null };
  deviceDetail: { operatingSystem: string; browser: string };
  location: { city: string; state: string; countryOrRegion: string };
};

/** An entry of the audit log: what was changed in which object. Values are JSON in a string. */
export type DirectoryAudit = {
  id: string;
  activityDateTime: string;
  activityDisplayName: string;
  category: string;
  loggedByService: string;
  result: 'success' | 'failure';
  targetResources: {
    id: string;
    type: string;
    modifiedProperties: { displayName: string; oldValue: string | null; newValue: string | null }[];
  }[];
};
