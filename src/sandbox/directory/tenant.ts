/** The state of the local directory: all of it, open to tests, which change it as they need. */
import type {
  AdministrativeUnit,
  DirectoryUser,
  Domain,
  DomainFederation,
  Group,
  RoleAssignment,
  RoleAssignmentScheduleInstance,
  RoleDefinition,
  RoleEligibilityScheduleInstance,
  SignIn,
  TenantInformation,
} from './graph-objects.ts';

/** A password as a directory keeps it: salted, hashed, and with what is asked of its owner. */
export type Credential = { salt: string; hash: string; mustChange: boolean };

/** A password that an application wrote. `changed`: it differs from the one before. */
export type PasswordWrite = { user: string; at: string; appId: string; changed: boolean };

/** An invitation that went out by mail. */
export type SentInvitation = { user: string; mail: string; at: string; appId: string; redirectUrl: string };

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
  signIns: SignIn[];
  /** Every invitation mailed through Graph, oldest first. */
  invitationsSent: SentInvitation[];
  /** The other organisations that `findTenantInformationBy…` knows, each with all its domains. */
  otherOrganisations: (TenantInformation & { domains: string[] })[];
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
