import assert from 'node:assert/strict';
import type { Card } from '../../../src/cards/kit/card.ts';
import { requestCard } from '../../../src/cards/request-card.ts';
import { locales } from '../../../src/locales/index.ts';
import type { Audience } from '../../../src/cards/request-card.ts';
import type { Status } from '../../../src/requests/model/request.ts';
import { asSealed } from '../../../src/requests/model/secrets/sealed.ts';
import { notAllowedCard } from '../../../src/cards/approvers/click-without-effect.ts';
import { afterwards } from '../../../sandbox/gallery/sections/afterwards.ts';
import {
  LATER,
  alex,
  cloudSubject,
  contextIn,
  lidia,
  lockdowns,
  privilegedSubject,
  requestIn,
} from '../../../sandbox/gallery/samples.ts';
import {
  disownedBy,
  firstApproval,
  pendingFor,
  resettingFor,
  statuses,
  waitingFor,
} from '../../../sandbox/gallery/statuses.ts';
import { ofType, runsOf, verbsOf } from '../support/walk.ts';

const [en] = locales;
assert.ok(en);
const inHisName = contextIn(en, { resetAs: 'approver' });
const waiting = waitingFor(cloudSubject);
const forOther = { requester: alex, who: { text: 'meganb@contoso.com' } };
const UNTIL = '22 Nov 2026, 18:22 UTC';
const card = (status: Status, audience: Audience, context = inHisName, over = {}): Card =>
  requestCard(requestIn(status, over), audience, context);
const said = (of: Card): string => runsOf(of).join('\n');

describe('a reset that is done in the approver’s own name', () => {
  it('says so before the approval, and that Teams may ask them to sign in', () => {
    const line = /It is done in your own name: Teams may ask you to sign in/u;
    assert.match(said(card(pendingFor(cloudSubject), 'approvers')), line);
    assert.match(said(card(pendingFor(privilegedSubject, { firstApproval }), 'approvers')), line);
    assert.doesNotMatch(said(card(pendingFor(cloudSubject), 'approvers', contextIn(en))), /own name/u);
  });

  it('says before the first of two approvals that it is in the second approver’s name', () => {
    const text = said(card(pendingFor(privilegedSubject), 'approvers'));
    assert.match(text, /in the second approver’s own name/u);
    assert.doesNotMatch(text, /in your own name/u);
  });

  it('says nothing about it while nothing can be approved', () => {
    const [, lockdown] = lockdowns;
    assert.ok(lockdown);
    const stopped = contextIn(en, { resetAs: 'approver', lockdown });
    assert.doesNotMatch(said(card(pendingFor(cloudSubject), 'approvers', stopped)), /own name/u);
  });
});

describe('a reset that waits for its approver to sign in again', () => {
  it('says on every card with the button that a click is being checked, so that nobody presses again', () => {
    const checking = [{ by: lidia, click: asSealed<'click'>('SEALED') }];
    const clicked = waitingFor(cloudSubject, { checking });
    for (const audience of ['approvers', 'handover'] as const)
      assert.match(said(card(clicked, audience)), /Checking Lidia Holloway’s rights/u);
  });

  it('lets them continue from their own card, and says why and until when', () => {
    for (const over of [{}, forOther]) {
      const own = card(waiting, 'handover', inHisName, over);
      assert.ok(own.fallbackText.startsWith('Sign in once more'));
      assert.match(said(own), /done in your name; the sign-in for that is used up/u);
      assert.match(said(own), /the temporary password stays the same/u);
      assert.ok(said(own).includes(`It waits until ${UNTIL}`));
      assert.deepEqual(verbsOf(own), ['resume']);
      assert.equal(ofType(own, 'Action.Execute')[0]?.['style'], 'positive');
    }
  });

  it('lets them continue from the approvers’ card, which says for whom it waits', () => {
    const approvers = card(waiting, 'approvers');
    assert.ok(approvers.fallbackText.startsWith(en.approval.titles.waits));
    assert.ok(said(approvers).includes(`Waits for Lidia Holloway to sign in again, until ${UNTIL}`));
    assert.deepEqual(verbsOf(approvers), ['resume']);
  });

  it('tells the requester whom it waits for, and offers them nothing', () => {
    for (const over of [{}, forOther]) {
      const requester = card(waiting, 'requester', inHisName, over);
      assert.ok(
        said(requester).includes(`Lidia Holloway has to sign in once more before it goes on. It waits until ${UNTIL}`),
      );
      assert.ok(!verbsOf(requester).includes('resume'));
    }
  });

  it('cannot be continued from any card in any other state', () => {
    for (const status of [...statuses(), ...afterwards(cloudSubject)]) {
      const waits = status.state === 'resetting' && status.step === 'sign-in-needed';
      for (const audience of ['requester', 'approvers', 'reminder', 'handover', 'owner', 'alert'] as const) {
        const expected = waits && (audience === 'approvers' || audience === 'handover');
        assert.equal(verbsOf(card(status, audience)).includes('resume'), expected, `${status.state}, ${audience}`);
      }
    }
  });

  it('tells the approver that their sign-in locks the account if its owner disowned the reset', () => {
    const own = card({ ...waiting, disowned: disownedBy(cloudSubject) }, 'handover');
    assert.ok(runsOf(own).includes(en.handover.signInAgain.disowned));
    assert.deepEqual(verbsOf(own), ['resume']);
  });

  it('continues without any button once they have signed in', () => {
    const own = card(resettingFor(cloudSubject), 'handover');
    assert.ok(own.fallbackText.startsWith('The reset goes on'));
    assert.deepEqual(verbsOf(own), []);
  });

  it('can be asked for again if they did not sign in', () => {
    const decision = waiting.decision;
    const failed = { state: 'failed', at: LATER, because: 'not-signed-in', tried: false } as const;
    const status: Status = { ...failed, subject: cloudSubject, decision, firstApproval: null };
    assert.match(said(card(status, 'approvers')), /did not sign in again in time\. Nothing was changed/u);
    assert.match(said(card(status, 'requester')), /did not finish it in time\. Nothing was changed/u);
    assert.deepEqual(verbsOf(card(status, 'requester')), ['start']);
  });

  it('is refused to any other approver, with the reason', () => {
    assert.match(said(notAllowedCard(en, 'not-the-approver')), /Only the approver in whose name it is done/u);
  });
});
