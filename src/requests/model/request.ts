/**
 * What a request is. The words: the **requester** asks; the **subject** is the one whose password it is; an **approver**
 * decides; a **sealed password** is the temporary password, encrypted before it is used; the **reveal** shows it once.
 */
import type { HelpDesk, HomeOrganisation, PasswordHome } from './home.ts';
import type { ObjectId, RequestId } from './ids.ts';
import type { FailureReason, RefusalReason } from './reasons.ts';
import type { KeyedHash, Sealed } from './sealed.ts';
import type { CHOSEN_HERE, Secret } from './secret-kinds.ts';

export type { ObjectId, RequestId } from './ids.ts';

/** A moment in UTC, ISO 8601 with milliseconds: what `Date.prototype.toISOString` gives. */
export type Instant = string;

/** Somebody in this tenant, by the only key that is believed: the object id of the channel's signed activity. */
export type Person = { readonly id: ObjectId; readonly name: string };

/** Whoever asks. The sign-in name is the directory's, known once the account was looked up; it is never the activity's. */
export type Requester = Person & { readonly signInName?: string };

/** Whose password: an account known by its id, or the text somebody typed. */
export type Who = { readonly id: ObjectId } | { readonly text: string };

/** The subject as it was read when the request was looked up; shown to approvers, read again before any write. */
export type Subject = Person & {
  readonly signInName: string;
  readonly mail: string | null;
  readonly home: PasswordHome;
  readonly lastPasswordChange: Instant | null;
  /** Display names of the directory roles held; they are shown, never compared. */
  readonly roles: readonly string[];
  /** Does whoever gets this password get more than one person's own: a role, or a group that the operator named? */
  readonly privileged: boolean;
  /** The home organisation, where the password lives elsewhere and Microsoft can name it. */
  readonly organisation: HomeOrganisation | null;
  /** The help desk of the home's domain, where the operator knows it. */
  readonly helpDesk: HelpDesk | null;
  /** The https address of a page of our own that helps with this home: our identity provider's, or our sign-in page. */
  readonly page: string | null;
};

/** One of several accounts that match what was typed. */
export type Candidate = Person & { readonly signInName: string };

/** An approver's word; of a handled request, who saw to what there was to do by hand. */
export type Decision = { readonly by: Person; readonly at: Instant };

/** With whose rights passwords are written: the application's own, or those of the approver. */
export const RESET_AS = ['app', 'approver'] as const;
export type ResetAs = (typeof RESET_AS)[number];

/** The temporary password after a reset: waiting to be shown, shown, or erased unread. */
export type Handover =
  | { readonly state: 'sealed'; readonly sealed: Sealed<'secret'>; readonly until: Instant }
  | { readonly state: 'revealed'; readonly at: Instant }
  | { readonly state: 'erased'; readonly at: Instant };

/**
 * Something that is done to the account after the reset, by a job. `failed`: somebody has to see to it. A password that is
 * **scrambled** was replaced by one that nobody knows.
 */
export const CHORES = ['not-needed', 'due', 'done', 'failed'] as const;
export type Chore = (typeof CHORES)[number];

/**
 * What is known of a secret while it is made. `accepted`: the directory has taken it on, and all that is left is to ask what
 * became of it, at the address of the `operation`.
 */
type InTheMaking<S extends Secret> = S extends (typeof CHOSEN_HERE)[number]
  ? | { readonly step: 'begun'; readonly sealed: Sealed<'secret'> }
    | { readonly step: 'accepted'; readonly sealed: Sealed<'secret'>; readonly operation: string }
  : { readonly step: 'begun' };
export type AttemptOf<S extends Secret> = { readonly [K in S]: { readonly secret: K } & InTheMaking<K> }[S];
export type Attempt = AttemptOf<Secret>;

/**
 * A code that the requester was shown and that an approver has to hear from him: `hash` and the `wrong` ones are keyed
 * hashes of six digits, so that nobody reads a code from the row. The same wrong code again is no new try.
 */
export type IdentityCode = { readonly hash: KeyedHash; readonly until: Instant; readonly wrong: readonly KeyedHash[] };

type Found = { readonly subject: Subject };
type Decided = Found & { readonly decision: Decision };
/** `firstApproval` is the word of the first of two approvers; null where one was enough. */
type Approved = Decided & { readonly firstApproval: Decision | null };
/** `grant` is kept no longer than a job needs it; null where the bot acts with rights of its own, or it is used up. */
type Granted = Approved & { readonly grant: Sealed<'sign-in'> | null };
/**
 * What a request waits with that approvers decide on: the first of two approvals, and the code that is good now, of so many
 * shown. The same whoever does the reset in the end, the bot or a person.
 */
type Waiting = Found & {
  readonly firstApproval: Decision | null;
  readonly code: IdentityCode | null;
  readonly codesShown: number;
  readonly reminded: boolean;
};
/** A click whose rights are being read; a job goes on with it. Only the very person's click on this very request opens. */
export type StoredClick = { readonly by: Person; readonly click: Sealed<'click'> };
/** `checking`: the clicks that wait for Microsoft Graph, at most one of each approver, in their order. */
type Deciding = Waiting & { readonly checking: readonly StoredClick[] };
type Resetting = {
  readonly attempt: Attempt;
  /** The tries that may have written something. */
  readonly triedAt: readonly Instant[];
  /** The owner's word that they did not want this. */
  readonly disowned: Decision | null;
} & (
  | ({ readonly step: 'under-way' } & Granted)
  /** It stands still until the approver signs in again. */
  | ({ readonly step: 'sign-in-needed'; readonly waitsSince: Instant } & Approved)
);
type Done = Granted & {
  readonly at: Instant;
  readonly secret: Secret;
  /** False: it was accepted, and nobody could be asked what became of it. */
  readonly confirmed: boolean;
  readonly sessions: Chore;
} & (
    | { readonly handover: Unread; readonly scramble: 'not-needed'; readonly disowned: null }
    | { readonly handover: Exclude<Handover, Unread>; readonly scramble: Chore; readonly disowned: Decision | null }
  );
/** What its owner has disowned, and what is scrambled, is not there to be read any more. */
type Unread = Extract<Handover, { state: 'sealed' }>;

/** What a request may be, and what is known in each state. `transitions.ts` says how one becomes another. */
export type Status =
  | { readonly state: 'asked' }
  | { readonly state: 'choosing'; readonly candidates: readonly Candidate[] }
  | { readonly state: 'refused'; readonly because: RefusalReason; readonly domain: string | null }
  | ({ readonly state: 'withheld'; readonly because: RefusalReason } & Waiting)
  | ({ readonly state: 'redirected'; readonly invitedAgain: Decision | null } & Found)
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

/** Where a found subject's request goes: to an approver, to the home directory, or to a person here. */
export type Route = Extract<State, 'pending' | 'redirected' | 'escalated'>;

/** One row. `version` grows by one with every change; whoever moves it from the version he read may act. */
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

/** A reset with which a job can go on. */
export type UnderWay = Extract<Status, { step: 'under-way' }>;

export function isUnderWay(request: Request): request is Request<UnderWay> {
  return isIn(request, 'resetting') && request.status.step === 'under-way';
}

/** The states in which a request waits for its approvers: for an approval, or to be dealt with by hand. */
export const UNDECIDED = ['pending', 'escalated'] as const satisfies readonly State[];

/**
 * The states that look to the requester as if approvers had it. `withheld`: they asked for somebody else, and a refusal would
 * tell what that account may do, or what became of it: nobody decides on it, and its time runs out.
 */
export const WAITING = [...UNDECIDED, 'withheld'] as const satisfies readonly State[];

/** What approvers decide on: to approve it, or to see to it by hand. */
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
