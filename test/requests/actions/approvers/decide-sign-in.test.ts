/** Approving a reset in the approver's own name: the click has to bring their sign-in. */
import assert from 'node:assert/strict';
import { approve, deny, handled } from '../../../../src/requests/actions/approvers/decide.ts';
import type { Outcome } from '../../../../src/requests/actions/approvers/judge-click.ts';
import { actorOf } from '../../../../src/requests/actions/approvers/grant.ts';
import { type AssertionCheck, DirectoryUnavailable } from '../../../../src/requests/model/ports.ts';
import type { Person } from '../../../../src/requests/model/request.ts';
import { work } from '../../../../src/requests/jobs/run-job.ts';
import { type Memory, memory } from '../../../support/memory.ts';
import {
  ASSERTION,
  AT,
  CODE,
  ID,
  caller,
  grady,
  lidia,
  pending,
  requestIn,
  statusIn,
  statuses,
} from '../../../support/samples.ts';

function asApprover(request = pending()): Memory {
  const deps = memory([request]);
  deps.rules = { ...deps.rules, resetAs: 'approver' };
  return deps;
}
const click = (deps: Memory, by: Person, assertion: string | null = ASSERTION, code = CODE): Promise<Outcome> =>
  approve(deps, ID, caller(by), { code, assertion });
const half = pending({ firstApproval: { by: grady, at: AT } });

describe('an approval in the approver’s own name', () => {
  it('stores their sign-in for the next job, sealed', async () => {
    const deps = asApprover();
    assert.equal((await click(deps, lidia)).kind, 'moved');
    const status = statusIn('approved', deps.requests.get(ID));
    const { grant } = status;
    assert.deepEqual(actorOf(deps, requestIn(status)), { as: 'approver', assertion: ASSERTION });
    assert.doesNotMatch(JSON.stringify([deps.requests.get(ID), deps.audits, deps.jobs]), new RegExp(ASSERTION));
    assert.ok(!JSON.stringify([deps.audits, deps.jobs]).includes(grant ?? ASSERTION), 'not even sealed');
  });

  it('stores none if the application acts', async () => {
    const deps = memory([pending()]);
    await click(deps, lidia);
    assert.deepEqual([statusIn('approved', deps.requests.get(ID)).grant, deps.checked], [null, []]);
  });

  const table: readonly (readonly [string, string | null, Exclude<AssertionCheck, 'ok'>])[] = [
    ['they bring none', null, 'sign-in-needed'],
    ['it does not do any more', ASSERTION, 'sign-in-needed'],
    ['they have not consented', ASSERTION, 'consent-needed'],
    ['it is somebody else’s', ASSERTION, 'other-person'],
  ];
  for (const [what, assertion, because] of table) {
    it(`changes nothing if ${what}: ${because}; the code stays valid`, async () => {
      const deps = asApprover();
      deps.assertionCheck = because;
      const before = deps.requests.get(ID);
      assert.deepEqual(await click(deps, lidia, assertion), { kind: 'sign-in', because, request: before });
      assert.equal(deps.requests.get(ID), before);
      Object.assign(deps, { assertionCheck: 'ok' });
      assert.equal((await click(deps, lidia)).kind, 'moved');
    });
  }

  it('is on record with someone else’s sign-in, but not with a missing or expired one', async () => {
    const recorded = async (assertionCheck: AssertionCheck): Promise<unknown> => {
      const deps = Object.assign(asApprover(), { assertionCheck });
      await click(deps, lidia);
      return deps.audits.map(({ action, by, detail }) => [action, by, detail]);
    };
    const detail = { reference: 'PR-TEST22', because: 'sign-in-of-other-person' };
    assert.deepEqual(await recorded('other-person'), [['refused:approved', lidia, detail]]);
    assert.deepEqual([await recorded('sign-in-needed'), await recorded('consent-needed')], [[], []]);
  });

  it('checks the sign-in only once the approver may approve and the code is right', async () => {
    const early: readonly (readonly [Partial<Pick<Memory, 'mayReset' | 'lockdown'>>, string])[] = [
      [{ mayReset: { allowed: false, because: 'no-role' } }, CODE],
      [{ lockdown: { mode: 'stopped', by: grady, at: AT } }, CODE],
      [{}, '000001'],
    ];
    for (const [changes, code] of early) {
      const deps = Object.assign(asApprover(), changes);
      await click(deps, lidia, ASSERTION, code);
      assert.deepEqual(deps.checked, []);
    }
  });

  it('waits for a job, with the sign-in, if that cannot be checked now', async () => {
    const deps = Object.assign(asApprover(), { assertionCheck: new DirectoryUnavailable('503') });
    assert.equal((await click(deps, lidia)).kind, 'checking');
    assert.equal(deps.requests.get(ID)?.status.state, 'pending');
    assert.doesNotMatch(JSON.stringify([...deps.requests.values(), deps.audits]), new RegExp(ASSERTION));
    Object.assign(deps, { assertionCheck: 'ok' });
    await work(deps, { name: 'decide', request: ID }, { last: false });
    assert.equal(deps.requests.get(ID)?.status.state, 'approved');
    assert.deepEqual(deps.checked.at(-1), { person: lidia.id, assertion: ASSERTION });
  });

  it('needs no sign-in for the first of two, for denying, or for marking as handled', async () => {
    const first = Object.assign(asApprover(), { mayReset: { allowed: true, privileged: true } });
    assert.equal((await click(first, lidia, ASSERTION)).kind, 'moved');
    const withNone = Object.assign(asApprover(), { mayReset: { allowed: true, privileged: true } });
    assert.equal((await click(withNone, lidia, null)).kind, 'moved');
    const denied = asApprover();
    assert.equal((await deny(denied, ID, caller(lidia), 'No')).kind, 'moved');
    const escalated = asApprover();
    escalated.requests.set(ID, requestIn(statuses.escalated));
    assert.equal((await handled(escalated, ID, caller(lidia), CODE)).kind, 'moved');
    assert.deepEqual([first.checked, denied.checked, escalated.checked], [[], [], []]);
  });

  it('needs the second approver’s own sign-in if there are two', async () => {
    const deps = Object.assign(asApprover(half), { mayReset: { allowed: true, privileged: true } });
    assert.equal((await click(deps, lidia, null)).kind, 'sign-in');
    assert.equal((await click(deps, lidia)).kind, 'moved');
    assert.deepEqual(deps.checked, [{ person: lidia.id, assertion: ASSERTION }]);
  });
});

describe('an approval of a disowned request', () => {
  it('comes too late', async () => {
    const deps = asApprover();
    deps.requests.set(ID, requestIn(statuses.frozen));
    assert.deepEqual(await click(deps, lidia), { kind: 'already', request: requestIn(statuses.frozen) });
  });

  it('comes too late as well if the owner was a moment faster', async () => {
    const deps = asApprover();
    deps.overtakenBy.push(requestIn(statuses.frozen, { version: 4 }));
    assert.equal((await click(deps, lidia)).kind, 'already');
    statusIn('frozen', deps.requests.get(ID));
  });
});
