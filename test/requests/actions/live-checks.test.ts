import assert from 'node:assert/strict';
import { approve, deny, handled } from '../../../src/requests/actions/approvers/decide.ts';
import type { Outcome } from '../../../src/requests/actions/approvers/judge-click.ts';
import type { Person, Request } from '../../../src/requests/model/request.ts';
import type { MayNotReason } from '../../../src/requests/model/reasons.ts';
import { type Memory, memory } from '../../support/memory.ts';
import {
  AT,
  CODE,
  ID,
  alex,
  caller,
  lidia,
  megan,
  pending,
  proof,
  requestIn,
  statusIn,
  statuses,
} from '../../support/samples.ts';

const verbs = {
  approved: (deps: Memory, by: Person): Promise<Outcome> => approve(deps, ID, caller(by), proof(CODE)),
  denied: (deps: Memory, by: Person): Promise<Outcome> => deny(deps, ID, caller(by), 'Could not reach you'),
  handled: (deps: Memory, by: Person): Promise<Outcome> => handled(deps, ID, caller(by), CODE),
};
const refusing = (because: MayNotReason, request: Request) =>
  Object.assign(memory([request]), { mayReset: { allowed: false, because } as const });

describe('an account for which nobody can approve any more', () => {
  for (const because of ['subject-protected', 'subject-gone'] as const) {
    it(`can be neither approved nor marked as handled: ${because}`, async () => {
      for (const [request, verb] of [
        [pending(), verbs.approved],
        [requestIn(statuses.escalated), verbs.handled],
      ] as const) {
        const deps = refusing(because, request);
        assert.deepEqual(await verb(deps, lidia), { kind: 'not-allowed', because });
        assert.equal(deps.requests.get(ID), request);
      }
    });
  }
});

describe('who may deny', () => {
  for (const because of ['no-role', 'not-internal', 'not-in-group', 'role-too-low'] as const) {
    it(`not someone who may not approve for a reason of their own: ${because}`, async () => {
      const request = pending();
      for (const verb of [verbs.approved, verbs.denied]) {
        const deps = refusing(because, request);
        assert.deepEqual(await verb(deps, lidia), { kind: 'not-allowed', because });
        assert.equal(deps.requests.get(ID), request);
      }
    });
  }

  for (const because of ['subject-protected', 'subject-gone'] as const) {
    for (const request of [pending(), requestIn(statuses.escalated)]) {
      it(`an approver can deny what nobody may approve any more: ${because}, ${request.status.state}`, async () => {
        const deps = refusing(because, request);
        assert.equal((await verbs.denied(deps, lidia)).kind, 'moved');
        assert.deepEqual(statusIn('denied', deps.requests.get(ID)).decision, { by: lidia, at: AT });
      });

      it(`but nobody else can: ${because}, ${request.status.state}`, async () => {
        const noApprover = Object.assign(refusing(because, request), { isApprover: false });
        assert.deepEqual(await verbs.denied(noApprover, lidia), { kind: 'not-allowed', because });
        assert.equal(noApprover.requests.get(ID), request);
        for (const [own, by, why] of [
          [request, megan, 'own-password'],
          [{ ...request, requester: alex }, alex, 'own-request'],
        ] as const) {
          const deps = refusing(because, own);
          assert.deepEqual(await verbs.denied(deps, by), { kind: 'not-allowed', because: why });
        }
      });
    }
  }

  it('if passes are handed over, whoever may reset the password can deny, but only those who may make a pass can approve', async () => {
    for (const [verdict, kind] of [
      ['approved', 'not-allowed'],
      ['denied', 'moved'],
    ] as const) {
      const deps = memory([pending()]);
      deps.rules = { ...deps.rules, handOver: 'access-pass' };
      deps.mayResetWith.set('access-pass', { allowed: false, because: 'no-pass-role' });
      assert.equal((await verbs[verdict](deps, lidia)).kind, kind);
    }
  });
});
