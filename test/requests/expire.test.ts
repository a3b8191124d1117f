import assert from 'node:assert/strict';
import { expire } from '../../src/requests/expire.ts';
import { memory } from '../support/memory.ts';
import { AT, helga, meganSubject, requestIn } from '../support/samples.ts';

const pending = requestIn({ state: 'pending', subject: meganSubject });

describe('expiring', () => {
  it('ends a request that nobody decided in time', async () => {
    const deps = memory([pending]);
    await expire(deps, pending.id);
    assert.equal(deps.requests.get(pending.id)?.status.state, 'expired');
  });

  it('leaves an approved request alone', async () => {
    const approved = requestIn({ state: 'approved', subject: meganSubject, decision: { by: helga, at: AT } });
    const deps = memory([approved]);
    await expire(deps, approved.id);
    assert.equal(deps.requests.get(approved.id)?.status.state, 'approved');
  });
});
