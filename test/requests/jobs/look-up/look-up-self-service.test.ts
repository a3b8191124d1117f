import assert from 'node:assert/strict';
import type { PasswordHome } from '../../../../src/requests/model/home.ts';
import { lookUp } from '../../../../src/requests/jobs/look-up.ts';
import type { Request, Status } from '../../../../src/requests/model/request.ts';
import { requestCalled } from '../../../support/ids.ts';
import { type Memory, memory } from '../../../support/memory.ts';
import { alexAccount, meganAccount, pending, requestIn } from '../../../support/samples.ts';

const own = requestIn({ state: 'asked' });

async function lookedUp(deps: Memory): Promise<{ readonly status: Status }> {
  await lookUp(deps, own.id, false);
  const request = deps.requests.get(own.id);
  assert.ok(request !== undefined);
  return request;
}

describe('self-service that is open to the owner', () => {
  const isAdmin = false;
  const onPremises = (writeback: boolean): PasswordHome => ({ where: 'here', kind: 'on-premises', writeback });
  type Given = { readonly asked?: Request; readonly home?: PasswordHome; readonly others?: readonly Request[] };
  async function after(
    { selfService = 'first', resetAs = 'app' }: Partial<Memory['rules']> = {},
    { asked = own, home = meganAccount.home, others = [] }: Given = {},
  ) {
    const deps = memory([asked, ...others], [{ ...meganAccount, home }, alexAccount]);
    Object.assign(deps, { selfService: { isAdmin }, rules: { ...deps.rules, selfService, resetAs } });
    return (await lookedUp(deps)).status;
  }

  it('is offered to them first', async () => {
    const status = await after();
    assert.deepEqual(status, { state: 'advised', advice: 'self-service' });
  });

  it('is offered only once: who asks for an admin gets one', async () => {
    const status = await after({}, { asked: requestIn({ state: 'asked', insists: true }) });
    assert.equal(status.state, 'pending');
  });

  it('is a fact for the approvers where the operator only offers it, and nothing where it is off', async () => {
    for (const [selfService, fact] of [
      ['offer', { isAdmin }],
      ['off', null],
    ] as const) {
      const status = await after({ selfService });
      assert.deepEqual(status.state === 'pending' && status.subject.selfService, fact);
    }
  });

  it('is a fact where someone else asks for them', async () => {
    const asked = requestIn({ state: 'asked' }, { requester: { id: alexAccount.id, name: alexAccount.name } });
    const status = await after({}, { asked });
    assert.deepEqual(status.state === 'pending' && status.subject.selfService, { isAdmin });
  });

  it('helps with a password of Active Directory only if it is written back', async () => {
    assert.equal((await after({ resetAs: 'approver' }, { home: onPremises(true) })).state, 'advised');
    const status = await after({}, { home: onPremises(false) });
    assert.equal(status.state === 'escalated' && status.subject.selfService, null);
  });

  it('is not offered while a request for the account is open, which their own replaces or repeats', async () => {
    const theirs = pending({}, { id: requestCalled('other') });
    const status = await after({}, { others: [theirs] });
    assert.equal(status.state === 'refused' && status.because, 'already-open');
    const colleagues = { ...theirs, requester: { id: alexAccount.id, name: alexAccount.name } };
    assert.equal((await after({}, { others: [colleagues] })).state, 'pending');
  });

  it('changes no refusal', async () => {
    const deps = memory([own]);
    Object.assign(deps, {
      selfService: { isAdmin },
      lockdown: { mode: 'stopped', by: alexAccount, at: own.askedAt },
    });
    const { status } = await lookedUp(deps);
    assert.equal(status.state === 'refused' && status.because, 'locked-down');
  });
});
