/** What can happen to a request, by the names in the audit trail. `transitions.ts` says what follows from each. */
import type {
  Attempt,
  Candidate,
  Chore,
  IdentityCode,
  Instant,
  ObjectId,
  Outsider,
  Person,
  Route,
  Subject,
} from './request.ts';
import type { KeyedHash, Sealed } from './secrets/sealed.ts';
import type { Click } from './click.ts';
import type { ClickEnd, FailureReason, RefusalReason } from './reasons.ts';
import type { Advice, SignInSummary } from './sign-ins.ts';

export type Event =
  | { readonly type: 'candidates-found'; readonly candidates: readonly Candidate[] }
  | { readonly type: 'chosen'; readonly by: Person; readonly account: ObjectId }
  | { readonly type: 'advised'; readonly advice: Advice }
  /** They ask an admin all the same. */
  | { readonly type: 'insisted'; readonly by: Person; readonly expiresAt: Instant }
  /** `subject`: if the requester asked for someone else and must not learn that it was refused. */
  | {
      readonly type: 'refused';
      readonly because: RefusalReason;
      readonly domain: string | null;
      readonly subject?: Subject;
    }
  /** `asker`: the requester's sign-in name. `signIns`: absent if nothing is known of them. */
  | {
      readonly type: 'found';
      readonly subject: Subject;
      readonly route: Route;
      readonly asker: string;
      readonly signIns?: SignInSummary;
    }
  /** Nobody here has this address, which is another organisation's. `asker` as above. */
  | ({ readonly type: 'not-here'; readonly asker: string } & Outsider)
  | { readonly type: 'invited'; readonly by: Person; readonly account: ObjectId }
  /** `instead`: the reference of the owner's own request, which takes its place. */
  | { readonly type: 'superseded'; readonly instead: string }
  | { readonly type: 'code-shown'; readonly by: Person; readonly code: Pick<IdentityCode, 'hash' | 'until'> }
  | { readonly type: 'code-wrong'; readonly by: Person; readonly typed: KeyedHash }
  /** A click waits until its rights are read; `wants`: what it would do. */
  | {
      readonly type: 'click-stored';
      readonly by: Person;
      readonly wants: Click['type'];
      readonly click: Sealed<'click'>;
      readonly until: Instant;
    }
  /** A stored click led to nothing. */
  | { readonly type: 'click-cleared'; readonly by: Person; readonly because: ClickEnd }
  | { readonly type: 'first-approved'; readonly by: Person }
  | { readonly type: 'approved'; readonly by: Person; readonly grant: Sealed<'sign-in'> | null }
  | { readonly type: 'denied'; readonly by: Person; readonly reason: string }
  | { readonly type: 'cancelled'; readonly by: Person }
  | { readonly type: 'reminded' }
  | { readonly type: 'expired' }
  | { readonly type: 'handled'; readonly by: Person }
  | { readonly type: 'started'; readonly attempt: Attempt }
  | { readonly type: 'tried' }
  | { readonly type: 'not-written' }
  | { readonly type: 'accepted'; readonly operation: string }
  | { readonly type: 'sign-in-needed' }
  | { readonly type: 'resumed'; readonly by: Person; readonly grant: Sealed<'sign-in'> }
  | { readonly type: 'replaced-password'; readonly sealed: Sealed<'secret'> }
  | {
      readonly type: 'home-moved';
      readonly subject: Subject;
      readonly route: Exclude<Route, 'pending'>;
      readonly expiresAt: Instant;
    }
  | {
      readonly type: 'reset';
      readonly sealed: Sealed<'secret'>;
      readonly until: Instant;
      readonly confirmed: boolean;
      readonly sessions: Extract<Chore, 'due' | 'not-needed'>;
    }
  | { readonly type: 'failed'; readonly because: FailureReason }
  | { readonly type: 'revealed'; readonly by: Person }
  | { readonly type: 'erased' }
  | { readonly type: 'disowned'; readonly by: Person }
  | { readonly type: 'secured'; readonly by: Person; readonly grant: Sealed<'sign-in'> | null }
  | { readonly type: 'scrambled' | 'sessions-ended'; readonly result: Exclude<Chore, 'due'> }
  | { readonly type: 'invited-again'; readonly by: Person };
