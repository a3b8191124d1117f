import assert from 'node:assert/strict';
import { answersAgain, isLive, isOpen } from '../../../src/requests/rules/open.ts';
import type { Status } from '../../../src/requests/model/request.ts';
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

describe('a request that said just now where a password lives', () => {
  const { redirected, 'not redeemed': unredeemed } = statuses;
  const asked = (status: Status) => requestIn(status, { requester: alex, who: { text: 'Guest@Fabrikam.com' } });

  it('answers the same ask once more, by the same words, by address, or by account', () => {
    const { subject } = redirected;
    const names = ['guest@fabrikam.com', subject.signInName, subject.mail ?? '', subject.id];
    for (const who of [...names.map((text) => ({ text })), { id: subject.id }]) {
      assert.ok(answersAgain(asked(redirected), who, AT), JSON.stringify(who));
    }
  });

  it('answers nothing else: another account, the same a few minutes later, or where an invitation may have been sent since', () => {
    const { subject } = redirected;
    assert.ok(!answersAgain(asked(redirected), { id: alex.id }, AT));
    assert.ok(!answersAgain(asked(redirected), { text: 'somebody@fabrikam.com' }, AT));
    assert.ok(!answersAgain(asked(redirected), { id: subject.id }, later(AT, 5 * 60_000)));
    assert.ok(!answersAgain(asked(statuses.pending), { id: subject.id }, AT));
    assert.ok(!answersAgain(asked(unredeemed), { id: unredeemed.subject.id }, AT));
  });
});
