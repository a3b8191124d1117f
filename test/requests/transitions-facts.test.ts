/** What a request keeps of what happened to it, and what it forgets. */
import assert from 'node:assert/strict';
import { type Event, transition } from '../../src/requests/transitions.ts';
import type { Request, State } from '../../src/requests/request.ts';
import {
  AT,
  alex,
  grady,
  hashOf,
  helga,
  megan,
  meganSubject,
  pending,
  requestIn,
  statusIn,
  statuses,
} from '../support/samples.ts';

const NOW = '2026-11-22T10:04:00.000Z';
const UNTIL = '2026-11-22T10:14:00.000Z';
const codeShown = { type: 'code-shown', by: megan, code: { hash: 'new', until: UNTIL } } as const;
const codeWrong = { type: 'code-wrong', by: helga, typed: 'z' } as const;
const failed = { type: 'failed', because: 'not-allowed' } as const;
const started = { type: 'started', sealed: 'x' } as const;
const tried = { type: 'tried' } as const;
const invitedAgain = { type: 'invited-again', by: helga } as const;

function after<T extends State>(state: T, before: Request, event: Event) {
  return statusIn(state, transition(before, event, NOW)?.after);
}

describe('the code of a request', () => {
  it('is replaced by a new one, with its wrong tries', () => {
    const old = { hash: 'old', until: AT, wrong: ['a'] };
    const { code, codesShown } = after('pending', pending({ code: old, codesShown: 1 }), codeShown);
    assert.deepEqual([code, codesShown], [{ hash: 'new', until: UNTIL, wrong: [] }, 2]);
  });

  it('is ended by the fifth wrong one, which the cards show; the tries before are nobody’s news', () => {
    const jobsAfter = (...wrong: string[]) =>
      transition(pending({ code: { hash: 'h', until: AT, wrong } }), codeWrong, NOW)?.jobs.map(({ name }) => name);
    assert.deepEqual(jobsAfter('1', '2', '3'), []);
    assert.deepEqual(jobsAfter('1', '2', '3', '4'), ['draw']);
  });

  it('is used up by a first approval: a second approver needs one of his own', () => {
    const { code, firstApproval } = after('pending', pending(), { type: 'first-approved', by: helga });
    assert.deepEqual([code, firstApproval], [null, { by: helga, at: NOW }]);
  });

  for (const event of [
    { type: 'approved', by: helga },
    { type: 'denied', by: helga, reason: 'No' },
    { type: 'cancelled', by: megan },
    { type: 'expired' },
  ] as const) {
    it(`is forgotten when the request is ${event.type}`, () => {
      assert.ok(!JSON.stringify(after(event.type, pending(), event)).includes(hashOf('271828')));
    });
  }
});

describe('two approvals', () => {
  const half = pending({ firstApproval: { by: helga, at: AT } });

  it('come from two people', () => {
    assert.equal(transition(half, { type: 'approved', by: helga }, NOW), null);
    assert.equal(transition(half, { type: 'first-approved', by: helga }, NOW), null);
    assert.equal(transition(half, { type: 'first-approved', by: grady }, NOW), null);
  });

  it('are both kept through to the end', () => {
    const kept = { decision: { by: grady, at: NOW }, firstApproval: { by: helga, at: AT } };
    let request: Request = half;
    for (const event of [
      { type: 'approved', by: grady },
      started,
      tried,
      { type: 'reset', until: UNTIL },
      { type: 'revealed', by: megan },
    ] as const) {
      const change = transition(request, event, NOW);
      assert.ok(change !== null && 'firstApproval' in change.after.status && 'decision' in change.after.status);
      const { decision, firstApproval } = change.after.status;
      assert.deepEqual({ decision, firstApproval }, kept, event.type);
      request = change.after;
    }
    assert.equal(request.status.state, 'done');
  });
});

describe('the sealed password', () => {
  const forgetting: readonly (readonly [keyof typeof statuses, Event])[] = [
    ['done', { type: 'revealed', by: megan }],
    ['done', { type: 'erased' }],
    ['resetting', failed],
    ['resetting', { type: 'home-moved', subject: meganSubject, route: 'escalated' }],
  ];
  for (const [name, event] of forgetting) {
    it(`is forgotten when a request that is ${name} is ${event.type}`, () => {
      assert.doesNotMatch(JSON.stringify(transition(requestIn(statuses[name]), event, NOW)?.after), /c2VhbGVk/);
    });
  }
});

describe('what happened', () => {
  it('a failed reset says whether a password may have been written', () => {
    const tries = (['approved', 'resetting', 'resetting, tried'] as const).map(
      (name) => after('failed', requestIn(statuses[name]), failed).tried,
    );
    assert.deepEqual(tries, [false, false, true]);
  });

  it('every try is written down with its moment', () => {
    assert.deepEqual(after('resetting', requestIn(statuses['resetting, tried']), tried).triedAt, [AT, NOW]);
  });

  it('an invitation is sent again once', () => {
    const change = transition(requestIn(statuses['not redeemed']), invitedAgain, NOW);
    assert.ok(change !== null);
    assert.deepEqual(statusIn('redirected', change.after).invitedAgain, { by: helga, at: NOW });
    assert.equal(transition(change.after, { ...invitedAgain, by: alex }, NOW), null);
  });
});
