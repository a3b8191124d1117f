import assert from 'node:assert/strict';
import type { Card } from '../../../src/cards/kit/card.ts';
import { requestCard } from '../../../src/cards/request-card.ts';
import { locales } from '../../../src/locales/index.ts';
import type { Status } from '../../../src/requests/model/request.ts';
import {
  alex,
  cloudSubject,
  contextIn,
  lockdowns,
  privilegedSubject,
  requestIn,
} from '../../../sandbox/gallery/samples.ts';
import { approvedStatuses, firstApproval, pendingFor } from '../../../sandbox/gallery/statuses.ts';
import { ofType, runsOf, verbsOf } from '../support/walk.ts';

const [en] = locales;
assert.ok(en);
const inEnglish = contextIn(en);
const [twoOrdered] = lockdowns;
assert.ok(twoOrdered);

const FIRST = 'Grady Archie, 22 Nov 2026, 17:46 UTC';
const SECOND = 'Lidia Holloway, 22 Nov 2026, 17:52 UTC';
const none = pendingFor(privilegedSubject);
const one = pendingFor(privilegedSubject, { firstApproval });
const forOther = { requester: alex, who: { text: 'meganb@contoso.com' } };

const approvers = (status: Status, context = inEnglish, over = {}): Card =>
  requestCard(requestIn(status, over), 'approvers', context);
const requester = (status: Status, context = inEnglish): Card => requestCard(requestIn(status), 'requester', context);
const said = (card: Card): string => runsOf(card).join('\n');
const labels = (card: Card): readonly unknown[] => ofType(card, 'TextBlock').map(({ text }) => text);

describe('a request that needs two approvers', () => {
  it('says so to approvers, and why: the account is privileged', () => {
    assert.ok(runsOf(approvers(none)).includes(en.approval.two.privileged));
    assert.ok(!runsOf(approvers(pendingFor(cloudSubject))).includes(en.approval.two.privileged));
  });

  it('says so to approvers, and why: a lockdown, in its own line', () => {
    const card = approvers(pendingFor(cloudSubject), contextIn(en, { lockdown: twoOrdered }));
    assert.match(said(card), /Lockdown: every reset needs two approvers/u);
  });

  it('tells the requester how many approvers have to agree', () => {
    assert.match(said(requester(none)), /Two admins must agree/u);
    assert.match(said(requester(pendingFor(cloudSubject), contextIn(en, { lockdown: twoOrdered }))), /Two admins/u);
    assert.match(said(requester(pendingFor(cloudSubject))), /An admin must agree/u);
  });

  it('does not promise the first approver a password, nor that their approval is enough', () => {
    assert.match(said(approvers(none)), /Once both have approved, Megan Bowen is shown/u);
    assert.match(said(approvers(none, inEnglish, forOther)), /Once both have approved, the second approver is shown/u);
    assert.match(said(approvers(one, inEnglish, forOther)), /If you approve, you are shown/u);
  });
});

describe('a request that one of two has approved', () => {
  it('asks for one more approver, and says who approved first, and when', () => {
    const card = approvers(one);
    assert.ok(card.fallbackText.startsWith('One more approver needed'));
    assert.ok(labels(card).includes(en.labels.firstApprovedBy));
    assert.ok(runsOf(card).includes(FIRST));
    assert.ok(runsOf(card).includes(en.approval.two.second('Grady Archie')));
    assert.deepEqual(verbsOf(card), ['approve', 'deny']);
  });

  it('still asks for one if one would be enough by now: the first cannot approve twice', () => {
    const card = approvers(pendingFor(cloudSubject, { firstApproval }));
    assert.ok(card.fallbackText.startsWith('One more approver needed'));
    assert.ok(runsOf(card).includes(en.approval.two.second('Grady Archie')));
    assert.ok(!runsOf(card).includes(en.approval.two.privileged));
  });

  it('tells the requester that one has agreed, who it was, and that another has to', () => {
    const card = requester(one);
    assert.ok(card.fallbackText.startsWith('Waiting for a second approval'));
    assert.ok(runsOf(card).includes('One admin has agreed. Another one must agree as well.'));
    assert.ok(runsOf(card).includes(FIRST));
  });
});

describe('a request that two have approved', () => {
  for (const status of approvedStatuses(privilegedSubject, firstApproval)) {
    const title = status.state === 'failed' ? `failed, ${status.because}` : status.state;
    it(`names both to the approvers, in order: ${title}`, () => {
      const runs = runsOf(approvers(status)).filter((text) => text === FIRST || text === SECOND);
      assert.deepEqual(runs, [FIRST, SECOND]);
    });
  }

  it('names both to the requester while the reset runs', () => {
    const running = approvedStatuses(privilegedSubject, firstApproval).filter(({ state }) =>
      ['approved', 'resetting'].includes(state),
    );
    assert.equal(running.length, 2);
    for (const status of running) {
      const runs = runsOf(requester(status)).filter((text) => text === FIRST || text === SECOND);
      assert.deepEqual(runs, [FIRST, SECOND]);
    }
  });
});

describe('a request with a single approval', () => {
  it('names nobody else', () => {
    for (const status of approvedStatuses(cloudSubject, null)) {
      assert.ok(!labels(approvers(status)).includes(en.labels.firstApprovedBy));
    }
  });
});
