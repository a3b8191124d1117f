import assert from 'node:assert/strict';
import { type Sealed, asSealed } from '../../../../src/requests/model/secrets/sealed.ts';
import { requestCalled } from '../../../support/ids.ts';
import { actorOf, grantBy } from '../../../../src/requests/actions/approvers/grant.ts';
import { DirectoryUnavailable } from '../../../../src/requests/model/ports.ts';
import { type Memory, memory } from '../../../support/memory.ts';
import type { Person } from '../../../../src/requests/model/request.ts';
import { SealBroken, openSecret } from '../../../../src/requests/model/secrets/seal.ts';
import { ASSERTION, ID, alex, grady, lidia, megan, meganSubject, sealed } from '../../../support/samples.ts';

const REQUEST = { id: ID, requester: megan, status: { subject: meganSubject } };
const holding = (grant: Sealed<'sign-in'> | null, by: Person = lidia) =>
  ({
    ...{ id: ID, requester: megan },
    status: { state: 'approved', subject: meganSubject, decision: { by }, grant },
  }) as const;

function asApprover(): Memory {
  const deps = memory([]);
  deps.rules = { ...deps.rules, resetAs: 'approver' };
  return deps;
}

async function granted(deps: Memory): Promise<Sealed<'sign-in'>> {
  const result = await grantBy(deps, REQUEST, lidia, ASSERTION);
  assert.ok(result.ok && result.grant !== null);
  return result.grant;
}

describe('an approver’s sign-in', () => {
  it('is neither needed nor stored if the application acts', async () => {
    const deps = memory([]);
    for (const assertion of [null, ASSERTION]) {
      assert.deepEqual(await grantBy(deps, REQUEST, lidia, assertion), { ok: true, grant: null });
    }
    assert.deepEqual(deps.checked, []);
  });

  it('is checked for exactly the person who clicked', async () => {
    const deps = asApprover();
    await granted(deps);
    assert.deepEqual(deps.checked, [{ person: lidia.id, assertion: ASSERTION }]);
  });

  it('is required if resets are in the approver’s name', async () => {
    const deps = asApprover();
    assert.deepEqual(await grantBy(deps, REQUEST, lidia, null), { ok: false, because: 'sign-in-needed' });
    assert.deepEqual(deps.checked, []);
  });

  for (const because of ['sign-in-needed', 'consent-needed', 'other-person'] as const) {
    it(`is refused if it is not accepted: ${because}`, async () => {
      const deps = Object.assign(asApprover(), { assertionCheck: because });
      assert.deepEqual(await grantBy(deps, REQUEST, lidia, ASSERTION), { ok: false, because });
    });
  }

  it('is neither accepted nor refused if it cannot be checked now', async () => {
    const deps = Object.assign(asApprover(), { assertionCheck: new DirectoryUnavailable('503') });
    await assert.rejects(grantBy(deps, REQUEST, lidia, ASSERTION), DirectoryUnavailable);
  });

  it('is sealed as a sign-in for this request and account: nothing else opens it', async () => {
    const deps = asApprover();
    const grant = await granted(deps);
    assert.doesNotMatch(grant, new RegExp(ASSERTION));
    assert.deepEqual(actorOf(deps, holding(grant)), { as: 'approver', assertion: ASSERTION });
    assert.throws(() => actorOf(deps, { ...holding(grant), id: requestCalled('another') }));
    const held = holding(grant);
    const turned = { ...held, status: { ...held.status, subject: { id: alex.id } } };
    assert.throws(() => actorOf(deps, turned), SealBroken, 'nor for another account that the row was turned to');
    assert.throws(() => actorOf(deps, { ...held, requester: alex }), SealBroken, 'nor for another requester');
    assert.throws(() => actorOf(deps, holding(grant, grady)), SealBroken, 'nor as another approver’s');
    const renamed = asSealed<'sign-in'>(grant.replace(lidia.id, grady.id));
    assert.throws(() => actorOf(deps, holding(renamed, grady)), SealBroken, 'whatever name it is given');
    assert.throws(() => openSecret(deps.secrets, held, asSealed(grant)), SealBroken, 'not as a password');
    assert.throws(
      () => actorOf(deps, holding(asSealed(`${lidia.id} ${sealed('Kqw7mx')}`))),
      SealBroken,
      'nor a password as a sign-in',
    );
  });
});

describe('who acts', () => {
  it('is the application if it has rights of its own, whatever is in the row', async () => {
    const grant = await granted(asApprover());
    for (const kept of [null, grant, asSealed<'sign-in'>('what cannot be opened')]) {
      assert.deepEqual(actorOf(memory([]), holding(kept)), { as: 'app' });
    }
  });

  it('is nobody if there is no approver’s sign-in', () => assert.equal(actorOf(asApprover(), holding(null)), null));
});
