import assert from 'node:assert/strict';
import type { Job } from '../../src/requests/ports.ts';
import type { State } from '../../src/requests/request.ts';
import { type Event, opening, transition } from '../../src/requests/transitions.ts';
import { helga, megan, meganSubject, requestIn, statuses } from '../support/samples.ts';

const NOW = '2026-11-22T10:04:00.000Z';
const events = {
  'several-found': { type: 'several-found', candidates: [] },
  chosen: { type: 'chosen', by: megan, account: megan.id },
  refused: { type: 'refused', because: 'not-found', domain: null },
  found: { type: 'found', subject: meganSubject, route: 'pending' },
  'code-shown': { type: 'code-shown', by: megan, code: { hash: 'SEALED', until: '2026-11-22T10:14:00.000Z' } },
  'code-wrong': { type: 'code-wrong', by: helga, typed: 'OTHER' },
  'first-approved': { type: 'first-approved', by: helga },
  approved: { type: 'approved', by: helga },
  denied: { type: 'denied', by: helga, reason: 'No' },
  cancelled: { type: 'cancelled', by: megan },
  reminded: { type: 'reminded' },
  expired: { type: 'expired' },
  handled: { type: 'handled', by: helga },
  started: { type: 'started', sealed: 'SEALED' },
  tried: { type: 'tried' },
  'replaced-password': { type: 'replaced-password', sealed: 'OTHER' },
  'home-moved': { type: 'home-moved', subject: meganSubject, route: 'escalated' },
  reset: { type: 'reset', until: '2026-11-22T10:14:00.000Z' },
  failed: { type: 'failed', because: 'not-allowed' },
  revealed: { type: 'revealed', by: megan },
  erased: { type: 'erased' },
  'invited-again': { type: 'invited-again', by: helga },
} as const satisfies Readonly<Record<Event['type'], Event>>;

type Moves = Partial<Record<Event['type'], readonly [to: State, ...jobs: string[]]>>;
const over: Moves = { cancelled: ['cancelled', 'draw'], expired: ['expired', 'draw'] };
const waits: Moves = {
  'code-shown': ['pending', 'draw at 10:14'],
  denied: ['denied', 'draw'],
  approved: ['approved', 'carry-out', 'draw'],
  ...over,
};
const ends: Moves = { 'home-moved': ['escalated', 'draw'], failed: ['failed', 'draw'] };
const resets: Moves = {
  tried: ['resetting', 'draw'],
  'replaced-password': ['resetting', 'draw'],
  reset: ['done', 'erase at 10:14', 'draw'],
  ...ends,
};

/** Every move there is: from a status, by an event, to a state, with the jobs that follow. All else is refused. */
const moves: Readonly<Record<keyof typeof statuses, Moves>> = {
  asked: {
    'several-found': ['choosing', 'draw'],
    refused: ['refused', 'draw'],
    found: ['pending', 'remind at 10:45', 'draw'],
    ...over,
  },
  choosing: { chosen: ['asked', 'look-up', 'draw'], ...over },
  pending: {
    ...waits,
    'code-wrong': ['pending'],
    'first-approved': ['pending', 'draw'],
    reminded: ['pending', 'draw'],
  },
  'pending without a code': { ...waits, 'first-approved': ['pending', 'draw'] },
  'pending with one approval': { ...waits, 'code-wrong': ['pending'], reminded: ['pending', 'draw'] },
  escalated: { handled: ['handled', 'draw'] },
  'not redeemed': { 'invited-again': ['redirected', 'draw'] },
  approved: { started: ['resetting', 'draw'], ...ends },
  'approved by two': { started: ['resetting', 'draw'], ...ends },
  resetting: resets,
  'resetting, tried': resets,
  done: { revealed: ['done', 'draw at 10:09'], erased: ['done', 'draw'] },
  'done and shown': {},
  'done and erased': {},
  redirected: {},
  refused: {},
  handled: {},
  denied: {},
  cancelled: {},
  expired: {},
  failed: {},
};

const cases = Object.entries(statuses).flatMap(([name, status]) =>
  Object.values(events).map((event) => ({ name, status, event })),
);
const changes = cases.flatMap(({ status, event }) => transition(requestIn(status), event, NOW) ?? []);
const shown = ({ name, at }: Job): string => (at === undefined ? name : `${name} at ${at.slice(11, 16)}`);
const statusAfter = (before: Parameters<typeof transition>[0], event: Event) =>
  transition(before, event, NOW)?.after.status;

describe('transitions: what a request may become', () => {
  for (const [name, status] of Object.entries(statuses)) {
    it(`${name} moves by its own events and no others, with the jobs that follow`, () => {
      const found = Object.values(events).flatMap((event) => {
        const change = transition(requestIn(status), event, NOW);
        return change === null ? [] : [[event.type, [change.after.status.state, ...change.jobs.map(shown)]]];
      });
      const expected = Object.entries(moves).find(([key]) => key === name)?.[1];
      assert.deepEqual(Object.fromEntries(found), expected);
    });
  }

  it('every move raises the version by one, keeps all but status and choice, and its jobs are the request’s own', () => {
    for (const { before, after, jobs } of changes) {
      assert.ok(before !== null);
      const { status, who, ...rest } = after;
      assert.deepEqual({ ...rest, status: before.status, who: before.who }, { ...before, version: before.version + 1 });
      assert.ok(who === before.who || before.status.state === 'choosing', status.state);
      assert.ok(jobs.every((job) => job.request === before.id));
    }
  });

  for (const [route, state] of [
    ['pending', 'pending'],
    ['redirected', 'redirected'],
    ['escalated', 'escalated'],
  ] as const) {
    it(`what is found goes where it is sent: ${route}`, () => {
      assert.equal(statusAfter(requestIn(statuses.asked), { ...events.found, route })?.state, state);
    });
  }

  it('waits with no approval, no code and no reminder at first', () => {
    const waiting = { firstApproval: null, code: null, codesShown: 0, reminded: false };
    const after = statusAfter(requestIn(statuses.asked), events.found);
    assert.deepEqual(after, { state: 'pending', subject: meganSubject, ...waiting });
  });

  it('is looked up at once when asked, and over when its time is', () => {
    assert.deepEqual(opening(requestIn(statuses.asked)).jobs.map(shown), ['look-up', 'expire at 11:00']);
  });

  it('only an account that was offered can be chosen', () => {
    const request = requestIn(statuses.choosing);
    assert.equal(transition(request, { ...events.chosen, account: 'somebody-else' }, NOW), null);
    assert.deepEqual(transition(request, events.chosen, NOW)?.after.who, { id: megan.id });
  });
});
