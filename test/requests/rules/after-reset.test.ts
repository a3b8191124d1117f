/** What happens after a reset: what is due to the account after which event. */
import assert from 'node:assert/strict';
import { needsSecuring } from '../../../src/requests/rules/after-reset.ts';
import { refusalToReset } from '../../../src/requests/rules/policy.ts';
import type { Chore, RequestIn } from '../../../src/requests/model/request.ts';
import type { Event } from '../../../src/requests/model/event.ts';
import { transition } from '../../../src/requests/rules/transitions.ts';
import { events } from '../../support/events.ts';
import { AT, megan, requestIn, statusIn, statuses } from '../../support/samples.ts';

const NOW = '2026-11-22T10:04:00.000Z';
type Name = keyof typeof statuses;
type Done = RequestIn<'done'>['status'];

function after(name: Name, ...happening: readonly Event[]): Done {
  const request = happening.reduce<ReturnType<typeof requestIn>>((before, event) => {
    const change = transition(before, event, NOW);
    assert.ok(change !== null, `${event.type} does not fit`);
    return change.after;
  }, requestIn(statuses[name]));
  return statusIn('done', request);
}

describe('what is due to an account', () => {
  type Due = readonly [handover: Done['handover']['state'], scramble: Chore, sessions: Chore];
  const { reset, revealed, erased, disowned, secured, scrambled, failed, 'home-moved': moved } = events;
  const staying: Event = { ...reset, sessions: 'not-needed' };
  const table: readonly (readonly [string, Name, readonly Event[], Due])[] = [
    ['a password waits to be read', 'resetting', [reset], ['sealed', 'not-needed', 'due']],
    ['one waits, and people stay signed in', 'resetting', [staying], ['sealed', 'not-needed', 'not-needed']],
    ['it was read', 'resetting', [reset, revealed], ['revealed', 'not-needed', 'due']],
    ['it was not read', 'resetting', [reset, erased], ['erased', 'due', 'due']],
    ['a pass was not read', 'resetting with an access pass', [reset, erased], ['erased', 'not-needed', 'due']],
    ['its owner disowned it while it was written', 'resetting, disowned', [reset], ['erased', 'due', 'due']],
    ['the same, where people stay signed in', 'resetting, disowned', [staying], ['erased', 'due', 'due']],
    ['it failed, and its owner had disowned it', 'resetting, tried, disowned', [failed], ['erased', 'due', 'due']],
    ['it had moved, and its owner had disowned it', 'resetting, tried, disowned', [moved], ['erased', 'due', 'due']],
    ['its owner disowned it before it was read', 'done', [disowned], ['erased', 'due', 'due']],
    ['its owner disowned it after it was read', 'done and shown', [disowned], ['revealed', 'due', 'due']],
    ['its owner disowned it after it was scrambled', 'done and erased', [disowned], ['erased', 'due', 'due']],
    ['its owner disowned a pass', 'done with an access pass', [disowned], ['erased', 'due', 'due']],
    ['it was scrambled', 'done and erased, scramble due', [scrambled], ['erased', 'done', 'done']],
    ['an approver ordered it again', 'done and erased, scramble failed', [secured], ['erased', 'due', 'due']],
    ['an approver ordered it for sessions', 'done and disowned, sessions failed', [secured], ['erased', 'due', 'due']],
  ];
  for (const [when, name, happening, due] of table) {
    it(`if ${when}: handover ${due[0]}, scramble ${due[1]}, sessions ${due[2]}`, () => {
      const { handover, scramble, sessions } = after(name, ...happening);
      assert.deepEqual([handover.state, scramble, sessions], due);
    });
  }

  for (const result of ['done', 'not-needed', 'failed'] as const) {
    it(`each result is stored, and does not change the other: ${result}`, () => {
      const scrambledSo = after('done and disowned, all due', { type: 'scrambled', result });
      assert.deepEqual([scrambledSo.scramble, scrambledSo.sessions], [result, 'due']);
      const signedOutSo = after('done and disowned, all due', { type: 'sessions-ended', result });
      assert.deepEqual([signedOutSo.scramble, signedOutSo.sessions], ['due', result]);
    });
  }
});

describe('what is known of a reset', () => {
  it('what was handed over, whether it was confirmed, and when', () => {
    const { confirmed, secret, at } = after('resetting', { ...events.reset, confirmed: false });
    assert.deepEqual([confirmed, secret, at], [false, 'password', NOW]);
    const pass = after('resetting with an access pass', events.reset);
    assert.deepEqual([pass.confirmed, pass.secret], [true, 'access-pass']);
  });

  it('whether it may have been written, if it failed after its owner disowned it', () => {
    const { confirmed, secret, at, disowned } = after('resetting, tried, disowned', events.failed);
    assert.deepEqual([confirmed, secret, at, disowned], [false, 'password', NOW, { by: megan, at: AT }]);
  });

  it('when it was read or erased', () => {
    assert.deepEqual(after('done', events.revealed).handover, { state: 'revealed', at: NOW });
    assert.deepEqual(after('done', events.erased).handover, { state: 'erased', at: NOW });
    assert.deepEqual(after('done', events.disowned).handover, { state: 'erased', at: NOW });
  });

  it('that its owner disowned it, before or after, with their name and the time', () => {
    assert.deepEqual(after('done', events.disowned).disowned, { by: megan, at: NOW });
    assert.deepEqual(after('resetting, disowned', events.reset).disowned, { by: megan, at: AT });
    assert.equal(after('resetting', events.reset).disowned, null);
  });

  it('that a disowned account can be asked for again at once, before anything is done to it', () => {
    const anybody = { roles: [], privileged: false, protected: false };
    for (const status of [after('resetting, disowned', events.reset), after('done and shown', events.disowned)]) {
      assert.equal(refusalToReset(anybody, { mode: 'off' }, requestIn(status), NOW), null);
    }
  });
});

describe('an account needs securing', () => {
  const table: readonly (readonly [boolean, scramble: Chore, sessions: Chore, disowned: boolean])[] = [
    [true, 'failed', 'done', false],
    [true, 'failed', 'due', true],
    [true, 'done', 'failed', true],
    [false, 'done', 'failed', false],
    [false, 'due', 'due', true],
    [false, 'done', 'done', true],
    [false, 'not-needed', 'not-needed', false],
  ];
  for (const [needed, scramble, sessions, isDisowned] of table) {
    const what = `scramble ${scramble}, sessions ${sessions}, ${isDisowned ? '' : 'not '}disowned`;
    it(`${what}: ${needed ? 'yes' : 'no'}, and can${needed ? '' : 'not'} be ordered`, () => {
      const disowned = isDisowned ? { by: megan, at: AT } : null;
      const request = requestIn({ ...statuses['done and erased'], scramble, sessions, disowned });
      assert.equal(needsSecuring(request), needed);
      assert.equal(transition(request, events.secured, NOW) !== null, needed);
    });
  }
});
