/** Jobs that follow from a transition, beyond `transitions.test.ts`: when, and about what. */
import assert from 'node:assert/strict';
import type { Job } from '../../../src/requests/model/ports.ts';
import type { Event } from '../../../src/requests/model/event.ts';
import { transition } from '../../../src/requests/rules/transitions.ts';
import { events } from '../../support/events.ts';
import { ID, alex, megan, meganSubject, requestIn, statuses } from '../../support/samples.ts';

const NOW = '2026-11-22T10:04:00.000Z';
const UNTIL = '2026-11-22T10:14:00.000Z';

function jobsOf(name: keyof typeof statuses, event: Event, requester = megan): readonly Job[] {
  const change = transition(requestIn(statuses[name], { requester }), event, NOW);
  assert.ok(change !== null);
  return change.jobs;
}

const notices = (jobs: readonly Job[]) => jobs.flatMap((job) => ('about' in job ? [job.about] : []));
const has = (jobs: readonly Job[], name: Job['name']): boolean => jobs.some((job) => job.name === name);

describe('an owner is told by mail', () => {
  it('when approvers or a person here are asked, and not when they are redirected', () => {
    const told = (['pending', 'escalated', 'redirected'] as const).map((route) =>
      notices(jobsOf('asked', { type: 'found', subject: meganSubject, route, asker: '' })),
    );
    assert.deepEqual(told, [['asked'], ['asked'], []]);
  });

  it('once about a request: not again if the password turns out to live elsewhere', () => {
    assert.deepEqual(notices(jobsOf('approved', events['home-moved'])), []);
    assert.deepEqual(notices(jobsOf('resetting', events['home-moved'])), []);
  });

  it('when it was reset, disowned or not, and when it was denied', () => {
    assert.deepEqual(notices(jobsOf('resetting', events.reset)), ['reset']);
    assert.deepEqual(notices(jobsOf('resetting, disowned', events.reset)), ['reset']);
    assert.deepEqual(notices(jobsOf('pending', events.denied)), ['denied']);
  });

  it('of nothing that happens to the account afterwards', () => {
    for (const event of [events.revealed, events.erased, events.disowned, events['sessions-ended']]) {
      assert.deepEqual(notices(jobsOf('done with a sign-in, sessions due', event)), [], event.type);
    }
  });
});

describe('what is done to the account', () => {
  it('follows from the reset if someone else asked and people are signed out, and not if they stay signed in', () => {
    assert.ok(has(jobsOf('resetting', events.reset, alex), 'aftercare'));
    assert.ok(!has(jobsOf('resetting', { ...events.reset, sessions: 'not-needed' }, alex), 'aftercare'));
  });

  it('waits until owners who asked have read the password, since they must not be signed out of Teams before', () => {
    assert.ok(!has(jobsOf('resetting', events.reset), 'aftercare'));
    const afterReading: Job = { name: 'aftercare', request: ID, at: '2026-11-22T10:09:00.000Z' };
    const read = jobsOf('done with a sign-in, sessions due', events.revealed);
    assert.deepEqual(
      read.filter(({ name }) => name === 'aftercare'),
      [afterReading],
    );
    assert.ok(has(jobsOf('done with a sign-in, sessions due', events.erased), 'aftercare'));
  });

  it('does not wait if the owner disowned it', () => {
    assert.ok(has(jobsOf('resetting, disowned', events.reset), 'aftercare'));
    assert.ok(has(jobsOf('resetting, tried, disowned', events.failed), 'aftercare'));
    assert.ok(has(jobsOf('resetting, tried, disowned', events['home-moved']), 'aftercare'));
  });

  it('is nothing if the owner stopped it before it was written', () => {
    assert.ok(!has(jobsOf('resetting, disowned', events.failed), 'aftercare'));
  });

  it('follows from a password that nobody read, not from a pass, which soon expires', () => {
    assert.ok(has(jobsOf('done', events.erased), 'aftercare'));
    assert.ok(!has(jobsOf('done with an access pass', events.erased), 'aftercare'));
  });

  it('follows from "This was not me", and from an approver’s order', () => {
    assert.ok(has(jobsOf('done and shown', events.disowned), 'aftercare'));
    assert.ok(has(jobsOf('done and disowned, sessions failed', events.secured), 'aftercare'));
  });
});

describe('a secret', () => {
  it('is erased when its time is over, if there is one', () => {
    const erase: Job = { name: 'erase', request: ID, at: UNTIL };
    assert.deepEqual(
      jobsOf('resetting', events.reset).filter(({ name }) => name === 'erase'),
      [erase],
    );
    assert.ok(!has(jobsOf('resetting, disowned', events.reset), 'erase'));
  });

  it('that was read is told to all others at once, and to its reader after five minutes: no redraw removes it', () => {
    const draw: Job = { name: 'draw', request: ID };
    assert.deepEqual(jobsOf('done', events.revealed), [draw, { ...draw, at: '2026-11-22T10:09:00.000Z' }]);
  });

  it('has its reader reminded three minutes before it is erased', () => {
    const remind: Job = { name: 'remind', request: ID, at: '2026-11-22T10:11:00.000Z' };
    assert.deepEqual(
      jobsOf('resetting', events.reset).filter(({ name }) => name === 'remind'),
      [remind],
    );
    assert.ok(!has(jobsOf('resetting, disowned', events.reset), 'remind'));
  });
});

describe('a reset that waits for its approver’s sign-in', () => {
  it('ends half an hour later', () => {
    assert.deepEqual(jobsOf('resetting with a sign-in', events['sign-in-needed']), [
      { name: 'expire', request: ID, at: '2026-11-22T10:34:00.000Z' },
      { name: 'draw', request: ID },
    ]);
  });

  it('continues at once when the approver has signed in', () => {
    assert.ok(has(jobsOf('resetting, waits for a sign-in', events.resumed), 'carry-out'));
  });
});

describe('a reset that is written', () => {
  it('draws nothing before its result, unless it takes another try', () => {
    assert.deepEqual(jobsOf('approved', events.started), []);
    assert.deepEqual(jobsOf('resetting', events.tried), []);
    assert.deepEqual(jobsOf('resetting, tried', events.tried), [{ name: 'draw', request: ID }]);
  });
});

describe('a reset that its owner disowns while it is written', () => {
  it('is finished by a job, whichever instance had begun it', () => {
    assert.ok(has(jobsOf('resetting', events.disowned), 'carry-out'));
  });
});
