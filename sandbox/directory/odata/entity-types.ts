/** What Graph knows of each type of object: its properties, those returned by default, and those a query may use. */

export type EntityType = {
  readonly name: string;
  /** Every property that `$select` may name. */
  readonly properties: readonly string[];
  /** List properties without a value here: they are empty, not null. */
  readonly emptyLists?: readonly string[];
  /** What is returned without `$select`; everything by default. */
  readonly byDefault?: readonly string[];
  readonly filterable: readonly string[];
  readonly searchable?: readonly string[];
  readonly sortable?: readonly string[];
  /** May a query sort and filter it at once without being an advanced one? */
  readonly sortsFiltered?: true;
};

/** Microsoft Graph, "Working with users": the default set of properties. */
const USER_BY_DEFAULT = [
  'id',
  'businessPhones',
  'displayName',
  'givenName',
  'jobTitle',
  'mail',
  'mobilePhone',
  'officeLocation',
  'preferredLanguage',
  'surname',
  'userPrincipalName',
];

/** What this directory keeps about a user and can filter by ("user resource type": Supports $filter). */
const USER_FILTERABLE = [
  ...['id', 'displayName', 'givenName', 'surname', 'jobTitle', 'mail', 'userPrincipalName', 'mailNickname'],
  ...['accountEnabled', 'businessPhones', 'city', 'companyName', 'country', 'createdDateTime', 'creationType'],
  ...['department', 'employeeId', 'employeeType', 'externalUserState', 'externalUserStateChangeDateTime', 'identities'],
  ...['mobilePhone', 'officeLocation', 'onPremisesImmutableId', 'onPremisesLastSyncDateTime'],
  ...['onPremisesSamAccountName', 'onPremisesSyncEnabled', 'onPremisesUserPrincipalName', 'otherMails'],
  ...['preferredLanguage', 'proxyAddresses', 'securityIdentifier', 'usageLocation', 'userType'],
];

/** What this directory keeps, or only knows by name, and cannot filter by. */
const USER_OTHERS = [
  ...['aboutMe', 'ageGroup', 'authorizationInfo', 'consentProvidedForMinor'],
  ...['customSecurityAttributes', 'deletedDateTime', 'employeeHireDate', 'employeeLeaveDateTime', 'employeeOrgData'],
  ...['faxNumber', 'identityParentId', 'isManagementRestricted', 'isResourceAccount'],
  ...['lastPasswordChangeDateTime', 'legalAgeGroupClassification', 'mailboxSettings'],
  ...['onPremisesDistinguishedName', 'onPremisesDomainName', 'onPremisesExtensionAttributes'],
  ...['onPremisesSecurityIdentifier', 'passwordPolicies', 'passwordProfile'],
  ...['postalCode', 'preferredDataLocation', 'showInAddressList'],
  ...['signInActivity', 'signInSessionsValidFromDateTime', 'state', 'streetAddress'],
];

const USER_EMPTY_LISTS = [
  ...['assignedLicenses', 'assignedPlans', 'imAddresses', 'licenseAssignmentStates', 'onPremisesProvisioningErrors'],
  ...['provisionedPlans', 'serviceProvisioningErrors'],
];

export const USER: EntityType = {
  name: 'microsoft.graph.user',
  properties: [...USER_FILTERABLE, ...USER_OTHERS, ...USER_EMPTY_LISTS],
  emptyLists: USER_EMPTY_LISTS,
  byDefault: USER_BY_DEFAULT,
  filterable: USER_FILTERABLE,
  searchable: ['displayName', 'givenName', 'mail', 'mobilePhone', 'surname', 'userPrincipalName'],
  sortable: ['createdDateTime', 'displayName', 'userPrincipalName'],
};

const GROUP_BY_DEFAULT = [
  ...['id', 'createdDateTime', 'deletedDateTime', 'description', 'displayName', 'groupTypes', 'isAssignableToRole'],
  ...['mail', 'mailEnabled', 'mailNickname', 'onPremisesSyncEnabled', 'securityEnabled', 'visibility'],
];

export const GROUP: EntityType = {
  name: 'microsoft.graph.group',
  properties: [...GROUP_BY_DEFAULT, 'isManagementRestricted'],
  byDefault: GROUP_BY_DEFAULT,
  filterable: ['id', 'displayName', 'isAssignableToRole', 'mail', 'mailEnabled', 'mailNickname', 'securityEnabled'],
  searchable: ['displayName', 'description'],
  sortable: ['displayName'],
};

/** "oAuth2PermissionGrant resource type". */
export const CONSENT: EntityType = {
  name: 'microsoft.graph.oAuth2PermissionGrant',
  properties: ['id', 'clientId', 'consentType', 'principalId', 'resourceId', 'scope'],
  filterable: ['clientId', 'consentType', 'principalId', 'resourceId', 'scope'],
};

export const DIRECTORY_ROLE: EntityType = {
  name: 'microsoft.graph.directoryRole',
  properties: ['id', 'deletedDateTime', 'description', 'displayName', 'roleTemplateId'],
  filterable: ['id', 'displayName', 'roleTemplateId'],
};

export const ADMINISTRATIVE_UNIT: EntityType = {
  name: 'microsoft.graph.administrativeUnit',
  properties: ['id', 'deletedDateTime', 'description', 'displayName', 'isMemberManagementRestricted', 'visibility'],
  filterable: ['id', 'displayName'],
};

/** What a query may ask of the objects of a mixed list. */
export const DIRECTORY_OBJECT: EntityType = {
  name: 'microsoft.graph.directoryObject',
  properties: [GROUP, DIRECTORY_ROLE, ADMINISTRATIVE_UNIT].flatMap(({ properties }) => properties),
  filterable: ['id'],
};

export const APPLICATION: EntityType = {
  name: 'microsoft.graph.application',
  properties: ['id', 'appId', 'displayName', 'signInAudience', 'identifierUris', 'passwordCredentials', 'web', 'api'],
  filterable: ['id', 'appId', 'displayName'],
};

export const INSTALLED_APP: EntityType = {
  name: 'microsoft.graph.teamsAppInstallation',
  properties: ['id', 'teamsAppDefinition'],
  filterable: [],
};

export const DOMAIN: EntityType = {
  name: 'microsoft.graph.domain',
  properties: [
    ...['id', 'authenticationType', 'availabilityStatus', 'isAdminManaged', 'isDefault', 'isInitial', 'isRoot'],
    ...['isVerified', 'manufacturer', 'model', 'passwordNotificationWindowInDays', 'passwordValidityPeriodInDays'],
    'supportedServices',
  ],
  filterable: [],
};

const ASSIGNMENT = ['id', 'principalId', 'roleDefinitionId', 'directoryScopeId', 'appScopeId'];
const PERIOD = ['memberType', 'startDateTime', 'endDateTime'];
const ASSIGNMENT_FILTERABLE = ['principalId', 'roleDefinitionId', 'directoryScopeId'];

export const ROLE_ASSIGNMENT: EntityType = {
  name: 'microsoft.graph.unifiedRoleAssignment',
  properties: [...ASSIGNMENT, 'condition', 'roleDefinition'],
  filterable: ASSIGNMENT_FILTERABLE,
};

export const ACTIVE_INSTANCE: EntityType = {
  name: 'microsoft.graph.unifiedRoleAssignmentScheduleInstance',
  properties: [
    ...[...ASSIGNMENT, ...PERIOD],
    ...['assignmentType', 'roleAssignmentOriginId', 'roleAssignmentScheduleId', 'roleDefinition'],
  ],
  filterable: [...ASSIGNMENT_FILTERABLE, 'assignmentType', 'memberType'],
};

export const ELIGIBLE_INSTANCE: EntityType = {
  name: 'microsoft.graph.unifiedRoleEligibilityScheduleInstance',
  properties: [...ASSIGNMENT, ...PERIOD, 'roleEligibilityScheduleId', 'roleDefinition'],
  filterable: [...ASSIGNMENT_FILTERABLE, 'memberType'],
};

export const GROUP_ELIGIBILITY: EntityType = {
  name: 'microsoft.graph.privilegedAccessGroupEligibilityScheduleInstance',
  properties: [...['id', 'principalId', 'groupId', 'accessId', 'eligibilityScheduleId', 'group'], ...PERIOD],
  filterable: ['principalId', 'groupId', 'accessId', 'memberType', 'eligibilityScheduleId'],
};

export const ROLE_DEFINITION: EntityType = {
  name: 'microsoft.graph.unifiedRoleDefinition',
  properties: [
    ...['id', 'description', 'displayName', 'isBuiltIn', 'isEnabled', 'resourceScopes', 'rolePermissions'],
    ...['templateId', 'version'],
  ],
  filterable: ['id', 'displayName', 'isBuiltIn', 'templateId'],
};

export const SIGN_IN: EntityType = {
  name: 'microsoft.graph.signIn',
  properties: [
    ...['id', 'createdDateTime', 'userId', 'userDisplayName', 'userPrincipalName', 'appId', 'appDisplayName'],
    ...['ipAddress', 'clientAppUsed', 'isInteractive', 'resourceTenantId', 'homeTenantId', 'status'],
    ...['deviceDetail', 'location'],
  ],
  filterable: ['id', 'createdDateTime', 'userId', 'userPrincipalName', 'appId', 'ipAddress'],
  sortable: ['createdDateTime'],
  sortsFiltered: true,
};

/** "directoryAudit resource type": what supports `$filter`. */
export const DIRECTORY_AUDIT: EntityType = {
  name: 'microsoft.graph.directoryAudit',
  properties: [
    ...['id', 'activityDateTime', 'activityDisplayName', 'category', 'correlationId', 'initiatedBy'],
    ...['loggedByService', 'operationType', 'result', 'resultReason', 'targetResources'],
  ],
  filterable: [
    ...['activityDateTime', 'activityDisplayName', 'correlationId', 'initiatedBy', 'loggedByService'],
    'targetResources',
  ],
  sortable: ['activityDateTime'],
  sortsFiltered: true,
};
