import assert from 'node:assert/strict';
import type { Card } from '../../src/cards/kit/card.ts';
import { requestCard } from '../../src/cards/request-card.ts';
import { locales } from '../../src/locales/index.ts';
import type { Status } from '../../src/requests/model/request.ts';
import { afterwards } from '../../sandbox/gallery/afterwards.ts';
import { alex, cloudSubject, contextIn, requestIn } from '../../sandbox/gallery/samples.ts';
import { disownedBy, doneFor, erased, resettingFor, revealed, statuses } from '../../sandbox/gallery/statuses.ts';
import { ofType, runsOf, verbsOf } from './walk.ts';

const [en] = locales;
assert.ok(en);
const inEnglish = contextIn(en);
const disowned = disownedBy(cloudSubject);
const frozen: Status = { state: 'frozen', subject: cloudSubject, disowned };
const forOther = { requester: alex, who: { text: 'meganb@contoso.com' } };
const own = (status: Status): Card => requestCard(requestIn(status), 'requester', inEnglish);
const other = (status: Status): Card => requestCard(requestIn(status, forOther), 'requester', inEnglish);
const approvers = (status: Status): Card => requestCard(requestIn(status, forOther), 'approvers', inEnglish);
const said = (card: Card): string => runsOf(card).join('\n');

describe('the card of somebody who asked for himself', () => {
  it('lets him say that it was somebody else, from the moment it waits until he has said so', () => {
    for (const status of [...statuses(), ...afterwards(cloudSubject)]) {
      const isDisowned = 'disowned' in status && status.disowned !== null;
      const expected =
        ['pending', 'escalated', 'withheld', 'approved', 'resetting', 'done'].includes(status.state) && !isDisowned;
      assert.equal(verbsOf(own(status)).includes('not-me'), expected, status.state);
    }
  });

  it('never makes that the main thing to do', () => {
    for (const status of statuses()) {
      const button = ofType(own(status), 'Action.Execute').find(({ verb }) => verb === 'not-me');
      assert.equal(button?.['style'] ?? 'default', 'default', status.state);
    }
  });

  it('says calmly that he stopped it', () => {
    assert.ok(own(frozen).fallbackText.startsWith('You stopped this request'));
    assert.match(said(own(frozen)), /Nothing was changed\. Your admins have been told/u);
    assert.deepEqual(verbsOf(own(frozen)), []);
  });
});

describe('the card of somebody who asked for somebody else', () => {
  it('never lets him say that it was not him', () => {
    for (const status of [...statuses(), ...afterwards(cloudSubject)]) {
      assert.ok(!verbsOf(other(status)).includes('not-me'), status.state);
    }
  });

  it('says who stopped it, and nothing of an alert, an admin’s doing, or an approver', () => {
    for (const status of [frozen, resettingFor(cloudSubject, { disowned }), doneFor(cloudSubject, { disowned })]) {
      const card = other(status);
      assert.ok(card.fallbackText.startsWith('Request stopped'));
      assert.match(said(card), /Megan Bowen says that this was not wanted/u);
      assert.doesNotMatch(said(card), /alert|Lidia|sessions|sign-in log/iu);
      assert.deepEqual(verbsOf(card), []);
    }
    assert.match(said(other(frozen)), /Nothing was changed/u);
    assert.match(said(other(doneFor(cloudSubject, { disowned }))), /the account is being locked/u);
  });
});

describe('the approvers’ card of what an owner did not want', () => {
  it('says who stopped it and when, and has nothing to press', () => {
    const card = approvers(frozen);
    assert.ok(card.fallbackText.startsWith('Stopped: the owner of the account did not want it'));
    assert.ok(ofType(card, 'TextBlock').some(({ text }) => text === en.labels.stoppedBy));
    assert.ok(runsOf(card).includes('Megan Bowen, 22 Nov 2026, 17:58 UTC'));
    assert.deepEqual(verbsOf(card), []);
  });

  it('says of a reset under way that nobody will be shown the password', () => {
    const card = approvers(resettingFor(cloudSubject, { disowned }));
    assert.ok(runsOf(card).includes(en.approval.disowned.resetting));
    assert.ok(runsOf(card).includes('Megan Bowen, 22 Nov 2026, 17:58 UTC'));
  });

  it('leads to the alert after it was done, and leaves the securing to that', () => {
    const card = approvers(doneFor(cloudSubject, { disowned, scramble: 'failed', sessions: 'failed' }));
    assert.ok(runsOf(card).includes(en.approval.disowned.done));
    assert.deepEqual(verbsOf(card), []);
  });
});

describe('the approver’s own card of what an owner did not want', () => {
  const handover = (status: Status, over = {}): Card => requestCard(requestIn(status, over), 'handover', inEnglish);

  it('tells him to hand nothing over, and offers nothing', () => {
    for (const state of [revealed, erased]) {
      const card = handover(doneFor(cloudSubject, { disowned, handover: state }), forOther);
      assert.ok(card.fallbackText.startsWith('Do not hand anything over'));
      assert.match(
        said(card),
        /Megan Bowen says that this was not wanted\. Whatever you were shown is being made useless/u,
      );
      assert.deepEqual(verbsOf(card), []);
    }
  });

  it('speaks of no handing over where there was none', () => {
    for (const status of [doneFor(cloudSubject, { disowned }), resettingFor(cloudSubject, { disowned })]) {
      const card = handover(status);
      assert.doesNotMatch(`${card.fallbackText} ${said(card)}`, /hand/u);
      assert.match(said(card), /Megan Bowen says that this was not wanted\. The alert in the approvals channel/u);
    }
  });
});
