/** Requests in every state, and people, for tests. */
import assert from 'node:assert/strict';
import {
  type Content,
  type KeyedHash,
  type Purpose,
  type Sealed,
  asSealed,
} from '../../src/requests/model/secrets/sealed.ts';
import { requestIdOf } from '../../src/requests/model/ids.ts';
import type { Account } from '../../src/requests/model/ports.ts';
import {
  type Handover,
  type Person,
  type Request,
  type RequestIn,
  type State,
  type Status,
  type Subject,
  isIn,
} from '../../src/requests/model/request.ts';
import type { SignInSummary } from '../../src/requests/model/sign-ins.ts';
import type { Caller } from '../../src/requests/model/services.ts';
import { createSecretBox } from '../../src/crypto/secret-box.ts';
import { addressesOf, alex, grady, lidia, megan, userOne } from '../../sandbox/directory/cast.ts';

export { alex, grady, lidia, megan };

export const AT = '2026-11-22T10:00:00.000Z';
export const ID = requestIdOf('AAAAAAAAAAAAAAAAAAAAAA');

/** Someone as the caller of a verb. */
export function caller(person: Person): Caller {
  return { person, source: 'test' };
}

export const meganAccount = accountOf(megan);
export const alexAccount = accountOf(alex);
export const guestAccount: Account = {
  ...accountOf(userOne),
  home: { where: 'elsewhere', kind: 'entra-organisation', domain: 'forthcoffee.com' },
  lastPasswordChange: null,
};

/** An account whose password lives here. */
function accountOf(person: Person): Account {
  const home = { where: 'here', kind: 'cloud' } as const;
  return { ...person, ...addressesOf(person), home, created: null, lastPasswordChange: '2026-01-01T00:00:00.000Z' };
}

/** What is looked up about a subject besides the account: nothing. */
export const nothingMore = {
  roles: [],
  privileged: false,
  organisation: null,
  helpDesk: null,
  page: null,
  selfService: null,
  securityInfoChanged: null,
} as const;
export const meganSubject: Subject = { ...meganAccount, ...nothingMore };

/** The box that `memory` seals and hashes with. */
export const secrets = createSecretBox([Buffer.alloc(32, 7)]);
/** Lidia's sign-in, and how a row stores it. */
export const ASSERTION = 'assertion of Lidia';
export const signIn = signInOf(lidia, ASSERTION);
/** The code that Megan was shown. */
export const CODE = '271828';
/** What comes with an approver's click that has this code: no sign-in. */
export const proof = (typed: string) => ({ code: typed, assertion: null });
export const hashOf = (code: string, requester: Person = megan): KeyedHash =>
  secrets.hash(ID, `${requester.id} ${code}`);

/** A secret as Megan's row keeps it, of which Lidia decided. */
export function sealed(secret: string, requester: Person = megan, approver: Person = lidia): Sealed<'secret'> {
  return secrets.seal(purpose('secret', approver, requester), secret);
}

/** An approver's sign-in as Megan's row keeps it. */
export function signInOf(approver: Person, assertion: string): Sealed<'sign-in'> {
  return asSealed(`${approver.id} ${secrets.seal(purpose('sign-in', approver), assertion)}`);
}

function purpose<C extends Content>(content: C, approver: Person, requester: Person = megan): Purpose<C> {
  return { content, request: ID, subject: meganSubject.id, requester: requester.id, approver: approver.id };
}
const code = { hash: hashOf(CODE), until: '2026-11-22T10:10:00.000Z', wrong: [] };

const by = (person: Person) => ({ by: person, at: AT });
const found = { subject: meganSubject };
const approvedByLidia = { ...found, decision: by(lidia), firstApproval: null };
const granted = { ...approvedByLidia, grant: null };
/** Placeholders for a sealed password and Lidia's sealed sign-in; nothing opens them. */
export const SEALED = asSealed<'secret'>('c2VhbGVk');
export const GRANT = asSealed<'sign-in'>('Z3JhbnQ');
const attempt = { secret: 'password', step: 'begun', sealed: SEALED } as const;
const accepted = { attempt: { ...attempt, step: 'accepted', operation: 'operations/1' }, triedAt: [AT] } as const;
const attempted = { state: 'resetting', ...approvedByLidia, attempt, triedAt: [], disowned: null } as const;
const resetting = { ...attempted, step: 'under-way', grant: null } as const;
const signInNeeded = { ...attempted, step: 'sign-in-needed', waitsSince: AT, checking: [] } as const;
const waiting = { ...found, firstApproval: null, code, codesShown: 1, reminded: false } as const;
/** What the log said of Megan when her request was looked up. */
export const signIns: SignInSummary = {
  ...{ kind: 'wrong-password', count: 4, more: false, before: null },
  ...{ first: '2026-11-22T09:38:00.000Z', last: '2026-11-22T09:58:00.000Z', asOf: AT },
};
const pendingStatus = { state: 'pending', ...waiting, checking: [] } as const;
/** Megan, if her password were reset by hand. */
const synced: Subject = { ...meganSubject, home: { where: 'here', kind: 'on-premises', writeback: false } };
const handedOver = {
  state: 'done',
  checking: [],
  ...granted,
  at: AT,
  secret: 'password',
  confirmed: true,
  sessions: 'done',
  scramble: 'not-needed',
  disowned: null,
} as const;
const handedOn = { state: 'sealed', sealed: SEALED, until: '2026-11-22T10:10:00.000Z', reminded: false } as const;
const erased = { state: 'erased', at: AT } as const;

/** A status for every state; for some, several that differ in what they can become. */
export const statuses = {
  asked: { state: 'asked' },
  'asked in spite of advice': { state: 'asked', insists: true },
  advised: { state: 'advised', advice: 'mfa' },
  choosing: { state: 'choosing', candidates: [{ ...megan, signInName: meganAccount.signInName }] },
  refused: { state: 'refused', because: 'not-found', domain: null },
  withheld: { ...waiting, state: 'withheld', because: 'protected' },
  redirected: { state: 'redirected', invitedAgain: null, checking: [], subject: { ...guestAccount, ...nothingMore } },
  'not redeemed': {
    state: 'redirected',
    invitedAgain: null,
    checking: [],
    subject: { ...guestAccount, ...nothingMore, home: { where: 'nowhere', kind: 'invitation-not-redeemed' } },
  },
  uninvited: { state: 'uninvited', address: 'kai@fabrikam.com', domain: 'fabrikam.com', checking: [] },
  invited: {
    state: 'invited',
    address: 'kai@fabrikam.com',
    domain: 'fabrikam.com',
    decision: by(lidia),
    account: guestAccount.id,
  },
  escalated: { ...pendingStatus, state: 'escalated', subject: synced },
  'escalated with one approval': { ...pendingStatus, state: 'escalated', subject: synced, firstApproval: by(grady) },
  handled: { state: 'handled', ...approvedByLidia, subject: synced },
  'handled by two': { state: 'handled', ...approvedByLidia, subject: synced, firstApproval: by(grady) },
  pending: pendingStatus,
  'pending with a click that waits': {
    ...pendingStatus,
    checking: [{ by: lidia, click: asSealed<'click'>('CLICK') }],
  },
  'pending with sign-ins': { ...pendingStatus, signIns },
  'pending without a code': { ...pendingStatus, code: null, codesShown: 0, reminded: true },
  'pending with one approval': { ...pendingStatus, firstApproval: by(grady) },
  denied: { state: 'denied', ...found, decision: by(lidia), reason: 'Unknown caller' },
  cancelled: { state: 'cancelled', at: AT, subject: null },
  expired: { state: 'expired', at: AT, subject: meganSubject },
  superseded: { state: 'superseded', ...found, at: AT },
  frozen: { state: 'frozen', ...found, disowned: by(megan) },
  approved: { state: 'approved', ...granted },
  'approved by two': { state: 'approved', ...granted, firstApproval: by(grady) },
  'approved with a sign-in': { state: 'approved', ...granted, grant: GRANT },
  resetting,
  'resetting, tried': { ...resetting, triedAt: [AT] },
  'resetting with a sign-in': { ...resetting, grant: GRANT },
  'resetting, accepted': { ...resetting, ...accepted, grant: GRANT },
  'resetting, waits for a sign-in': signInNeeded,
  'resetting, accepted, waits for a sign-in': { ...signInNeeded, ...accepted },
  'resetting, disowned': { ...resetting, grant: GRANT, disowned: by(megan) },
  'resetting, tried, disowned': { ...resetting, triedAt: [AT], grant: GRANT, disowned: by(megan) },
  'resetting with an access pass': { ...resetting, attempt: { secret: 'access-pass', step: 'begun' }, grant: GRANT },
  done: { ...handedOver, handover: handedOn },
  'done with a sign-in, sessions due': { ...handedOver, handover: handedOn, grant: GRANT, sessions: 'due' },
  'done with an access pass': { ...handedOver, handover: handedOn, secret: 'access-pass', grant: GRANT },
  'done and shown': { ...handedOver, handover: { state: 'revealed', at: AT } },
  'done and shown, sessions due': {
    ...handedOver,
    handover: { state: 'revealed', at: AT },
    grant: GRANT,
    sessions: 'due',
  },
  'done and erased': { ...handedOver, handover: erased, scramble: 'done' },
  'done and erased, scramble due': { ...handedOver, handover: erased, grant: GRANT, scramble: 'due' },
  'done and erased, scramble failed': { ...handedOver, handover: erased, scramble: 'failed' },
  'done and disowned, all due': {
    ...{ ...handedOver, handover: erased, grant: GRANT, disowned: by(megan) },
    ...{ sessions: 'due', scramble: 'due' },
  },
  'done and disowned, sessions failed': {
    ...{ ...handedOver, handover: erased, disowned: by(megan) },
    ...{ sessions: 'failed', scramble: 'done' },
  },
  failed: { state: 'failed', ...approvedByLidia, at: AT, because: 'not-allowed', tried: true },
} as const satisfies Readonly<Record<string, Status>>;

/** A reset that is done, with nothing left to do but what its reader does. */
export function doneWith(handover: Handover, at = AT): RequestIn<'done'>['status'] {
  return handover.state === 'sealed' ? { ...handedOver, at, handover } : { ...handedOver, at, handover };
}

/** Megan's own request, in the given status. */
export function requestIn<S extends Status>(status: S, changes: Partial<Request> = {}): Request<S> {
  return {
    id: ID,
    reference: 'PR-TEST22',
    version: 3,
    requester: megan,
    who: { id: megan.id },
    reason: 'Forgotten',
    askedAt: AT,
    expiresAt: '2026-11-22T11:00:00.000Z',
    ...changes,
    status,
  };
}

/** Megan's request waiting for its approvers; she was shown `CODE`. */
export function pending(
  status: Partial<RequestIn<'pending'>['status']> = {},
  changes: Partial<Request> = {},
): RequestIn<'pending'> {
  return requestIn({ ...statuses.pending, ...status }, changes);
}

/** The status of a request that must be in this state by now. */
export function statusIn<T extends State>(state: T, request: Request | undefined): RequestIn<T>['status'] {
  assert.ok(request !== undefined, 'there is no such request');
  assert.ok(isIn(request, state), `is ${request.status.state}, not ${state}`);
  return request.status;
}
