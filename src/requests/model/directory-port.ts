/** What the heart needs from Microsoft Entra; `directory/` implements it. */
import type { MayNotReason } from './reasons.ts';
import type { HomeOrganisation, PasswordHome } from './home.ts';
import type { Password } from './password.ts';
import type { Instant, ObjectId, Person, Who } from './request.ts';
import type { Secret } from './secret-kinds.ts';

/** An account of this tenant as the directory has it now. */
export type Account = Person & {
  readonly signInName: string;
  readonly mail: string | null;
  readonly home: PasswordHome;
  readonly lastPasswordChange: Instant | null;
};

/** `secret`: what the subject is to be given, since a Temporary Access Pass has a matrix of its own. */
export type ResetQuestion = { readonly approver: ObjectId; readonly subject: ObjectId; readonly secret: Secret };

/**
 * May this approver reset that subject, by Entra's own role matrix and the operator's groups, read live? `privileged` says
 * that one approver is not enough.
 */
export type MayReset =
  | { readonly allowed: true; readonly privileged: boolean }
  | { readonly allowed: false; readonly because: MayNotReason };

/** What an account gives access to. */
export type Standing = {
  /** Display names of the directory roles held or activatable, for the approvers to see. */
  readonly roles: readonly string[];
  /** Any such role, a role-assignable group, or a group that the operator named. */
  readonly privileged: boolean;
  /** On the operator's never-list, itself or through a group. */
  readonly protected: boolean;
};

/** What Graph said to a reset. Anything that may be tried again is thrown as `DirectoryUnavailable` instead. */
export type ResetResult =
  | { readonly ok: true }
  | { readonly ok: false; readonly because: 'weak-password' | 'not-allowed' | 'account-gone' | 'home-moved' };

type Trouble = ErrorOptions & {
  /** Is it certain that nothing was written? */
  readonly nothingDone?: boolean;
};

/** The directory could not answer now (throttled, timed out, down): try later. `code` is Graph's, for the log. */
export class DirectoryUnavailable extends Error {
  readonly code: string;
  readonly nothingDone: boolean;
  /** How long it asked to be left alone; null where it did not say. */
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

/** The directory refused to answer for good (permission missing, malformed): somebody must mend the set-up. */
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

/** Did this go wrong without anything having been written, for certain? */
export function isNothingDone(error: unknown): boolean {
  return (error instanceof DirectoryUnavailable || error instanceof DirectoryRefused) && error.nothingDone;
}

/** Microsoft Entra through Graph. Every call may throw `DirectoryUnavailable` or `DirectoryRefused`. */
export interface Directory {
  /** The accounts that match, at most ten; none is an empty list. Text is matched exactly, never by prefix of an address. */
  find(who: Who): Promise<readonly Account[]>;
  /** @param onBehalfOf who waits for it; nobody where a job asks */
  account(id: ObjectId, onBehalfOf?: ObjectId): Promise<Account | undefined>;
  /** Names the organisation of an Entra home. Harmless: undefined where it cannot be known, never throws. */
  homeOrganisation(account: Pick<Account, 'id' | 'home'>): Promise<HomeOrganisation | undefined>;
  /** A page of this tenant's own that helps with a home. Harmless: undefined where there is none, never throws. */
  ownPage(home: PasswordHome): Promise<string | undefined>;
  /** The domain of an address; null where it, or the one it is part of, is this tenant's own, or where it is none. */
  foreignDomain(address: string): Promise<string | null>;
  standing(id: ObjectId): Promise<Standing>;
  mayReset(question: ResetQuestion): Promise<MayReset>;
  /** Does this person hold, tenant-wide, at least one role that lets Entra reset a password, and sign in here? */
  isApprover(id: ObjectId): Promise<boolean>;
  /** Does this person hold, tenant-wide, a role that lets Entra reset everybody's password, and sign in here? */
  mayLockDown(id: ObjectId): Promise<boolean>;
  /** Sends an invitation that was never accepted once more, to the same address. */
  inviteAgain(id: ObjectId, mail: string): Promise<void>;
  /** Writes the password; the person must change it at the next sign-in. */
  resetPassword(id: ObjectId, newPassword: Password): Promise<ResetResult>;
  /** Tries an approver's assertion now, so that a click fails early where a job could not act for him. */
  checkAssertion(person: ObjectId, assertion: string): Promise<AssertionCheck>;
  /**
   * Writes the password as the approver: in Entra's own eyes he does it, and Active Directory gets it where passwords are
   * written back. Accepted is not done: `operation` tells. The person must change it at the next sign-in.
   */
  startReset(id: ObjectId, newPassword: Password, approver: ActingApprover): Promise<StartResult>;
  /** How far a started reset is. */
  operation(operation: string, approver: ActingApprover): Promise<OperationState>;
  /** Signs the person out everywhere, within minutes; whoever signs in elsewhere stays. Harmless to repeat. */
  revokeSessions(id: ObjectId, actor: Actor): Promise<RevokeResult>;
  /** Addresses that the person may be told at: his, without those set in the last thirty days; none where that is unknown. */
  noticeAddresses(id: ObjectId): Promise<readonly string[]>;
  /** @param from the mailbox that sends: an object id or a sign-in name */
  sendMail(from: string, mail: Mail): Promise<void>;
  /** A new Temporary Access Pass, for one sign-in. A pass of ours is void from then on; one that is not ours stays. */
  giveAccessPass(id: ObjectId, terms: PassTerms, actor: Actor): Promise<AccessPassResult>;
  accessPassPolicy(): Promise<AccessPassPolicy>;
}

/** With whose rights something is done. `assertion`: the approver's single sign-on token of Teams, meant for the bot's app. */
export type Actor = { readonly as: 'app' } | ActingApprover;
export type ActingApprover = { readonly as: 'approver'; readonly assertion: string };

/** `other-person`: the assertion is not of the person who clicked. */
export type AssertionCheck = 'ok' | 'consent-needed' | 'sign-in-needed' | 'other-person';

/** `operation`: what `operation` is asked with. `pollAfterMs`: how long Graph wants it left alone; null where it did not say. */
export type StartResult =
  | { readonly ok: true; readonly operation: string; readonly pollAfterMs: number | null }
  | {
      readonly ok: false;
      readonly because: 'weak-password' | 'not-allowed' | 'account-gone' | 'home-moved' | 'sign-in-needed';
    };

/** `unconfirmed`: it was accepted, and this approver may not read what became of it. */
export type OperationState =
  | { readonly state: 'running'; readonly pollAfterMs: number | null }
  | { readonly state: 'succeeded' | 'unconfirmed' | 'sign-in-needed' }
  | { readonly state: 'failed'; readonly because: 'weak-password' | null };

export type RevokeResult =
  { readonly ok: true } | { readonly ok: false; readonly because: 'not-allowed' | 'account-gone' | 'sign-in-needed' };

export type Mail = { readonly to: string; readonly subject: string; readonly text: string };

/** `ours`: when a pass with these terms may have been made here, in an earlier try whose answer was lost. */
export type PassTerms = {
  readonly lifetimeMinutes: number;
  readonly ours: readonly { readonly from: Instant; readonly to: Instant }[];
};

/** `exists`: somebody else made a pass that can still be used. `policy`: the tenant's policy has passes off, or does not allow this lifetime. */
export type AccessPassResult =
  | { readonly ok: true; readonly pass: Password }
  | { readonly ok: false; readonly because: 'not-allowed' | 'account-gone' | 'exists' | 'policy' | 'sign-in-needed' };

/** `usableOnce`: whether every pass of the tenant is for one sign-in only. */
export type AccessPassPolicy = {
  readonly enabled: boolean;
  readonly minimumLifetimeMinutes: number;
  readonly maximumLifetimeMinutes: number;
  readonly usableOnce: boolean;
};
