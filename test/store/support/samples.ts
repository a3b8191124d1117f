/** Sample requests of Contoso for the store's tests. */
import { ALL_ADVICE, type SignInSummary } from '../../../src/requests/model/sign-ins.ts';
import { randomBytes } from 'node:crypto';
import { asKeyedHash, asSealed } from '../../../src/requests/model/secrets/sealed.ts';
import { personCalled } from '../../support/ids.ts';
import { requestIdOf } from '../../../src/requests/model/ids.ts';
import type { AuditEntry, Change, Job } from '../../../src/requests/model/ports.ts';
import type { Request, State, Status, Subject } from '../../../src/requests/model/request.ts';
import { FAILURE_REASONS } from '../../../src/requests/model/reasons.ts';
import { addressesOf, alex, lidia, megan } from '../../../sandbox/directory/cast.ts';

export const AT = '2026-11-22T10:00:00.123Z';

/** @param name tells subjects apart */
export function aSubject(name = 'Megan'): Subject {
  return {
    id: personCalled(name),
    name: 'Megan "Meg" O’Bowen 🙂',
    signInName: addressesOf(megan).signInName,
    mail: null,
    home: { where: 'here', kind: 'cloud' },
    created: '2025-12-01T08:00:00.000Z',
    lastPasswordChange: '2026-01-02T03:04:05.006Z',
    roles: ['Directory Readers'],
    privileged: true,
    organisation: null,
    helpDesk: null,
    page: null,
    selfService: null,
    securityInfoChanged: '2026-11-20T09:00:00.000Z',
  };
}

export function aRequest(changes: Partial<Request> = {}): Request {
  return {
    id: requestIdOf(randomBytes(16).toString('base64url')),
    reference: `PR-${randomBytes(6).toString('hex').toUpperCase()}`,
    version: 1,
    requester: alex,
    who: { text: 'user1@forthcoffee.com' },
    reason: 'Forgot it; "quotes", \\ and <tags>',
    askedAt: AT,
    expiresAt: '2026-11-22T11:00:00.123Z',
    status: { state: 'asked' },
    ...changes,
  };
}

export function anEntry(request: Request, action = 'asked'): AuditEntry {
  const detail = { to: request.status.state, n: 1 };
  return { at: AT, action, by: request.requester, request: request.id, source: 'test', detail };
}

/** The change that stores a new request. */
export function creation(request: Request, jobs: readonly Job[] = []): Change {
  return { before: null, after: request, audit: anEntry(request), jobs };
}

/** The change that moves a request to another status. */
export function moveTo(before: Request, status: Status, jobs: readonly Job[] = []): Change {
  const after = { ...before, version: before.version + 1, status };
  return { before, after, audit: anEntry(after, 'moved'), jobs };
}

/** The details of a waiting request that nobody has acted on. */
const waiting = { firstApproval: null, code: null, codesShown: 0, reminded: false } as const;
export const WAITING = { ...waiting, checking: [] } as const;

const decided = { subject: aSubject(), decision: { by: lidia, at: AT } };
const handled = { ...decided, firstApproval: null };
const approved = { ...handled, grant: null };
const owner = { by: { id: aSubject().id, name: aSubject().name }, at: AT };
const password = { secret: 'password', step: 'begun', sealed: asSealed<'secret'>('v1.c2VhbGVk') } as const;
const attempted = { state: 'resetting', ...handled, attempt: password, triedAt: [], disowned: null } as const;
const resetting = { ...attempted, step: 'under-way', grant: null } as const;
const done = {
  state: 'done',
  checking: [],
  ...approved,
  at: AT,
  secret: 'password',
  confirmed: true,
  sessions: 'not-needed',
  scramble: 'not-needed',
  disowned: null,
} as const;
const guest: Subject = {
  ...aSubject(),
  mail: 'user1@forthcoffee.com',
  home: { where: 'elsewhere', kind: 'entra-organisation', domain: 'forthcoffee.com' },
  lastPasswordChange: null,
  roles: [],
  privileged: false,
  helpDesk: { name: 'Forth Coffee IT', link: 'https://help.forthcoffee.com/', phone: null, mail: null },
  page: null,
  selfService: null,
  organisation: { tenantId: 'b0b0b0b0-0000-4000-8000-000000000000', name: 'Forth Coffee', domain: 'forthcoffee.com' },
};

const signIns: SignInSummary = {
  ...{ kind: 'locked-out', count: 3, more: false, before: 'wrong-password' },
  ...{ first: '2026-11-22T09:55:00.000Z', last: '2026-11-22T09:58:00.000Z', asOf: '2026-11-22T10:00:00.000Z' },
};

/** At least one status in every state; between them, their subjects have every kind of home. */
export const EVERY_STATUS: { readonly [S in State]: readonly Extract<Status, { state: S }>[] } = {
  asked: [{ state: 'asked' }, { state: 'asked', insists: true }],
  advised: ALL_ADVICE.map((advice) => ({ state: 'advised', advice })),
  choosing: [{ state: 'choosing', candidates: [{ ...megan, signInName: addressesOf(megan).signInName }] }],
  refused: [
    { state: 'refused', because: 'not-found', domain: 'contoso.com' },
    { state: 'refused', because: 'directory-unavailable', domain: null },
    { state: 'refused', because: 'locked-down', domain: null },
  ],
  withheld: [{ state: 'withheld', because: 'protected', subject: aSubject(), ...waiting }],
  redirected: [
    { state: 'redirected', invitedAgain: null, checking: [], subject: guest },
    {
      state: 'redirected',
      invitedAgain: null,
      checking: [],
      subject: { ...guest, home: { where: 'nowhere', kind: 'one-time-passcode' } },
    },
    {
      state: 'redirected',
      invitedAgain: null,
      checking: [],
      subject: { ...guest, home: { where: 'our-identity-provider', domain: 'contoso.com' } },
    },
    { state: 'redirected', invitedAgain: null, checking: [], subject: { ...guest, home: { where: 'application' } } },
  ],
  uninvited: [{ state: 'uninvited', address: 'kai@fabrikam.com', domain: 'fabrikam.com', checking: [] }],
  invited: [
    {
      state: 'invited',
      address: 'kai@fabrikam.com',
      domain: 'fabrikam.com',
      decision: { by: lidia, at: AT },
      account: guest.id,
    },
  ],
  escalated: [
    { state: 'escalated', subject: { ...guest, home: { where: 'unsure', because: 'facts-missing' } }, ...WAITING },
    {
      state: 'escalated',
      subject: aSubject(),
      firstApproval: decided.decision,
      code: { hash: asKeyedHash('h'), until: AT, wrong: [asKeyedHash('w')] },
      codesShown: 2,
      reminded: true,
      checking: [{ by: lidia, click: asSealed<'click'>('c') }],
    },
  ],
  handled: [
    { state: 'handled', ...handled },
    { state: 'handled', ...handled, firstApproval: decided.decision },
  ],
  pending: [
    { state: 'pending', subject: aSubject(), ...WAITING },
    { state: 'pending', subject: aSubject(), ...WAITING, signIns },
    {
      state: 'pending',
      subject: { ...guest, home: { where: 'here', kind: 'on-premises', writeback: true } },
      firstApproval: decided.decision,
      code: { hash: asKeyedHash('h'), until: AT, wrong: [asKeyedHash('w')] },
      codesShown: 2,
      reminded: true,
      checking: [{ by: lidia, click: asSealed<'click'>('c') }],
    },
  ],
  denied: [{ state: 'denied', reason: 'Call me first', ...decided }],
  cancelled: [
    { state: 'cancelled', at: AT, subject: null },
    { state: 'cancelled', at: AT, subject: guest },
  ],
  expired: [
    { state: 'expired', at: AT, subject: null },
    { state: 'expired', at: AT, subject: aSubject() },
  ],
  superseded: [{ state: 'superseded', at: AT, subject: aSubject() }],
  frozen: [{ state: 'frozen', subject: aSubject(), disowned: owner }],
  approved: [
    { state: 'approved', ...approved, firstApproval: decided.decision },
    { state: 'approved', ...approved, grant: asSealed<'sign-in'>('v1.Z3JhbnQ') },
  ],
  resetting: [
    resetting,
    { ...resetting, triedAt: [AT, AT] },
    {
      ...resetting,
      grant: asSealed<'sign-in'>('v1.Z3JhbnQ'),
      attempt: { ...password, step: 'accepted', operation: 'users/1/operations/2' },
    },
    { ...attempted, step: 'sign-in-needed', waitsSince: AT, checking: [], disowned: owner },
    { ...resetting, attempt: { secret: 'access-pass', step: 'begun' } },
  ],
  done: [
    {
      ...done,
      handover: { state: 'sealed', sealed: asSealed<'secret'>('v1.c2VhbGVk'), until: AT, reminded: false },
      grant: asSealed<'sign-in'>('v1.Z3JhbnQ'),
      sessions: 'due',
    },
    {
      ...done,
      handover: { state: 'sealed', sealed: asSealed<'secret'>('v1.c2VhbGVk'), until: AT, reminded: true },
      sessions: 'due',
    },
    { ...done, handover: { state: 'revealed', at: AT }, secret: 'access-pass' },
    { ...done, handover: { state: 'erased', at: AT }, scramble: 'due' },
    { ...done, handover: { state: 'erased', at: AT }, confirmed: false, scramble: 'failed', sessions: 'failed' },
    { ...done, handover: { state: 'erased', at: AT }, disowned: owner, scramble: 'done', sessions: 'done' },
  ],
  failed: FAILURE_REASONS.map((because) => ({ state: 'failed', at: AT, because, tried: true, ...handled })),
};
