/** Who may ask, where a request goes, who may decide, how often. Pure: actions and jobs read the facts. */
import type { PasswordHome } from '../model/home.ts';
import type { Account, Lockdown, Standing } from '../model/ports.ts';
import type {
  IdentityCode,
  Instant,
  ObjectId,
  Outsider,
  Request,
  RequestIn,
  Route,
  ResetAs,
  Status,
  Subject,
  Who,
} from '../model/request.ts';
import type { KeyedHash } from '../model/secrets/sealed.ts';
import type { CodeProblem, OwnReason, RefusalReason, VoidReason } from '../model/reasons.ts';
import { type Secret, SECRET_KINDS } from '../model/secrets/secret-kinds.ts';
import type { Rules } from '../model/services.ts';

const MINUTE = 60_000;

/** The period of the limits. */
export const HOUR_MS = 60 * MINUTE;

/** When a job looks up an ask, if the turn that took it did not finish. */
export const LOOK_UP_RESERVE_MS = 10_000;

/** When a job continues with a stored click, if the instance that took it did not finish. */
export const CLICK_RESERVE_MS = 10_000;
/** How long a stored click is valid: later, its approver may have changed their mind. */
export const CLICK_LIFETIME_MS = 10 * MINUTE;
/** How many stored clicks one request can have. */
export const MOST_STORED_CLICKS = 10;

/** How long before a request expires approvers are reminded. */
export const REMINDER_MS = 15 * MINUTE;
/** How long a code is valid (ASVS 5.0, 6.5.5: at most ten minutes). */
export const CODE_LIFETIME_MS = 10 * MINUTE;
/** How many different wrong codes use up a code (NIST SP 800-63B, 3.2.2: guessing is limited). */
export const CODE_TRIES = 5;
/** How many codes one request can have: with six digits, all attempts together guess one in 40,000 requests. */
export const CODES_PER_REQUEST = 5;
/** How long after a reset whose password was read the same account cannot be asked for again. */
export const COOLDOWN_MS = 30 * MINUTE;
/** How long a temporary password waits to be shown (ASVS 5.0, 6.5.5: at most ten minutes). */
export const REVEAL_WINDOW_MS = 10 * MINUTE;
/** How long before it is erased unread its reader is reminded. */
export const ERASURE_REMINDER_MS = 3 * MINUTE;
/** How long a revealed password stays visible: redrawing its card removes it. */
export const READING_TIME_MS = 5 * MINUTE;
/** How long an approved reset waits for its approver to sign in again. */
export const SIGN_IN_PATIENCE_MS = 30 * MINUTE;
/** How long after a reset its owner can disown it. */
export const DISOWN_MS = 24 * 60 * MINUTE;
/** How long people know that they have just asked themselves. */
export const JUST_ASKED_MS = 5 * MINUTE;
/** The longest reason, typed or on a card, in characters. */
export const REASON_LIMIT = 200;
/** The longest text by which someone names an account: an address has at most 254 characters (RFC 5321). */
export const WHO_LIMIT = 254;

/** The local part of an address as mail servers take it everywhere (RFC 5322, 3.2.3, dot-atom; RFC 5321, 4.5.3.1.1: 64 characters). */
const LOCAL_PART = /^(?!\.)[\w.!#$%&'*+/=?^`{|}~-]{1,64}(?<!\.)$/u;

/**
 * Whom an approver could invite; null if the text is no mail address.
 * @param domain of the text, in ASCII: a card shows letters that only look alike for what they are
 */
export function outsiderOf(text: string, domain: string): Outsider | null {
  const local = text.slice(0, text.lastIndexOf('@')).trim();
  return LOCAL_PART.test(local) ? { address: `${local}@${domain}`, domain } : null;
}

/** How many accounts are offered as a choice: beyond that, the requester is asked for the whole address. */
export const MOST_CANDIDATES = 10;

/** How far the database's clock, by which jobs are due, may differ from ours. */
export const CLOCKS_DIFFER_MS = MINUTE;
/** How much earlier than our clock Graph may date what we have just written. */
export const GRAPH_CLOCK_DIFFERS_MS = 3_000;

/** The moment `milliseconds` after another. */
export function later(at: Instant, milliseconds: number): Instant {
  return new Date(Date.parse(at) + milliseconds).toISOString();
}

/** Can an approver still type this code? */
export function isGood({ until, wrong }: IdentityCode, now: Instant): boolean {
  return wrong.length < CODE_TRIES && now < until;
}

/** Until when a reset waits for its approver to sign in again. @param since when the wait began */
export function waitsUntil(since: Instant): Instant {
  return later(since, SIGN_IN_PATIENCE_MS);
}

/** Until when the owner can disown a reset that is done. */
export function mayDisownUntil({ at }: RequestIn<'done'>['status']): Instant {
  return later(at, DISOWN_MS);
}

/**
 * Where a request goes, by the account's home. A password in this cloud directory can be reset after an approval. So can one in
 * Active Directory, if it is written back and the reset is in the approver's name (Microsoft Graph, "authenticationMethod:
 * resetPassword"). If someone here has to do it by hand, or the home is unsure, the request is escalated to a person. If nobody
 * here can do it, the requester is redirected to the home directory.
 */
export function routeOf(home: PasswordHome, resetAs: ResetAs): Route {
  switch (home.where) {
    case 'here':
      return home.kind === 'cloud' || (home.writeback && resetAs === 'approver') ? 'pending' : 'escalated';
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

/** Does this person sign in here? Unsure counts as no: externals can ask only for themselves. */
export function isInternal(home: PasswordHome): boolean {
  return home.where === 'here' || home.where === 'our-identity-provider';
}

/**
 * Why this person may not ask for that account; null if they may. Decided before the account is looked up, so that the answer
 * says nothing about it.
 */
export function refusalToAsk(requester: Account | undefined, who: Who): RefusalReason | null {
  if (requester === undefined) return 'requester-unknown';
  return isHimself(requester, who) || isInternal(requester.home) ? null : 'only-for-yourself';
}

/** Their own address counts, too: people write it although they need not. */
function isHimself({ id, signInName, mail }: Account, who: Who): boolean {
  if ('id' in who) return who.id === id;
  return [id, signInName, mail].some((name) => name?.toLowerCase() === who.text.toLowerCase());
}

/**
 * Are the subject and the requester still who they were? Read live, at each decision and again before the write: nothing is
 * done for a person who has left since, or to their account.
 * @param people both accounts as they are now; undefined if there is none
 */
export function voidReason(
  people: { readonly account: Account | undefined; readonly asker: Account | undefined },
  subject: Subject,
): VoidReason | null {
  const { account, asker } = people;
  if (account === undefined) return 'account-gone';
  if (isDisabled(account) && !isDisabled(subject)) return 'account-disabled';
  if (asker?.id === subject.id) return null;
  return asker !== undefined && isInternal(asker.home) ? null : 'requester-void';
}

function isDisabled({ home }: Pick<Account, 'home'>): boolean {
  return home.where === 'unsure' && home.because === 'disabled';
}

/** Has this account no password anywhere because its owner never accepted the invitation? It can be resent. */
export function isUnredeemed({ home }: Pick<Account, 'home'>): boolean {
  return home.where === 'nowhere' && home.kind === 'invitation-not-redeemed';
}

/**
 * Can roles not say who may reset this account? Only roles scoped to a restricted unit reach its members, and those can't be
 * read (Microsoft Entra, "Restricted management administrative units"); or facts about the account are missing.
 */
export function isBeyondRoles({ home }: Pick<Account, 'home'>): boolean {
  return home.where === 'unsure' && (home.because === 'restricted' || home.because === 'facts-missing');
}

/**
 * Why this account's password may not be reset from a chat now; null if it may. Checked for every request that would reach the
 * approvers, whether the bot or a person does the reset.
 * @param latest the latest reset of the same account within the cooldown
 */
export function refusalToReset(
  standing: Standing,
  lockdown: Lockdown,
  latest: RequestIn<'done'> | undefined,
  at: Instant,
): RefusalReason | null {
  // First, as everyone is told it: the reasons after it reveal something about the account.
  if (lockdown.mode === 'stopped') return 'locked-down';
  if (standing.protected) return 'protected';
  // Whoever let a password lapse unread has none, and must be able to ask again at once.
  return latest === undefined || isLapsed(latest.status, at) ? null : 'reset-recently';
}

/** The job that erases it may be late: what counts is the time. A disowned password is not its owner's. */
function isLapsed({ handover, disowned }: RequestIn<'done'>['status'], at: Instant): boolean {
  return disowned !== null || handover.state === 'erased' || (handover.state === 'sealed' && handover.until <= at);
}

/** The kind of secret that an approval of this request gives; a reset by hand gives a password. @param handOver the setting */
export function secretOf(status: Status, handOver: Secret): Secret {
  switch (status.state) {
    case 'done':
      return status.secret;
    case 'resetting':
      return status.attempt.secret;
    case 'escalated':
    case 'handled':
      return 'password';
    default:
      return handOver;
  }
}

/**
 * How many different people have to approve: two if the account is privileged or an admin requires it, otherwise as many as this
 * kind of secret takes.
 */
export function approversNeeded(
  { privileged, secret }: { readonly privileged: boolean; readonly secret: Secret },
  lockdown: Lockdown,
  rules: Pick<Rules, 'accessPassApprovers'>,
): 1 | 2 {
  if (privileged || lockdown.mode === 'two-approvers') return 2;
  return SECRET_KINDS[secret].approvers(rules);
}

/** The verdict on a code that an approver typed. */
export type CodeVerdict = 'right' | CodeProblem['because'];

/** @param typed the hash of what was typed, for the same request; null if nothing was typed */
export function judgeCode(code: IdentityCode | null, typed: KeyedHash | null, at: Instant): CodeVerdict {
  if (code === null) return 'none';
  if (code.wrong.length >= CODE_TRIES) return 'used-up';
  if (code.until <= at) return 'expired';
  return typed === code.hash ? 'right' : 'wrong';
}

/** No one decides on their own request or their own password, whatever their roles (NIST SP 800-53 AC-5). */
export function ownReason(request: Request, subject: Subject, person: ObjectId): OwnReason | null {
  if (subject.id === person) return 'own-password';
  return request.requester.id === person ? 'own-request' : null;
}
