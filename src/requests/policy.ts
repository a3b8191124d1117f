/** Who may ask, what an answer leads to, who may decide, how often. Pure; the live look-ups are the verbs' part. */
import type { PasswordHome } from './home.ts';
import type { Account } from './ports.ts';
import type { Instant, ObjectId, Person, RefusalReason, Request, Route, Subject, Who } from './request.ts';

const MINUTE = 60_000;

/** How long an approver has before a request expires. */
export const REQUEST_LIFETIME_MS = 60 * MINUTE;
/** How long a temporary password waits to be shown (ASVS 5.0, 6.5.5: at most ten minutes). */
export const REVEAL_WINDOW_MS = 10 * MINUTE;
/** How long a password that was shown stays in sight: redrawing the card in which it is shown takes it away. */
export const READING_TIME_MS = 5 * MINUTE;
/** How many requests one person may make in an hour; the next is refused. */
export const REQUESTS_PER_HOUR = 5;
/** The longest reason, typed or on a card, in characters. */
export const REASON_LIMIT = 200;
/** The longest text by which somebody names an account: an address has at most 254 characters (RFC 5321). */
export const WHO_LIMIT = 254;

/** The moment `milliseconds` after another. */
export function later(at: Instant, milliseconds: number): Instant {
  return new Date(Date.parse(at) + milliseconds).toISOString();
}

/**
 * What an account's home leads to. A password that lives in this cloud directory can be reset after an approval. Where
 * somebody of this organisation has to do it by hand, or nobody can tell, a person looks at it; and where nobody here can
 * do it, the requester is sent home. Writeback needs a reset in the approver's own name, which this version does not do.
 */
export function routeOf(home: PasswordHome): Route {
  switch (home.where) {
    case 'here':
      return home.kind === 'cloud' ? 'pending' : 'escalated';
    case 'elsewhere':
      return home.kind === 'unmanaged-entra-organisation' ? 'escalated' : 'redirected';
    case 'nowhere':
      return 'redirected';
    case 'our-identity-provider':
    case 'application':
    case 'unsure':
      return 'escalated';
  }
}

/** Does this person sign in with this organisation? Unsure is no: externals ask for themselves only. */
export function isInternal(home: PasswordHome): boolean {
  return home.where === 'here' || home.where === 'our-identity-provider';
}

/**
 * May this person ask for that account? Decided before the account is looked up, so that the answer tells nothing of it.
 * @returns the reason of a refusal, or null
 */
export function refusalToAsk(requester: Account | undefined, who: Who, madeThisHour: number): RefusalReason | null {
  if (madeThisHour > REQUESTS_PER_HOUR) return 'too-many';
  if (requester === undefined) return 'requester-unknown';
  return isHimself(requester, who) || isInternal(requester.home) ? null : 'only-for-yourself';
}

/** An address of one's own is oneself, too: it is what people write who do not know that they need not. */
function isHimself({ id, signInName, mail }: Account, who: Who): boolean {
  if ('id' in who) return who.id === id;
  return [id, signInName, mail].some((name) => name?.toLowerCase() === who.text.toLowerCase());
}

export type OwnReason = 'own-request' | 'own-password';

/** Nobody decides on his own request or his own password, whatever his roles (NIST SP 800-53 AC-5). */
export function ownReason(request: Request, subject: Subject, person: ObjectId): OwnReason | null {
  if (subject.id === person) return 'own-password';
  return request.requester.id === person ? 'own-request' : null;
}

/** Whom the temporary password is shown to: the subject, if he asked for himself; else the approver, to hand it over. */
export function ownerOfPassword(request: Request, subject: Subject, approver: Person): Person {
  return request.requester.id === subject.id ? request.requester : approver;
}
