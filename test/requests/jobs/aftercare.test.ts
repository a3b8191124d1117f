/** What is done to an account after its reset: an unread password is scrambled, and sessions are ended. */
import assert from 'node:assert/strict';
import { aftercare } from '../../../src/requests/jobs/aftercare.ts';
import {
  type Account,
  DirectoryUnavailable,
  type ResetResult,
  type RevokeResult,
} from '../../../src/requests/model/ports.ts';
import type { Chore, RequestIn } from '../../../src/requests/model/request.ts';
import { type Memory, memory } from '../../support/memory.ts';
import { ASSERTION, ID, megan, meganAccount, requestIn, signIn, statusIn, statuses } from '../../support/samples.ts';

type Done = RequestIn<'done'>['status'];
const erased: Done = { ...statuses['done and erased, scramble due'], grant: signIn };
const shown: Done = { ...statuses['done and shown, sessions due'], grant: signIn };
const disowned: Done = { ...statuses['done and disowned, all due'], grant: signIn };
const approver = { as: 'approver', assertion: ASSERTION } as const;

function after(status: Done, account: Partial<Account> = {}, as: 'app' | 'approver' = 'app'): Memory {
  const deps = memory([requestIn(status)], [{ ...meganAccount, ...account }]);
  deps.rules = { ...deps.rules, resetAs: as };
  deps.now = '2026-11-22T10:10:00.000Z';
  return deps;
}

const doneIn = (deps: Memory): Done => statusIn('done', deps.requests.get(ID));
const chores = (deps: Memory): readonly [scramble: Chore, sessions: Chore] => {
  const { scramble, sessions } = doneIn(deps);
  return [scramble, sessions];
};
const actions = (deps: Memory) => deps.audits.map(({ action, by, detail }) => [action, by, detail['result']]);

describe('a password that nobody read', () => {
  for (const [as, actor] of [
    ['app', { as: 'app' }],
    ['approver', approver],
  ] as const) {
    it(`is replaced by one that is stored nowhere, with the rights of the ${as}`, async () => {
      const deps = after(erased, {}, as);
      await aftercare(deps, ID, false);
      assert.deepEqual([chores(deps), doneIn(deps).grant], [['done', 'done'], null]);
      assert.deepEqual(
        deps.written.map(({ id, as: by }) => [id, by]),
        [[megan.id, actor]],
      );
      const [{ password } = { password: '' }] = deps.written;
      assert.match(password, /^[A-Z].{19}$/);
      assert.ok(!JSON.stringify([deps.requests.get(ID), deps.audits, deps.jobs]).includes(password));
      assert.deepEqual(actions(deps), [['scrambled', null, 'done']]);
    });
  }

  const changes: readonly (readonly [string, Done, string | null, Chore])[] = [
    ['has never been changed, as far as is known', erased, null, 'done'],
    ['was last changed before the reset', erased, '2026-11-22T09:00:00.000Z', 'done'],
    ['was last changed by the reset', erased, '2026-11-22T10:00:01.000Z', 'done'],
    ['was last changed a minute after the reset', erased, '2026-11-22T10:01:00.000Z', 'done'],
    ['was changed by somebody since', erased, '2026-11-22T10:01:00.001Z', 'not-needed'],
    [
      'may have been changed by an unconfirmed reset',
      { ...erased, confirmed: false },
      '2026-11-22T10:05:00.000Z',
      'done',
    ],
    [
      'was changed since an unconfirmed reset',
      { ...erased, confirmed: false },
      '2026-11-22T10:05:00.001Z',
      'not-needed',
    ],
    ['was changed by somebody since, and its owner disowned the reset', disowned, '2026-11-22T10:05:00.000Z', 'done'],
  ];
  for (const [what, status, lastPasswordChange, result] of changes) {
    it(`of an account whose password ${what}: ${result}`, async () => {
      const deps = after(status, { lastPasswordChange });
      await aftercare(deps, ID, false);
      assert.deepEqual([doneIn(deps).scramble, deps.written.length], [result, result === 'done' ? 1 : 0]);
    });
  }

  const weak: ResetResult = { ok: false, because: 'weak-password' };
  const answers: readonly (readonly [string, ResetResult[], Chore, number])[] = [
    ['one is too weak', [weak], 'done', 2],
    ['three are too weak', [weak, weak, weak], 'failed', 3],
    ['it is not allowed', [{ ok: false, because: 'not-allowed' }], 'failed', 1],
    ['the account is gone', [{ ok: false, because: 'account-gone' }], 'not-needed', 1],
    ['the password has moved', [{ ok: false, because: 'home-moved' }], 'not-needed', 1],
  ];
  for (const [when, resetResults, result, writes] of answers) {
    it(`is ${result} if ${when}`, async () => {
      const deps = Object.assign(after(erased), { resetResults });
      await aftercare(deps, ID, false);
      assert.deepEqual([doneIn(deps).scramble, deps.written.length], [result, writes]);
    });
  }

  it('is done if the directory only accepted it, and failed if it could not carry it out', async () => {
    const unconfirmed = after(erased, {}, 'approver');
    unconfirmed.operations = [{ state: 'unconfirmed' }];
    await aftercare(unconfirmed, ID, false);
    const failed = after(erased, {}, 'approver');
    failed.operations = [{ state: 'failed', because: null }];
    await aftercare(failed, ID, false);
    assert.deepEqual([doneIn(unconfirmed).scramble, doneIn(failed).scramble], ['done', 'failed']);
  });
});

describe('everybody signed in to the account', () => {
  for (const [as, actor] of [
    ['app', { as: 'app' }],
    ['approver', approver],
  ] as const) {
    it(`is signed out, with the rights of the ${as}; no password is written`, async () => {
      const deps = after(shown, {}, as);
      await aftercare(deps, ID, false);
      assert.deepEqual(deps.signedOut, [{ id: megan.id, as: actor }]);
      assert.deepEqual([chores(deps), doneIn(deps).grant, deps.written], [['not-needed', 'done'], null, []]);
      assert.deepEqual(actions(deps), [['sessions-ended', null, 'done']]);
    });
  }

  const answers: readonly (readonly [Extract<RevokeResult, { ok: false }>['because'], Chore])[] = [
    ['not-allowed', 'failed'],
    ['sign-in-needed', 'failed'],
    ['account-gone', 'not-needed'],
  ];
  for (const [because, result] of answers) {
    it(`is ${result} if the directory answers ${because}`, async () => {
      const deps = after(shown);
      deps.revokeResults = [{ ok: false, because }];
      await aftercare(deps, ID, false);
      assert.equal(doneIn(deps).sessions, result);
    });
  }

  it('is signed out after the password was scrambled, not before', async () => {
    const deps = after(disowned);
    await aftercare(deps, ID, false);
    assert.deepEqual(
      deps.audits.map(({ action }) => action),
      ['scrambled', 'sessions-ended'],
    );
    const waiting = after(disowned);
    waiting.resetResults = [new DirectoryUnavailable('503')];
    await assert.rejects(aftercare(waiting, ID, false), DirectoryUnavailable);
    assert.deepEqual([chores(waiting), waiting.signedOut], [['due', 'due'], []]);
  });
});

describe('an access pass that its owner disowned', () => {
  const pass: Done = { ...disowned, secret: 'access-pass' };

  it('is voided by another one, which nobody sees, and the password is scrambled', async () => {
    const deps = after(pass);
    await aftercare(deps, ID, false);
    assert.deepEqual([deps.passes.length, deps.written.length, chores(deps)], [1, 1, ['done', 'done']]);
    assert.ok(!JSON.stringify([deps.requests.get(ID), deps.audits]).includes('pass-1'));
  });

  it('is left to the approvers if it cannot be voided, even though the password is scrambled', async () => {
    for (const because of ['not-allowed', 'policy'] as const) {
      const deps = after(pass);
      deps.accessPassResults = [{ ok: false, because }];
      await aftercare(deps, ID, false);
      assert.deepEqual([deps.written.length, chores(deps)], [1, ['failed', 'done']]);
    }
  });

  it('is void already if someone else has made one since: that one stays', async () => {
    const deps = after(pass);
    deps.accessPassResults = [{ ok: false, because: 'exists' }];
    await aftercare(deps, ID, false);
    assert.deepEqual([deps.written.length, chores(deps)], [1, ['done', 'done']]);
  });

  it('is not made again if a password was handed over', async () => {
    const deps = after(disowned);
    await aftercare(deps, ID, false);
    assert.deepEqual(deps.passes, []);
  });
});
