import assert from 'node:assert/strict';
import { type Part, partsOf, spoken } from '../../../src/bot/words/mentions.ts';
import { understand } from '../../../src/bot/words/understand.ts';
import { locales } from '../../../src/locales/index.ts';
import { megan } from '../../support/samples.ts';

const BOT = { id: '28:bot', name: 'Password Reset' };
const GRADY = { id: '29:grady', name: 'Grady Archie' };
const ALEX = { id: '29:alex', name: 'Alex Wilber' };
const SIGN_IN_NAMES = new Map([
  [GRADY.id, 'gradya@contoso.com'],
  [ALEX.id, 'alexw@contoso.com'],
]);

type Mentioned = { readonly id: string; readonly name?: string };
const entity = (mentioned: Mentioned, text?: string) => ({ type: 'mention', mentioned, ...(text && { text }) });
const at = (name: string): string => `<at>${name}</at>`;
const parts = (text: string, ...entities: object[]): readonly Part[] =>
  partsOf({ text, recipient: BOT, entities: entities.map((one) => ({ type: '', ...one })) });
const meaning = (text: string, ...entities: object[]) =>
  understand(spoken(parts(text, ...entities), SIGN_IN_NAMES), megan, locales);

describe('the mention of the bot', () => {
  const bot = entity(BOT, at('Password Reset'));
  const ways: readonly (readonly [string, string, ...object[]])[] = [
    ['in front', '<at>Password Reset</at> lockdown stop', bot],
    ['behind', 'lockdown stop <at>Password Reset</at>', bot],
    ['with a space of HTML after it', '<at>Password Reset</at>&nbsp;lockdown stop', bot],
    ['with a hard space after it', '<at>Password Reset</at>\u00a0lockdown stop', bot],
    ['twice', '<at>Password Reset</at> <at>Password Reset</at> lockdown stop', bot, bot],
    [
      'in two parts',
      '<at>Password</at> <at>Reset</at> lockdown stop',
      entity(BOT, at('Password')),
      entity(BOT, at('Reset')),
    ],
    [
      'in two parts with a space of HTML',
      '<at>Password</at>&nbsp;<at>Reset</at>&nbsp;lockdown stop',
      entity(BOT, at('Password')),
      entity(BOT, at('Reset')),
    ],
    ['in two parts of one entity', '<at>Password</at> <at>Reset</at> lockdown stop', bot],
    ['without a text in its entity', '<at>Password Reset</at> lockdown stop', entity(BOT)],
    [
      'without a name in its entity',
      '<at>Password Reset</at> lockdown stop',
      entity({ id: BOT.id }, at('Password Reset')),
    ],
    ['with an id of its own in the tag', '<at id="0">Password Reset</at> lockdown stop', bot],
    ['without an entity', '<at>Password Reset</at> lockdown stop'],
    ['without a tag', 'Password Reset lockdown stop', entity(BOT, 'Password Reset')],
    ['with an entity alone', 'lockdown stop', bot],
    [
      'under another name',
      '<at>Reset Bot (test)</at> lockdown stop',
      entity({ id: BOT.id, name: 'Reset Bot (test)' }, at('Reset Bot (test)')),
    ],
    ['typed by hand', '@Password Reset lockdown stop'],
    ['in a paragraph', '<p><at>Password Reset</at>&nbsp;lockdown stop</p>', bot],
  ];
  for (const [how, text, ...entities] of ways) {
    it(`is not part of what is said: ${how}`, () =>
      assert.deepEqual(meaning(text, ...entities), { kind: 'lockdownStop' }));
  }

  it('is never a wish for a password, even if its name reads like one', () => {
    assert.deepEqual(meaning('<at>Password Reset</at> help', bot), { kind: 'help' });
    assert.deepEqual(meaning('<at>Password Reset</at>', bot), { kind: 'unknown' });
    assert.deepEqual(meaning('@Password Reset help'), { kind: 'help' });
    assert.deepEqual(meaning('hello <at>Password Reset</at>!', bot), { kind: 'greeting' });
  });

  it('does not hide a wish in the same words', () => {
    const own = { kind: 'reset', who: { id: megan.id }, assumed: true };
    assert.deepEqual(meaning('<at>Password Reset</at> password reset', bot), own);
    assert.deepEqual(meaning('password reset'), own);
  });
});

describe('the mention of a colleague', () => {
  const grady = entity(GRADY, at('Grady Archie'));
  const alex = entity(ALEX, at('Alex Wilber'));
  const bot = entity(BOT, at('Password Reset'));
  const gradys = { kind: 'reset', who: { text: 'gradya@contoso.com' } };

  it('is that colleague, whatever they are called', () => {
    assert.deepEqual(meaning('<at>Password Reset</at> reset password for <at>Grady Archie</at>', bot, grady), gradys);
    assert.deepEqual(meaning('reset password for <at>Grady Archie</at>, please', grady), gradys);
    assert.deepEqual(meaning("reset <at>Grady Archie</at>'s password", grady), gradys);
  });

  it('is one colleague, even in two parts', () => {
    const text = '<at>Password</at> <at>Reset</at> reset password for <at>Grady</at> <at>Archie</at>';
    const entities = [
      entity(BOT, at('Password')),
      entity(BOT, at('Reset')),
      entity(GRADY, at('Grady')),
      entity(GRADY, at('Archie')),
    ];
    assert.deepEqual(meaning(text, ...entities), gradys);
  });

  it('leads to a question next to another one, or next to "my"', () => {
    const both = meaning('reset password for <at>Grady Archie</at> <at>Alex Wilber</at>', grady, alex);
    assert.deepEqual(both, {
      kind: 'reset',
      doubt: { kind: 'several', named: ['gradya@contoso.com', 'alexw@contoso.com'] },
    });
    const mine = meaning('reset my password, <at>Grady Archie</at> knows', grady);
    assert.deepEqual(mine, {
      kind: 'reset',
      who: { id: megan.id },
      doubt: { kind: 'named', named: ['gradya@contoso.com'] },
    });
  });

  it('stays the written name if the roster does not know them', () => {
    assert.equal(spoken(parts('for <at>Grady Archie</at>', grady)).replaceAll(/ +/g, ' '), 'for Grady Archie');
  });

  it('is that colleague even with an entity and no tag', () => {
    assert.deepEqual(meaning('reset password', entity(GRADY)), gradys);
  });
});
