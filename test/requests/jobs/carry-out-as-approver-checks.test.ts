/** What is checked again before a write in the approver's name, and what no longer is once it was accepted. */
import assert from 'node:assert/strict';
import type { PasswordHome } from '../../../src/requests/model/home.ts';
import { carryOut } from '../../../src/requests/jobs/carry-out.ts';
import type { MayReset } from '../../../src/requests/model/ports.ts';
import { type Request, type State, isIn } from '../../../src/requests/model/request.ts';
import type { FailureReason } from '../../../src/requests/model/reasons.ts';
import { type Memory, memory } from '../../support/memory.ts';
import {
  ASSERTION,
  AT,
  ID,
  grady,
  lidia,
  meganAccount,
  meganSubject,
  requestIn,
  sealed,
  signIn,
  statusIn,
  statuses,
} from '../../support/samples.ts';

const approved = requestIn({ ...statuses.approved, grant: signIn });
const byTwo = requestIn({ ...statuses['approved by two'], grant: signIn });
const written = { secret: 'password', step: 'begun', sealed: sealed('Kqw7mx') } as const;
const accepted = { ...written, step: 'accepted', operation: 'operations/1' } as const;
const writeback: PasswordHome = { where: 'here', kind: 'on-premises', writeback: true };

function asApprover(request: Request, account: Partial<typeof meganAccount> = {}): Memory {
  const deps = memory([request], [{ ...meganAccount, ...account }]);
  deps.rules = { ...deps.rules, resetAs: 'approver' };
  return deps;
}

async function after(deps: Memory): Promise<FailureReason | State> {
  await carryOut(deps, ID, false);
  const request = deps.requests.get(ID);
  assert.ok(request !== undefined);
  return isIn(request, 'failed') ? request.status.because : request.status.state;
}

describe('before a write in the approver’s name', () => {
  const mayNot: MayReset = { allowed: false, because: 'no-role' };

  for (const approver of [lidia, grady]) {
    it(`nothing is written if ${approver.name} has lost the right: approval-void`, async () => {
      const deps = asApprover(byTwo);
      deps.mayResetBy.set(approver.id, mayNot);
      assert.deepEqual([await after(deps), deps.written], ['approval-void', []]);
    });
  }

  it('nothing is written if they lost it while the reset waited for their sign-in', async () => {
    const deps = asApprover(requestIn({ ...statuses.resetting, attempt: written, grant: signIn }));
    deps.mayReset = mayNot;
    assert.deepEqual([await after(deps), deps.written], ['approval-void', []]);
  });

  it('nothing more is written if the accepted password turns out too weak and they have lost the right since', async () => {
    const deps = asApprover(requestIn({ ...statuses.resetting, attempt: accepted, grant: signIn, triedAt: [AT] }));
    deps.operations = [{ state: 'failed', because: 'weak-password' }];
    deps.mayReset = mayNot;
    assert.deepEqual([await after(deps), deps.written], ['approval-void', []]);
  });

  it('with two approvers, it is written in the second one’s name', async () => {
    const deps = asApprover(byTwo);
    assert.equal(await after(deps), 'done');
    assert.deepEqual(deps.written[0]?.as, { as: 'approver', assertion: ASSERTION });
    assert.equal(statusIn('done', deps.requests.get(ID)).decision.by, lidia);
  });
});

describe('a synced account’s password', () => {
  it('is written by the approver if passwords are written back', async () => {
    const deps = asApprover(approved, { home: writeback });
    assert.deepEqual([await after(deps), deps.written.length], ['done', 1]);
  });

  it('is not written if they are no longer written back', async () => {
    const deps = asApprover(approved, { home: { ...writeback, writeback: false } });
    assert.deepEqual([await after(deps), deps.written], ['escalated', []]);
  });

  it('is never written by the application', async () => {
    const subject = { ...meganSubject, home: writeback };
    const deps = memory([requestIn({ ...statuses.approved, subject })], [{ ...meganAccount, home: writeback }]);
    assert.deepEqual([await after(deps), deps.written], ['escalated', []]);
  });
});

describe('a password that changed before a write in the approver’s name', () => {
  const tried = (...triedAt: string[]): Request =>
    requestIn({ ...statuses.resetting, attempt: written, grant: signIn, triedAt });
  const table: readonly (readonly [string, Request, string, FailureReason | 'done'])[] = [
    ['before the approval', approved, '2026-11-22T09:59:59.000Z', 'done'],
    ['after the approval', approved, '2026-11-22T10:00:01.000Z', 'changed-meanwhile'],
    ['by a try of ours, minutes later', tried('2026-11-22T10:01:00.000Z'), '2026-11-22T10:06:00.000Z', 'done'],
    ['later than that', tried('2026-11-22T10:01:00.000Z'), '2026-11-22T10:06:00.001Z', 'changed-meanwhile'],
    [
      'by a try of ours, by a clock that is slow',
      tried('2026-11-22T10:01:00.000Z'),
      '2026-11-22T10:00:57.000Z',
      'done',
    ],
    ['seconds before', tried('2026-11-22T10:01:00.000Z'), '2026-11-22T10:00:56.999Z', 'changed-meanwhile'],
    [
      'by what was accepted long ago',
      requestIn({ ...statuses.resetting, attempt: accepted, grant: signIn, triedAt: [AT] }),
      '2026-11-22T10:30:00.000Z',
      'done',
    ],
  ];
  for (const [when, request, lastPasswordChange, expected] of table) {
    it(`${when}: ${expected}`, async () => {
      assert.equal(await after(asApprover(request, { lastPasswordChange })), expected);
    });
  }
});

describe('if RESET_AS changes while a reset is under way', () => {
  it('the application writes what was not written yet', async () => {
    const deps = asApprover(requestIn({ ...statuses.resetting, attempt: written, grant: signIn }));
    deps.rules = { ...deps.rules, resetAs: 'app' };
    await carryOut(deps, ID, false);
    assert.deepEqual(deps.written, [{ id: meganAccount.id, password: 'Kqw7mx', as: { as: 'app' } }]);
  });

  it('what was accepted counts as done, not confirmed: nobody can poll it', async () => {
    const deps = asApprover(requestIn({ ...statuses.resetting, attempt: accepted }));
    deps.rules = { ...deps.rules, resetAs: 'app' };
    await carryOut(deps, ID, false);
    const { confirmed, handover } = statusIn('done', deps.requests.get(ID));
    assert.deepEqual(
      [confirmed, handover],
      [false, { state: 'sealed', sealed: written.sealed, until: '2026-11-22T10:10:00.000Z', reminded: false }],
    );
    assert.deepEqual([deps.written, deps.looks], [[], []]);
  });
});
