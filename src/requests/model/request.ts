/**
 * What a request is. The **requester** asks; the **subject** is the person whose password it is; an **approver** decides. The
 * temporary password is **sealed**, that is encrypted, before it is written; the **reveal** shows it once.
 */
import type { HelpDesk, HomeOrganisation, PasswordHome } from './home.ts';
import type { ObjectId, RequestId } from './ids.ts';
import type { SelfService } from './directory-port.ts';
import type { FailureReason, RefusalReason } from './reasons.ts';
import type { KeyedHash, Sealed } from './secrets/sealed.ts';
import type { CHOSEN_HERE, Secret } from './secrets/secret-kinds.ts';
import type { Advice, SignInSummary } from './sign-ins.ts';

export type { ObjectId, RequestId } from './ids.ts';

/** A moment in UTC, ISO 8601 with milliseconds: what `Date.prototype.toISOString` gives. */
export type Instant = string;

/** Someone in this tenant. The object id, from the channel's signed activity, is the only key that counts. */
export type Person = { readonly id: ObjectId; readonly name: string };

/** Who asks. The sign-in name is the directory's, known after the look-up, never the activity's. */
export type Requester = Person & { readonly signInName?: string };

/** Whose password: an account by its id, or text that someone typed. */
export type Who = { readonly id: ObjectId } | { readonly text: string };

/** The subject at the time of the look-up; shown to approvers, and read again before any write. */
export type Subject = Person & {
  readonly signInName: string;
  readonly mail: string | null;
  readonly home: PasswordHome;
  readonly created: Instant | null;
  readonly lastPasswordChange: Instant | null;
  /** Their sign-in methods, such as a phone; null if not within a week, or if that wasn't known in time. A hint, never proof. */
  readonly securityInfoChanged: Instant | null;
  /** Display names of directory roles; shown, never compared. */
  readonly roles: readonly string[];
  /** Does this password open more than one person's own data: a role, or one of PRIVILEGED_GROUPS? */
  readonly privileged: boolean;
  /** The home organisation, if the password lives elsewhere and Microsoft names it. */
  readonly organisation: HomeOrganisation | null;
  /** The help desk of the home's domain, if the operator knows it. */
  readonly helpDesk: HelpDesk | null;
  /** The https address of our own page that helps with this home: our identity provider's, or our sign-in page. */
  readonly page: string | null;
  /** Is self-service reset open to them? Null if not, or if that wasn't known in time. A hint, never proof. */
  readonly selfService: SelfService | null;
};

/** One of several accounts that match what was typed. */
export type Candidate = Person & { readonly signInName: string };

/** Who decided, and when; of a handled request, who handled it by hand. */
export type Decision = { readonly by: Person; readonly at: Instant };

/** With whose rights passwords are written: the app's own, or the approver's. */
export const RESET_AS = ['app', 'approver'] as const;
export type ResetAs = (typeof RESET_AS)[number];

/** The secret after a reset: waiting to be read (`reminded`: its reader was told that it will be erased), read, or erased unread. */
export type Handover =
  | {
      readonly state: 'sealed';
      readonly sealed: Sealed<'secret'>;
      readonly until: Instant;
      readonly reminded: boolean;
    }
  | { readonly state: 'revealed'; readonly at: Instant }
  | { readonly state: 'erased'; readonly at: Instant };

/**
 * Something that a job does to the account after the reset. `failed`: someone has to do it by hand. A password is
 * **scrambled** when it is replaced by one that nobody knows.
 */
export const CHORES = ['not-needed', 'due', 'done', 'failed'] as const;
export type Chore = (typeof CHORES)[number];

/**
 * What is known of a secret while it is being made. `accepted`: the directory carries it out, and its `operation` is the address
 * to poll.
 */
type InTheMaking<S extends Secret> = S extends (typeof CHOSEN_HERE)[number]
  ? | { readonly step: 'begun'; readonly sealed: Sealed<'secret'> }
    | { readonly step: 'accepted'; readonly sealed: Sealed<'secret'>; readonly operation: string }
  : { readonly step: 'begun' };
export type AttemptOf<S extends Secret> = { readonly [K in S]: { readonly secret: K } & InTheMaking<K> }[S];
export type Attempt = AttemptOf<Secret>;

/**
 * A code that the requester was shown and reads out to an approver. `hash` and `wrong` are keyed hashes of six digits, so that
 * nobody can read a code from the row. Repeating the same wrong code is not another attempt.
 */
export type IdentityCode = { readonly hash: KeyedHash; readonly until: Instant; readonly wrong: readonly KeyedHash[] };

/** An address that no account here has, in a domain that is not ours. */
export type Outsider = { readonly address: string; readonly domain: string };

type Found = { readonly subject: Subject };
type Decided = Found & { readonly decision: Decision };
/** `firstApproval`: by the first of two approvers; null if one was enough. */
type Approved = Decided & { readonly firstApproval: Decision | null };
/** `grant`: the approver's sign-in, kept only while a job needs it; null if the bot uses its own rights, or it is used up. */
type Granted = Approved & { readonly grant: Sealed<'sign-in'> | null };
/**
 * A request that approvers decide on: the first of two approvals, the current code, and how many were shown. The same whether
 * the bot or a person does the reset in the end.
 */
type Waiting = Found & {
  readonly firstApproval: Decision | null;
  readonly code: IdentityCode | null;
  readonly codesShown: number;
  readonly reminded: boolean;
};
/** A click whose rights are not read yet; a job continues with it. It opens only as this person's, on this request. */
export type StoredClick = { readonly by: Person; readonly click: Sealed<'click'> };
/** `checking`: the clicks that wait for Microsoft Graph, in order, at most one by each approver. */
type Clickable = { readonly checking: readonly StoredClick[] };
/** `signIns`: only while approvers decide, as it is personal; absent if nothing is known of them. */
type Deciding = Waiting & Clickable & { readonly signIns?: SignInSummary | undefined };
type Resetting = {
  readonly attempt: Attempt;
  /** The tries that may have written something. */
  readonly triedAt: readonly Instant[];
  /** When the owner said that they did not want this. */
  readonly disowned: Decision | null;
} & (
  | ({ readonly step: 'under-way' } & Granted)
  /** It waits until the approver signs in again. */
  | ({ readonly step: 'sign-in-needed'; readonly waitsSince: Instant } & Approved & Clickable)
);
type Done = Granted &
  Clickable & {
    readonly at: Instant;
    readonly secret: Secret;
    /** False if it was accepted, but nobody could read the result. */
    readonly confirmed: boolean;
    readonly sessions: Chore;
  } & (
    | { readonly handover: Unread; readonly scramble: 'not-needed'; readonly disowned: null }
    | { readonly handover: Exclude<Handover, Unread>; readonly scramble: Chore; readonly disowned: Decision | null }
  );
/** Nobody can read what its owner disowned, or what was scrambled. */
type Unread = Extract<Handover, { state: 'sealed' }>;

/** The states of a request, and what is known in each. `transitions.ts` says how one follows from another. */
export type Status =
  /** `insists`: they were advised, and ask all the same. */
  | { readonly state: 'asked'; readonly insists?: true }
  /** Something else helps better; nobody but the requester knows of it, and it ends here unless they insist. */
  | { readonly state: 'advised'; readonly advice: Advice }
  | { readonly state: 'choosing'; readonly candidates: readonly Candidate[] }
  | { readonly state: 'refused'; readonly because: RefusalReason; readonly domain: string | null }
  | ({ readonly state: 'withheld'; readonly because: RefusalReason } & Waiting)
  | ({ readonly state: 'redirected'; readonly invitedAgain: Decision | null } & Found & Clickable)
  | ({ readonly state: 'uninvited' } & Outsider & Clickable)
  /** `account`: the guest account that the invitation made. */
  | ({ readonly state: 'invited'; readonly decision: Decision; readonly account: ObjectId } & Outsider)
  | ({ readonly state: 'escalated' } & Deciding)
  | ({ readonly state: 'handled' } & Approved)
  | ({ readonly state: 'pending' } & Deciding)
  | ({ readonly state: 'denied'; readonly reason: string } & Decided)
  | { readonly state: 'cancelled'; readonly at: Instant; readonly subject: Subject | null }
  | { readonly state: 'expired'; readonly at: Instant; readonly subject: Subject | null }
  | ({ readonly state: 'superseded'; readonly at: Instant } & Found)
  | ({ readonly state: 'frozen'; readonly disowned: Decision } & Found)
  | ({ readonly state: 'approved' } & Granted)
  | ({ readonly state: 'resetting' } & Resetting)
  | ({ readonly state: 'done' } & Done)
  | ({
      readonly state: 'failed';
      readonly at: Instant;
      readonly because: FailureReason;
      readonly tried: boolean;
    } & Approved);

export type State = Status['state'];

/** Where a request goes once its subject is found: to approvers, to the home directory, or to a person here. */
export type Route = Extract<State, 'pending' | 'redirected' | 'escalated'>;

/** One row. Every change increases `version` by one; whoever moves the row from the version they read may act. */
export type Request<S extends Status = Status> = {
  readonly id: RequestId;
  /** What people quote to each other, such as `PR-7K4MQ2`. */
  readonly reference: string;
  readonly version: number;
  readonly requester: Requester;
  /** What was asked, in the requester's words. */
  readonly who: Who;
  readonly reason: string;
  readonly askedAt: Instant;
  readonly expiresAt: Instant;
  readonly status: S;
};

/** A reset that a job can continue. */
export type UnderWay = Extract<Status, { step: 'under-way' }>;

export function isUnderWay(request: Request): request is Request<UnderWay> {
  return isIn(request, 'resetting') && request.status.step === 'under-way';
}

/** The states in which a request waits for approvers: to be approved, or to be handled by hand. */
export const UNDECIDED = ['pending', 'escalated'] as const satisfies readonly State[];

/**
 * The states that look to the requester as if approvers had the request. `withheld`: they asked for someone else, and a refusal
 * would say something about that account. Nobody decides on it, and it expires.
 */
export const WAITING = [...UNDECIDED, 'withheld'] as const satisfies readonly State[];

/** What approvers decide on: to approve it, or to handle it by hand. */
export type Undecided = RequestIn<(typeof UNDECIDED)[number]>['status'];

export function isUndecided(status: Status): status is Undecided {
  return UNDECIDED.some((state) => state === status.state);
}

/** A request known to be in one of the given states. */
export type RequestIn<T extends State> = Request<Extract<Status, { state: T }>>;

/** Is the request in one of these states? Narrows its type. */
export function isIn<T extends State>(request: Request, ...states: readonly T[]): request is RequestIn<T> {
  return states.some((state) => state === request.status.state);
}
