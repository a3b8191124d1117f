import assert from 'node:assert/strict';
import { isDue, refreshOf } from '../../../../sandbox/page/cards/refresh.ts';

const ME = '29:me';
const NOW = 1_000_000;
const card = (userIds?: readonly string[]) => ({
  type: 'AdaptiveCard',
  refresh: { action: { type: 'Action.Execute', verb: 'refresh', data: { r: 1 } }, ...(userIds ? { userIds } : {}) },
});

describe('when a card refreshes itself', () => {
  it('for those whom it names, and for everybody if it names nobody', () => {
    assert.equal(isDue(card([ME]), ME, null, 1, NOW), true);
    assert.equal(isDue(card(['29:other']), ME, null, 1, NOW), false);
    assert.equal(isDue(card([]), ME, null, 1, NOW), false);
    assert.equal(isDue(card(), ME, null, 1, NOW), true);
  });

  it('not again within a minute, unless it was edited since', () => {
    const last = { at: NOW, revision: 5 };
    assert.equal(isDue(card([ME]), ME, last, 5, NOW + 59_999), false);
    assert.equal(isDue(card([ME]), ME, last, 5, NOW + 60_000), true);
    assert.equal(isDue(card([ME]), ME, last, 6, NOW + 1), true);
  });

  it('never without a refresh, or with one that is not an Action.Execute', () => {
    assert.equal(isDue({ type: 'AdaptiveCard' }, ME, null, 1, NOW), false);
    assert.equal(isDue({ refresh: { action: { type: 'Action.Submit', verb: 'x' } } }, ME, null, 1, NOW), false);
    assert.deepEqual(refreshOf(card()), { verb: 'refresh', id: '', data: { r: 1 } });
  });
});
