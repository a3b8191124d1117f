import assert from 'node:assert/strict';
import { type Meaning, understand, whoOf } from '../../src/bot/understand.ts';
import { locales } from '../../src/locales/index.ts';
import { megan } from '../support/samples.ts';

const mine: Meaning = { kind: 'reset', who: { id: megan.id } };
const of = (text: string): Meaning => ({ kind: 'reset', who: { text } });

const table: readonly (readonly [string, Meaning])[] = [
  ['reset my password', mine],
  ['Reset my password!', mine],
  ['I forgot my password', mine],
  ['i’ve forgotten my password', mine],
  ['wachtwoord vergeten', { kind: 'reset' }],
  ['Ik ben mijn wachtwoord vergeten', mine],
  ['reset password', { kind: 'reset' }],
  ['reset password for user1@forthcoffee.com', of('user1@forthcoffee.com')],
  ['Please reset the password for user1@forthcoffee.com.', of('user1@forthcoffee.com')],
  ['reset password for Megan Bowen', of('Megan Bowen')],
  ['reset password for Jan van Dijk', of('Jan van Dijk')],
  ['Wachtwoord resetten van Jan van den Berg.', of('Jan van den Berg')],
  ['for Megan: reset password', { kind: 'reset' }],
  ['I am locked out of my account', mine],
  ['wachtwoord resetten voor jan@contoso.com', of('jan@contoso.com')],
  ['user1@forthcoffee.com', of('user1@forthcoffee.com')],
  ['<user1@forthcoffee.com>', of('user1@forthcoffee.com')],
  ['hello', { kind: 'greeting' }],
  ['hi', { kind: 'greeting' }],
  ['hallo', { kind: 'greeting' }],
  ['help', { kind: 'help' }],
  ['HELP?', { kind: 'help' }],
  ['status', { kind: 'status' }],
  ['cancel', { kind: 'cancel' }],
  ['annuleren', { kind: 'cancel' }],
  ['pending', { kind: 'pending' }],
  ['approvals here', { kind: 'approvalsHere' }],
  ['goedkeuringen hier', { kind: 'approvalsHere' }],
  ['the weather is nice', { kind: 'unknown' }],
  ['', { kind: 'unknown' }],
  ['💥', { kind: 'unknown' }],
];

describe('understanding', () => {
  for (const [text, meaning] of table) {
    it(`"${text}" is ${JSON.stringify(meaning)}`, () => assert.deepEqual(understand(text, megan, locales), meaning));
  }

  it('one’s own is named in every language', () => {
    for (const text of ['my own', 'me', 'van mij', 'mezelf'])
      assert.deepEqual(whoOf(text, megan, locales), { id: megan.id });
  });

  it('anything else is a name or an address to look for', () => {
    assert.deepEqual(whoOf('  Alex Wilber ', megan, locales), { text: 'Alex Wilber' });
  });

  it('a reset phrase with "for me" is one’s own', () => {
    assert.deepEqual(understand('reset password for me', megan, locales), mine);
  });
});
