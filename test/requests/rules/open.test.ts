import assert from 'node:assert/strict';
import { isLive, isOpen } from '../../../src/requests/rules/open.ts';
import { later } from '../../../src/requests/rules/policy.ts';
import { AT, SEALED, alex, doneWith, requestIn, statuses } from '../../support/samples.ts';

const UNTIL = later(AT, 600_000);
const waits = doneWith({ state: 'sealed', sealed: SEALED, until: UNTIL, reminded: false });

describe('a request that still concerns whoever made it', () => {
  it('is any that can still lead to a reset', () => {
    const open = ['asked', 'choosing', 'withheld', 'pending', 'escalated', 'approved', 'resetting'];
    for (const status of Object.values(statuses)) {
      const request = requestIn(status, { requester: alex });
      assert.equal(isOpen(request), open.includes(status.state), status.state);
      assert.equal(isLive(request, AT), open.includes(status.state), status.state);
    }
  });

  it('is a reset of their own whose password they have not read, as long as they can', () => {
    assert.ok(isLive(requestIn(waits), AT));
    assert.ok(!isLive(requestIn(waits), UNTIL));
    assert.ok(!isLive(requestIn(waits, { requester: alex }), AT), 'somebody else reads it');
    assert.ok(!isLive(requestIn(doneWith({ state: 'revealed', at: AT })), AT));
    assert.ok(!isLive(requestIn(doneWith({ state: 'erased', at: AT })), AT));
  });
});
