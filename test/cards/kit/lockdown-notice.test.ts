import assert from 'node:assert/strict';
import type { Card } from '../../../src/cards/kit/card.ts';
import { requestCard } from '../../../src/cards/request-card.ts';
import { locales } from '../../../src/locales/index.ts';
import { type Status, isUndecided } from '../../../src/requests/model/request.ts';
import { pendingCard, statusCard } from '../../../src/cards/list-cards.ts';
import { cloudSubject, contextIn, lockdowns, privilegedSubject, requestIn } from '../../../sandbox/gallery/samples.ts';
import { firstApproval, escalatedFor, pendingFor, statuses } from '../../../sandbox/gallery/statuses.ts';
import { ofType, runsOf, verbsOf } from '../support/walk.ts';

const [en] = locales;
assert.ok(en);
const ORDERED = '(ordered by Allan Deyoung, 22 Nov 2026, 17:30 UTC)';
const OPEN_TO_APPROVERS = ['pending', 'escalated', 'approved'];
const OPEN_TO_REQUESTER = ['asked', 'pending', 'escalated', 'withheld', 'approved'];

for (const lockdown of lockdowns) {
  const { mode } = lockdown;
  const context = contextIn(en, { lockdown });
  const first = (card: Card): string => runsOf(card)[0] ?? '';

  describe(`in a lockdown: ${mode}`, () => {
    const line =
      mode === 'stopped' ? /^Lockdown: no password is reset/u : /^Lockdown: every reset needs two approvers/u;

    it('every open card tells approvers so, and who ordered it and when', () => {
      for (const status of statuses()) {
        const runs = runsOf(requestCard(requestIn(status), 'approvers', context));
        const open = OPEN_TO_APPROVERS.includes(status.state);
        assert.equal(
          runs.some((text) => line.test(text) && text.includes(ORDERED)),
          open,
          status.state,
        );
        const stands = runs.some((text) => text.startsWith(en.approval.unusual.lockdown[mode]));
        assert.equal(stands, isUndecided(status), status.state);
      }
    });

    it('every open card tells the requester so in plain words, without a name', () => {
      for (const status of statuses()) {
        const card = requestCard(requestIn(status), 'requester', context);
        const open = OPEN_TO_REQUESTER.includes(status.state);
        assert.equal(first(card) === en.lockdown.requester[mode], open, status.state);
        assert.doesNotMatch(runsOf(card).join('\n'), /lockdown|Allan/iu);
      }
    });

    it('lists say it in one line', () => {
      for (const requests of [[], [requestIn(pendingFor(cloudSubject))]]) {
        assert.ok(first(pendingCard(context, requests)).includes(ORDERED));
        assert.equal(first(statusCard(context, requests)), en.lockdown.requester[mode]);
      }
    });
  });
}

describe('while all resets are stopped', () => {
  const [, stopped] = lockdowns;
  assert.ok(stopped?.mode === 'stopped');
  const context = contextIn(en, { lockdown: stopped });
  const waiting: readonly Status[] = [
    pendingFor(cloudSubject),
    pendingFor(privilegedSubject),
    pendingFor(cloudSubject, { firstApproval }),
  ];

  it('a pending request can be denied, and not approved', () => {
    for (const status of waiting) {
      const card = requestCard(requestIn(status), 'approvers', context);
      assert.ok(card.fallbackText.startsWith('This password reset has to wait'));
      assert.deepEqual(verbsOf(card), ['deny']);
      assert.deepEqual(
        ofType(card, 'Input.Text').map(({ id }) => id),
        ['reason'],
      );
      assert.doesNotMatch(runsOf(card).join('\n'), /If you approve|both have approved/u);
    }
  });

  it('the requester is offered no code, which nobody could use, but can cancel or press "This was not me"', () => {
    for (const status of waiting) {
      const card = requestCard(requestIn(status), 'requester', context);
      assert.deepEqual(verbsOf(card), ['cancel', 'not-me']);
      assert.doesNotMatch(runsOf(card).join('\n'), /\bcode\b/u);
    }
  });

  it('a request to be handled by hand can only be denied as well', () => {
    const escalated = requestIn(escalatedFor(cloudSubject));
    assert.deepEqual(verbsOf(requestCard(escalated, 'approvers', context)), ['deny']);
  });
});

describe('without a lockdown', () => {
  it('no card mentions one', () => {
    for (const status of statuses()) {
      for (const audience of ['requester', 'approvers'] as const) {
        const said = runsOf(requestCard(requestIn(status), audience, contextIn(en))).join('\n');
        assert.doesNotMatch(said, /^Lockdown:|For the time being every reset/mu, status.state);
      }
    }
  });
});
