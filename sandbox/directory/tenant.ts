/** The state of the local directory: all of it, open to tests, which change it as they need. */
import type {
  AdministrativeUnit,
  DirectoryAudit,
  DirectoryUser,
  Domain,
  DomainFederation,
  Group,
  GroupEligibilityScheduleInstance,
  RoleAssignment,
  RoleAssignmentScheduleInstance,
  RoleDefinition,
  RoleEligibilityScheduleInstance,
  SignIn,
  TenantInformation,
} from './graph-objects.ts';

/** A password as a directory keeps it: salted, hashed, and with what is asked of its owner. */
export type Credential = { salt: string; hash: string; mustChange: boolean };

/**
 * A password that an application wrote. `changed`: it differs from the one before. `requestId` is that of the recorded call;
 * `password` is what was written: here, and only here, tests can compare it with what people were shown.
 */
export type PasswordWrite = {
  user: string;
  at: string;
  appId: string;
  /** In whose name the application wrote; null where in its own. */
  person: string | null;
  requestId: string;
  password: string;
  changed: boolean;
};

/** An invitation that went out by mail. */
export type SentInvitation = { user: string; mail: string; at: string; appId: string; redirectUrl: string };

/** A reset in a person's name on its way. `looksLeft`: how often it still says that it is not there yet. */
export type Operation = {
  id: string;
  user: string;
  /** What the query of its address has to hold. */
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
  /** By user id. Whoever is not here has no password in this directory. */
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
  /** What is said about active assignments beyond `roleAssignments`; the plain ones are derived from those. */
  roleAssignmentScheduleInstances: RoleAssignmentScheduleInstance[];
  roleEligibilityScheduleInstances: RoleEligibilityScheduleInstance[];
  groupEligibilityScheduleInstances: GroupEligibilityScheduleInstance[];
  signIns: SignIn[];
  /** Every invitation mailed through Graph, oldest first. */
  invitationsSent: SentInvitation[];
  /** The other organisations that `findTenantInformationBy…` knows, each with all its domains. */
  otherOrganisations: (TenantInformation & { domains: string[] })[];
  /** The audit log. `administration.ts` writes into it what an administrator does there. */
  directoryAudits: DirectoryAudit[];
  /** Every mail sent through Graph, oldest first. */
  mailsSent: SentMail[];
  /** Whom sessions were revoked of, oldest first. */
  sessionsRevoked: { user: string; at: string; appId: string; person: string | null }[];
  operations: Operation[];
  /**
   * How often a new operation says that it is not there yet, after how many seconds it wants to be asked, and with which
   * `statusDetail` it fails; null: it succeeds.
   */
  resets: { polls: number; retryAfter: number; failWith: string | null };
  accessPasses: AccessPass[];
  accessPassPolicy: AccessPassPolicy;
  /** Are passwords written back to Active Directory? */
  passwordWriteback: boolean;
  /** Was the application given permissions and a role of its own: to write passwords, to give passes, to end sessions? */
  appMayWritePasswords: boolean;
  /** Does the application hold Privileged Authentication Administrator, rather than User Administrator only? */
  appMayResetAdmins: boolean;
};

/** The user with this object id or sign-in name; names compare without regard to case. */
export function findUser(tenant: Tenant, idOrSignInName: string): DirectoryUser | undefined {
  const wanted = idOrSignInName.toLowerCase();
  return tenant.users.find(
    (user) => user.id.toLowerCase() === wanted || user.userPrincipalName.toLowerCase() === wanted,
  );
}
