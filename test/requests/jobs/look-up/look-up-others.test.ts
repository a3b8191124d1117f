/** Looking up when two people are involved: what a requester learns about someone else, and whose request wins. */
import assert from 'node:assert/strict';
import { personCalled, requestCalled } from '../../../support/ids.ts';
import { lookUp } from '../../../../src/requests/jobs/look-up.ts';
import type { Request, Status } from '../../../../src/requests/model/request.ts';
import { type Memory, memory } from '../../../support/memory.ts';
import {
  AT,
  ID,
  alex,
  alexAccount,
  meganAccount,
  meganSubject,
  pending,
  requestIn,
  statusIn,
  statuses,
} from '../../../support/samples.ts';

const asked = requestIn(statuses.asked);

async function stateAfter(deps: Memory): Promise<string> {
  await lookUp(deps, ID, false);
  const status = deps.requests.get(ID)?.status;
  return status?.state === 'refused' ? status.because : (status?.state ?? 'gone');
}

describe('looking up someone else’s account', () => {
  const theirs = requestIn(statuses.asked, { requester: alex });
  const read = { state: 'revealed', at: AT } as const;
  const anybody = { roles: [], privileged: false, protected: false };
  const withheld = async (deps: Memory): Promise<string> => {
    await lookUp(deps, ID, false);
    const { because, code, codesShown } = statusIn('withheld', deps.requests.get(ID));
    assert.deepEqual([code, codesShown], [null, 0]);
    assert.deepEqual(deps.jobs, [{ name: 'draw', request: ID }]);
    const entry = deps.audits.at(-1);
    assert.deepEqual(
      [entry?.action, entry?.detail['because'], entry?.detail['subject']],
      ['refused', because, meganSubject.id],
    );
    return because;
  };
  const both = [meganAccount, alexAccount];

  it('that is on the never-list: the request looks open, and no approver sees it', async () => {
    const deps = Object.assign(memory([theirs], both), { standing: { ...anybody, protected: true } });
    assert.equal(await withheld(deps), 'protected');
  });

  it('that was reset a short while ago: the same', async () => {
    const done = requestIn({ ...statuses.done, handover: read }, { id: requestCalled('earlier') });
    assert.equal(await withheld(memory([theirs, done], both)), 'reset-recently');
  });

  it('that someone else has asked for: the same', async () => {
    assert.equal(await withheld(memory([theirs, pending({}, { id: requestCalled('open') })], both)), 'already-open');
  });

  it('that they have asked for before: they are told so, as they know it', async () => {
    const deps = memory([theirs, pending({}, { id: requestCalled('open'), requester: alex })], both);
    assert.equal(await stateAfter(deps), 'already-open');
  });

  it('counts towards the limit of what reaches the approvers, so that the limit does not tell the two apart', async () => {
    const others = [1, 2].map((n) =>
      pending(
        { subject: { ...meganSubject, id: personCalled(`subject ${n}`) } },
        { id: requestCalled(`other ${n}`), requester: alex },
      ),
    );
    for (const isProtected of [false, true]) {
      const deps = memory([theirs, ...others], both);
      deps.rules = { ...deps.rules, approvalsPerHour: 2 };
      deps.standing = { ...anybody, protected: isProtected };
      assert.equal(await stateAfter(deps), 'too-busy');
    }
  });
});

describe('an owner’s own request', () => {
  const OTHER = requestCalled('other');
  const others = (status: Status): Request => requestIn(status, { id: OTHER, reference: 'PR-OTHER2', requester: alex });

  for (const name of ['pending', 'pending with one approval', 'escalated', 'escalated with one approval'] as const) {
    it(`wins over someone else’s that is ${name}: that one is stopped in the same transaction, and everybody is told`, async () => {
      const deps = memory([asked, others(statuses[name])]);
      assert.equal(await stateAfter(deps), 'pending');
      const other = deps.requests.get(OTHER);
      assert.deepEqual(statusIn('superseded', other).at, AT);
      assert.deepEqual(
        deps.audits.map(({ action, request, detail }) => [action, request, detail['instead']]),
        [
          ['superseded', OTHER, asked.reference],
          ['found', ID, undefined],
        ],
      );
      assert.ok(deps.jobs.some((job) => job.name === 'draw' && job.request === OTHER));
    });
  }

  for (const name of ['approved', 'resetting'] as const) {
    it(`does not override someone else’s that is ${name}: the owner is told so, and gets their card for it`, async () => {
      const deps = memory([asked, others(statuses[name])]);
      assert.equal(await stateAfter(deps), 'already-approved');
      assert.equal(deps.requests.get(OTHER)?.status.state, name);
      assert.ok(deps.jobs.some((job) => job.name === 'draw' && job.request === OTHER));
    });
  }

  it('does not win over their own', async () => {
    assert.equal(await stateAfter(memory([asked, pending({}, { id: requestCalled('open') })])), 'already-open');
  });

  it('stores who asks, with the directory’s sign-in name', async () => {
    const deps = memory([requestIn(statuses.asked, { requester: alex })]);
    await lookUp(deps, ID, false);
    assert.deepEqual(deps.requests.get(ID)?.requester, { ...alex, signInName: alexAccount.signInName });
  });
});
