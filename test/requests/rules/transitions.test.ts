import assert from 'node:assert/strict';
import { personCalled } from '../../support/ids.ts';
import type { Job } from '../../../src/requests/model/ports.ts';
import { type State, isIn } from '../../../src/requests/model/request.ts';
import type { Event } from '../../../src/requests/model/event.ts';
import { checkingOf } from '../../../src/requests/rules/stored-clicks.ts';
import { opening, transition } from '../../../src/requests/rules/transitions.ts';
import { events } from '../../support/events.ts';
import { megan, meganSubject, requestIn, signIns, statuses } from '../../support/samples.ts';

const NOW = '2026-11-22T10:04:00.000Z';
type Moves = Partial<Record<Event['type'], readonly [to: State, ...jobs: string[]]>>;
const over: Moves = { cancelled: ['cancelled', 'draw'], expired: ['expired', 'draw'] };
const frozen: Moves = { disowned: ['frozen', 'draw'] };
const lookedUp: Moves = {
  'candidates-found': ['choosing', 'draw'],
  refused: ['refused', 'draw'],
  found: ['pending', 'remind at 10:45', 'draw', 'tell-owner of asked'],
  'not-here': ['uninvited', 'draw'],
  ...over,
};
const waits: Moves = {
  'click-stored': ['pending', 'decide at 10:04', 'decide at 10:14', 'draw'],
  superseded: ['superseded', 'draw'],
  'code-shown': ['pending', 'draw at 10:14'],
  denied: ['denied', 'draw', 'tell-owner of denied'],
  approved: ['approved', 'carry-out', 'draw'],
  ...over,
  ...frozen,
};
const byHand: Moves = {
  superseded: ['superseded', 'draw'],
  'code-shown': ['escalated', 'draw at 10:14'],
  'code-wrong': ['escalated'],
  denied: ['denied', 'draw', 'tell-owner of denied'],
  handled: ['handled', 'draw'],
  reminded: ['escalated', 'draw'],
  ...over,
  ...frozen,
};
const ends: Moves = {
  'home-moved': ['escalated', 'remind at 10:49', 'expire at 11:04', 'draw'],
  failed: ['failed', 'draw'],
};
const starts: Moves = { started: ['resetting'], ...ends, ...frozen };
const tries: Moves = {
  tried: ['resetting'],
  'sign-in-needed': ['resetting', 'expire at 10:34', 'draw'],
};
const passes: Moves = {
  ...tries,
  ...ends,
  reset: ['done', 'remind at 10:11', 'erase at 10:14', 'draw', 'tell-owner of reset'],
  disowned: ['resetting', 'carry-out', 'draw'],
};
const passwords: Moves = { accepted: ['resetting', 'draw'], 'replaced-password': ['resetting', 'draw'] };
const resets: Moves = { ...passes, ...passwords };
/** After a first try. */
const undoes: Moves = { 'not-written': ['resetting'], tried: ['resetting', 'draw'] };
const unwanted: Moves = { ...tries, ...passwords, reset: ['done', 'aftercare', 'draw', 'tell-owner of reset'] };
const resumes: Moves = { resumed: ['resetting', 'carry-out', 'draw'] };
const secures: Moves = { disowned: ['done', 'aftercare', 'draw'] };
const reveals: Moves = {
  reminded: ['done', 'draw'],
  revealed: ['done', 'draw', 'draw at 10:09'],
  erased: ['done', 'aftercare', 'draw'],
  ...secures,
};
const orders: Moves = { secured: ['done', 'aftercare', 'draw'] };
const scrambles: Moves = { scrambled: ['done', 'draw'] };
const signsOut: Moves = { 'sessions-ended': ['done', 'draw'] };

/** Every transition: from a status, by an event, to a state, with the next jobs. All else is refused. */
const moves: Readonly<Record<keyof typeof statuses, Moves>> = {
  asked: { ...lookedUp, advised: ['advised', 'draw'] },
  'asked in spite of advice': lookedUp,
  advised: { insisted: ['asked', 'look-up at 10:04', 'expire at 11:04'] },
  choosing: { chosen: ['asked', 'look-up at 10:04'], ...over },
  pending: {
    ...waits,
    'code-wrong': ['pending'],
    'first-approved': ['pending', 'draw'],
    reminded: ['pending', 'draw'],
  },
  'pending with a click that waits': {
    ...waits,
    'click-cleared': ['pending', 'tell-approver', 'draw'],
    'code-wrong': ['pending'],
    'first-approved': ['pending', 'draw'],
    reminded: ['pending', 'draw'],
  },
  'pending with sign-ins': {
    ...waits,
    'code-wrong': ['pending'],
    'first-approved': ['pending', 'draw'],
    reminded: ['pending', 'draw'],
  },
  'pending without a code': { ...waits, 'first-approved': ['pending', 'draw'] },
  'pending with one approval': { ...waits, 'code-wrong': ['pending'], reminded: ['pending', 'draw'] },
  withheld: { 'code-shown': ['withheld', 'draw at 10:14'], ...over },
  superseded: frozen,
  escalated: { ...byHand, 'first-approved': ['escalated', 'draw'] },
  'escalated with one approval': byHand,
  uninvited: { invited: ['invited', 'draw'] },
  invited: {},
  'not redeemed': { 'invited-again': ['redirected', 'draw'] },
  approved: starts,
  'approved by two': starts,
  'approved with a sign-in': starts,
  resetting: resets,
  'resetting, tried': { ...resets, ...undoes },
  'resetting with a sign-in': resets,
  'resetting, accepted': { ...resets, ...undoes },
  'resetting, waits for a sign-in': { ...resets, ...resumes },
  'resetting, accepted, waits for a sign-in': { ...resets, ...resumes, ...undoes },
  'resetting, disowned': { ...unwanted, failed: ['frozen', 'draw'], 'home-moved': ['frozen', 'draw'] },
  'resetting, tried, disowned': {
    ...{ ...unwanted, ...undoes },
    failed: ['done', 'aftercare', 'draw'],
    'home-moved': ['done', 'aftercare', 'draw'],
  },
  'resetting with an access pass': passes,
  done: reveals,
  'done with a sign-in, sessions due': {
    ...{ ...reveals, ...signsOut },
    revealed: ['done', 'aftercare at 10:09', 'draw', 'draw at 10:09'],
  },
  'done with an access pass': { ...reveals, erased: ['done', 'draw'] },
  'done and shown': secures,
  'done and shown, sessions due': { ...secures, ...signsOut },
  'done and erased': secures,
  'done and erased, scramble due': { ...secures, ...scrambles },
  'done and erased, scramble failed': { ...secures, ...orders },
  'done and disowned, all due': { ...scrambles, ...signsOut },
  'done and disowned, sessions failed': orders,
  redirected: {},
  refused: {},
  handled: {},
  'handled by two': {},
  denied: {},
  cancelled: {},
  expired: {},
  frozen: {},
  failed: {},
};

const cases = Object.entries(statuses).flatMap(([name, status]) =>
  Object.values(events).map((event) => ({ name, status, event })),
);
const changes = cases.flatMap(({ status, event }) => transition(requestIn(status), event, NOW) ?? []);
function shown(job: Job): string {
  const what = 'about' in job ? `${job.name} of ${job.about}` : job.name;
  return job.at === undefined ? what : `${what} at ${job.at.slice(11, 16)}`;
}
const statusAfter = (before: Parameters<typeof transition>[0], event: Event) =>
  transition(before, event, NOW)?.after.status;

describe('transitions: what a request may become', () => {
  for (const [name, status] of Object.entries(statuses)) {
    it(`${name} changes by its own events and no others, with the next jobs`, () => {
      const found = Object.values(events).flatMap((event) => {
        const change = transition(requestIn(status), event, NOW);
        return change === null ? [] : [[event.type, [change.after.status.state, ...change.jobs.map(shown)]]];
      });
      const expected = Object.entries(moves).find(([key]) => key === name)?.[1];
      assert.deepEqual(Object.fromEntries(found), expected);
    });
  }

  for (const [name, wants, event] of [
    ['escalated', 'handled', 'handled'],
    ['resetting, waits for a sign-in', 'resumed', 'resumed'],
    ['done and disowned, sessions failed', 'secured', 'secured'],
    ['not redeemed', 'invited-again', 'invited-again'],
  ] as const) {
    it(`a click that wants ${wants} waits while it can, is cleared, and goes with the request’s move`, () => {
      const before = requestIn(statuses[name]);
      const stores: Event = { ...events['click-stored'], wants };
      const stored = transition(before, stores, NOW)?.after;
      assert.ok(stored !== undefined);
      assert.deepEqual(checkingOf(stored), [{ by: stores.by, click: stores.click }]);
      const cleared = transition(stored, { ...events['click-cleared'], by: stores.by }, NOW)?.after;
      assert.deepEqual(cleared && checkingOf(cleared), []);
      const moved = transition(stored, events[event], NOW)?.after;
      assert.deepEqual(moved && checkingOf(moved), []);
      for (const other of Object.values(statuses)) {
        const [waits, moves] = [stores, events[event]].map((one) => transition(requestIn(other), one, NOW) !== null);
        assert.ok(waits === moves || isIn(requestIn(other), 'escalated'), other.state);
      }
    });
  }

  it('every move raises the version by one, keeps all but status and choice (and its end, where it is decided on anew), and its jobs are the request’s own', () => {
    for (const { before, after, jobs } of changes) {
      assert.ok(before !== null);
      const { status, who, expiresAt, requester, ...rest } = after;
      assert.deepEqual({ ...requester, signInName: undefined }, { ...before.requester, signInName: undefined });
      const anew = isIn(before, 'advised') || (status.state === 'escalated' && isIn(before, 'approved', 'resetting'));
      assert.equal(expiresAt, anew ? events['home-moved'].expiresAt : before.expiresAt);
      const same = {
        ...{ status: before.status, who: before.who },
        ...{ expiresAt: before.expiresAt, requester: before.requester },
      };
      assert.deepEqual({ ...rest, ...same }, { ...before, version: before.version + 1 });
      assert.ok(who === before.who || before.status.state === 'choosing', status.state);
      assert.ok(jobs.every((job) => job.request === before.id));
    }
  });

  for (const [route, state] of [
    ['pending', 'pending'],
    ['redirected', 'redirected'],
    ['escalated', 'escalated'],
  ] as const) {
    it(`a found account takes its route: ${route}`, () => {
      assert.equal(statusAfter(requestIn(statuses.asked), { ...events.found, route })?.state, state);
    });
  }

  it('a new pending request has no approval, no code and no reminder', () => {
    const waiting = { firstApproval: null, code: null, codesShown: 0, reminded: false, checking: [] };
    const after = statusAfter(requestIn(statuses.asked), events.found);
    assert.deepEqual(after, { state: 'pending', subject: meganSubject, ...waiting });
  });

  it('is looked up by a job ten seconds after it was asked, where the turn did not, and over when its time is', () => {
    const [lookUp, ...others] = opening(requestIn(statuses.asked)).jobs;
    assert.equal(Date.parse(lookUp?.at ?? '') - Date.parse(requestIn(statuses.asked).askedAt), 10_000);
    assert.deepEqual(others.map(shown), ['expire at 11:00']);
  });

  it('what the last sign-ins say is kept while approvers decide, and no longer', () => {
    assert.deepEqual(statusAfter(requestIn(statuses.asked), { ...events.found, signIns }), {
      ...{ ...statuses.pending, code: null, codesShown: 0 },
      signIns,
    });
    for (const event of Object.values(events)) {
      const after = statusAfter(requestIn(statuses['pending with sign-ins']), event);
      assert.equal(after !== undefined && 'signIns' in after, after?.state === 'pending', event.type);
    }
  });

  it('only an offered account can be chosen', () => {
    const request = requestIn(statuses.choosing);
    assert.equal(transition(request, { ...events.chosen, account: personCalled('somebody else') }, NOW), null);
    assert.deepEqual(transition(request, events.chosen, NOW)?.after.who, { id: megan.id });
  });
});
