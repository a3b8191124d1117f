/** A reset that hands over a Temporary Access Pass: the directory makes it, within the tenant's policy. */
import assert from 'node:assert/strict';
import { carryOut } from '../../../../src/requests/jobs/carry-out.ts';
import { later } from '../../../../src/requests/rules/policy.ts';
import {
  type AccessPassPolicy,
  type AccessPassResult,
  DirectoryUnavailable,
} from '../../../../src/requests/model/ports.ts';
import type { FailureReason } from '../../../../src/requests/model/reasons.ts';
import { reveal } from '../../../../src/requests/actions/reveal.ts';
import { resume } from '../../../../src/requests/actions/approvers/decide.ts';
import { type Memory, memory } from '../../../support/memory.ts';
import {
  ASSERTION,
  ID,
  caller,
  lidia,
  megan,
  meganAccount,
  requestIn,
  signIn,
  statusIn,
  statuses,
} from '../../../support/samples.ts';

function passing(resetAs: 'app' | 'approver' = 'app'): Memory {
  const deps = memory([requestIn({ ...statuses.approved, grant: signIn })], [meganAccount]);
  deps.rules = { ...deps.rules, resetAs, handOver: 'access-pass' };
  return deps;
}
const policy = (changes: Partial<AccessPassPolicy>): AccessPassPolicy => ({
  ...{ enabled: true, minimumLifetimeMinutes: 10, maximumLifetimeMinutes: 480, usableOnce: true },
  ...changes,
});

describe('an access pass', () => {
  it('is made instead of a password, is confirmed, and is shown once to its owner', async () => {
    const deps = passing();
    await carryOut(deps, ID, false);
    const { secret, confirmed } = statusIn('done', deps.requests.get(ID));
    assert.deepEqual([secret, confirmed, deps.written], ['access-pass', true, []]);
    const shown = await reveal(deps, ID, caller(megan));
    assert.equal(shown.kind === 'revealed' && shown.password.cleartext(), 'pass-1');
    assert.equal((await reveal(deps, ID, caller(megan))).kind, 'gone');
  });

  it('is sealed in the row', async () => {
    const deps = passing();
    await carryOut(deps, ID, false);
    assert.doesNotMatch(JSON.stringify([deps.requests.get(ID), deps.audits, deps.jobs]), /pass-1/);
  });

  for (const [as, actor] of [
    ['app', { as: 'app' }],
    ['approver', { as: 'approver', assertion: ASSERTION }],
  ] as const) {
    it(`is made with the rights of the ${as}`, async () => {
      const deps = passing(as);
      await carryOut(deps, ID, false);
      assert.deepEqual(deps.passes, [{ id: megan.id, lifetimeMinutes: 20, ours: [], as: actor }]);
    });
  }

  for (const [what, bounds, lifetime] of [
    ['twenty minutes, where that may be', {}, 20],
    ['no longer than the tenant wants it', { maximumLifetimeMinutes: 15 }, 15],
    ['no shorter than the tenant wants it', { minimumLifetimeMinutes: 60 }, 60],
    ['just what the tenant wants', { minimumLifetimeMinutes: 60, maximumLifetimeMinutes: 60 }, 60],
  ] as const) {
    it(`is valid for ${what}: ${lifetime} minutes`, async () => {
      const deps = Object.assign(passing(), { accessPassPolicy: policy(bounds) });
      await carryOut(deps, ID, false);
      assert.equal(deps.passes[0]?.lifetimeMinutes, lifetime);
    });
  }

  it('is not requested if the tenant does not allow any: pass-not-allowed', async () => {
    const deps = Object.assign(passing(), { accessPassPolicy: policy({ enabled: false }) });
    await carryOut(deps, ID, false);
    assert.deepEqual([statusIn('failed', deps.requests.get(ID)).because, deps.passes], ['pass-not-allowed', []]);
  });

  type Because = Extract<AccessPassResult, { ok: false }>['because'];
  const refusals: readonly (readonly [Exclude<Because, 'sign-in-needed'>, FailureReason])[] = [
    ['policy', 'pass-not-allowed'],
    ['exists', 'pass-exists'],
    ['not-allowed', 'not-allowed'],
    ['account-gone', 'account-gone'],
  ];
  for (const [answer, because] of refusals) {
    it(`is not made if the directory answers ${answer}: ${because}`, async () => {
      const deps = passing();
      deps.accessPassResults = [{ ok: false, because: answer }];
      await carryOut(deps, ID, false);
      assert.equal(statusIn('failed', deps.requests.get(ID)).because, because);
    });
  }

  it('is void if its answer was lost: another one is made and handed over', async () => {
    const deps = passing();
    deps.accessPassResults = [new DirectoryUnavailable('timeout')];
    await assert.rejects(carryOut(deps, ID, false), DirectoryUnavailable);
    assert.deepEqual(statusIn('resetting', deps.requests.get(ID)).attempt, { secret: 'access-pass', step: 'begun' });
    await carryOut(deps, ID, false);
    const [first, second] = deps.passes.map(({ ours }) => ours);
    const { decision } = statusIn('done', deps.requests.get(ID));
    const tries = { from: later(decision.at, -3_000), to: later(decision.at, 120_000) };
    assert.deepEqual([first, second], [[], [tries]], 'only an earlier try can have made one of ours');
    const shown = await reveal(deps, ID, caller(megan));
    assert.deepEqual([deps.passes.length, shown.kind === 'revealed' && shown.password.cleartext()], [2, 'pass-2']);
  });

  it('waits for the approver’s sign-in as well, and continues with the new one', async () => {
    const deps = passing('approver');
    deps.accessPassResults = [{ ok: false, because: 'sign-in-needed' }];
    await carryOut(deps, ID, false);
    assert.equal(statusIn('resetting', deps.requests.get(ID)).step, 'sign-in-needed');
    await resume(deps, ID, caller(lidia), 'another assertion');
    await carryOut(deps, ID, false);
    statusIn('done', deps.requests.get(ID));
    assert.deepEqual(deps.passes[1]?.as, { as: 'approver', assertion: 'another assertion' });
  });
});
