import assert from 'node:assert/strict';
import { type Event, isIn, opening, transition } from '../../src/requests/transitions.ts';
import type { State } from '../../src/requests/request.ts';
import { AT, helga, megan, meganSubject, requestIn, statuses } from '../support/samples.ts';

const events: Readonly<Record<Event['type'], Event>> = {
  'several-found': { type: 'several-found', candidates: [] },
  chosen: { type: 'chosen', by: megan, account: megan.id },
  refused: { type: 'refused', because: 'not-found', domain: null },
  found: { type: 'found', subject: meganSubject, route: 'pending' },
  approved: { type: 'approved', by: helga },
  denied: { type: 'denied', by: helga, reason: 'No' },
  cancelled: { type: 'cancelled', by: megan },
  expired: { type: 'expired' },
  started: { type: 'started', sealed: 'SEALED' },
  tried: { type: 'tried' },
  'replaced-password': { type: 'replaced-password', sealed: 'OTHER' },
  'home-moved': { type: 'home-moved', subject: meganSubject, route: 'escalated' },
  reset: { type: 'reset', until: AT },
  failed: { type: 'failed', because: 'not-allowed' },
  revealed: { type: 'revealed', by: megan },
  erased: { type: 'erased' },
  'invited-again': { type: 'invited-again', by: helga },
};

/** Every move there is: from a state, by an event, to a state. All else is refused. */
const legal: Readonly<Record<State, Partial<Record<Event['type'], State>>>> = {
  asked: {
    'several-found': 'choosing',
    refused: 'refused',
    found: 'pending',
    cancelled: 'cancelled',
    expired: 'expired',
  },
  choosing: { chosen: 'asked', cancelled: 'cancelled', expired: 'expired' },
  pending: { approved: 'approved', denied: 'denied', cancelled: 'cancelled', expired: 'expired' },
  approved: { started: 'resetting', 'home-moved': 'escalated', failed: 'failed' },
  resetting: {
    tried: 'resetting',
    'replaced-password': 'resetting',
    'home-moved': 'escalated',
    reset: 'done',
    failed: 'failed',
  },
  done: { revealed: 'done', erased: 'done' },
  refused: {},
  redirected: {},
  escalated: {},
  denied: {},
  cancelled: {},
  expired: {},
  failed: {},
};

describe('transitions: what a request may become', () => {
  for (const status of statuses) {
    const settled = status.state === 'done' && status.handover.state !== 'sealed';
    it(`${status.state}${settled ? ' (password shown or erased)' : ''} moves by its own events and no others`, () => {
      const request = requestIn(status);
      for (const event of Object.values(events)) {
        const expected = settled ? undefined : legal[status.state][event.type];
        const change = transition(request, event, AT);
        assert.equal(change?.after.status.state, expected, `${status.state} + ${event.type}`);
      }
    });
  }

  it('every move raises the version by one, keeps the id, and writes one audit entry about it', () => {
    for (const status of statuses) {
      for (const event of Object.values(events)) {
        const request = requestIn(status);
        const change = transition(request, event, AT);
        if (change === null) continue;
        assert.equal(change.after.version, request.version + 1);
        assert.equal(change.after.id, request.id);
        assert.equal(change.before, request);
        assert.equal(change.audit.action, event.type);
        assert.equal(change.audit.request, request.id);
      }
    }
  });

  it('no audit entry holds a password, sealed or not', () => {
    for (const status of statuses) {
      for (const event of Object.values(events)) {
        const change = transition(requestIn(status), event, AT);
        assert.doesNotMatch(JSON.stringify(change?.audit ?? ''), /SEALED|OTHER|c2VhbGVk/);
      }
    }
  });

  it('the sealed password is gone from the request once it was shown, erased, or the reset failed', () => {
    for (const event of [events.revealed, events.erased]) {
      const sealed = { state: 'sealed', sealed: 'c2VhbGVk', until: AT } as const;
      const done = requestIn({
        state: 'done',
        subject: meganSubject,
        decision: { by: helga, at: AT },
        at: AT,
        handover: sealed,
      });
      assert.doesNotMatch(JSON.stringify(transition(done, event, AT)?.after), /c2VhbGVk/);
    }
    const decision = { by: helga, at: AT };
    const resetting = requestIn({
      state: 'resetting',
      subject: meganSubject,
      decision,
      sealed: 'c2VhbGVk',
      triedAt: [],
    });
    for (const event of [events.failed, events['home-moved']]) {
      assert.doesNotMatch(JSON.stringify(transition(resetting, event, AT)?.after), /c2VhbGVk/);
    }
  });

  it('only an account that was offered can be chosen', () => {
    const candidates = [{ ...megan, signInName: 'megan@contoso.com' }];
    const request = requestIn({ state: 'choosing', candidates });
    assert.equal(transition(request, { type: 'chosen', by: megan, account: 'somebody-else' }, AT), null);
    assert.deepEqual(transition(request, events.chosen, AT)?.after.who, { id: megan.id });
  });

  it('what follows is stored with the move: looking up, carrying out, expiring, erasing, drawing', () => {
    const asked = requestIn({ state: 'asked' });
    assert.deepEqual(
      opening(asked).jobs.map(({ name, at }) => [name, at]),
      [
        ['look-up', undefined],
        ['expire', asked.expiresAt],
      ],
    );
    const pending = transition(asked, events.found, AT)?.after;
    assert.ok(pending !== undefined && isIn(pending, 'pending'));
    assert.deepEqual(jobsOf(pending, events.approved), ['carry-out', 'draw']);
    assert.deepEqual(jobsOf(pending, events.denied), ['draw']);
    const decision = { by: helga, at: AT };
    const resetting = requestIn({ state: 'resetting', subject: meganSubject, decision, sealed: 'x', triedAt: [] });
    assert.deepEqual(jobsOf(resetting, events.reset), ['erase', 'draw']);
  });

  it('an invitation is sent again once, and only where it was never accepted', () => {
    const subject = { ...meganSubject, home: { where: 'nowhere', kind: 'invitation-not-redeemed' } } as const;
    const redirected = requestIn({ state: 'redirected', invitedAgain: null, subject });
    const change = transition(redirected, events['invited-again'], AT);
    assert.ok(change !== null);
    const invitedAgain = { by: helga, at: AT };
    assert.deepEqual(change.after.status, { state: 'redirected', invitedAgain, subject });
    assert.equal(transition(change.after, events['invited-again'], AT), null);
    assert.equal(transition(requestIn({ state: 'escalated', subject }), events['invited-again'], AT), null);
  });

  it('a shown password stays in sight for a while before its card is drawn anew', () => {
    const decision = { by: helga, at: AT };
    const handover = { state: 'sealed', sealed: 'x', until: AT } as const;
    const done = requestIn({ state: 'done', subject: meganSubject, decision, at: AT, handover });
    const change = transition(done, events.revealed, AT);
    assert.deepEqual(change?.jobs, [{ name: 'draw', request: done.id, at: '2026-11-22T10:05:00.000Z' }]);
  });
});

function jobsOf(request: Parameters<typeof transition>[0], event: Event): string[] {
  return transition(request, event, AT)?.jobs.map(({ name }) => name) ?? [];
}
