/** Approving when one approver is not enough. */
import assert from 'node:assert/strict';
import { approve, deny } from '../../../../src/requests/actions/approvers/decide.ts';
import { type Memory, memory } from '../../../support/memory.ts';
import {
  AT,
  CODE,
  ID,
  caller,
  grady,
  hashOf,
  lidia,
  megan,
  pending,
  proof,
  statusIn,
  statuses,
} from '../../../support/samples.ts';

const good = statuses.pending.code;
const byLidia = { by: lidia, at: AT };
/** Lidia has approved, and Megan has been shown another code since. */
const half = pending({ firstApproval: byLidia });

function privileged(request = pending()): Memory {
  return Object.assign(memory([request]), { mayReset: { allowed: true, privileged: true } });
}
function ordered(mode: 'two-approvers' | 'stopped', request = pending()): Memory {
  return Object.assign(memory([request]), { lockdown: { mode, by: grady, at: AT } });
}

for (const [why, needing] of [
  ['privileged', privileged],
  ['in a lockdown', (request = pending()) => ordered('two-approvers', request)],
] as const) {
  describe(`two approvers, because the account is ${why}`, () => {
    it('the first approval is stored, and resets nothing', async () => {
      const deps = needing();
      const outcome = await approve(deps, ID, caller(lidia), proof(CODE));
      assert.deepEqual(outcome, { kind: 'moved', request: deps.requests.get(ID) });
      assert.deepEqual(statusIn('pending', deps.requests.get(ID)).firstApproval, byLidia);
      assert.deepEqual(deps.jobs, [{ name: 'draw', request: ID }]);
      assert.deepEqual(
        deps.audits.map(({ action, by }) => [action, by]),
        [['first-approved', lidia]],
      );
    });

    it('the first approver’s click again gets the same answer, and never counts twice, with any code or none', async () => {
      const deps = needing();
      const first = await approve(deps, ID, caller(lidia), proof(CODE));
      for (const code of [CODE, '', '000001'])
        assert.deepEqual(await approve(deps, ID, caller(lidia), proof(code)), first);
      assert.equal(deps.audits.length, 1);
      const withNewCode = needing(half);
      assert.deepEqual(await approve(withNewCode, ID, caller(lidia), proof(CODE)), { kind: 'moved', request: half });
      assert.deepEqual(withNewCode.requests.get(ID), half);
    });

    it('another approver’s click approves it; both are stored', async () => {
      const deps = needing(half);
      await approve(deps, ID, caller(grady), proof(CODE));
      const { decision, firstApproval } = statusIn('approved', deps.requests.get(ID));
      assert.deepEqual([decision, firstApproval], [{ by: grady, at: AT }, byLidia]);
      assert.ok(deps.jobs.some(({ name }) => name === 'carry-out'));
    });

    it('of two simultaneous clicks one is the first approval, and the second needs its own code', async () => {
      const deps = needing();
      const outcomes = await Promise.all([
        approve(deps, ID, caller(lidia), proof(CODE)),
        approve(deps, ID, caller(grady), proof(CODE)),
      ]);
      assert.deepEqual(outcomes.map(({ kind }) => kind).sort(), ['code', 'moved']);
      assert.equal(statusIn('pending', deps.requests.get(ID)).code, null);
    });

    it('two simultaneous clicks by the same person are one approval', async () => {
      const deps = needing();
      const [one, other] = await Promise.all([
        approve(deps, ID, caller(lidia), proof(CODE)),
        approve(deps, ID, caller(lidia), proof(CODE)),
      ]);
      assert.deepEqual(one, other);
      assert.deepEqual(statusIn('pending', deps.requests.get(ID)).firstApproval, byLidia);
    });

    it('one is enough to deny, even after a first approval, and even the first approver', async () => {
      for (const by of [lidia, grady]) {
        const deps = needing(half);
        await deny(deps, ID, caller(by), 'Not him');
        assert.deepEqual(statusIn('denied', deps.requests.get(ID)).decision, { by, at: AT });
      }
    });
  });
}

describe('the second of two approvers', () => {
  it('needs their own code: the first approver’s no longer works', async () => {
    const deps = privileged();
    await approve(deps, ID, caller(lidia), proof(CODE));
    const outcome = await approve(deps, ID, caller(grady), proof(CODE));
    assert.ok(outcome.kind === 'code');
    assert.deepEqual(outcome.problem, { because: 'none', triesLeft: 0 });
    const withNewCode = privileged(pending({ firstApproval: byLidia, code: { ...good, hash: hashOf('314159') } }));
    assert.equal((await approve(withNewCode, ID, caller(grady), proof(CODE))).kind, 'code');
    assert.equal((await approve(withNewCode, ID, caller(grady), proof('314159'))).kind, 'moved');
  });

  it('must also be allowed to reset the account, and not be its owner', async () => {
    const deps = privileged(half);
    deps.mayResetBy.set(grady.id, { allowed: false, because: 'role-too-low' });
    assert.deepEqual(await approve(deps, ID, caller(grady), proof(CODE)), {
      kind: 'not-allowed',
      because: 'role-too-low',
    });
    assert.deepEqual(await approve(deps, ID, caller(megan), proof(CODE)), {
      kind: 'not-allowed',
      because: 'own-password',
    });
    assert.deepEqual(deps.requests.get(ID), half);
  });

  it('is not needed if one approver is enough by now; the first approval is still stored', async () => {
    const deps = memory([half]);
    await approve(deps, ID, caller(grady), proof(CODE));
    assert.deepEqual(statusIn('approved', deps.requests.get(ID)).firstApproval, byLidia);
  });

  it('cannot approve while all resets are stopped', async () => {
    assert.deepEqual(await approve(ordered('stopped', half), ID, caller(grady), proof(CODE)), {
      kind: 'not-allowed',
      because: 'locked-down',
    });
  });
});
