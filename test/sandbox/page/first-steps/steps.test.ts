import assert from 'node:assert/strict';
import { gallery } from '../../../../sandbox/gallery/gallery.ts';
import { stepProvedBy } from '../../../../sandbox/page/first-steps/steps.ts';
import { localeFor } from '../../../../src/locales/index.ts';

const ADAPTIVE = 'application/vnd.microsoft.card.adaptive';

describe('The first steps on the page', () => {
  const samples = gallery(localeFor('en')).flatMap(({ rows }) => rows.flatMap((row) => row.samples));
  const provedBy = (id: string, fromBot = true) => {
    const content = samples.find((sample) => sample.id === id)?.card;
    assert.ok(content, id);
    const attachment = { contentType: ADAPTIVE, content };
    return stepProvedBy({ fromBot, attachments: [attachment] });
  };

  it('are noticed on the bot’s cards: one to approve, then one with a password to read', () => {
    assert.equal(provedBy('pending-approvers-own'), 'asked');
    assert.equal(provedBy('done-password-sealed-requester-own'), 'approved');
  });

  it('are not noticed on others: what the requester sees while they wait, or what a person sent', () => {
    assert.equal(provedBy('pending-requester-own'), null);
    assert.equal(provedBy('pending-approvers-own', false), null);
  });
});
