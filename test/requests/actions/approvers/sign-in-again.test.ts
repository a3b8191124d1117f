/** An approver signs in again: for a reset that waits for them, or to secure an account. */
import assert from 'node:assert/strict';
import type { Outcome } from '../../../../src/requests/actions/approvers/judge-click.ts';
import { actorOf } from '../../../../src/requests/actions/approvers/grant.ts';
import { type AssertionCheck, DirectoryUnavailable } from '../../../../src/requests/model/ports.ts';
import type { Person, Request } from '../../../../src/requests/model/request.ts';
import { resume, secure } from '../../../../src/requests/actions/approvers/decide.ts';
import { work } from '../../../../src/requests/jobs/run-job.ts';
import { type Memory, memory } from '../../../support/memory.ts';
import {
  ASSERTION,
  AT,
  ID,
  alex,
  caller,
  grady,
  lidia,
  megan,
  requestIn,
  statusIn,
  statuses,
} from '../../../support/samples.ts';

const waits = requestIn(statuses['resetting, waits for a sign-in']);
const unsafe = requestIn(statuses['done and disowned, sessions failed'], { requester: alex });

function asApprover(request: Request): Memory {
  const deps = memory([request]);
  deps.rules = { ...deps.rules, resetAs: 'approver' };
  return deps;
}
const refusals = (deps: Memory) => deps.audits.map(({ action, by, detail }) => [action, by, detail['because']]);

for (const [verb, attempted, open, offered] of [
  [resume, 'resumed', waits, /waits for a sign-in$/],
  [secure, 'secured', unsafe, /(scramble|sessions) failed$/],
] as const) {
  const click = (deps: Memory, by: Person, assertion: string | null = ASSERTION): Promise<Outcome> =>
    verb(deps, ID, caller(by), assertion);

  describe(`signing in again: ${attempted}`, () => {
    it('moves the request, with the new sign-in, sealed', async () => {
      const deps = asApprover(open);
      assert.deepEqual(await click(deps, lidia), { kind: 'moved', request: deps.requests.get(ID) });
      const { status } = deps.requests.get(ID) ?? {};
      assert.ok(status !== undefined && 'grant' in status);
      const { grant } = status;
      assert.deepEqual(actorOf(deps, requestIn(status, { requester: open.requester })), {
        as: 'approver',
        assertion: ASSERTION,
      });
      assert.deepEqual(refusals(deps), [[attempted, lidia, undefined]]);
      const told = JSON.stringify([deps.audits, deps.jobs]);
      for (const secret of [ASSERTION, grant ?? '']) assert.ok(!told.includes(secret), 'not even sealed');
      assert.deepEqual(deps.checked, [{ person: lidia.id, assertion: ASSERTION }]);
    });

    it('twice is once, with the same answer', async () => {
      const deps = asApprover(open);
      const first = await click(deps, lidia);
      assert.deepEqual(await click(deps, lidia), first);
      assert.equal(deps.audits.length, 1);
    });

    for (const because of ['sign-in-needed', 'consent-needed', 'other-person'] as const satisfies AssertionCheck[]) {
      it(`changes nothing if the sign-in is not accepted: ${because}`, async () => {
        const deps = asApprover(open);
        deps.assertionCheck = because;
        assert.deepEqual(await click(deps, lidia), { kind: 'sign-in', because, request: open });
        assert.equal(deps.requests.get(ID), open);
        const expected = because === 'other-person' ? [[`refused:${attempted}`, lidia, 'sign-in-of-other-person']] : [];
        assert.deepEqual(refusals(deps), expected);
      });
    }

    it('changes nothing without a sign-in', async () => {
      const deps = asApprover(open);
      assert.equal((await click(deps, lidia, null)).kind, 'sign-in');
      assert.deepEqual([deps.requests.get(ID), deps.audits], [open, []]);
    });

    it('is stored while the sign-in cannot be checked, and a job goes on with it', async () => {
      const deps = asApprover(open);
      deps.assertionCheck = new DirectoryUnavailable('503');
      assert.equal((await click(deps, lidia)).kind, 'checking');
      assert.ok(!JSON.stringify([...deps.requests.values()]).includes(ASSERTION));
      deps.assertionCheck = 'ok';
      await work(deps, { name: 'decide', request: ID }, { last: false });
      const { action, by, source } = deps.audits.at(-1) ?? {};
      assert.deepEqual([action, by, source], [attempted, lidia, 'test']);
    });

    it('tells approvers only what became of it if there is nothing left to do', async () => {
      for (const [name, status] of Object.entries(statuses)) {
        if (offered.test(name)) continue;
        const deps = asApprover(requestIn(status));
        assert.deepEqual(await click(deps, grady), { kind: 'moved', request: requestIn(status) }, name);
        assert.deepEqual([deps.audits, deps.checked], [[], []]);
        deps.isApprover = false;
        assert.deepEqual(await click(deps, alex), { kind: 'not-allowed', because: 'no-role' });
        assert.deepEqual(refusals(deps), [[`refused:${attempted}`, alex, 'no-role']]);
      }
    });

    it('for a request that does not exist is refused as unknown, and on record', async () => {
      const deps = memory([]);
      assert.deepEqual(await click(deps, lidia), { kind: 'unknown' });
      assert.deepEqual(refusals(deps), [[`refused:${attempted}`, lidia, 'unknown-request']]);
    });
  });
}

describe('resuming a reset that waits', () => {
  it('is only for the approver in whose name it is: not for another, nor for the first of two', async () => {
    const byTwo = requestIn({ ...statuses['resetting, waits for a sign-in'], firstApproval: { by: grady, at: AT } });
    for (const person of [grady, alex, megan]) {
      const deps = asApprover(byTwo);
      assert.deepEqual(await resume(deps, ID, caller(person), ASSERTION), {
        kind: 'not-allowed',
        because: 'not-the-approver',
      });
      assert.deepEqual([deps.requests.get(ID), deps.checked], [byTwo, []]);
      assert.deepEqual(refusals(deps), [['refused:resumed', person, 'not-the-approver']]);
    }
  });

  it('leads to it being carried out', async () => {
    const deps = asApprover(waits);
    await resume(deps, ID, caller(lidia), ASSERTION);
    assert.ok(deps.jobs.some(({ name }) => name === 'carry-out'));
  });

  it('is decided again if its owner disowned it in between: it continues, to be scrambled', async () => {
    const deps = asApprover(waits);
    const disowned = { by: megan, at: AT };
    deps.overtakenBy.push(requestIn({ ...waits.status, disowned }, { version: 4 }));
    assert.equal((await resume(deps, ID, caller(lidia), ASSERTION)).kind, 'moved');
    const status = statusIn('resetting', deps.requests.get(ID));
    assert.deepEqual([status.disowned, status.step], [disowned, 'under-way']);
  });

  it('comes too late if the time ran out in between', async () => {
    const deps = asApprover(waits);
    const failed = requestIn({ ...statuses.failed, because: 'not-signed-in' }, { version: 4 });
    deps.overtakenBy.push(failed);
    assert.deepEqual(await resume(deps, ID, caller(lidia), ASSERTION), { kind: 'moved', request: failed });
    assert.equal(deps.requests.get(ID), failed);
  });

  it('changes nothing if the application acts by now', async () => {
    const deps = memory([waits]);
    assert.deepEqual(await resume(deps, ID, caller(lidia), ASSERTION), { kind: 'moved', request: waits });
    assert.equal(deps.requests.get(ID), waits);
  });
});

describe('securing an account', () => {
  it('any approver who may reset the account can do it, not only the one who approved', async () => {
    for (const person of [lidia, grady]) {
      const deps = asApprover(unsafe);
      assert.equal((await secure(deps, ID, caller(person), ASSERTION)).kind, 'moved');
      const { scramble, sessions, decision } = statusIn('done', deps.requests.get(ID));
      assert.deepEqual([scramble, sessions, decision.by], ['due', 'due', lidia]);
      assert.ok(deps.jobs.some(({ name }) => name === 'aftercare'));
    }
  });

  for (const [who, person, because] of [
    ['whose password it is', megan, 'own-password'],
    ['who asked', alex, 'own-request'],
    ['whose roles do not reach', grady, 'role-too-low'],
  ] as const) {
    it(`is refused to someone ${who}: ${because}, which is on record`, async () => {
      const deps = asApprover(unsafe);
      deps.mayResetBy.set(grady.id, { allowed: false, because: 'role-too-low' });
      assert.deepEqual(await secure(deps, ID, caller(person), ASSERTION), { kind: 'not-allowed', because });
      assert.deepEqual([deps.requests.get(ID), deps.checked], [unsafe, []]);
      assert.deepEqual(refusals(deps), [['refused:secured', person, because]]);
    });
  }

  for (const [account, privileged, right, others] of [
    ['somebody’s own', false, 'isApprover', 'mayLockDown'],
    ['privileged', true, 'mayLockDown', 'isApprover'],
  ] as const) {
    it(`if the account is on the never-list by now (${account}), takes a role that reaches it: ${right}`, async () => {
      const neverReset = {
        mayReset: { allowed: false, because: 'subject-protected' },
        standing: { roles: [], privileged, protected: true },
      } as const;
      const may = Object.assign(asApprover(unsafe), neverReset, { [others]: false });
      assert.equal((await secure(may, ID, caller(grady), ASSERTION)).kind, 'moved');
      assert.equal(statusIn('done', may.requests.get(ID)).scramble, 'due');

      const mayNot = Object.assign(asApprover(unsafe), neverReset, { [right]: false });
      const because = 'subject-protected';
      assert.deepEqual(await secure(mayNot, ID, caller(grady), ASSERTION), { kind: 'not-allowed', because });
      assert.deepEqual([mayNot.requests.get(ID), mayNot.checked], [unsafe, []]);
      assert.deepEqual(refusals(mayNot), [['refused:secured', grady, because]]);
    });
  }

  it('takes the right to make a pass only if a pass was made, which a new one has to void', async () => {
    for (const [secret, kind] of [
      ['password', 'moved'],
      ['access-pass', 'not-allowed'],
    ] as const) {
      const deps = asApprover(requestIn({ ...statusIn('done', unsafe), secret }, { requester: alex }));
      deps.rules = { ...deps.rules, handOver: 'access-pass' };
      deps.mayResetWith.set('access-pass', { allowed: false, because: 'no-pass-role' });
      assert.equal((await secure(deps, ID, caller(grady), ASSERTION)).kind, kind);
    }
  });

  it('is stored while their rights cannot be read; whoever may not is told so by the job', async () => {
    const deps = Object.assign(asApprover(unsafe), { mayReset: new DirectoryUnavailable('503') });
    assert.equal((await secure(deps, ID, caller(lidia), ASSERTION)).kind, 'checking');
    Object.assign(deps, { mayReset: { allowed: false, because: 'no-role' } });
    await work(deps, { name: 'decide', request: ID }, { last: false });
    assert.deepEqual(
      refusals(deps).map(([action, , because]) => [action, because]),
      [
        ['click-stored', undefined],
        ['refused:secured', 'no-role'],
        ['click-cleared', 'no-role'],
      ],
    );
  });

  it('needs no sign-in if the application acts', async () => {
    const deps = memory([unsafe]);
    assert.equal((await secure(deps, ID, caller(lidia), null)).kind, 'moved');
    assert.equal(statusIn('done', deps.requests.get(ID)).grant, null);
  });
});
