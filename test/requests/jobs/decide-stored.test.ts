/** What a job makes of clicks whose rights could not be read in time. */
import assert from 'node:assert/strict';
import { deny, handled } from '../../../src/requests/actions/approvers/decide.ts';
import { work } from '../../../src/requests/jobs/run-job.ts';
import { DirectoryRefused } from '../../../src/requests/model/ports.ts';
import { type Request, type StoredClick, isUndecided } from '../../../src/requests/model/request.ts';
import { asSealed } from '../../../src/requests/model/secrets/sealed.ts';
import { CLICK_LIFETIME_MS, CODE_LIFETIME_MS, later } from '../../../src/requests/rules/policy.ts';
import { openClick } from '../../../src/requests/model/secrets/seal.ts';
import { type Memory } from '../../support/memory.ts';
import {
  AT,
  CODE,
  ID,
  alex,
  caller,
  grady,
  lidia,
  pending,
  requestIn,
  secrets,
  statuses,
} from '../../support/samples.ts';

import { actions, answers, checkingOf, clickOf, may, slow, whileSlow } from '../slow-directory.ts';

const mayNot = { allowed: false, because: 'no-role' } as const;
const stateOf = (deps: Memory): string | undefined => deps.requests.get(ID)?.status.state;

describe('the job of a stored click', () => {
  it('approves, once the directory answers, by whoever clicked and from where they did', async () => {
    const deps = whileSlow();
    await clickOf(deps, lidia);
    await answers(deps);
    const { status } = deps.requests.get(ID) ?? {};
    assert.ok(status?.state === 'approved');
    assert.deepEqual(status.decision.by, lidia);
    assert.deepEqual([deps.audits.at(-1)?.action, deps.audits.at(-1)?.source], ['approved', 'test']);
    assert.deepEqual(deps.answered, []);
  });

  it('denies, and closes what was done by hand, in the same way', async () => {
    const denies = whileSlow();
    await deny(denies, ID, caller(lidia), 'Unknown caller');
    await answers(denies);
    const { status } = denies.requests.get(ID) ?? {};
    assert.ok(status?.state === 'denied' && status.reason === 'Unknown caller');
    const closes = whileSlow(requestIn(statuses.escalated));
    await handled(closes, ID, caller(lidia), CODE);
    await answers(closes);
    assert.equal(stateOf(closes), 'handled');
  });

  it('refuses and records whoever may not, clears their click, and has them told why', async () => {
    const deps = whileSlow();
    await clickOf(deps, lidia);
    await answers(deps, mayNot);
    assert.deepEqual([stateOf(deps), checkingOf(deps)], ['pending', []]);
    assert.deepEqual(actions(deps), ['click-stored', 'refused:approved', 'click-cleared']);
    assert.equal(deps.audits.at(-1)?.detail['because'], 'no-role');
    const told = deps.jobs.find(({ name }) => name === 'tell-approver');
    assert.deepEqual(told, { name: 'tell-approver', request: ID, approver: lidia, because: 'no-role' });
    await work(deps, told, { last: false });
    assert.deepEqual(deps.answered, [[lidia.id, 'no-role']]);
  });

  it('lets one of several approvers decide', async () => {
    const deps = whileSlow();
    for (const person of [lidia, grady, alex]) await clickOf(deps, person);
    assert.equal(checkingOf(deps).length, 3);
    deps.mayResetBy.set(lidia.id, mayNot);
    await answers(deps);
    const { status } = deps.requests.get(ID) ?? {};
    assert.ok(status?.state === 'approved');
    assert.deepEqual(status.decision.by, grady);
    assert.equal(actions(deps).filter((action) => action === 'approved').length, 1);
  });

  it('leaves a click alone that another approver’s has overtaken', async () => {
    const deps = whileSlow();
    await clickOf(deps, lidia);
    deps.mayResetBy.set(grady.id, may);
    assert.equal((await clickOf(deps, grady)).kind, 'moved');
    const before = deps.audits.length;
    await answers(deps);
    assert.equal(deps.audits.length, before);
  });

  it('takes one code for one approval: the second of two approvers brings their own', async () => {
    const deps = whileSlow();
    for (const person of [lidia, grady]) await clickOf(deps, person);
    await answers(deps, { allowed: true, privileged: true });
    const { status } = deps.requests.get(ID) ?? {};
    assert.ok(status?.state === 'pending' && status.code === null);
    assert.deepEqual([status.firstApproval?.by, status.checking], [lidia, []]);
    assert.deepEqual(
      deps.audits
        .filter(({ action }) => action === 'click-cleared')
        .map(({ by, detail }) => [by?.id, detail['because']]),
      [[grady.id, 'code']],
    );
  });

  it('judges the code of whoever may decide; a wrong code of anyone else uses up no try', async () => {
    const deps = whileSlow();
    for (const person of [alex, grady]) await clickOf(deps, person, '000000');
    deps.mayResetBy.set(alex.id, mayNot);
    await answers(deps);
    assert.deepEqual(actions(deps).slice(2), ['refused:approved', 'click-cleared', 'code-wrong', 'click-cleared']);
    const { status } = deps.requests.get(ID) ?? {};
    assert.ok(status?.state === 'pending' && status.code?.wrong.length === 1);
  });

  it('counts the code’s time at the click', async () => {
    const deps = whileSlow();
    deps.now = later(AT, CODE_LIFETIME_MS - 1_000);
    await clickOf(deps, lidia);
    deps.now = later(AT, CODE_LIFETIME_MS + 60_000);
    await answers(deps);
    assert.equal(stateOf(deps), 'approved');
  });

  it('forgets a click after ten minutes, and has its approver told', async () => {
    const deps = whileSlow();
    await clickOf(deps, lidia);
    deps.now = later(AT, CLICK_LIFETIME_MS);
    await answers(deps);
    assert.deepEqual([stateOf(deps), checkingOf(deps)], ['pending', []]);
    assert.equal(deps.audits.at(-1)?.detail['because'], 'too-late');
  });

  it('tries again while the directory does not answer; after the last try the approver is told', async () => {
    const deps = whileSlow();
    await clickOf(deps, lidia);
    await assert.rejects(answers(deps, slow), slow);
    assert.equal(checkingOf(deps).length, 1);
    await assert.rejects(answers(deps, slow, true), slow);
    assert.equal(deps.audits.at(-1)?.detail['because'], 'directory-unavailable');
    assert.deepEqual(checkingOf(deps), []);
  });

  it('gives up at once if the directory refuses for good', async () => {
    const deps = whileSlow();
    await clickOf(deps, lidia);
    await assert.rejects(answers(deps, new DirectoryRefused('403')), DirectoryRefused);
    assert.equal(deps.audits.at(-1)?.detail['because'], 'directory-refused');
  });

  it('one click that fails does not hold up the next', async () => {
    const deps = whileSlow();
    for (const person of [lidia, grady]) await clickOf(deps, person);
    deps.mayResetBy.set(lidia.id, slow);
    await assert.rejects(answers(deps), slow);
    assert.equal(stateOf(deps), 'approved');
  });

  it('tells whoever cannot be written to, since they are to hand the password over', async () => {
    const byAlex: Request = { ...pending(), requester: alex };
    const deps = Object.assign(whileSlow(byAlex), { rules: { ...whileSlow().rules, identityCode: false } });
    deps.unreachable.push(lidia.id);
    await clickOf(deps, lidia);
    await answers(deps);
    assert.deepEqual([stateOf(deps), deps.audits.at(-1)?.detail['because']], ['pending', 'unreachable']);
  });

  for (const [what, forged] of [
    ['another person’s click', (click: StoredClick): StoredClick => ({ ...click, by: grady })],
    ['no click at all', (click: StoredClick): StoredClick => ({ ...click, click: asSealed('made up') })],
  ] as const) {
    it(`refuses and records a row that holds ${what}`, async () => {
      const deps = whileSlow();
      await clickOf(deps, lidia);
      const request = deps.requests.get(ID);
      assert.ok(request !== undefined && isUndecided(request.status));
      const status = { ...request.status, checking: request.status.checking.map(forged) };
      deps.requests.set(ID, { ...request, status });
      await assert.rejects(answers(deps), /does not open/);
      assert.deepEqual([stateOf(deps), checkingOf(deps)], ['pending', []]);
      assert.deepEqual(
        deps.audits.slice(-2).map(({ action, detail }) => [action, detail['because']]),
        [
          ['refused:click', 'seal-broken'],
          ['click-cleared', 'seal-broken'],
        ],
      );
    });
  }

  it('does nothing with the click of another request', async () => {
    const deps = whileSlow();
    await clickOf(deps, lidia);
    const [stored] = checkingOf(deps);
    assert.ok(stored !== undefined);
    assert.throws(() => openClick(secrets, { ...pending(), requester: alex }, stored), /does not open/);
  });
});
