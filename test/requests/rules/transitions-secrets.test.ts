/** What a row may hold: a sealed password or sign-in, only as long as a person or a job needs it. */
import assert from 'node:assert/strict';
import { type Request, isIn } from '../../../src/requests/model/request.ts';
import type { Event } from '../../../src/requests/model/event.ts';
import { transition } from '../../../src/requests/rules/transitions.ts';
import { events } from '../../support/events.ts';
import { GRANT, SEALED, meganSubject, requestIn, statuses } from '../../support/samples.ts';

const NOW = '2026-11-22T10:04:00.000Z';
type Name = keyof typeof statuses;

/** A password waits to be written, or to be read. */
function needsPassword(request: Request): boolean {
  if (isIn(request, 'resetting')) return true;
  return isIn(request, 'done') && request.status.handover.state === 'sealed';
}

/** A sign-in is needed for what is still due, or may become due. */
function needsSignIn(request: Request): boolean {
  if (isIn(request, 'approved')) return true;
  if (isIn(request, 'resetting')) return request.status.step === 'under-way';
  if (!isIn(request, 'done')) return false;
  const { handover, sessions, scramble } = request.status;
  return handover.state === 'sealed' || sessions === 'due' || scramble === 'due';
}

function after(name: Name, event: Event): Request {
  const change = transition(requestIn(statuses[name]), event, NOW);
  assert.ok(change !== null, `${event.type} does not fit ${name}`);
  return change.after;
}

/** @returns whether the row holds the sealed password, and whether it holds the sign-in */
function holds(request: Request): readonly [password: boolean, signIn: boolean] {
  const text = JSON.stringify(request);
  return [/c2VhbGVk|"SEALED"|"OTHER"/.test(text), /Z3JhbnQ|"SIGN-IN"/.test(text)];
}

describe('no row holds a secret that nobody needs', () => {
  for (const [name, status] of Object.entries(statuses)) {
    it(`after any event of a request that is ${name}`, () => {
      for (const event of Object.values(events)) {
        const change = transition(requestIn(status), event, NOW);
        if (change === null) continue;
        const [password, signIn] = holds(change.after);
        assert.ok(!password || needsPassword(change.after), `a password is left by ${event.type}`);
        assert.ok(!signIn || needsSignIn(change.after), `a sign-in is left by ${event.type}`);
      }
    });
  }

  it('nor does any audit entry or job ever hold one', () => {
    for (const status of Object.values(statuses)) {
      for (const event of Object.values(events)) {
        const change = transition(requestIn(status), event, NOW);
        if (change === null) continue;
        assert.doesNotMatch(JSON.stringify([change.audit, change.jobs]), /c2VhbGVk|SEALED|OTHER|Z3JhbnQ|SIGN-IN/);
      }
    }
  });
});

describe('the sealed password', () => {
  const forgotten: readonly (readonly [Name, Event])[] = [
    ['done', events.revealed],
    ['done', events.erased],
    ['done', events.disowned],
    ['done with an access pass', events.erased],
    ['resetting', events.failed],
    ['resetting, accepted', events.failed],
    [
      'resetting',
      { type: 'home-moved', subject: meganSubject, route: 'redirected', expiresAt: '2026-11-22T11:04:00.000Z' },
    ],
    ['resetting, disowned', events.reset],
    ['resetting, disowned', events.failed],
    ['resetting, tried, disowned', events.failed],
  ];
  for (const [name, event] of forgotten) {
    it(`is deleted when a request that is ${name} is ${event.type}`, () => {
      assert.deepEqual([holds(requestIn(statuses[name]))[0], holds(after(name, event))[0]], [true, false]);
    });
  }

  for (const event of [events.tried, events.accepted, events['sign-in-needed'], events.disowned]) {
    it(`is kept while it has to be written: ${event.type}`, () => {
      assert.match(JSON.stringify(after('resetting with a sign-in', event)), new RegExp(SEALED));
    });
  }

  it('is the one in the event when the reset is done', () => {
    const { status } = after('resetting', events.reset);
    assert.deepEqual(status.state === 'done' && status.handover, {
      state: 'sealed',
      sealed: 'SEALED',
      until: events.reset.until,
      reminded: false,
    });
  });
});

describe('the approver’s sign-in', () => {
  const forgotten: readonly (readonly [string, Name, Event])[] = [
    ['it was frozen before the reset', 'approved with a sign-in', events.disowned],
    ['it failed before the reset', 'approved with a sign-in', events.failed],
    ['the password has moved', 'approved with a sign-in', events['home-moved']],
    ['it failed', 'resetting with a sign-in', events.failed],
    ['it failed before it was written, and was disowned', 'resetting, disowned', events.failed],
    ['the password has moved meanwhile', 'resetting with a sign-in', events['home-moved']],
    ['it does not do any more', 'resetting with a sign-in', events['sign-in-needed']],
    ['it does not do any more to look after what was accepted', 'resetting, accepted', events['sign-in-needed']],
    ['a pass that nobody read is erased', 'done with an access pass', events.erased],
    ['a pass was read', 'done with an access pass', events.revealed],
    ['the sessions are ended of somebody who has read', 'done and shown, sessions due', events['sessions-ended']],
    [
      'the sessions cannot be ended of somebody who has read',
      'done and shown, sessions due',
      { type: 'sessions-ended', result: 'failed' },
    ],
    ['the password is scrambled', 'done and erased, scramble due', events.scrambled],
    ['the password cannot be scrambled', 'done and erased, scramble due', { type: 'scrambled', result: 'failed' }],
  ];
  for (const [when, name, event] of forgotten) {
    it(`is deleted when ${when}`, () => {
      assert.deepEqual([holds(requestIn(statuses[name]))[1], holds(after(name, event))[1]], [true, false]);
    });
  }

  const kept: readonly (readonly [string, Name, Event])[] = [
    ['to write', 'approved with a sign-in', events.started],
    ['to write', 'resetting with a sign-in', events.tried],
    ['to look after what was accepted', 'resetting with a sign-in', events.accepted],
    ['to write another password', 'resetting with a sign-in', events['replaced-password']],
    ['to write and scramble what the owner does not want', 'resetting with a sign-in', events.disowned],
    ['to end the sessions', 'resetting with a sign-in', events.reset],
    ['to end the sessions and to scramble', 'resetting, disowned', events.reset],
    ['to scramble what may have been written', 'resetting, tried, disowned', events.failed],
    ['to end the sessions of somebody who has read', 'done with a sign-in, sessions due', events.revealed],
    ['to scramble what nobody may have read', 'done with a sign-in, sessions due', events['sessions-ended']],
    ['to scramble what nobody has read', 'done with a sign-in, sessions due', events.erased],
    ['to scramble what its owner did not want', 'done with a sign-in, sessions due', events.disowned],
    ['to end the sessions after the scramble', 'done and disowned, all due', events.scrambled],
    ['to scramble after the sessions', 'done and disowned, all due', events['sessions-ended']],
  ];
  for (const [what, name, event] of kept) {
    it(`is kept ${what}: ${event.type}`, () => assert.match(JSON.stringify(after(name, event)), new RegExp(GRANT)));
  }

  it('is kept until someone has read the password, even if sessions do not end', () => {
    const request = after('resetting with a sign-in', { ...events.reset, sessions: 'not-needed' });
    assert.deepEqual(holds(request), [true, true]);
    const change = transition(request, events.revealed, NOW);
    assert.deepEqual(change === null ? null : holds(change.after), [false, false]);
  });

  it('is the new one if the same or another approver signed in again', () => {
    for (const [name, event] of [
      ['resetting, waits for a sign-in', events.resumed],
      ['done and erased, scramble failed', events.secured],
      ['done and disowned, sessions failed', events.secured],
    ] as const) {
      const { status } = after(name, event);
      assert.equal('grant' in status && status.grant, 'SIGN-IN', name);
    }
  });
});
