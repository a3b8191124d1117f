/** Carrying out with the approver's rights: an accepted reset is stored before it is polled, and written once. */
import assert from 'node:assert/strict';
import { asSealed } from '../../../src/requests/model/secrets/sealed.ts';
import { openSecret } from '../../../src/requests/model/secrets/seal.ts';
import { carryOut } from '../../../src/requests/jobs/carry-out.ts';
import {
  type Account,
  DirectoryUnavailable,
  type OperationState,
  type StartResult,
} from '../../../src/requests/model/ports.ts';
import type { Request } from '../../../src/requests/model/request.ts';
import type { FailureReason } from '../../../src/requests/model/reasons.ts';
import { resume } from '../../../src/requests/actions/approvers/decide.ts';
import { type Memory, memory } from '../../support/memory.ts';
import {
  ASSERTION,
  AT,
  ID,
  caller,
  grady,
  lidia,
  meganAccount,
  requestIn,
  signIn,
  statusIn,
  statuses,
} from '../../support/samples.ts';

const approved = requestIn({ ...statuses.approved, grant: signIn });
const weak = { ok: false, because: 'weak-password' } as const;
const weakAfterAll = { state: 'failed', because: 'weak-password' } as const;

function asApprover(request: Request = approved, account: Partial<Account> = {}): Memory {
  const deps = memory([request], [{ ...meganAccount, ...account }]);
  deps.rules = { ...deps.rules, resetAs: 'approver' };
  return deps;
}

const stateOf = (deps: Memory): string | undefined => deps.requests.get(ID)?.status.state;
const passwords = ({ written }: Memory): Set<string> => new Set(written.map(({ password }) => password));
const resetting = (deps: Memory) => statusIn('resetting', deps.requests.get(ID));
const stepOf = (deps: Memory) => resetting(deps).step;

/** The password waiting to be read. */
function handedOver(deps: Memory): string {
  const { handover } = statusIn('done', deps.requests.get(ID));
  assert.ok(handover.state === 'sealed');
  return openSecret(deps.secrets, requestIn(statuses.approved), handover.sealed).cleartext();
}

describe('a reset in the approver’s name', () => {
  it('is written with their sign-in, and its operation polled with it', async () => {
    const deps = asApprover();
    await carryOut(deps, ID, false);
    const { confirmed, secret, grant } = statusIn('done', deps.requests.get(ID));
    assert.deepEqual([confirmed, secret, grant], [true, 'password', signIn]);
    assert.deepEqual(deps.written, [
      { id: meganAccount.id, password: handedOver(deps), as: { as: 'approver', assertion: ASSERTION } },
    ]);
    assert.deepEqual(deps.looks, [{ operation: 'operations/1', assertion: ASSERTION }]);
  });

  it('is sealed before it is written, and stored as accepted before it is polled', async () => {
    const deps = asApprover();
    const seen: unknown[] = [];
    const look = (): void => {
      const { attempt, triedAt } = resetting(deps);
      assert.ok('sealed' in attempt);
      seen.push([
        openSecret(deps.secrets, requestIn(statuses.approved), attempt.sealed).cleartext(),
        attempt.step === 'accepted' ? attempt.operation : null,
        triedAt,
      ]);
    };
    const { directory } = deps;
    const watched: typeof directory = {
      ...directory,
      startReset: (...of) => (look(), directory.startReset(...of)),
      operation: (...of) => (look(), directory.operation(...of)),
    };
    await carryOut({ ...deps, directory: watched }, ID, false);
    assert.deepEqual(seen, [
      [handedOver(deps), null, [AT]],
      [handedOver(deps), 'operations/1', [AT]],
    ]);
  });

  it('waits while the operation runs', async () => {
    const deps = asApprover();
    const running: OperationState = { state: 'running', pollAfterMs: 0 };
    deps.operations = [running, running, { state: 'succeeded' }];
    await carryOut(deps, ID, false);
    assert.deepEqual([stateOf(deps), deps.looks.length, deps.written.length], ['done', 3, 1]);
  });

  it('is done but not confirmed if nobody could see the result', async () => {
    const deps = asApprover();
    deps.operations = [{ state: 'unconfirmed' }];
    await carryOut(deps, ID, false);
    assert.equal(statusIn('done', deps.requests.get(ID)).confirmed, false);
    assert.equal(handedOver(deps), deps.written[0]?.password);
  });

  for (const [what, starts, operations, count] of [
    ['at once', [weak], [], 2],
    ['only by the operation', [], [weakAfterAll], 2],
    ['at once and by the operation', [weak], [weakAfterAll], 3],
  ] as const) {
    it(`generates another password if one was too weak, found ${what}`, async () => {
      const deps = asApprover();
      deps.startResults = [...starts];
      deps.operations = [...operations];
      await carryOut(deps, ID, false);
      assert.equal(passwords(deps).size, count);
      assert.equal(handedOver(deps), deps.written.at(-1)?.password);
    });
  }

  const failing: readonly (readonly [string, StartResult[], OperationState[], FailureReason, number])[] = [
    ['the directory accepted it and could not do it', [], [{ state: 'failed', because: null }], 'not-carried-out', 1],
    ['three passwords were too weak', [weak, weak, weak, weak], [], 'password-refused', 3],
    ['three were, found by the operation', [], Array(4).fill(weakAfterAll), 'password-refused', 3],
    ['they may not', [{ ok: false, because: 'not-allowed' }], [], 'not-allowed', 1],
    ['the account is gone', [{ ok: false, because: 'account-gone' }], [], 'account-gone', 1],
    ['the password has moved', [{ ok: false, because: 'home-moved' }], [], 'home-moved', 1],
  ];
  for (const [why, starts, operations, because, writes] of failing) {
    it(`fails if ${why}: ${because}, and keeps neither sign-in nor password`, async () => {
      const deps = asApprover();
      Object.assign(deps, { startResults: starts, operations });
      await carryOut(deps, ID, false);
      const status = statusIn('failed', deps.requests.get(ID));
      assert.deepEqual([status.because, status.tried, deps.written.length], [because, false, writes]);
      assert.ok(!('grant' in status) && !('attempt' in status));
    });
  }
});

describe('a reset in the approver’s name that is interrupted', () => {
  it('between the acceptance and its record: the same password is written again', async () => {
    const deps = asApprover();
    const save: typeof deps.store.save = (change) =>
      change.audit.action === 'accepted' ? Promise.reject(new Error('killed')) : deps.store.save(change);
    await assert.rejects(carryOut({ ...deps, store: { ...deps.store, save } }, ID, false), /killed/);
    await carryOut(deps, ID, false);
    assert.deepEqual([deps.written.length, passwords(deps).size], [2, 1]);
    assert.deepEqual(deps.looks, [{ operation: 'operations/2', assertion: ASSERTION }]);
    assert.equal(handedOver(deps), deps.written[0]?.password);
  });

  it('before the answer: the same password is written again', async () => {
    const deps = asApprover();
    deps.startResults = [new DirectoryUnavailable('timeout'), new DirectoryUnavailable('timeout')];
    for (let n = 0; n < 2; n += 1) await assert.rejects(carryOut(deps, ID, false), DirectoryUnavailable);
    await carryOut(deps, ID, false);
    assert.deepEqual([stateOf(deps), deps.written.length, passwords(deps).size], ['done', 3, 1]);
  });

  it('after it was accepted: it is polled, whatever has changed since, and not written again', async () => {
    const deps = asApprover();
    deps.operations = [new DirectoryUnavailable('503')];
    await assert.rejects(carryOut(deps, ID, false), DirectoryUnavailable);
    deps.mayReset = { allowed: false, because: 'no-role' };
    deps.lockdown = { mode: 'stopped', by: grady, at: AT };
    deps.accounts.set(meganAccount.id, { ...meganAccount, lastPasswordChange: '2026-11-22T10:30:00.000Z' });
    await carryOut(deps, ID, false);
    assert.deepEqual([stateOf(deps), deps.written.length], ['done', 1]);
    assert.deepEqual(
      deps.looks.map(({ operation }) => operation),
      ['operations/1', 'operations/1'],
    );
  });

  it('while it runs for too long: it is left to the next attempt, and given up after the last', async () => {
    const deps = asApprover();
    const forever = {
      ...deps.directory,
      operation: () => Promise.resolve({ state: 'running', pollAfterMs: 0 } as const),
    };
    await assert.rejects(carryOut({ ...deps, directory: forever }, ID, false), /operation-running/);
    assert.equal(stateOf(deps), 'resetting');
    await assert.rejects(carryOut({ ...deps, directory: forever }, ID, true), /operation-running/);
    const { because, tried } = statusIn('failed', deps.requests.get(ID));
    assert.deepEqual([because, tried, deps.written.length], ['directory-unavailable', true, 1]);
  });

  it('by two instances at once: one reset, one password', async () => {
    const deps = asApprover();
    await Promise.all([carryOut(deps, ID, false), carryOut(deps, ID, false)]);
    assert.deepEqual([stateOf(deps), deps.written.length], ['done', 1]);
  });
});

describe('a reset in the approver’s name without their sign-in', () => {
  const needed: StartResult = { ok: false, because: 'sign-in-needed' };

  it('waits from the moment it is no longer enough, and keeps nothing of it', async () => {
    const deps = asApprover();
    deps.startResults = [needed];
    await carryOut(deps, ID, false);
    const { step, triedAt } = resetting(deps);
    assert.deepEqual([step, triedAt], ['sign-in-needed', []], 'nothing was written, for certain');
  });

  it('waits and writes nothing if there is none', async () => {
    const deps = asApprover(requestIn(statuses.approved));
    await carryOut(deps, ID, false);
    assert.deepEqual([stepOf(deps), deps.written], ['sign-in-needed', []]);
  });

  it('is left alone by a repeated job', async () => {
    const deps = asApprover();
    deps.startResults = [needed];
    await carryOut(deps, ID, false);
    const before = deps.requests.get(ID);
    await carryOut(deps, ID, true);
    assert.deepEqual([deps.requests.get(ID), deps.written.length], [before, 1]);
  });

  it('continues with the same password when they have signed in again', async () => {
    const deps = asApprover();
    deps.startResults = [needed];
    await carryOut(deps, ID, false);
    assert.equal((await resume(deps, ID, caller(lidia), 'another assertion')).kind, 'moved');
    await carryOut(deps, ID, false);
    assert.deepEqual([deps.written.length, passwords(deps).size], [2, 1]);
    assert.equal(handedOver(deps), deps.written[0]?.password);
    assert.deepEqual(deps.written[1]?.as, { as: 'approver', assertion: 'another assertion' });
  });

  it('waits as well if it was accepted before, and is then polled, not written again', async () => {
    const deps = asApprover();
    deps.operations = [{ state: 'sign-in-needed' }];
    await carryOut(deps, ID, false);
    assert.equal(stepOf(deps), 'sign-in-needed');
    await resume(deps, ID, caller(lidia), 'another assertion');
    await carryOut(deps, ID, false);
    assert.deepEqual([stateOf(deps), deps.written.length], ['done', 1]);
    assert.deepEqual(deps.looks.at(-1), { operation: 'operations/1', assertion: 'another assertion' });
  });

  it('ends at once if its seal is broken: nothing is written', async () => {
    const deps = asApprover(requestIn({ ...statuses.approved, grant: asSealed('of an earlier version') }));
    await assert.rejects(carryOut(deps, ID, false));
    assert.deepEqual([statusIn('failed', deps.requests.get(ID)).because, deps.written], ['seal-broken', []]);
  });
});
