import assert from 'node:assert/strict';
import { cancel, choose } from '../../src/requests/own-request.ts';
import { memory } from '../support/memory.ts';
import { alex, megan, meganSubject, requestIn } from '../support/samples.ts';

describe('what a requester may do with his request', () => {
  it('takes back what nobody has decided', async () => {
    const request = requestIn({ state: 'pending', subject: meganSubject });
    assert.equal((await cancel(memory([request]), request.id, megan))?.status.state, 'cancelled');
  });

  it('cannot take back what was approved: it stays as it is', async () => {
    const request = requestIn({ state: 'expired', at: 'x', subject: meganSubject });
    assert.equal((await cancel(memory([request]), request.id, megan))?.status.state, 'expired');
  });

  it('nobody takes back another’s request, and the attempt is recorded', async () => {
    const request = requestIn({ state: 'pending', subject: meganSubject });
    const deps = memory([request]);
    assert.equal(await cancel(deps, request.id, alex), undefined);
    assert.equal(deps.requests.get(request.id)?.status.state, 'pending');
    assert.equal(deps.audits[0]?.action, 'refused:cancelled');
  });

  it('chooses one of the accounts that were offered, which is then looked up', async () => {
    const request = requestIn({ state: 'choosing', candidates: [{ ...alex, signInName: 'alex@contoso.com' }] });
    const deps = memory([request]);
    const chosen = await choose(deps, request.id, megan, alex.id);
    assert.deepEqual(chosen?.who, { id: alex.id });
    assert.ok(deps.jobs.some(({ name }) => name === 'look-up'));
  });

  it('does not choose what was not offered', async () => {
    const request = requestIn({ state: 'choosing', candidates: [{ ...alex, signInName: 'alex@contoso.com' }] });
    assert.equal((await choose(memory([request]), request.id, megan, 'another'))?.status.state, 'choosing');
  });
});
