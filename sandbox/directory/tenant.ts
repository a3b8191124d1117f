/** The whole state of the local directory, which tests change as they need. */
import type {
  AdministrativeUnit,
  Application,
  DirectoryAudit,
  DirectoryUser,
  Domain,
  DomainFederation,
  Group,
  GroupEligibilityScheduleInstance,
  InstalledApp,
  Registration,
  RoleAssignment,
  RoleAssignmentScheduleInstance,
  RoleDefinition,
  RoleEligibilityScheduleInstance,
  SignIn,
  TenantInformation,
} from './graph-objects.ts';

/** A password as a directory keeps it: salted, hashed, and with what its owner has to do. */
export type Credential = { salt: string; hash: string; mustChange: boolean };

/**
 * A password that an application wrote. `changed`: it differs from the previous one. `requestId` is that of the
 * recorded call; `password` is what was written: here, and only here, tests can compare it with what people were shown.
 */
export type PasswordWrite = {
  user: string;
  at: string;
  appId: string;
  /** On whose behalf the application wrote; null if for itself. */
  person: string | null;
  requestId: string;
  password: string;
  changed: boolean;
};

/** An invitation that went out by mail. */
export type SentInvitation = {
  user: string;
  mail: string;
  at: string;
  appId: string;
  redirectUrl: string;
  /** ISO 639; Microsoft's default is American English. */
  language: string;
};

/** Who may invite, and whom. */
export type GuestSettings = {
  allowInvitesFrom: 'none' | 'adminsAndGuestInviters' | 'adminsGuestInvitersAndAllMembers' | 'everyone';
  /** External collaboration settings, "Deny invitations to the specified domains". */
  blockedDomains: string[];
  /** Other organisations that the cross-tenant access settings keep out. */
  blockedTenantDomains: string[];
};

/** A delegated reset in progress. `looksLeft`: how often it still answers that it is not done yet. */
export type Operation = {
  id: string;
  user: string;
  /** What the query string must contain. */
  key: string;
  createdDateTime: string;
  looksLeft: number;
  failsWith: string | null;
};

/** A Temporary Access Pass, until it is deleted. */
export type AccessPass = {
  id: string;
  user: string;
  value: string;
  lifetimeInMinutes: number;
  isUsableOnce: boolean;
  createdDateTime: string;
  startDateTime: string;
  by: { appId: string; person: string | null };
};

export type AccessPassPolicy = {
  state: 'enabled' | 'disabled';
  minimumLifetimeInMinutes: number;
  maximumLifetimeInMinutes: number;
  defaultLifetimeInMinutes: number;
  isUsableOnce: boolean;
};

export type SentMail = {
  from: string;
  to: string[];
  subject: string;
  contentType: 'Text' | 'HTML';
  content: string;
  saved: boolean;
  at: string;
};

export type Tenant = {
  /** The tenant id. */
  id: string;
  displayName: string;
  users: DirectoryUser[];
  /** By user id. Anyone missing here has no password in this directory. */
  credentials: Map<string, Credential>;
  /** Every password written through Graph, oldest first. */
  passwordWrites: PasswordWrite[];
  domains: Domain[];
  /** By domain. */
  federations: Map<string, DomainFederation[]>;
  groups: Group[];
  administrativeUnits: AdministrativeUnit[];
  /** By id of the group or administrative unit: the ids of its direct members. */
  members: Map<string, string[]>;
  /** By id of the group: the ids of its owners. */
  owners: Map<string, string[]>;
  /** By user id. */
  managers: Map<string, string>;
  roleDefinitions: RoleDefinition[];
  /** Active assignments of every scope, activated ones included. */
  roleAssignments: RoleAssignment[];
  /** Details of active assignments beyond `roleAssignments`, from which the plain ones are derived. */
  roleAssignmentScheduleInstances: RoleAssignmentScheduleInstance[];
  roleEligibilityScheduleInstances: RoleEligibilityScheduleInstance[];
  groupEligibilityScheduleInstances: GroupEligibilityScheduleInstance[];
  signIns: SignIn[];
  /** By user id. */
  registrations: Map<string, Registration>;
  /** May the application read reports, and has this tenant the licence for them? */
  reports: 'readable' | 'no-permission' | 'no-licence';
  /** Every invitation mailed through Graph, oldest first. */
  invitationsSent: SentInvitation[];
  guestSettings: GuestSettings;
  /** The other organisations that `findTenantInformationBy…` knows, each with all its domains. */
  otherOrganisations: (TenantInformation & { domains: string[] })[];
  /** The audit log. `administration.ts` records in it what an administrator does there. */
  directoryAudits: DirectoryAudit[];
  /** Every mail sent through Graph, oldest first. */
  mailsSent: SentMail[];
  /** Whose sessions were revoked, oldest first. */
  sessionsRevoked: { user: string; at: string; appId: string; person: string | null }[];
  operations: Operation[];
  /**
   * How often a new operation answers that it is not done yet, after how many seconds to ask again, and with which
   * `statusDetail` it fails; null: it succeeds.
   */
  resets: { polls: number; retryAfter: number; failWith: string | null };
  accessPasses: AccessPass[];
  accessPassPolicy: AccessPassPolicy;
  /** Are passwords written back to Active Directory? */
  passwordWriteback: boolean;
  /** The object id of the application's service principal. */
  appObjectId: string;
  /** The application permissions that the application has been granted, as its tokens list them. */
  appPermissions: string[];
  /** Delegated permissions of the application to which an admin has consented for everybody. */
  appConsents: string[];
  /** By id of a team's group: the apps of Teams that are installed in it. */
  teamApps: Map<string, InstalledApp[]>;
  /** The app registration as which the application runs; null for a managed identity. */
  appRegistration: Application | null;
  /** Has the tenant a licence for Privileged Identity Management? */
  managesIdentities: boolean;
  /** Does the application have permissions and a role of its own: to write passwords, issue passes, revoke sessions? */
  appMayWritePasswords: boolean;
  /** Does the application hold Privileged Authentication Administrator, rather than User Administrator only? */
  appMayResetAdmins: boolean;
};

/** The user with this object id or sign-in name, which is compared without regard to case. */
export function findUser(tenant: Tenant, idOrSignInName: string): DirectoryUser | undefined {
  const wanted = idOrSignInName.toLowerCase();
  return tenant.users.find(
    (user) => user.id.toLowerCase() === wanted || user.userPrincipalName.toLowerCase() === wanted,
  );
}
