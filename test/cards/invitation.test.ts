import assert from 'node:assert/strict';
import { requestCard } from '../../src/cards/request-card.ts';
import { locales } from '../../src/locales/index.ts';
import type { PasswordHome } from '../../src/requests/model/home.ts';
import type { Decision, Subject } from '../../src/requests/model/request.ts';
import { faultsOf } from './support/card-library.ts';
import { LATER, alex, lidia, contextIn, guestSubject, homes, requestIn } from '../../sandbox/gallery/samples.ts';
import { ofType, runsOf, verbsOf } from './support/walk.ts';

const [en] = locales;
assert.ok(en);
const home: PasswordHome = { where: 'nowhere', kind: 'invitation-not-redeemed' };
const invited: Subject = { ...guestSubject, home, organisation: null };
const again: Decision = { by: lidia, at: LATER };
const requestOf = (subject: Subject, invitedAgain: Decision | null = null): ReturnType<typeof requestIn> =>
  requestIn(
    { state: 'redirected', invitedAgain, subject, checking: [] },
    { requester: alex, who: { text: 'user1@forthcoffee.com' } },
  );
const approvers = (...of: Parameters<typeof requestOf>): ReturnType<typeof requestCard> =>
  requestCard(requestOf(...of), 'approvers', contextIn(en));

describe('an invitation that was never accepted', () => {
  it('can be sent again from the approvers’ card, which says so and names no directory', () => {
    const card = approvers(invited);
    assert.deepEqual(verbsOf(card), ['invite-again']);
    assert.deepEqual(
      ofType(card, 'Action.Execute').map(({ title }) => title),
      [en.buttons.inviteAgain],
    );
    assert.ok(runsOf(card).includes(en.approval.byHand['invitation-not-redeemed']));
    const [title] = ofType(card, 'TextBlock');
    assert.equal(title?.['text'], 'The invitation has not been accepted yet');
  });

  it('cannot be sent a third time: the card says who sent it, and when', () => {
    const card = approvers(invited, again);
    assert.deepEqual(verbsOf(card), []);
    assert.ok(runsOf(card).includes('Lidia Holloway, 22 Nov 2026, 17:52 UTC'));
  });

  it('cannot be sent without an address', () => {
    assert.deepEqual(verbsOf(approvers({ ...invited, mail: null })), []);
  });

  it('is sent by approvers only: the requester reads that it was sent, and by whom', () => {
    const before = requestCard(requestOf(invited), 'requester', contextIn(en));
    const after = requestCard(requestOf(invited, again), 'requester', contextIn(en));
    assert.deepEqual([verbsOf(before), verbsOf(after)], [[], []]);
    assert.ok(!runsOf(before).some((text) => text.includes('Lidia Holloway')));
    assert.ok(runsOf(after).includes('Lidia Holloway, 22 Nov 2026, 17:52 UTC'));
  });

  it('is the only thing that can be sent again', () => {
    for (const other of homes) {
      const verbs = verbsOf(approvers({ ...guestSubject, home: other }));
      const isInvitation = 'kind' in other && other.kind === 'invitation-not-redeemed';
      assert.deepEqual(verbs, isInvitation ? ['invite-again'] : [], JSON.stringify(other));
    }
  });

  it('makes valid cards in every language', () => {
    for (const locale of locales) {
      for (const audience of ['requester', 'approvers'] as const) {
        for (const sent of [null, again]) {
          assert.deepEqual(faultsOf(requestCard(requestOf(invited, sent), audience, contextIn(locale))), []);
        }
      }
    }
  });
});
