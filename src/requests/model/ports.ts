/** What the heart needs from outside. The side that needs an interface owns it: `directory/`, `store/` and `bot/` implement these. */
import type { ClickEnd } from './reasons.ts';
import type { Instant, ObjectId, Person, Request, RequestId, RequestIn, State } from './request.ts';

export interface Clock {
  now(): Instant;
}

export * from './directory-port.ts';
export type { SecretBox } from './secrets/sealed.ts';

/** What the account's owner is told by mail. */
export const NOTICES = ['asked', 'denied', 'reset'] as const;
export type Notice = (typeof NOTICES)[number];

/** Something to do later, once, in any instance. `at` delays it. */
export type JobName =
  | 'look-up'
  | 'decide'
  | 'carry-out'
  | 'aftercare'
  | 'remind'
  | 'expire'
  | 'erase'
  | 'draw'
  | 'tell-owner'
  | 'tell-approver';
/** `tell-approver`: whose stored click led to nothing, and why. */
export type Job = { readonly request: RequestId; readonly at?: Instant } & (
  | { readonly name: Exclude<JobName, 'tell-owner' | 'tell-approver'> }
  | { readonly name: 'tell-owner'; readonly about: Notice }
  | { readonly name: 'tell-approver'; readonly approver: Person; readonly because: ClickEnd }
);

/** Who did what, when, to which request. Holds no secret; `detail` values are short and machine-readable. */
export type AuditEntry = {
  readonly at: Instant;
  readonly action: string;
  /** The id of someone without an account here is the channel's own. */
  readonly by: { readonly id: string; readonly name: string } | null;
  readonly request: RequestId | null;
  /** Where it came from: a conversation and the client's platform, or a job. */
  readonly source: string;
  readonly detail: Readonly<Record<string, string | number | boolean | null>>;
};

/** The message that held the form of an ask, and the language of whoever filled it in. */
export type FormMessage = {
  readonly serviceUrl: string;
  readonly conversation: string;
  readonly activity: string;
  readonly locale: string;
};

/** One move of a request with everything that belongs to it, stored together or not at all. */
export type Change = {
  readonly before: Request | null;
  readonly after: Request;
  readonly audit: AuditEntry;
  readonly jobs: readonly Job[];
  /**
   * A limit, exact within the transaction: at most `most` requests asked since then may have reached the approvers. Up to
   * `reserve` more may, of people who had none yet: their first for themselves, and their first for someone else.
   */
  readonly cap?: { readonly since: Instant; readonly most: number; readonly reserve: number };
  /** Another request's move that makes room for this one. */
  readonly displaces?: Pick<Change, 'before' | 'after' | 'audit' | 'jobs'>;
  /** The requester's limit, exact within the transaction: at most so many requests since then, including this one. */
  readonly limit?: { readonly since: Instant; readonly most: number };
  /** The message that becomes the requester's card: a message is one request's card for ever. */
  readonly card?: FormMessage;
};

/**
 * `stale`: someone else moved the row, or the one it displaces, first. `subject-busy`: the subject has another open request.
 * `too-busy`: the cap. `asked-already`: the requester already waits for an answer about someone else's account. `card-taken`: the
 * message is another request's card. `too-many`: the requester's limit.
 */
export type SaveResult = 'saved' | 'stale' | 'subject-busy' | 'asked-already' | 'too-busy' | 'card-taken' | 'too-many';

/** Two approvers for each reset, or no reset at all. */
export const LOCKDOWN_MODES = ['two-approvers', 'stopped'] as const;
/** What an admin ordered for all resets. */
export type Lockdown =
  | { readonly mode: 'off' }
  | { readonly mode: (typeof LOCKDOWN_MODES)[number]; readonly by: Person; readonly at: Instant };

export interface RequestStore {
  load(id: RequestId): Promise<Request | undefined>;
  /** Compare-and-swap on the version of `before` (an insert if it is null), with audit entry and jobs. */
  save(change: Change): Promise<SaveResult>;
  /** Requests by this person, newest first, at most `limit`. */
  latestOf(requester: ObjectId, limit: number): Promise<readonly Request[]>;
  /** When this person made the `most`th latest of their requests since then; undefined if they made fewer. */
  madeAt(requester: ObjectId, since: Instant, most: number): Promise<Instant | undefined>;
  /** The latest reset of this subject's password since then. */
  latestReset(subject: ObjectId, since: Instant): Promise<RequestIn<'done'> | undefined>;
  /** The subject's request that waits for approvers or is under way. */
  openFor(subject: ObjectId): Promise<Request | undefined>;
  lockdown(): Promise<Lockdown>;
  /** Sets it, with its audit entry and a `draw` job for every request whose cards show it. */
  setLockdown(lockdown: Lockdown, audit: AuditEntry): Promise<void>;
  /** Sends a `draw` job for every request of which this person may have missed cards. */
  drawFor(person: ObjectId): Promise<void>;
  /** Requests in any of these states, oldest first, at most `limit`. @param after only what was asked after this one */
  inStates(
    states: readonly State[],
    limit: number,
    after?: Pick<Request, 'askedAt' | 'id'>,
  ): Promise<readonly Request[]>;
  /** Records a refusal. Repeats by the same person for the same reason are counted for a while, and recorded once. */
  refused(entry: AuditEntry): Promise<void>;
  /** Records something that moved no request, with the jobs that follow from it. */
  audit(entry: AuditEntry, jobs?: readonly Job[]): Promise<void>;
  /** Sends jobs without storing anything else. */
  schedule(jobs: readonly Job[]): Promise<void>;
}

/** Can the bot write to someone in their own chat? `unknown`: Teams doesn't say now. */
export type Reachable = 'yes' | 'no' | 'unknown';

/** Tells people: posts what is missing and redraws what is stale among the cards of one request. Idempotent. */
export interface Notifier {
  reaches(person: ObjectId): Promise<Reachable>;
  /**
   * @param last whether this is the last try for now: whoever waits for a card that could not be delivered is told
   * @throws if it must be retried
   */
  draw(request: Request, attempt: { readonly last: boolean }): Promise<void>;
  /**
   * Tells the subject by mail, too, at addresses they had before, as an attacker in their Teams can read their chats. Does
   * nothing if MAIL_FROM is not set. Not idempotent.
   */
  tellOwner(request: Request, about: Notice): Promise<void>;
  /**
   * Tells an approver in their own chat that their click led to nothing, and why. If the bot can't write there, the approvals
   * channel asks them to open the chat, without the reason. Not idempotent.
   */
  tellApprover(request: Request, approver: Person, because: ClickEnd): Promise<void>;
}
