/** What a request stores of what happened to it, and what it deletes. */
import assert from 'node:assert/strict';
import { asKeyedHash } from '../../../src/requests/model/secrets/sealed.ts';
import type { Event } from '../../../src/requests/model/event.ts';
import { transition } from '../../../src/requests/rules/transitions.ts';
import type { Request, State } from '../../../src/requests/model/request.ts';
import { events } from '../../support/events.ts';
import {
  AT,
  SEALED,
  alex,
  grady,
  hashOf,
  lidia,
  megan,
  pending,
  requestIn,
  statusIn,
  statuses,
} from '../../support/samples.ts';

const NOW = '2026-11-22T10:04:00.000Z';
const UNTIL = '2026-11-22T10:14:00.000Z';
const codeShown = { type: 'code-shown', by: megan, code: { hash: asKeyedHash('new'), until: UNTIL } } as const;
const codeWrong = { type: 'code-wrong', by: lidia, typed: asKeyedHash('z') } as const;
const failed = { type: 'failed', because: 'not-allowed' } as const;
const tried = { type: 'tried' } as const;
const invitedAgain = { type: 'invited-again', by: lidia } as const;

function after<T extends State>(state: T, before: Request, event: Event) {
  return statusIn(state, transition(before, event, NOW)?.after);
}

describe('the code of a request', () => {
  it('is replaced by a new one, together with its wrong attempts', () => {
    const old = { hash: asKeyedHash('old'), until: AT, wrong: [asKeyedHash('a')] };
    const { code, codesShown } = after('pending', pending({ code: old, codesShown: 1 }), codeShown);
    assert.deepEqual([code, codesShown], [{ hash: asKeyedHash('new'), until: UNTIL, wrong: [] }, 2]);
  });

  it('ends with the fifth wrong one, which the cards show; earlier attempts redraw nothing', () => {
    const jobsAfter = (...wrong: string[]) =>
      transition(
        pending({ code: { hash: asKeyedHash('h'), until: AT, wrong: wrong.map(asKeyedHash) } }),
        codeWrong,
        NOW,
      )?.jobs.map(({ name }) => name);
    assert.deepEqual(jobsAfter('1', '2', '3'), []);
    assert.deepEqual(jobsAfter('1', '2', '3', '4'), ['draw']);
  });

  it('is used up by the first approval: a second approver needs their own', () => {
    const { code, firstApproval } = after('pending', pending(), { type: 'first-approved', by: lidia });
    assert.deepEqual([code, firstApproval], [null, { by: lidia, at: NOW }]);
  });

  for (const event of [
    { type: 'approved', by: lidia, grant: null },
    { type: 'denied', by: lidia, reason: 'No' },
    { type: 'cancelled', by: megan },
    { type: 'expired' },
  ] as const) {
    it(`is deleted when the request is ${event.type}`, () => {
      assert.ok(!JSON.stringify(after(event.type, pending(), event)).includes(hashOf('271828')));
    });
  }
});

describe('two approvals', () => {
  const half = pending({ firstApproval: { by: lidia, at: AT } });

  it('come from two people', () => {
    assert.equal(transition(half, { type: 'approved', by: lidia, grant: null }, NOW), null);
    assert.equal(transition(half, { type: 'first-approved', by: lidia }, NOW), null);
    assert.equal(transition(half, { type: 'first-approved', by: grady }, NOW), null);
  });

  it('are both kept to the end', () => {
    const kept = { decision: { by: grady, at: NOW }, firstApproval: { by: lidia, at: AT } };
    let request: Request = half;
    for (const event of [
      { ...events.approved, by: grady },
      events.started,
      tried,
      events.accepted,
      events['sign-in-needed'],
      events.resumed,
      events.reset,
      events.revealed,
      events['sessions-ended'],
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

describe('what happened', () => {
  it('a failed reset says whether a password may have been written', () => {
    const tries = (['approved', 'resetting', 'resetting, tried'] as const).map(
      (name) => after('failed', requestIn(statuses[name]), failed).tried,
    );
    assert.deepEqual(tries, [false, false, true]);
  });

  it('every attempt is recorded with its time', () => {
    assert.deepEqual(after('resetting', requestIn(statuses['resetting, tried']), tried).triedAt, [AT, NOW]);
  });

  it('a reset that waits for its approver says since when, until they have signed in again', () => {
    const waits = after('resetting', requestIn(statuses['resetting with a sign-in']), events['sign-in-needed']);
    assert.partialDeepStrictEqual(waits, { step: 'sign-in-needed', waitsSince: NOW });
    assert.ok(!('grant' in waits), 'the one that was not enough is forgotten');
    const goesOn = after('resetting', requestIn(waits), events.resumed);
    assert.partialDeepStrictEqual(goesOn, { step: 'under-way', grant: 'SIGN-IN' });
    assert.ok(!('waitsSince' in goesOn));
  });

  it('a missing or new sign-in changes nothing of what is being written', () => {
    for (const name of ['resetting, waits for a sign-in', 'resetting, accepted, waits for a sign-in'] as const) {
      const { attempt, triedAt } = statuses[name];
      const waits = after('resetting', requestIn(statuses[name]), events['sign-in-needed']);
      const goesOn = after('resetting', requestIn(waits), events.resumed);
      for (const now of [waits, goesOn]) assert.deepEqual([now.attempt, now.triedAt], [attempt, triedAt]);
    }
  });

  it('an accepted password is the one that was sealed; a new one is not accepted yet', () => {
    const { attempt } = after('resetting', requestIn(statuses['resetting, tried']), events.accepted);
    assert.deepEqual(attempt, { secret: 'password', step: 'accepted', sealed: SEALED, operation: 'operations/2' });
    const { attempt: another } = after(
      'resetting',
      requestIn(statuses['resetting, accepted']),
      events['replaced-password'],
    );
    assert.deepEqual(another, { secret: 'password', step: 'begun', sealed: 'OTHER' });
  });

  it('a frozen request says who disowned it, and when', () => {
    for (const name of ['pending', 'pending with one approval', 'escalated', 'approved with a sign-in'] as const) {
      const { subject } = statuses[name];
      const frozen = after('frozen', requestIn(statuses[name]), events.disowned);
      assert.deepEqual(frozen, { state: 'frozen', subject, disowned: { by: megan, at: NOW } });
    }
  });

  it('a disowned reset that fails before it was written is frozen', () => {
    const { subject, disowned } = statuses['resetting, disowned'];
    for (const event of [failed, events['home-moved']]) {
      const frozen = after('frozen', requestIn(statuses['resetting, disowned']), event);
      assert.deepEqual(frozen, { state: 'frozen', subject, disowned });
    }
  });

  it('an invitation is sent again only once', () => {
    const change = transition(requestIn(statuses['not redeemed']), invitedAgain, NOW);
    assert.ok(change !== null);
    assert.deepEqual(statusIn('redirected', change.after).invitedAgain, { by: lidia, at: NOW });
    assert.equal(transition(change.after, { ...invitedAgain, by: alex }, NOW), null);
  });
});
