/** People, accounts and homes of every kind: for the gallery of all cards, and for their tests. */
import type { CardContext } from '../../src/cards/kit/card-context.ts';
import type { Locale } from '../../src/locales/index.ts';
import { requestIdOf } from '../../src/requests/model/ids.ts';
import { subjectOf } from '../../src/requests/model/about.ts';
import { type PasswordHome, UNSURE_REASONS } from '../../src/requests/model/home.ts';
import { type Lockdown, LOCKDOWN_MODES } from '../../src/requests/model/ports.ts';
import type { Request, Status, Subject } from '../../src/requests/model/request.ts';
import { addressesOf, alex, allan, grady, lidia, megan, userOne } from '../directory/cast.ts';

export { alex, grady, lidia, megan };

export const ASKED_AT = '2026-11-22T17:40:00.000Z';
export const LATER = '2026-11-22T17:52:00.000Z';

export const cloudSubject: Subject = {
  ...megan,
  ...addressesOf(megan),
  home: { where: 'here', kind: 'cloud' },
  created: '2025-02-03T09:30:00.000Z',
  lastPasswordChange: '2026-05-03T08:01:00.000Z',
  roles: [],
  privileged: false,
  organisation: null,
  helpDesk: null,
  page: null,
  selfService: null,
  securityInfoChanged: null,
};

/** Two have to approve: this password opens more than one person's own. */
export const privilegedSubject: Subject = {
  ...cloudSubject,
  roles: ['Helpdesk Administrator', 'Reports Reader'],
  privileged: true,
};

export const guestSubject: Subject = {
  ...userOne,
  ...addressesOf(userOne),
  home: { where: 'elsewhere', kind: 'entra-organisation', domain: 'forthcoffee.com' },
  created: '2025-02-03T09:30:00.000Z',
  lastPasswordChange: null,
  roles: [],
  privileged: false,
  helpDesk: null,
  page: null,
  selfService: null,
  securityInfoChanged: null,
  organisation: {
    tenantId: '55555555-5555-4555-8555-555555555555',
    name: 'Forth Coffee',
    domain: 'forthcoffee.com',
  },
};

/** Every lockdown that an admin can order. */
export const lockdowns: readonly Exclude<Lockdown, { mode: 'off' }>[] = LOCKDOWN_MODES.map((mode) => ({
  mode,
  by: allan,
  at: '2026-11-22T17:30:00.000Z',
}));

/** How cards are drawn by default. */
export function contextIn(locale: Locale, over: Partial<CardContext> = {}): CardContext {
  const rules = { identityCode: true, resetAs: 'app', handOver: 'password', accessPassApprovers: 2 } as const;
  return {
    locale,
    now: LATER,
    lockdown: { mode: 'off' },
    cloud: 'public',
    selfService: 'first',
    helps: {},
    ...rules,
    ...over,
  };
}

export const homes: readonly PasswordHome[] = [
  { where: 'here', kind: 'cloud' },
  { where: 'here', kind: 'on-premises', writeback: true },
  { where: 'here', kind: 'on-premises', writeback: false },
  { where: 'elsewhere', kind: 'entra-organisation', domain: 'forthcoffee.com' },
  { where: 'elsewhere', kind: 'unmanaged-entra-organisation', domain: 'smallshop.example' },
  { where: 'elsewhere', kind: 'microsoft-account', domain: 'outlook.com' },
  { where: 'elsewhere', kind: 'google', domain: 'gmail.com' },
  { where: 'elsewhere', kind: 'facebook', domain: null },
  { where: 'elsewhere', kind: 'partner-identity-provider', domain: 'partner.example' },
  { where: 'nowhere', kind: 'one-time-passcode' },
  { where: 'nowhere', kind: 'invitation-not-redeemed' },
  { where: 'our-identity-provider', domain: 'fed.contoso.com' },
  { where: 'application' },
  ...UNSURE_REASONS.map((because): PasswordHome => ({ where: 'unsure', because })),
];

/** A request by its own subject, unless `over` says otherwise. */
export function requestIn(status: Status, over: Partial<Request> = {}): Request {
  const subject = subjectOf({ status });
  const requester = subject === null ? megan : { id: subject.id, name: subject.name };
  return {
    id: requestIdOf('q8rXk2Zc0pW5n1Yb7LhT3A'),
    reference: 'PR-7K4MQ2',
    version: 3,
    requester,
    who: { id: requester.id },
    reason: 'Forgotten after the holidays',
    askedAt: ASKED_AT,
    expiresAt: '2026-11-22T18:40:00.000Z',
    status,
    ...over,
  };
}
