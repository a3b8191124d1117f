/** Requests in every state, and people, for tests that need one at hand. */
import type { Account } from '../../src/requests/ports.ts';
import type { Request, Status, Subject } from '../../src/requests/request.ts';

export const AT = '2026-11-22T10:00:00.000Z';
export const megan = { id: 'aaaaaaaa-0000-4000-8000-000000000001', name: 'Megan Bowen' };
export const alex = { id: 'aaaaaaaa-0000-4000-8000-000000000002', name: 'Alex Wilber' };
export const helga = { id: 'aaaaaaaa-0000-4000-8000-000000000003', name: 'Helga Desk' };

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
export const nothingMore = { roles: [], organisation: null, helpDesk: null, page: null } as const;
export const meganSubject: Subject = { ...meganAccount, ...nothingMore };
const decision = { by: helga, at: AT };
const found = { subject: meganSubject };

/** One status of every state (and of every handover). */
export const statuses: readonly Status[] = [
  { state: 'asked' },
  { state: 'choosing', candidates: [{ ...megan, signInName: 'megan@contoso.com' }] },
  { state: 'refused', because: 'not-found', domain: null },
  { state: 'redirected', invitedAgain: null, subject: { ...guestAccount, ...nothingMore } },
  { state: 'escalated', subject: { ...meganSubject, home: { where: 'unsure', because: 'disabled' } } },
  { state: 'pending', ...found },
  { state: 'denied', ...found, decision, reason: 'Unknown caller' },
  { state: 'cancelled', at: AT, subject: null },
  { state: 'expired', at: AT, subject: meganSubject },
  { state: 'approved', ...found, decision },
  { state: 'resetting', ...found, decision, sealed: 'c2VhbGVk', triedAt: [] },
  { state: 'done', ...found, decision, at: AT, handover: { state: 'sealed', sealed: 'c2VhbGVk', until: AT } },
  { state: 'done', ...found, decision, at: AT, handover: { state: 'revealed', at: AT } },
  { state: 'done', ...found, decision, at: AT, handover: { state: 'erased', at: AT } },
  { state: 'failed', ...found, decision, at: AT, because: 'not-allowed' },
];

/** Megan's request for herself, in the given status. */
export function requestIn<S extends Status>(status: S, changes: Partial<Request> = {}): Request<S> {
  return {
    id: 'AAAAAAAAAAAAAAAAAAAAAA',
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
