import assert from 'node:assert/strict';
import { requestCard } from '../../src/cards/request-card.ts';
import { locales } from '../../src/locales/index.ts';
import type { Audience } from '../../src/cards/request-card.ts';
import type { Handover } from '../../src/requests/model/request.ts';
import { alex, cloudSubject, contextIn, requestIn } from '../../sandbox/gallery/samples.ts';
import { doneFor, erased, revealed, sealed } from '../../sandbox/gallery/statuses.ts';
import { runsOf, verbsOf } from './support/walk.ts';

const [en] = locales;
assert.ok(en);
const inEnglish = contextIn(en);

describe('the temporary password', () => {
  const forOther = { requester: alex, who: { text: 'meganb@contoso.com' } };
  const verbs = (handover: Handover, audience: Audience, over = {}): readonly string[] =>
    verbsOf(requestCard(requestIn(doneFor(cloudSubject, { handover }), over), audience, inEnglish));

  it('is shown from the requester’s own card if they asked for themselves', () => {
    assert.deepEqual(verbs(sealed, 'requester'), ['reveal', 'not-me']);
  });

  it('is then not offered to the approver', () => assert.deepEqual(verbs(sealed, 'handover'), []));

  it('is never offered to a requester who asked for someone else, but to the approver', () => {
    assert.deepEqual(verbs(sealed, 'requester', forOther), []);
    assert.deepEqual(verbs(sealed, 'handover', forOther), ['reveal']);
  });

  it('is never offered to its owner if someone else asked: they get it from a person', () => {
    assert.deepEqual(verbs(sealed, 'owner', forOther), ['not-me']);
  });

  it('cannot be shown again, and the card says when it was shown', () => {
    assert.deepEqual(verbs(revealed, 'requester'), ['not-me']);
    const card = requestCard(requestIn(doneFor(cloudSubject, { handover: revealed })), 'requester', inEnglish);
    assert.ok(runsOf(card).some((text) => text.includes('22 Nov 2026, 17:53 UTC')));
  });

  it('has to be requested again once it was erased unread', () => {
    assert.deepEqual(verbs(erased, 'requester'), ['start', 'not-me']);
    assert.deepEqual(verbs(erased, 'handover', forOther), []);
  });

  it('is not announced as ready to hand over once it was erased unread', () => {
    const done = doneFor(cloudSubject, { handover: erased });
    const card = requestCard(requestIn(done, forOther), 'handover', inEnglish);
    assert.ok(card.fallbackText.startsWith(en.secrets.password.expired));
  });
});
