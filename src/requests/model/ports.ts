/**
 * What the heart needs from the rest. The side that needs an interface owns it, so they are here; `directory/`, `store/`
 * and `bot/` implement them.
 */
import type { ClickEnd } from './reasons.ts';
import type { Instant, ObjectId, Person, Request, RequestId, RequestIn, State } from './request.ts';

export interface Clock {
  now(): Instant;
}

export * from './directory-port.ts';
export type { SecretBox } from './sealed.ts';

/** What the owner of a password is told by mail. */
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

/** Who did what, when, to which request. Never holds a secret. `detail` values are short and machine-readable. */
export type AuditEntry = {
  readonly at: Instant;
  readonly action: string;
  /** Somebody without an account here has no object id, but the channel's own. */
  readonly by: { readonly id: string; readonly name: string } | null;
  readonly request: RequestId | null;
  /** Where it came from: a conversation with the client's platform, or a job. */
  readonly source: string;
  readonly detail: Readonly<Record<string, string | number | boolean | null>>;
};

/** Where the message stands that held the form of an ask, and the language of whoever filled it in. */
export type FormMessage = {
  readonly serviceUrl: string;
  readonly conversation: string;
  readonly activity: string;
  readonly locale: string;
};

/** One move of a request with everything that belongs to it: stored together or not at all. */
export type Change = {
  readonly before: Request | null;
  readonly after: Request;
  readonly audit: AuditEntry;
  readonly jobs: readonly Job[];
  /**
   * A limit that holds in the very transaction: at most `most` requests asked since then may have reached the approvers.
   * Beyond it, up to `reserve` more, those who have had none of theirs get one through: their first for themselves, and their
   * first for somebody else.
   */
  readonly cap?: { readonly since: Instant; readonly most: number; readonly reserve: number };
  /** Another request's move, stored before this one or not at all: it makes room for it. */
  readonly displaces?: Pick<Change, 'before' | 'after' | 'audit' | 'jobs'>;
  /** A limit of the requester's, which holds in the very transaction: since then, so many requests at most with this one. */
  readonly limit?: { readonly since: Instant; readonly most: number };
  /** The message that goes on as the requester's card: a message is the card of one request, for ever. */
  readonly card?: FormMessage;
};

/** `stale`: somebody else moved the row, or the one that it displaces, first. `subject-busy`: the subject has another open request. `too-busy`: the cap.
 * `asked-already`: whoever asks for somebody else waits for an answer about the same account. `card-taken`: the message is another
 * request's card. `too-many`: the requester's limit. */
export type SaveResult = 'saved' | 'stale' | 'subject-busy' | 'asked-already' | 'too-busy' | 'card-taken' | 'too-many';

/** Two approvers for each reset, or no reset at all. */
export const LOCKDOWN_MODES = ['two-approvers', 'stopped'] as const;
/** What an admin has ordered for all resets. */
export type Lockdown =
  | { readonly mode: 'off' }
  | { readonly mode: (typeof LOCKDOWN_MODES)[number]; readonly by: Person; readonly at: Instant };

export interface RequestStore {
  load(id: RequestId): Promise<Request | undefined>;
  /** Compare-and-swap on the version of `before` (an insert where it is null), with audit entry and jobs. */
  save(change: Change): Promise<SaveResult>;
  /** Requests by this person, newest first, at most `limit`. */
  latestOf(requester: ObjectId, limit: number): Promise<readonly Request[]>;
  /** When this person made the `most`th latest of their requests since; undefined where they made fewer. */
  madeAt(requester: ObjectId, since: Instant, most: number): Promise<Instant | undefined>;
  /** The latest reset of this subject's password since then. */
  latestReset(subject: ObjectId, since: Instant): Promise<RequestIn<'done'> | undefined>;
  /** The request for this subject that is open to the approvers, or under way. */
  openFor(subject: ObjectId): Promise<Request | undefined>;
  lockdown(): Promise<Lockdown>;
  /** Sets it, with its audit entry and a `draw` job for every request that is open to the approvers. */
  setLockdown(lockdown: Lockdown, audit: AuditEntry): Promise<void>;
  /** Sends a `draw` job for every request that has something to show to this person. */
  drawFor(person: ObjectId): Promise<void>;
  /** Requests in any of these states, oldest first, at most `limit`. */
  inStates(states: readonly State[], limit: number): Promise<readonly Request[]>;
  /** Records a refusal. Repeated by the same person for the same reason, it is counted for a while, and then told of once. */
  refused(entry: AuditEntry): Promise<void>;
  /** Records something that moved no request, such as a set-up, with the jobs that follow from it. */
  audit(entry: AuditEntry, jobs?: readonly Job[]): Promise<void>;
  /** Sends jobs that follow from nothing that is stored. */
  schedule(jobs: readonly Job[]): Promise<void>;
}

/** Can somebody be written to in their own chat, as things are? `unknown`: that cannot be told now. */
export type Reachable = 'yes' | 'no' | 'unknown';

/** Tells people: posts what is missing and redraws what is stale among the cards of one request. Idempotent. */
export interface Notifier {
  reaches(person: ObjectId): Promise<Reachable>;
  /**
   * @param last whether this draw will not be tried again at once: who waits for what could not be delivered is told so
   * @throws where it must be tried again
   */
  draw(request: Request, attempt: { readonly last: boolean }): Promise<void>;
  /**
   * Tells the subject by mail, in addition, at addresses that were his before: whoever has his Teams has his chats. Nothing
   * happens where the operator named no mailbox to send from. Repeated, he is told again.
   */
  tellOwner(request: Request, about: Notice): Promise<void>;
  /**
   * Tells an approver that nothing came of their click, and why: in their own chat; if that is not open to the bot, the
   * approvals channel asks them to open it, and does not say why. Repeated, they are told again.
   */
  tellApprover(request: Request, approver: Person, because: ClickEnd): Promise<void>;
}
