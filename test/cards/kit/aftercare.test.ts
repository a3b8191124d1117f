import assert from 'node:assert/strict';
import type { Card } from '../../../src/cards/kit/card.ts';
import { requestCard } from '../../../src/cards/request-card.ts';
import { type Locale, locales } from '../../../src/locales/index.ts';
import { COOLDOWN_MS } from '../../../src/requests/rules/policy.ts';
import type { Audience } from '../../../src/cards/request-card.ts';
import type { Chore, Subject } from '../../../src/requests/model/request.ts';
import { alex, cloudSubject, contextIn, requestIn } from '../../../sandbox/gallery/samples.ts';
import {
  doneFor,
  erased,
  escalatedFor,
  pendingFor,
  resettingFor,
  revealed,
  statuses,
} from '../../../sandbox/gallery/statuses.ts';
import { ofType, runsOf, verbsOf } from '../support/walk.ts';

type Done = Parameters<typeof doneFor>[1];

const [en] = locales;
assert.ok(en);
const forOther = { requester: alex, who: { text: 'meganb@contoso.com' } };
const onPremises: Subject = { ...cloudSubject, home: { where: 'here', kind: 'on-premises', writeback: true } };
const card = (audience: Audience, over: Done, request = {}, locale: Locale = en): Card =>
  requestCard(requestIn(doneFor(cloudSubject, over), request), audience, contextIn(locale));
const said = (of: Card): string => runsOf(of).join('\n');
const labels = (of: Card): readonly unknown[] => ofType(of, 'TextBlock').map(({ text }) => text);

describe('a reset that was not confirmed', () => {
  const unconfirmed: Done = { confirmed: false };

  it('tells approvers to check the audit log', () => {
    assert.match(said(card('approvers', unconfirmed)), /Accepted by the directory.*Check the audit log/u);
    assert.ok(labels(card('approvers', unconfirmed)).includes(en.labels.confirmation));
    assert.ok(!labels(card('approvers', {})).includes(en.labels.confirmation));
  });

  it('tells the reader of the password, before and after, what to do if it does not work', () => {
    for (const over of [unconfirmed, { ...unconfirmed, handover: revealed }]) {
      assert.ok(runsOf(card('requester', over)).includes(en.handover.unconfirmed['to-owner']));
      assert.ok(runsOf(card('handover', over, forOther)).includes(en.handover.unconfirmed['through-approver']));
    }
    assert.doesNotMatch(said(card('requester', {})), /accepted/u);
  });

  it('tells nobody to ask again before they can', () => {
    assert.equal(COOLDOWN_MS, 30 * 60_000);
    for (const { handover } of locales) assert.match(handover.unconfirmed['to-owner'], /\b30\b/u);
  });
});

describe('the sessions of someone with a new password', () => {
  it('are reported to approvers, but not if nobody has to end them', () => {
    for (const sessions of ['due', 'done', 'failed'] as const)
      assert.ok(runsOf(card('approvers', { sessions })).includes(en.approval.sessions[sessions]), sessions);
    assert.ok(!labels(card('approvers', { sessions: 'not-needed' })).includes(en.labels.sessions));
  });

  it('are announced to the reader of the password while they end, because their Teams ends with them', () => {
    for (const sessions of ['due', 'done'] as const) {
      assert.match(said(card('requester', { sessions })), /signed out everywhere within minutes, in Teams as well/u);
      assert.match(said(card('handover', { sessions }, forOther)), /The owner is signed out everywhere/u);
    }
    for (const sessions of ['failed', 'not-needed'] as const)
      assert.doesNotMatch(said(card('requester', { sessions })), /signed out/u);
  });
});

describe('a password that was erased unread', () => {
  const results: readonly (readonly [Chore, own: RegExp, approver: RegExp])[] = [
    ['due', /is being replaced by one that nobody knows: please ask again/u, /a new request is needed/u],
    ['done', /now has a password that nobody knows: please ask again/u, /a new request is needed/u],
    ['not-needed', /Another password has been set since/u, /there is nothing left to do/u],
    [
      'failed',
      /may still be valid.*an admin has to reset your password/u,
      /may still be valid.*an approver has to reset it/u,
    ],
  ];
  for (const [scramble, own, approver] of results) {
    it(`is explained to its owner and to the approver: ${scramble}`, () => {
      const over: Done = { handover: erased, scramble };
      assert.match(said(card('requester', over)), own);
      assert.match(said(card('handover', over, forOther)), approver);
      assert.match(said(card('handover', over)), approver);
      assert.ok(runsOf(card('approvers', over)).includes(en.approval.scramble[scramble]));
    });
  }

  it('is the only kind that approvers can replace: not one that was read', () => {
    assert.ok(!labels(card('approvers', {})).includes(en.labels.scramble));
    assert.ok(!labels(card('approvers', { handover: revealed })).includes(en.labels.scramble));
  });
});

describe('the approver’s own card', () => {
  it('names the account, whoever asked', () => {
    for (const request of [{}, forOther]) {
      const runs = runsOf(card('handover', {}, request));
      for (const text of [cloudSubject.name, cloudSubject.signInName]) assert.ok(runs.includes(text), text);
    }
  });

  it('has nothing to hand over if the owner asked, and says so', () => {
    for (const handover of [undefined, revealed]) {
      const own = card('handover', handover === undefined ? {} : { handover });
      assert.match(said(own), /There is nothing for you to hand over: Megan Bowen is shown the temporary password/u);
      assert.deepEqual(verbsOf(own), []);
    }
  });

  it('says what happened if it failed', () => {
    for (const status of statuses()) {
      if (status.state !== 'failed') continue;
      const drawn = requestCard(requestIn(status), 'handover', contextIn(en));
      assert.ok(drawn.fallbackText.startsWith(en.approval.titles.failed));
      assert.ok(runsOf(drawn).includes(en.approval.failed[status.because].next));
      assert.deepEqual(verbsOf(drawn), []);
    }
  });
});

describe('the cards of an on-premises password with writeback', () => {
  const everybody: readonly Audience[] = ['requester', 'approvers', 'handover', 'owner', 'alert'];

  it('do not say that it is in the cloud', () => {
    for (const locale of locales) {
      const context = contextIn(locale, { resetAs: 'approver' });
      for (const status of statuses(onPremises)) {
        for (const audience of everybody) {
          for (const over of [{}, forOther])
            assert.doesNotMatch(said(requestCard(requestIn(status, over), audience, context)), /cloud/iu, status.state);
        }
      }
    }
  });

  it('tell approvers that the subject has no role, since roles were looked up for the reset', () => {
    for (const status of [pendingFor(onPremises), resettingFor(onPremises), doneFor(onPremises)]) {
      const drawn = requestCard(requestIn(status), 'approvers', contextIn(en, { resetAs: 'approver' }));
      assert.ok(labels(drawn).includes(en.labels.roles), status.state);
    }
    const byHand = requestCard(requestIn(escalatedFor(onPremises)), 'approvers', contextIn(en));
    assert.ok(labels(byHand).includes(en.labels.roles));
  });
});
