import assert from 'node:assert/strict';
import { asKeyedHash, asSealed } from '../../../src/requests/model/secrets/sealed.ts';
import type { AuditEntry } from '../../../src/requests/model/ports.ts';
import type { Subject } from '../../../src/requests/model/request.ts';
import type { Event } from '../../../src/requests/model/event.ts';
import { opening, transition } from '../../../src/requests/rules/transitions.ts';
import {
  AT,
  CODE,
  GRANT,
  SEALED,
  hashOf,
  lidia,
  megan,
  meganSubject,
  requestIn,
  signIns,
  statuses,
} from '../../support/samples.ts';

const NOW = '2026-11-22T10:04:00.000Z';
const google: Subject = { ...meganSubject, home: { where: 'elsewhere', kind: 'google', domain: 'gmail.com' } };
const unsure: Subject = { ...meganSubject, home: { where: 'unsure', because: 'disabled' } };

/** What is recorded of each event, besides reference, state and subject; `by` is who did it. */
const table: readonly (readonly [keyof typeof statuses, Event, AuditEntry['detail']])[] = [
  ['asked', { type: 'candidates-found', candidates: [{ ...megan, signInName: 'm' }] }, { candidates: 1 }],
  ['asked', { type: 'refused', because: 'too-busy', domain: null }, { because: 'too-busy' }],
  [
    'asked',
    { type: 'found', subject: google, route: 'redirected', asker: '' },
    { where: 'elsewhere', kind: 'google', domain: 'gmail.com', because: null },
  ],
  ['asked', { type: 'advised', advice: 'conditional-access' }, { advice: 'conditional-access' }],
  ['advised', { type: 'insisted', by: megan, expiresAt: '2026-11-22T11:04:00.000Z' }, {}],
  [
    'asked',
    { type: 'found', subject: google, route: 'pending', asker: '', signIns },
    { where: 'elsewhere', kind: 'google', domain: 'gmail.com', because: null, lastSignIn: 'wrong-password' },
  ],
  [
    'asked',
    { type: 'found', subject: { ...meganSubject, selfService: { isAdmin: false } }, route: 'pending', asker: '' },
    { where: 'here', kind: 'cloud', domain: null, because: null, selfService: true },
  ],
  ['choosing', { type: 'chosen', by: megan, account: megan.id }, { account: megan.id }],
  ['pending', { type: 'code-shown', by: megan, code: { hash: asKeyedHash('SECRET'), until: AT } }, {}],
  ['pending', { type: 'code-wrong', by: lidia, typed: asKeyedHash('SECRET') }, {}],
  ['pending', { type: 'first-approved', by: lidia }, {}],
  ['pending', { type: 'approved', by: lidia, grant: asSealed('SECRET') }, {}],
  ['pending', { type: 'denied', by: lidia, reason: 'Could not reach you' }, { reason: 'Could not reach you' }],
  ['pending', { type: 'cancelled', by: megan }, {}],
  ['pending', { type: 'reminded' }, {}],
  ['pending', { type: 'expired' }, {}],
  ['escalated', { type: 'handled', by: lidia }, {}],
  ['not redeemed', { type: 'invited-again', by: lidia }, {}],
  ['approved', { type: 'started', attempt: { secret: 'password', step: 'begun', sealed: asSealed('SECRET') } }, {}],
  ['resetting', { type: 'tried' }, {}],
  ['resetting', { type: 'replaced-password', sealed: asSealed('SECRET') }, {}],
  [
    'resetting',
    { type: 'home-moved', subject: unsure, route: 'escalated', expiresAt: '2026-11-22T11:04:00.000Z' },
    { where: 'unsure', kind: null, domain: null, because: 'disabled' },
  ],
  ['resetting', { type: 'accepted', operation: 'SECRET' }, {}],
  ['resetting with a sign-in', { type: 'sign-in-needed' }, {}],
  ['resetting, waits for a sign-in', { type: 'resumed', by: lidia, grant: asSealed('SECRET') }, {}],
  [
    'resetting with a sign-in',
    { type: 'reset', sealed: asSealed('SECRET'), until: AT, confirmed: false, sessions: 'due' },
    { confirmed: false },
  ],
  ['resetting', { type: 'failed', because: 'approval-void' }, { because: 'approval-void' }],
  ['done', { type: 'revealed', by: megan }, {}],
  ['done with a sign-in, sessions due', { type: 'erased' }, {}],
  ['pending', { type: 'disowned', by: megan }, {}],
  ['resetting with a sign-in', { type: 'disowned', by: megan }, {}],
  ['done with a sign-in, sessions due', { type: 'disowned', by: megan }, {}],
  ['done and erased, scramble failed', { type: 'secured', by: lidia, grant: asSealed('SECRET') }, {}],
  ['done and erased, scramble due', { type: 'scrambled', result: 'failed' }, { result: 'failed' }],
  ['done with a sign-in, sessions due', { type: 'sessions-ended', result: 'done' }, { result: 'done' }],
];

describe('the audit entry', () => {
  for (const [name, event, detail] of table) {
    it(`of a request that is ${event.type} says who, when, and with what effect`, () => {
      const change = transition(requestIn(statuses[name]), event, NOW);
      assert.ok(change !== null);
      const { status, reference, id } = change.after;
      const subject = 'subject' in status ? (status.subject?.id ?? null) : null;
      assert.deepEqual(change.audit, {
        at: NOW,
        action: event.type,
        by: 'by' in event ? event.by : null,
        request: id,
        detail: { reference, state: status.state, subject, ...detail },
      });
    });

    it(`of a request that is ${event.type} holds no password, no sign-in and no code, not even sealed or hashed`, () => {
      const text = JSON.stringify(transition(requestIn(statuses[name]), event, NOW)?.audit);
      for (const secret of ['SECRET', SEALED, GRANT, CODE, hashOf(CODE)]) assert.ok(!text.includes(secret));
    });
  }

  it('of a new request says who asked, and nothing of what they wrote', () => {
    const request = requestIn(statuses.asked, { who: { text: 'my boss' }, reason: 'Forgotten' });
    assert.deepEqual(opening(request).audit, {
      at: request.askedAt,
      action: 'asked',
      by: megan,
      request: request.id,
      detail: { reference: request.reference, state: 'asked', subject: null },
    });
  });
});
