/** Carrying out: everything is checked again before the write, and nothing is written if a check fails. */
import assert from 'node:assert/strict';
import { carryOut } from '../../../src/requests/jobs/carry-out.ts';
import { type Account, DirectoryUnavailable, type Lockdown, type MayReset } from '../../../src/requests/model/ports.ts';
import { type RequestIn, isIn } from '../../../src/requests/model/request.ts';
import type { FailureReason } from '../../../src/requests/model/reasons.ts';
import { type Memory, memory } from '../../support/memory.ts';
import { SealBroken } from '../../../src/requests/model/secrets/seal.ts';
import {
  AT,
  ID,
  alex,
  alexAccount,
  grady,
  guestAccount,
  lidia,
  meganAccount,
  requestIn,
  sealed,
  statusIn,
  statuses,
} from '../../support/samples.ts';

/** Lidia approved; in `two`, Grady before her. */
const one: RequestIn<'approved'> = requestIn(statuses.approved);
const two: RequestIn<'approved'> = requestIn(statuses['approved by two']);
const may: MayReset = { allowed: true, privileged: false };
const mayPrivileged: MayReset = { allowed: true, privileged: true };
const mayNot: MayReset = { allowed: false, because: 'no-role' };
const ordered = (mode: 'two-approvers' | 'stopped'): Lockdown => ({ mode, by: grady, at: AT });
const off: Lockdown = { mode: 'off' };

async function after(deps: Memory): Promise<FailureReason | 'done'> {
  await carryOut(deps, ID, false);
  const request = deps.requests.get(ID);
  return request?.status.state === 'done' ? 'done' : statusIn('failed', request).because;
}

describe('before the write', () => {
  type Rights = readonly [ofLidia: MayReset, ofGrady: MayReset];
  const table: readonly (readonly [string, RequestIn<'approved'>, Rights, Lockdown, FailureReason | 'done'])[] = [
    ['the approver still may', one, [may, mayNot], off, 'done'],
    ['the approver has lost the right', one, [mayNot, may], off, 'approval-void'],
    ['both approvers still may', two, [may, may], off, 'done'],
    ['the first of two has lost the right', two, [may, mayNot], off, 'approval-void'],
    ['the second of two has lost the right', two, [mayNot, may], off, 'approval-void'],
    ['the account has become privileged, and one approved', one, [mayPrivileged, may], off, 'approval-void'],
    ['the account is privileged, and two approved', two, [mayPrivileged, mayPrivileged], off, 'done'],
    ['two were ordered meanwhile, and one approved', one, [may, may], ordered('two-approvers'), 'approval-void'],
    ['two were ordered, and two approved', two, [may, may], ordered('two-approvers'), 'done'],
    ['all was stopped meanwhile', one, [may, may], ordered('stopped'), 'locked-down'],
    ['all was stopped meanwhile, and two approved', two, [may, may], ordered('stopped'), 'locked-down'],
  ];
  for (const [what, request, [ofLidia, ofGrady], lockdown, expected] of table) {
    it(`${what}: ${expected}`, async () => {
      const deps = Object.assign(memory([request], [meganAccount]), { lockdown });
      deps.mayResetBy.set(lidia.id, ofLidia).set(grady.id, ofGrady);
      assert.equal(await after(deps), expected);
      assert.equal(deps.written.length, expected === 'done' ? 1 : 0);
    });
  }

  it('the rights of both approvers are read, and nothing changes if one cannot be', async () => {
    for (const silent of [lidia, grady]) {
      const deps = memory([two], [meganAccount]);
      deps.mayResetBy.set(silent.id, new DirectoryUnavailable('503'));
      await assert.rejects(carryOut(deps, ID, false), DirectoryUnavailable);
      assert.deepEqual([deps.requests.get(ID), deps.written], [two, []]);
    }
  });
});

describe('a password that changed meanwhile', () => {
  const tried = (...triedAt: string[]): RequestIn<'resetting'> => requestIn({ ...statuses.resetting, triedAt });
  type Under = RequestIn<'approved'> | RequestIn<'resetting'>;
  const table: readonly (readonly [string, Under, string | null, FailureReason | 'done'])[] = [
    ['never', one, null, 'done'],
    ['before the approval', one, '2026-11-22T09:59:59.000Z', 'done'],
    ['at the moment of the approval', one, AT, 'done'],
    ['after the approval, before any try of ours', one, '2026-11-22T10:00:01.000Z', 'changed-meanwhile'],
    ['while a try was prepared that never was made', tried(), '2026-11-22T10:00:01.000Z', 'changed-meanwhile'],
    ['by our try', tried('2026-11-22T10:01:00.000Z'), '2026-11-22T10:01:01.000Z', 'done'],
    ['by our try, by a clock that is slow', tried('2026-11-22T10:01:00.000Z'), '2026-11-22T10:00:57.000Z', 'done'],
    ['by our try, at the end of a slow call', tried('2026-11-22T10:01:00.000Z'), '2026-11-22T10:01:16.000Z', 'done'],
    ['seconds before', tried('2026-11-22T10:01:00.000Z'), '2026-11-22T10:00:56.999Z', 'changed-meanwhile'],
    ['by its owner seconds after', tried('2026-11-22T10:01:00.000Z'), '2026-11-22T10:01:16.001Z', 'changed-meanwhile'],
    [
      'by the first of two tries',
      tried('2026-11-22T10:01:00.000Z', '2026-11-22T10:05:00.000Z'),
      '2026-11-22T10:01:01.000Z',
      'done',
    ],
    [
      'by its owner between two tries',
      tried('2026-11-22T10:01:00.000Z', '2026-11-22T10:05:00.000Z'),
      '2026-11-22T10:03:00.000Z',
      'changed-meanwhile',
    ],
  ];
  for (const [when, request, lastPasswordChange, expected] of table) {
    it(`${when}: ${expected}`, async () => {
      const deps = memory([request], [{ ...meganAccount, lastPasswordChange }]);
      if (isIn(request, 'resetting')) {
        const attempt = { secret: 'password', step: 'begun', sealed: sealed('Kqw7mx-3hbt9e-zp4vfa') } as const;
        deps.requests.set(ID, requestIn({ ...request.status, attempt }));
      }
      assert.equal(await after(deps), expected);
      assert.equal(deps.written.length, expected === 'done' ? 1 : 0);
    });
  }

  it('a failure says that one of our own attempts may have changed it', async () => {
    const failed = async (request: Under) => {
      const deps = Object.assign(memory([request], [meganAccount]), { lockdown: ordered('stopped') });
      await carryOut(deps, ID, false);
      return statusIn('failed', deps.requests.get(ID)).tried;
    };
    assert.deepEqual([await failed(one), await failed(tried()), await failed(tried(AT))], [false, false, true]);
  });
});

describe('a row that was tampered with', () => {
  const attempt = { secret: 'password', step: 'begun', sealed: sealed('Kqw7mx-3hbt9e-zp4vfa') } as const;
  const under = requestIn({ ...statuses.resetting, attempt });
  const table: readonly (readonly [string, RequestIn<'resetting'>])[] = [
    ['another account', requestIn({ ...under.status, subject: { ...under.status.subject, ...alex } })],
    ['another requester', { ...under, requester: alex }],
    ['another approver', requestIn({ ...under.status, decision: { by: grady, at: AT } })],
  ];
  for (const [what, request] of table) {
    it(`${what}: nothing is written, and the failure says why, at once`, async () => {
      const deps = memory([request], [meganAccount, alexAccount]);
      await assert.rejects(carryOut(deps, ID, false), SealBroken);
      assert.equal(statusIn('failed', deps.requests.get(ID)).because, 'seal-broken');
      assert.deepEqual([deps.written, deps.audits.at(-1)?.detail['because']], [[], 'seal-broken']);
    });
  }
});

describe('the requester, read again before the write', () => {
  const others = requestIn(statuses.approved, { requester: alex });
  const disabled = { home: { where: 'unsure', because: 'disabled' } } as const;
  const table: readonly (readonly [string, RequestIn<'approved'>, readonly Account[], FailureReason | 'done'])[] = [
    ['is who they were', others, [meganAccount, alexAccount], 'done'],
    ['is gone', others, [meganAccount], 'requester-void'],
    ['is disabled', others, [meganAccount, { ...alexAccount, ...disabled }], 'requester-void'],
    ['signs in elsewhere now', others, [meganAccount, { ...guestAccount, ...alex }], 'requester-void'],
    [
      'asked for an account that is disabled now',
      others,
      [{ ...meganAccount, ...disabled }, alexAccount],
      'account-disabled',
    ],
    ['asked for themselves, and is disabled now', one, [{ ...meganAccount, ...disabled }], 'account-disabled'],
    ['asked for an account that is gone', others, [alexAccount], 'account-gone'],
  ];
  for (const [what, request, accounts, expected] of table) {
    it(`${what}: ${expected}`, async () => {
      const deps = memory([request], accounts);
      assert.equal(await after(deps), expected);
      assert.equal(deps.written.length, expected === 'done' ? 1 : 0);
    });
  }
});

describe('what goes wrong in between', () => {
  it('under "lockdown stop" after a lost answer, nothing more is written, and the row says that one may have been', async () => {
    const deps = memory([one], [meganAccount]);
    deps.resetResults = [new DirectoryUnavailable('timeout')];
    await assert.rejects(carryOut(deps, ID, false), DirectoryUnavailable);
    deps.lockdown = ordered('stopped');
    await carryOut(deps, ID, false);
    const { because, tried } = statusIn('failed', deps.requests.get(ID));
    assert.deepEqual([because, tried, deps.written.length], ['locked-down', true, 1]);
  });

  it('after many lost answers there is never a second value', async () => {
    const deps = memory([one], [meganAccount]);
    deps.resetResults = Array.from({ length: 6 }, () => new DirectoryUnavailable('timeout'));
    for (let n = 0; n < 6; n += 1) await assert.rejects(carryOut(deps, ID, false), DirectoryUnavailable);
    assert.equal(await after(deps), 'done');
    assert.deepEqual([deps.written.length, new Set(deps.written.map(({ password }) => password)).size], [7, 1]);
  });
});
