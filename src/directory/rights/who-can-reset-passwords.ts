/**
 * Who can reset whose password, by role template ID: the table "Who can reset passwords" in Microsoft Entra,
 * "Privileged roles and permissions in Microsoft Entra ID" (October 2024). Compare it with the article before every
 * release.
 */
export const APPROVER_ROLES = {
  passwordAdministrator: '966707d0-3269-4727-9be2-8c3a10f19b9d',
  helpdeskAdministrator: '729827e3-9c14-49f7-bb1b-9608f156bbb8',
  authenticationAdministrator: 'c4e39bd9-1100-46d3-8c65-fb160da0071f',
  userAdministrator: 'fe930be7-5e62-47db-91af-98c3a49a38b1',
  privilegedAuthenticationAdministrator: '7be44c8a-adaf-4e2a-84d6-ab2649e08a13',
  globalAdministrator: '62e90394-69f5-4237-9190-012177145e10',
} as const;

/** The roles that may reset a subject, as template IDs. */
export type Row = readonly string[];

const {
  passwordAdministrator: password,
  helpdeskAdministrator: helpdesk,
  authenticationAdministrator: authentication,
  userAdministrator: user,
  privilegedAuthenticationAdministrator: privileged,
  globalAdministrator: global,
} = APPROVER_ROLES;

const STRICTEST: Row = [privileged, global];
const EVERY_APPROVER: Row = [password, helpdesk, authentication, user, privileged, global];
const ALL_BUT_PASSWORD: Row = [helpdesk, authentication, user, privileged, global];

/**
 * The roles that may create a Temporary Access Pass for another user, within the same role's reach for passwords
 * (Microsoft Graph, "Create temporaryAccessPassMethod", permissions). A pass grants more than a password: its holder
 * can register new sign-in methods.
 */
export const PASS_ROLES: Row = [authentication, privileged, global];

/** For a subject without a role. */
export const NO_ROLE: Row = EVERY_APPROVER;
/** For a member or owner of a role-assignable group, even one without a role. */
export const ROLE_ASSIGNABLE_GROUP: Row = STRICTEST;
/** For a subject with a role scoped to a restricted management administrative unit. */
export const RESTRICTED_UNIT_ROLE: Row = STRICTEST;
/** For "All other built-in and custom roles", including new and unknown ones. */
export const ANY_OTHER_ROLE: Row = STRICTEST;

/** By the template ID of a role that the subject holds. */
export const ROWS: ReadonlyMap<string, Row> = new Map<string, Row>([
  [authentication, [authentication, privileged, global]],
  ['88d8e3e3-8f55-4a1e-953a-9b9898b8876b', EVERY_APPROVER], // Directory Readers
  [global, STRICTEST],
  ['fdd7a751-b60b-444a-984c-02652fe8fa1c', [user, privileged, global]], // Groups Administrator
  ['95e79109-95c0-4d8e-aee3-d01accf2d47b', EVERY_APPROVER], // Guest Inviter
  [helpdesk, [helpdesk, user, privileged, global]],
  ['790c1fb9-7f7d-4f88-86a1-ef1f95c05c1b', ALL_BUT_PASSWORD], // Message Center Reader
  [password, EVERY_APPROVER],
  [privileged, STRICTEST],
  ['e8611ab8-c189-46e8-94e1-60213ab1f814', STRICTEST], // Privileged Role Administrator
  ['4a5d8f65-41da-4de4-8968-e035b65339cf', ALL_BUT_PASSWORD], // Reports Reader
  [user, [user, privileged, global]],
  ['27460883-1df1-4691-b032-3b79643e5e63', ALL_BUT_PASSWORD], // User Experience Success Manager
  ['75934031-6c7e-415a-99d7-48dbd49e875e', ALL_BUT_PASSWORD], // Usage Summary Reports Reader
]);

/**
 * Approver roles that can be scoped to an administrative unit (Entra, "Assign roles with administrative unit scope").
 */
export const UNIT_ROLES: Row = [authentication, helpdesk, password, privileged, user];
