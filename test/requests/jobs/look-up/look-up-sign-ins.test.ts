import assert from 'node:assert/strict';
import { lookUp } from '../../../../src/requests/jobs/look-up.ts';
import { ADVICE, HELPED_BY_A_RESET, type SignInKind, type SignInLog } from '../../../../src/requests/model/sign-ins.ts';
import type { Status } from '../../../../src/requests/model/request.ts';
import { type Memory, memory } from '../../../support/memory.ts';
import { AT, ID, alex, alexAccount, meganAccount, requestIn, statusIn, statuses } from '../../../support/samples.ts';

const synced = { ...meganAccount, home: { where: 'here', kind: 'on-premises', writeback: false } } as const;

function logOf(kind: SignInKind | null, at = AT): SignInLog {
  return { asOf: AT, complete: true, signIns: [{ at, kind, system: 'Windows10', country: 'NL' }] };
}

async function lookedUp(deps: Memory): Promise<Status | undefined> {
  await lookUp(deps, ID, false);
  return deps.requests.get(ID)?.status;
}

describe('looking up what the last sign-ins say', () => {
  for (const advice of ADVICE) {
    it(`the owner is told what helps better before an admin is troubled: ${advice}`, async () => {
      const deps = memory([requestIn(statuses.asked)], [meganAccount]);
      deps.signIns = logOf(advice);
      assert.deepEqual(await lookedUp(deps), { state: 'advised', advice });
      assert.deepEqual(
        deps.jobs.map(({ name }) => name),
        ['draw'],
      );
    });
  }

  for (const kind of HELPED_BY_A_RESET) {
    it(`goes on to the approvers where a reset helps: ${kind}`, async () => {
      const deps = memory([requestIn(statuses.asked)], [meganAccount]);
      deps.signIns = logOf(kind);
      assert.equal(statusIn('pending', (await lookedUp(deps), deps.requests.get(ID))).signIns?.kind, kind);
    });
  }

  it('goes on to the approvers, who see the same line, if the owner insists', async () => {
    const deps = memory([requestIn(statuses['asked in spite of advice'])], [meganAccount]);
    deps.signIns = logOf('mfa');
    await lookedUp(deps);
    assert.equal(statusIn('pending', deps.requests.get(ID)).signIns?.kind, 'mfa');
  });

  it('is for the approvers only if someone else asks', async () => {
    const deps = memory([requestIn(statuses.asked, { requester: alex })], [meganAccount, alexAccount]);
    deps.signIns = logOf('mfa');
    await lookedUp(deps);
    assert.equal(statusIn('pending', deps.requests.get(ID)).signIns?.kind, 'mfa');
  });

  it('is told to an owner, too, whose password is reset by hand', async () => {
    const deps = memory([requestIn(statuses.asked)], [synced]);
    deps.signIns = logOf('conditional-access');
    assert.equal((await lookedUp(deps))?.state, 'advised');
  });

  it('does not get around a refusal', async () => {
    const deps = memory([requestIn(statuses.asked)], [meganAccount]);
    deps.signIns = logOf('mfa');
    deps.standing = { roles: [], privileged: false, protected: true };
    assert.equal((await lookedUp(deps))?.state, 'refused');
  });

  for (const [what, log] of [
    ['the log cannot be read', null],
    ['nobody knows the code', logOf(null)],
    ['there is none', { asOf: AT, complete: true, signIns: [] }],
  ] as const) {
    it(`changes nothing if ${what}`, async () => {
      const deps = memory([requestIn(statuses.asked)], [meganAccount]);
      deps.signIns = log;
      await lookedUp(deps);
      assert.equal('signIns' in statusIn('pending', deps.requests.get(ID)), false);
    });
  }
});
