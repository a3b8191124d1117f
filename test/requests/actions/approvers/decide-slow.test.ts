/** A click whose rights cannot be read in time: what is answered at once, and what is stored. */
import assert from 'node:assert/strict';
import { deny } from '../../../../src/requests/actions/approvers/decide.ts';
import {
  CLICK_LIFETIME_MS,
  CLICK_RESERVE_MS,
  MOST_STORED_CLICKS,
  later,
} from '../../../../src/requests/rules/policy.ts';
import { openClick } from '../../../../src/requests/model/secrets/seal.ts';
import { personCalled } from '../../../support/ids.ts';
import { AT, CODE, ID, caller, grady, lidia, megan, pending, secrets } from '../../../support/samples.ts';
import { actions, answers, checkingOf, clickOf, slow, whileSlow } from '../../slow-directory.ts';

describe('a click while the directory is slow', () => {
  it('is stored, with its audit entry, and jobs go on with it if its turn does not: soon, and when its time is over', async () => {
    const deps = whileSlow();
    assert.equal((await clickOf(deps, lidia)).kind, 'checking');
    const [stored] = checkingOf(deps);
    assert.deepEqual(stored?.by, lidia);
    const { action, by, source, detail } = deps.audits[0] ?? {};
    assert.deepEqual([action, by, source, detail?.['wants']], ['click-stored', lidia, 'test', 'approved']);
    const job = { name: 'decide', request: ID };
    const [soon, last] = [CLICK_RESERVE_MS, CLICK_LIFETIME_MS].map((ms) => ({ ...job, at: later(AT, ms) }));
    assert.deepEqual(deps.jobs, [soon, last, { name: 'draw', request: ID }]);
  });

  it('holds no digit of the code', async () => {
    const deps = whileSlow();
    await clickOf(deps, lidia);
    const [stored] = checkingOf(deps);
    assert.ok(stored !== undefined);
    assert.doesNotMatch(JSON.stringify(openClick(secrets, pending(), stored)), new RegExp(CODE));
    assert.doesNotMatch(JSON.stringify([...deps.requests.values()]), new RegExp(CODE));
  });

  it('pressed again gets the same answer, and is stored once', async () => {
    const deps = whileSlow();
    assert.equal((await clickOf(deps, lidia)).kind, 'checking');
    assert.equal((await clickOf(deps, lidia)).kind, 'checking');
    assert.deepEqual([checkingOf(deps).length, actions(deps)], [1, ['click-stored']]);
  });

  it('is replaced by the same person’s next one, if that says something else: the last one counts', async () => {
    const deps = whileSlow();
    for (const code of ['000000', CODE]) assert.equal((await clickOf(deps, lidia, code)).kind, 'checking');
    await clickOf(deps, grady);
    assert.equal((await deny(deps, ID, caller(grady), 'No')).kind, 'checking');
    assert.deepEqual(
      checkingOf(deps).map((stored) => [stored.by, openClick(secrets, pending(), stored).click.type]),
      [
        [lidia, 'approved'],
        [grady, 'denied'],
      ],
    );
    await answers(deps);
    assert.equal(deps.requests.get(ID)?.status.state, 'approved');
  });

  it('with a wrong code is stored like any other: no try is used up, and nobody learns that it is wrong', async () => {
    const deps = whileSlow();
    for (const [n, code] of ['000000', '1', '2', '3', '4', '5'].entries()) {
      const by = { id: personCalled(`colleague ${n}`), name: 'Someone' };
      assert.equal((await clickOf(deps, by, code)).kind, 'checking');
    }
    assert.deepEqual(new Set(actions(deps)), new Set(['click-stored']));
    const { status } = deps.requests.get(ID) ?? {};
    assert.deepEqual(status?.state === 'pending' && status.code?.wrong, []);
    assert.equal((await clickOf(deps, lidia)).kind, 'checking');
  });

  it('without a code is answered and recorded at once', async () => {
    const deps = whileSlow();
    assert.equal((await clickOf(deps, lidia, '')).kind, 'code');
    assert.deepEqual([checkingOf(deps), actions(deps)], [[], ['refused:approved']]);
  });

  it('on their own request or their own password is refused at once', async () => {
    const deps = whileSlow();
    assert.deepEqual(await clickOf(deps, megan), { kind: 'not-allowed', because: 'own-password' });
    assert.deepEqual([checkingOf(deps), actions(deps)], [[], ['refused:approved']]);
  });

  it('on a request whose time is over finds it expired', async () => {
    const deps = Object.assign(whileSlow(), { now: pending().expiresAt });
    assert.equal((await clickOf(deps, lidia)).kind, 'already');
    assert.equal(deps.requests.get(ID)?.status.state, 'expired');
  });

  it('is not stored beyond so many on one request: whoever clicks is told that the directory does not answer', async () => {
    const deps = whileSlow();
    for (let person = 0; person < MOST_STORED_CLICKS; person += 1) {
      await clickOf(deps, { id: personCalled(`approver ${person}`), name: 'Someone' });
    }
    await assert.rejects(clickOf(deps, lidia), slow);
    assert.equal(checkingOf(deps).length, MOST_STORED_CLICKS);
  });
});
