/**
 * What the heart needs from the rest. The side that needs an interface owns it, so they are here; `directory/`, `store/`
 * and `bot/` implement them.
 */
import type { HomeOrganisation, PasswordHome } from './home.ts';
import type { Instant, ObjectId, Person, Request, RequestId, SealedPassword, State, Who } from './request.ts';

export interface Clock {
  now(): Instant;
}

/** An account of this tenant as the directory has it now. */
export type Account = Person & {
  readonly signInName: string;
  readonly mail: string | null;
  readonly home: PasswordHome;
  readonly lastPasswordChange: Instant | null;
};

/** May this approver reset that subject, by Entra's own role matrix, read live? */
export type MayReset = { readonly allowed: true } | { readonly allowed: false; readonly because: MayNotReason };
export type MayNotReason = 'no-role' | 'role-too-low' | 'subject-protected' | 'not-internal';

/** What Graph said to a reset. Anything that may be tried again is thrown as `DirectoryUnavailable` instead. */
export type ResetResult =
  | { readonly ok: true }
  | { readonly ok: false; readonly because: 'weak-password' | 'not-allowed' | 'account-gone' | 'home-moved' };

/** The directory could not answer now (throttled, timed out, down): try later. `code` is Graph's, for the log. */
export class DirectoryUnavailable extends Error {
  readonly code: string;
  constructor(code: string, options?: ErrorOptions) {
    super(`The directory is unavailable (${code})`, options);
    this.name = 'DirectoryUnavailable';
    this.code = code;
  }
}

/** The directory refused to answer for good (permission missing, malformed): somebody must mend the set-up. */
export class DirectoryRefused extends Error {
  readonly code: string;
  constructor(code: string, options?: ErrorOptions) {
    super(`The directory refused (${code})`, options);
    this.name = 'DirectoryRefused';
    this.code = code;
  }
}

/** Microsoft Entra through Graph. Every call may throw `DirectoryUnavailable` or `DirectoryRefused`. */
export interface Directory {
  /** The accounts that match, at most ten; none is an empty list. Text is matched exactly, never by prefix of an address. */
  find(who: Who): Promise<readonly Account[]>;
  account(id: ObjectId): Promise<Account | undefined>;
  /** Names the organisation of an Entra home. Harmless: undefined where it cannot be known, never throws. */
  homeOrganisation(account: Pick<Account, 'id' | 'home'>): Promise<HomeOrganisation | undefined>;
  /** A page of this tenant's own that helps with a home. Harmless: undefined where there is none, never throws. */
  ownPage(home: PasswordHome): Promise<string | undefined>;
  /** The domain of an address; null where it, or the one it is part of, is this tenant's own, or where it is none. */
  foreignDomain(address: string): Promise<string | null>;
  /** Display names of the directory roles that somebody holds, for the approvers to see. */
  roleNames(id: ObjectId): Promise<readonly string[]>;
  mayReset(approver: ObjectId, subject: ObjectId): Promise<MayReset>;
  /** Does this person hold, tenant-wide, at least one role that lets Entra reset a password, and sign in here? */
  isApprover(id: ObjectId): Promise<boolean>;
  /** Sends an invitation that was never accepted once more, to the same address. */
  inviteAgain(id: ObjectId, mail: string): Promise<void>;
  /** Writes the password; the person must change it at the next sign-in. */
  resetPassword(id: ObjectId, newPassword: string): Promise<ResetResult>;
}

/** Something to do later, once, in any instance. `at` delays it. */
export type JobName = 'look-up' | 'carry-out' | 'expire' | 'erase' | 'draw';
export type Job = { readonly name: JobName; readonly request: RequestId; readonly at?: Instant };

/** Who did what, when, to which request. Never holds a secret. `detail` values are short and machine-readable. */
export type AuditEntry = {
  readonly at: Instant;
  readonly action: string;
  readonly by: Person | null;
  readonly request: RequestId | null;
  readonly detail: Readonly<Record<string, string | number | boolean | null>>;
};

/** One move of a request with everything that belongs to it: stored together or not at all. */
export type Change = {
  readonly before: Request | null;
  readonly after: Request;
  readonly audit: AuditEntry;
  readonly jobs: readonly Job[];
};

/** `stale`: somebody else moved the row first. `subject-busy`: the subject has another open request. */
export type SaveResult = 'saved' | 'stale' | 'subject-busy';

export interface RequestStore {
  load(id: RequestId): Promise<Request | undefined>;
  /** Compare-and-swap on the version of `before` (an insert where it is null), with audit entry and jobs. */
  save(change: Change): Promise<SaveResult>;
  /** Requests by this person, newest first, at most `limit`. */
  latestOf(requester: ObjectId, limit: number): Promise<readonly Request[]>;
  /** How many requests this person made since. */
  countSince(requester: ObjectId, since: Instant): Promise<number>;
  /** Requests in any of these states, oldest first, at most `limit`. */
  inStates(states: readonly State[], limit: number): Promise<readonly Request[]>;
  /** Records something that moved no request: a refused click, a set-up. */
  audit(entry: AuditEntry): Promise<void>;
}

/** Tells people: posts what is missing and redraws what is stale among the cards of one request. Idempotent. */
export interface Notifier {
  draw(request: Request): Promise<void>;
}

/** Encrypts a temporary password so that only this service can read it, and only for the same request. */
export interface SecretBox {
  seal(request: RequestId, password: string): SealedPassword;
  /** @throws when the value was sealed for another request, with another key, or tampered with */
  open(request: RequestId, sealed: SealedPassword): string;
}

/** A place where the bot may speak: somebody's personal chat, or the approvals channel. */
export type Conversation = {
  /** `person:{object id}` or `approvals`. */
  readonly key: string;
  readonly id: string;
  readonly serviceUrl: string;
  /** The bot's own id in this channel (`28:…`). */
  readonly bot: string;
  /** The other side of a personal chat: the channel's own id (`29:…`). */
  readonly member: string | null;
  /** The Teams channel's id, for the approvals channel. */
  readonly channel: string | null;
  /** Language tag such as `nl-NL`, as Teams last told. */
  readonly locale: string;
};

export interface ConversationStore {
  get(key: string): Promise<Conversation | undefined>;
  put(conversation: Conversation): Promise<void>;
}

/** For whom a card of a request is drawn. */
export type Audience = 'requester' | 'approvers' | 'handover';

/** Where a card of a request stands in a chat, and which version of the request it shows. */
export type PostedCard = {
  readonly request: RequestId;
  readonly audience: Audience;
  readonly serviceUrl: string;
  readonly conversation: string;
  readonly activity: string;
  readonly version: number;
  readonly locale: string;
};

export interface PostedCards {
  of(request: RequestId): Promise<readonly PostedCard[]>;
  /** The requests whose requester's card this message is, or was: one that ended may have been asked anew on its card. */
  at(conversation: string, activity: string): Promise<readonly RequestId[]>;
  /** Inserts or replaces the card of this request and audience. */
  put(card: PostedCard): Promise<void>;
}

/** Documents by key, for the dialog's own state (the shape of the Bot Framework's `Storage`). */
export interface DocumentStore {
  read(keys: string[]): Promise<Record<string, unknown>>;
  write(changes: Record<string, unknown>): Promise<void>;
  delete(keys: string[]): Promise<void>;
}
