import assert from 'node:assert/strict';
import { requestCard } from '../../../src/cards/request-card.ts';
import { locales } from '../../../src/locales/index.ts';
import type { OperatorHelps } from '../../../src/requests/model/services.ts';
import { type Advice, ALL_ADVICE } from '../../../src/requests/model/sign-ins.ts';
import { contextIn, requestIn } from '../../../sandbox/gallery/samples.ts';
import { runsOf, urlsOf } from '../support/walk.ts';

const [en] = locales;
assert.ok(en);
const PAGE = 'https://help.contoso.com/';

const advised = (advice: Advice, helps: OperatorHelps) =>
  requestCard(requestIn({ state: 'advised', advice }), 'requester', contextIn(en, { helps }));

describe('the card of what helps better than a reset', () => {
  it('says the operator’s words, with their page first, where their signpost is about the same', () => {
    for (const topic of ['mfa', 'disabled'] as const) {
      const card = advised(topic, { [topic]: { text: 'Call 1234.', link: PAGE } });
      assert.ok(runsOf(card).includes('Call 1234.'), topic);
      assert.ok(!runsOf(card).includes(en.answers.signposts[topic].text), topic);
      assert.equal(urlsOf(card)[0], PAGE, topic);
    }
  });

  it('keeps its own words for a user name and for a second step that isn’t set up, and opens the operator’s page', () => {
    const helps = { userName: { link: PAGE }, phone: { link: PAGE } };
    for (const advice of ['no-such-user', 'mfa-registration'] as const) {
      const card = advised(advice, helps);
      assert.ok(runsOf(card).includes(en.advice[advice].text), advice);
      assert.equal(urlsOf(card)[0], PAGE, advice);
    }
  });

  it('opens no page of the operator’s about something else', () => {
    const helps = { licence: { link: PAGE }, suspicious: { link: PAGE } };
    for (const advice of ALL_ADVICE) assert.ok(!urlsOf(advised(advice, helps)).includes(PAGE), advice);
  });
});
