import assert from 'node:assert/strict';
import type { Card } from '../../src/cards/kit/card.ts';
import { requestCard } from '../../src/cards/request-card.ts';
import { locales } from '../../src/locales/index.ts';
import type { Status } from '../../src/requests/model/request.ts';
import { afterwards } from '../../sandbox/gallery/sections/afterwards.ts';
import { alex, cloudSubject, contextIn, requestIn } from '../../sandbox/gallery/samples.ts';
import { disownedBy, doneFor, erased, resettingFor, revealed, statuses } from '../../sandbox/gallery/statuses.ts';
import { ofType, runsOf, verbsOf } from './support/walk.ts';

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

describe('the card of someone who asked for themselves', () => {
  it('offers "This was not me" from the moment the request is open until it is pressed', () => {
    for (const status of [...statuses(), ...afterwards(cloudSubject)]) {
      const isDisowned = 'disowned' in status && status.disowned !== null;
      const expected =
        ['pending', 'escalated', 'withheld', 'approved', 'resetting', 'done'].includes(status.state) && !isDisowned;
      assert.equal(verbsOf(own(status)).includes('not-me'), expected, status.state);
    }
  });

  it('does not offer it beside "Cancel" to whoever has just asked, and offers it again once something was approved', () => {
    const context = contextIn(en, { now: '2026-11-22T17:44:59.000Z' });
    for (const status of statuses()) {
      const verbs = verbsOf(requestCard(requestIn(status), 'requester', context));
      assert.equal(verbs.includes('not-me'), ['approved', 'resetting', 'done'].includes(status.state), status.state);
      const somebodyElse = verbsOf(requestCard(requestIn(status, forOther), 'owner', context));
      assert.deepEqual(somebodyElse, verbsOf(requestCard(requestIn(status, forOther), 'owner', inEnglish)));
    }
  });

  it('asks once before it acts, and says what it does', () => {
    for (const status of [...statuses(), ...afterwards(cloudSubject)]) {
      const asks = ofType(own(status), 'Action.ShowCard').filter((fold) => verbsOf(fold).includes('not-me'));
      assert.equal(asks.length, verbsOf(own(status)).includes('not-me') ? 1 : 0, status.state);
      const isWritten = status.state === 'resetting' || status.state === 'done';
      const question = isWritten
        ? /^Lock your account and alert the help desk\?/u
        : /^Stop this request and alert the help desk\?$/u;
      for (const ask of asks)
        assert.ok(
          ofType(ask, 'TextBlock').some(({ text }) => question.test(String(text))),
          status.state,
        );
    }
  });

  it('says calmly that they stopped it', () => {
    assert.ok(own(frozen).fallbackText.startsWith('You stopped this request'));
    assert.match(said(own(frozen)), /Nothing was changed\. Your admins have been told/u);
    assert.deepEqual(verbsOf(own(frozen)), []);
  });
});

describe('the card of someone who asked for someone else', () => {
  it('never offers "This was not me"', () => {
    for (const status of [...statuses(), ...afterwards(cloudSubject)]) {
      assert.ok(!verbsOf(other(status)).includes('not-me'), status.state);
    }
  });

  it('says who stopped it, and nothing about an alert, an admin’s part, or an approver', () => {
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

describe('the approvers’ card of a disowned request', () => {
  it('says who stopped it and when, and has no buttons', () => {
    const card = approvers(frozen);
    assert.ok(card.fallbackText.startsWith('Stopped: the owner of the account did not want it'));
    assert.ok(ofType(card, 'TextBlock').some(({ text }) => text === en.labels.stoppedBy));
    assert.ok(runsOf(card).includes('Megan Bowen, 22 Nov 2026, 17:58 UTC'));
    assert.deepEqual(verbsOf(card), []);
  });

  it('says that nobody will be shown the password of a reset under way', () => {
    const card = approvers(resettingFor(cloudSubject, { disowned }));
    assert.ok(runsOf(card).includes(en.approval.disowned.resetting));
    assert.ok(runsOf(card).includes('Megan Bowen, 22 Nov 2026, 17:58 UTC'));
  });

  it('refers to the alert after a finished reset, and leaves securing the account to it', () => {
    const card = approvers(doneFor(cloudSubject, { disowned, scramble: 'failed', sessions: 'failed' }));
    assert.ok(runsOf(card).includes(en.approval.disowned.done));
    assert.deepEqual(verbsOf(card), []);
  });
});

describe('the approver’s own card of a disowned request', () => {
  const handover = (status: Status, over = {}): Card => requestCard(requestIn(status, over), 'handover', inEnglish);

  it('tells them to hand nothing over, and offers nothing', () => {
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

  it('does not mention handing over if there was none', () => {
    for (const status of [doneFor(cloudSubject, { disowned }), resettingFor(cloudSubject, { disowned })]) {
      const card = handover(status);
      assert.doesNotMatch(`${card.fallbackText} ${said(card)}`, /hand/u);
      assert.match(said(card), /Megan Bowen says that this was not wanted\. The alert in the approvals channel/u);
    }
  });
});
