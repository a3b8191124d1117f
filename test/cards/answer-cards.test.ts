import assert from 'node:assert/strict';
import { choicesCard, secretCard, signpostCard, thanksCard } from '../../src/cards/answer-cards.ts';
import { locales } from '../../src/locales/index.ts';
import { SIGNPOSTS } from '../../src/locales/reading/topics.ts';
import { faultsOf } from './support/card-library.ts';
import { runsOf, urlsOf, verbsOf } from './support/walk.ts';

const [en] = locales;
assert.ok(en);

describe('an answer to what is no wish for a reset', () => {
  it('is a valid card in every language', () => {
    for (const locale of locales) {
      const signposts = SIGNPOSTS.map((topic) => signpostCard(locale, topic, undefined));
      for (const card of [choicesCard(locale), thanksCard(locale), secretCard(locale), ...signposts])
        assert.deepEqual(faultsOf(card), []);
    }
  });

  it('offers what can be done, if it was not understood', () => {
    assert.deepEqual(verbsOf(choicesCard(en)), ['start', 'start-other', 'own-requests']);
  });

  it('always leads to a reset as well, since it may be the password after all', () => {
    for (const topic of SIGNPOSTS) assert.deepEqual(verbsOf(signpostCard(en, topic, undefined)), ['start'], topic);
  });

  it('opens only pages of Microsoft, and the operator’s own', () => {
    for (const topic of SIGNPOSTS) {
      for (const url of urlsOf(signpostCard(en, topic, undefined)))
        assert.match(new URL(url).host, /\.microsoft\.com$/u);
    }
    const own = signpostCard(en, 'disabled', { link: 'https://help.contoso.com/' });
    assert.deepEqual(urlsOf(own), ['https://help.contoso.com/']);
  });

  it('says the operator’s words instead of ours', () => {
    const texts = runsOf(signpostCard(en, 'mfa', { text: 'Call **1234**.' }));
    assert.ok(texts.includes('Call **1234**.'));
    assert.ok(!texts.includes(en.answers.signposts.mfa.text));
  });
});
