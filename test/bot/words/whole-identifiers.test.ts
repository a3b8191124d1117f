import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readWhose } from '../../../src/bot/words/answer.ts';
import { understand } from '../../../src/bot/words/understand.ts';
import { locales } from '../../../src/locales/index.ts';
import type { Who } from '../../../src/requests/model/request.ts';
import { megan } from '../../support/samples.ts';

const RUNS = { numRuns: 4_000 };
/** Entra: "Password policies and account restrictions"; and more that mail addresses may have (RFC 5322, 3.2.3). */
const LETTERS = Array.from("abcdefghijklmnopqrstuvwxyzABCXYZ0123456789'''...-_!#^~+&=é");
const atom = fc.array(fc.constantFrom(...LETTERS), { minLength: 1, maxLength: 12 }).map((letters) => letters.join(''));
const local = atom.filter((text) => !/^\.|\.$|\.\./.test(text) && /[a-z0-9]$/i.test(text) && !/'s$/i.test(text));
const domain = fc.constantFrom('contoso.com', 'sales.contoso.co.uk', 'contoso.onmicrosoft.com', 'bücher.example');
const signInName = fc
  .tuple(local, domain, fc.constantFrom('', '_x.com#EXT#'))
  .map(([name, at, guest]) => `${name}${guest}@${at}`);

const before = fc.constantFrom(
  ...['reset password for ', 'Please reset the password of ', 'wachtwoord resetten van ', 'password reset\n', ''],
  ...['reset password, mail ', 'I am locked out, ask ', 'reset password for Olga and ', 'do not reset password for '],
);
const behind = fc.constantFrom(
  '',
  '.',
  ', please',
  ' asap!',
  "'s password",
  ' and olga@contoso.com',
  '. Thanks',
  '\nbye',
  ' (urgent)',
);
const wrapped = fc.constantFrom<readonly [string, string]>(
  ...([
    ['', ''],
    ['<', '>'],
    ['(', ')'],
    ['"', '"'],
    ['“', '”'],
    ['mailto:', ''],
    ['', ';'],
    ['*', '*'],
    ['`', '`'],
  ] as const),
);
/** Anything that can be next to an address, whether it belongs to it or not. */
const glue = fc.oneof(
  fc.constantFrom(
    ...Array.from('\'’.,;:!?/\\|()[]{}<>"@#+-_=&~^*`%$'),
    ...['\u200b', '&nbsp;', '&foo;', '👍', '\ud800', '…', '。', 'é'],
  ),
  fc.string({ unit: 'binary', maxLength: 3 }),
);

const nameOf = (who: Who | undefined): string | undefined =>
  who !== undefined && 'text' in who ? who.text : undefined;

/** What the words may be taken for: this account, or none. All kinds of apostrophes count as one. */
function isItOrNone(who: Who | undefined, account: string, said: string): void {
  const named = nameOf(who);
  assert.ok(
    named === undefined || named.normalize('NFC') === account.normalize('NFC'),
    `${JSON.stringify(said)} is ${named}`,
  );
}

describe('an identifier among words', () => {
  it('is exactly that one, or leads to a question, whatever is around it', () => {
    fc.assert(
      fc.property(signInName, before, behind, wrapped, (account, start, end, [open, close]) => {
        const said = `${start}${open}${account}${close}${end}`;
        const meaning = understand(said, megan, locales);
        if (meaning.kind === 'reset') isItOrNone(meaning.who, account, said);
        isItOrNone(readWhose(`${open}${account}${close}`, megan, locales).who, account, said);
      }),
      RUNS,
    );
  });

  it('is recognised in a plain sentence', () => {
    fc.assert(
      fc.property(signInName, wrapped, (account, [open, close]) => {
        const meaning = understand(`reset password for ${open}${account}${close}`, megan, locales);
        assert.deepEqual(meaning, { kind: 'reset', who: { text: account.normalize('NFC') } });
      }),
      RUNS,
    );
  });

  it('is never taken from a part of what was written', () => {
    fc.assert(
      fc.property(signInName, glue, glue, signInName, (account, left, right, other) => {
        for (const word of [
          `${left}${account}`,
          `${account}${right}`,
          `${left}${account}${right}`,
          `${account}${left}${other}`,
        ]) {
          const meaning = understand(`reset password for ${word}`, megan, locales);
          for (const who of [meaning.kind === 'reset' ? meaning.who : undefined, readWhose(word, megan, locales).who]) {
            const named = nameOf(who)?.normalize('NFC');
            const isWhole = named === undefined || !named.includes('@') || named.includes(account.normalize('NFC'));
            // Quoted text may begin with the quote itself: nobody could tell.
            const isQuoted = /^['_*~`]/u.test(account) && /['’_*~`]/u.test(right);
            assert.ok(isWhole || isQuoted || /\p{M}/u.test(word), `${JSON.stringify(word)} is ${named}`);
          }
        }
      }),
      RUNS,
    );
  });

  it('is not the beginning or the end of a longer one, wherever it could be split', () => {
    const whole = "conan.o'brien+x@sales.contoso.co.uk";
    for (let at = 1; at < whole.length; at += 1) {
      for (const gap of [
        "'",
        '"',
        '\u200b',
        '&',
        '&amp;',
        '&x;',
        '/',
        '\\',
        '(',
        ',',
        ':',
        ';',
        '<',
        '>',
        '\ufffd',
        '👍',
        '。',
      ]) {
        const word = `${whole.slice(0, at)}${gap}${whole.slice(at)}`;
        const meaning = understand(`reset password for ${word}`, megan, locales);
        const named = meaning.kind === 'reset' ? nameOf(meaning.who) : undefined;
        assert.ok(named === undefined || named.length >= whole.length, `${word} is ${named}`);
      }
    }
  });
});

describe('a name among words', () => {
  const first = fc.constantFrom(
    'Megan',
    'Zoë',
    'Jan',
    "O'Neil",
    'Jean-Luc',
    'Will',
    'Mai',
    'Łukasz',
    'José',
    'An',
    'Can',
    'Mark',
  );
  const middle = fc.constantFrom(
    '',
    'van ',
    'van der ',
    'de ',
    'te ',
    "in 't ",
    'op den ',
    'M. ',
    'and ',
    'of ',
    'al-',
  );
  const last = fc.constantFrom(
    'Bowen',
    "O'Brien",
    'Can',
    'Will',
    'Is',
    'Berg',
    'Smith-Jones',
    'Kan',
    'So',
    'Word',
    'Man',
    'Jr.',
  );
  const name = fc.tuple(first, middle, last).map((parts) => `${parts[0]} ${parts[1]}${parts[2]}`);
  const around = fc.constantFrom(
    ...([
      'reset password for %',
      'Reset password for % please',
      'wachtwoord resetten van %',
      'reset the password of %, asap',
    ] as const),
    ...([
      "please reset %'s password",
      'Kun je het wachtwoord van % resetten?',
      'reset password for %. Thanks!',
    ] as const),
    ...(['reset password for % because it expired', 'I forgot the password of %'] as const),
  );

  it('is all of it, or leads to a question', () => {
    fc.assert(
      fc.property(name, around, (called, sentence) => {
        const meaning = understand(sentence.replace('%', called), megan, locales);
        const named = meaning.kind === 'reset' ? nameOf(meaning.who) : undefined;
        const whole = [called, called.replace(/\.$/, '')];
        assert.ok(named === undefined || whole.includes(named), `${sentence.replace('%', called)} is ${named}`);
      }),
      RUNS,
    );
  });
});
