/** What the heart needs from Microsoft Entra; `directory/` implements it. */
import type { MayNotReason, NotAllowedReason } from './reasons.ts';
import type { HomeOrganisation, PasswordHome } from './home.ts';
import type { Password } from './secrets/password.ts';
import type { Instant, ObjectId, Person, Who } from './request.ts';
import type { Secret } from './secrets/secret-kinds.ts';
import type { SignInLog } from './sign-ins.ts';

/** An account of this tenant as the directory has it now. */
export type Account = Person & {
  readonly signInName: string;
  readonly mail: string | null;
  readonly home: PasswordHome;
  /** Null if the directory doesn't say. */
  readonly created: Instant | null;
  readonly lastPasswordChange: Instant | null;
};

/** Self-service password reset is open to someone, by the directory's report. `isAdmin`: the rules for admins apply. */
export type SelfService = { readonly isAdmin: boolean };

/** `secret`: what the subject would be given, as Entra has another matrix for Temporary Access Passes. */
export type ResetQuestion = { readonly approver: ObjectId; readonly subject: ObjectId; readonly secret: Secret };

/** By Entra's role matrix and the operator's groups, read live. `privileged`: the reset takes two approvers. */
export type MayReset =
  | { readonly allowed: true; readonly privileged: boolean }
  | { readonly allowed: false; readonly because: MayNotReason };

/** By the tenant's policy for guests, their roles and the operator's groups, read live. */
export type MayInvite = { readonly allowed: true } | { readonly allowed: false; readonly because: NotAllowedReason };

/** `not-allowed`: by the tenant's settings. `address-refused`: this address is not taken. `no-permission`: of the bot. */
export type InviteResult =
  | { readonly ok: true; readonly account: ObjectId }
  | { readonly ok: false; readonly because: 'not-allowed' | 'address-refused' | 'no-permission' };

/** What an account gives access to. */
export type Standing = {
  /** Display names of the directory roles that are held or can be activated, for the approvers to see. */
  readonly roles: readonly string[];
  /** Has such a role, or is in a role-assignable group or one of PRIVILEGED_GROUPS. */
  readonly privileged: boolean;
  /** On the operator's never-list, itself or through a group. */
  readonly protected: boolean;
};

/** Graph's answer to a reset. What can be retried is thrown as `DirectoryUnavailable` instead. */
export type ResetResult =
  | { readonly ok: true }
  | { readonly ok: false; readonly because: 'weak-password' | 'not-allowed' | 'account-gone' | 'home-moved' };

type Trouble = ErrorOptions & {
  /** Is it certain that nothing was written? */
  readonly nothingDone?: boolean;
};

/** The directory can't answer now (throttled, timed out, down): retry later. `code` is Graph's, for the log. */
export class DirectoryUnavailable extends Error {
  readonly code: string;
  readonly nothingDone: boolean;
  /** How long to wait before the next try; null if it did not say. */
  readonly retryAfterMs: number | null;
  constructor(code: string, { nothingDone = false, retryAfterMs = null, ...options }: Busy = {}) {
    super(`The directory is unavailable (${code})`, options);
    this.name = 'DirectoryUnavailable';
    this.code = code;
    this.nothingDone = nothingDone;
    this.retryAfterMs = retryAfterMs;
  }
}
type Busy = Trouble & { readonly retryAfterMs?: number | null };

/** The directory refused for good (permission missing, malformed request): check the permissions and the settings. */
export class DirectoryRefused extends Error {
  readonly code: string;
  readonly nothingDone: boolean;
  constructor(code: string, { nothingDone = false, ...options }: Trouble = {}) {
    super(`The directory refused (${code})`, options);
    this.name = 'DirectoryRefused';
    this.code = code;
    this.nothingDone = nothingDone;
  }
}

/** Is it certain that nothing was written when this failed? */
export function isNothingDone(error: unknown): boolean {
  return (error instanceof DirectoryUnavailable || error instanceof DirectoryRefused) && error.nothingDone;
}

/** Microsoft Entra through Graph. Every call may throw `DirectoryUnavailable` or `DirectoryRefused`. */
export interface Directory {
  /** The accounts that match, at most eleven. Text is matched as a whole, never by a part of an address. */
  find(who: Who): Promise<readonly Account[]>;
  /** @param onBehalfOf who waits for the answer; undefined in a job */
  account(id: ObjectId, onBehalfOf?: ObjectId): Promise<Account | undefined>;
  /** The organisation of an Entra home; undefined if it isn't known. Never throws. */
  homeOrganisation(account: Pick<Account, 'id' | 'home'>): Promise<HomeOrganisation | undefined>;
  /** This tenant's own page that helps with a home; undefined if there is none. Never throws. */
  ownPage(home: PasswordHome): Promise<string | undefined>;
  /** Is self-service open to this person? Null if not, or if it isn't known soon. A hint, never proof. Never throws. */
  selfService(id: ObjectId): Promise<SelfService | null>;
  /** The interactive sign-ins of the last day; null if they aren't known soon. A hint, never proof. Never throws. */
  signIns(id: ObjectId): Promise<SignInLog | null>;
  /** When this person's sign-in methods were last changed; null if not within a week, or if it isn't known soon. A hint. Never throws. */
  securityInfoChanged(id: ObjectId): Promise<Instant | null>;
  /** The domain of an address; null if it, or a parent domain, is this tenant's own, or if the text is no address. */
  foreignDomain(address: string): Promise<string | null>;
  standing(id: ObjectId): Promise<Standing>;
  mayReset(question: ResetQuestion): Promise<MayReset>;
  /** Does this person sign in here and hold a tenant-wide role that may reset passwords? */
  isApprover(id: ObjectId): Promise<boolean>;
  /** Does this person sign in here and hold a tenant-wide role that may reset everybody's password? */
  mayLockDown(id: ObjectId): Promise<boolean>;
  /** May this person add guests? @throws `DirectoryRefused` also if the bot may not read the tenant's policy for guests */
  mayInvite(id: ObjectId): Promise<MayInvite>;
  /**
   * Makes a guest of the owner of an address, and has Microsoft mail them an invitation. Again for the same address, there is no
   * second guest, but a second mail.
   * @param language of the mail (ISO 639)
   */
  invite(address: string, language: string): Promise<InviteResult>;
  /** Resends an invitation that was never accepted, to the same address. */
  inviteAgain(id: ObjectId, mail: string): Promise<void>;
  /**
   * Writes the password; the person must change it at the next sign-in.
   * @param account as it was read just now: refused if its password can't be written here
   */
  resetPassword(account: Account, newPassword: Password): Promise<ResetResult>;
  /** Checks an approver's assertion now, so that the click fails rather than the job. */
  checkAssertion(person: ObjectId, assertion: string): Promise<AssertionCheck>;
  /**
   * Writes the password in the approver's name: for Entra, the approver resets it, and Active Directory gets it if passwords are
   * written back. Accepted is not done: poll `operation`. The person must change the password at the next sign-in.
   * @param account as for `resetPassword`
   */
  startReset(account: Account, newPassword: Password, approver: ActingApprover): Promise<StartResult>;
  /** Polls a started reset. */
  operation(operation: string, approver: ActingApprover): Promise<OperationState>;
  /** Signs the person out everywhere within minutes, unless they sign in elsewhere. Safe to repeat. */
  revokeSessions(id: ObjectId, actor: Actor): Promise<RevokeResult>;
  /** The person's addresses that were set more than thirty days ago; none if that isn't known. */
  noticeAddresses(id: ObjectId): Promise<readonly string[]>;
  /** @param from the sending mailbox: an object id or a sign-in name */
  sendMail(from: string, mail: Mail): Promise<void>;
  /** Makes a Temporary Access Pass for one sign-in. It voids a pass of ours; any other pass stays, and none is made. */
  giveAccessPass(id: ObjectId, terms: PassTerms, actor: Actor): Promise<AccessPassResult>;
  accessPassPolicy(): Promise<AccessPassPolicy>;
}

/** Whose rights are used. `assertion`: the approver's single sign-on token from Teams, for the bot's app. */
export type Actor = { readonly as: 'app' } | ActingApprover;
export type ActingApprover = { readonly as: 'approver'; readonly assertion: string };

/** `other-person`: the assertion isn't that of the person who clicked. */
export type AssertionCheck = 'ok' | 'consent-needed' | 'sign-in-needed' | 'other-person';

/** `operation`: the address to poll. `pollAfterMs`: how long to wait first; null if Graph did not say. */
export type StartResult =
  | { readonly ok: true; readonly operation: string; readonly pollAfterMs: number | null }
  | {
      readonly ok: false;
      readonly because: 'weak-password' | 'not-allowed' | 'account-gone' | 'home-moved' | 'sign-in-needed';
    };

/** `unconfirmed`: it was accepted, but this approver may not read the result. */
export type OperationState =
  | { readonly state: 'running'; readonly pollAfterMs: number | null }
  | { readonly state: 'succeeded' | 'unconfirmed' | 'sign-in-needed' }
  | { readonly state: 'failed'; readonly because: 'weak-password' | null };

export type RevokeResult =
  { readonly ok: true } | { readonly ok: false; readonly because: 'not-allowed' | 'account-gone' | 'sign-in-needed' };

export type Mail = { readonly to: string; readonly subject: string; readonly text: string };

/** `ours`: when an earlier try, whose answer was lost, may have made a pass with these terms. */
export type PassTerms = {
  readonly lifetimeMinutes: number;
  readonly ours: readonly { readonly from: Instant; readonly to: Instant }[];
};

/**
 * `exists`: someone else made a pass that is still valid. `policy`: the tenant's policy has no passes, or does not allow this
 * lifetime.
 */
export type AccessPassResult =
  | { readonly ok: true; readonly pass: Password }
  | { readonly ok: false; readonly because: 'not-allowed' | 'account-gone' | 'exists' | 'policy' | 'sign-in-needed' };

/** `usableOnce`: is every pass of the tenant for one sign-in only? */
export type AccessPassPolicy = {
  readonly enabled: boolean;
  readonly minimumLifetimeMinutes: number;
  readonly maximumLifetimeMinutes: number;
  readonly usableOnce: boolean;
};
