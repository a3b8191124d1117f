/** Requests in every state, and people, for tests that need one at hand. */
import assert from 'node:assert/strict';
import type { Account } from '../../src/requests/ports.ts';
import type { Person, Request, RequestIn, State, Status, Subject } from '../../src/requests/request.ts';
import { isIn } from '../../src/requests/transitions.ts';
import { createSecretBox } from '../../src/secret-box.ts';

export const AT = '2026-11-22T10:00:00.000Z';
export const ID = 'AAAAAAAAAAAAAAAAAAAAAA';
export const megan = { id: 'aaaaaaaa-0000-4000-8000-000000000001', name: 'Megan Bowen' };
export const alex = { id: 'aaaaaaaa-0000-4000-8000-000000000002', name: 'Alex Wilber' };
/** Two approvers. */
export const helga = { id: 'aaaaaaaa-0000-4000-8000-000000000003', name: 'Helga Desk' };
export const grady = { id: 'aaaaaaaa-0000-4000-8000-000000000005', name: 'Grady Archie' };

export const meganAccount: Account = {
  ...megan,
  signInName: 'megan@contoso.com',
  mail: 'megan@contoso.com',
  home: { where: 'here', kind: 'cloud' },
  lastPasswordChange: '2026-01-01T00:00:00.000Z',
};
export const alexAccount: Account = {
  ...meganAccount,
  ...alex,
  signInName: 'alex@contoso.com',
  mail: 'alex@contoso.com',
};
export const guestAccount: Account = {
  id: 'aaaaaaaa-0000-4000-8000-000000000004',
  name: 'User One',
  signInName: 'user1_forthcoffee.com#EXT#@contoso.onmicrosoft.com',
  mail: 'user1@forthcoffee.com',
  home: { where: 'elsewhere', kind: 'entra-organisation', domain: 'forthcoffee.com' },
  lastPasswordChange: null,
};

/** What of a subject is looked up beside the account: nothing. */
export const nothingMore = { roles: [], privileged: false, organisation: null, helpDesk: null, page: null } as const;
export const meganSubject: Subject = { ...meganAccount, ...nothingMore };

/** The box with which `memory` seals and hashes. */
export const secrets = createSecretBox([Buffer.alloc(32, 7)]);
/** The code that Megan was shown. */
export const CODE = '271828';
export const hashOf = (code: string): string => secrets.hash(ID, code);
const code = { hash: hashOf(CODE), until: '2026-11-22T10:10:00.000Z', wrong: [] };

const by = (person: Person) => ({ by: person, at: AT });
const found = { subject: meganSubject };
const approvedByHelga = { ...found, decision: by(helga), firstApproval: null };
const pendingStatus = {
  state: 'pending',
  ...found,
  firstApproval: null,
  code,
  codesShown: 1,
  reminded: false,
} as const;
const handedOver = { state: 'done', ...approvedByHelga, at: AT } as const;

/** A status of every state; of some, several that differ in what they can become. */
export const statuses = {
  asked: { state: 'asked' },
  choosing: { state: 'choosing', candidates: [{ ...megan, signInName: 'megan@contoso.com' }] },
  refused: { state: 'refused', because: 'not-found', domain: null },
  redirected: { state: 'redirected', invitedAgain: null, subject: { ...guestAccount, ...nothingMore } },
  'not redeemed': {
    state: 'redirected',
    invitedAgain: null,
    subject: { ...guestAccount, ...nothingMore, home: { where: 'nowhere', kind: 'invitation-not-redeemed' } },
  },
  escalated: { state: 'escalated', subject: { ...meganSubject, home: { where: 'unsure', because: 'disabled' } } },
  handled: { state: 'handled', ...found, decision: by(helga) },
  pending: pendingStatus,
  'pending without a code': { ...pendingStatus, code: null, codesShown: 0, reminded: true },
  'pending with one approval': { ...pendingStatus, firstApproval: by(grady) },
  denied: { state: 'denied', ...found, decision: by(helga), reason: 'Unknown caller' },
  cancelled: { state: 'cancelled', at: AT, subject: null },
  expired: { state: 'expired', at: AT, subject: meganSubject },
  approved: { state: 'approved', ...approvedByHelga },
  'approved by two': { state: 'approved', ...approvedByHelga, firstApproval: by(grady) },
  resetting: { state: 'resetting', ...approvedByHelga, sealed: 'c2VhbGVk', triedAt: [] },
  'resetting, tried': { state: 'resetting', ...approvedByHelga, sealed: 'c2VhbGVk', triedAt: [AT] },
  done: { ...handedOver, handover: { state: 'sealed', sealed: 'c2VhbGVk', until: '2026-11-22T10:10:00.000Z' } },
  'done and shown': { ...handedOver, handover: { state: 'revealed', at: AT } },
  'done and erased': { ...handedOver, handover: { state: 'erased', at: AT } },
  failed: { state: 'failed', ...approvedByHelga, at: AT, because: 'not-allowed', tried: true },
} as const satisfies Readonly<Record<string, Status>>;

/** Megan's request for herself, in the given status. */
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
