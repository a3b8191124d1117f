import assert from 'node:assert/strict';
import { revealCard } from '../../../src/cards/requester/reveal-card.ts';
import { locales } from '../../../src/locales/index.ts';
import { Password } from '../../../src/requests/model/secrets/password.ts';
import { LATER } from '../../../sandbox/gallery/samples.ts';
import { ofType, runsOf, urlsOf, verbsOf } from '../support/walk.ts';

const [en] = locales;
assert.ok(en);

describe('the reveal card', () => {
  const password = 'Aa1-${x}*_[y](z)  b';
  const view = {
    locale: en,
    password: new Password(password),
    signInName: 'meganb@contoso.com',
    now: LATER,
    reference: 'PR-7K4MQ2',
  };
  const card = revealCard({ ...view, secret: 'password' });
  const pass = revealCard({ ...view, secret: 'access-pass' });

  it('shows the password or the pass exactly, in distinguishable letters', () => {
    for (const each of [card, pass]) {
      const run = ofType(each, 'TextRun').find(({ fontType }) => fontType === 'Monospace');
      assert.equal(run?.['text'], password);
    }
  });

  it('has it in a field as well, where it can be selected and copied on a phone', () => {
    for (const each of [card, pass]) {
      const [field, ...others] = ofType(each, 'Input.Text');
      assert.deepEqual([field?.['value'], field?.['label'], others], [password, 'To copy it, select it here', []]);
    }
  });

  it('says how long it stands there', () => {
    for (const each of [card, pass]) assert.match(runsOf(each).join('\n'), /for the next 5 minutes, until 17:57 UTC/u);
  });

  it('has it nowhere else, and sends it nowhere', () => {
    for (const each of [card, pass]) {
      assert.equal(JSON.stringify(each).split(JSON.stringify(password).slice(1, -1)).length, 1 + 2);
      assert.deepEqual(verbsOf(each), []);
    }
  });

  it('links to the sign-in page with a password, where it has to be changed', () => {
    assert.deepEqual(urlsOf(card), ['https://login.microsoftonline.com/']);
    assert.match(runsOf(card).join('\n'), /At the first sign-in a new password must be chosen/u);
  });

  it('links to the page for setting a new password with a pass, and does not call it a password', () => {
    assert.deepEqual(urlsOf(pass), ['https://mysignins.microsoft.com/security-info']);
    assert.ok(pass.fallbackText.startsWith('Temporary Access Pass'));
    const said = runsOf(pass).join('\n');
    assert.match(said, /instead of the password\. It works once, and for a short time only/u);
    assert.match(said, /Then set a new password straight away, under “Security info”/u);
    assert.doesNotMatch(said, /temporary password/iu);
  });
});
