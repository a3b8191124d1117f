import assert from 'node:assert/strict';
import { isReason, readWhose } from '../../../src/bot/words/answer.ts';
import { type Meaning, understand } from '../../../src/bot/words/understand.ts';
import { locales } from '../../../src/locales/index.ts';
import { megan } from '../../support/samples.ts';
import { asked, notAsked } from './known/sentences-open.ts';
import { dutch } from './known/said-in-dutch.ts';
import { english } from './known/said-in-english.ts';
import { dutch as askedInDutch } from './known/asked-in-dutch.ts';
import { english as askedInEnglish } from './known/asked-in-english.ts';
import { others as notOnesOwn } from './known/not-ones-own.ts';
import { others as somebodyElses } from './known/somebody-elses.ts';
import { others as toldApart } from './known/told-apart.ts';
import { dutch as typedInDutch } from './known/typed-in-dutch.ts';
import { english as typedInEnglish } from './known/typed-in-english.ts';
import { dutch as unseenInDutch } from './unseen/dutch/index.ts';
import { english as unseenInEnglish } from './unseen/english/index.ts';
import { type Sentence, named, others, own } from './known/sentences.ts';

/** A meaning as it is annotated with the sentences. */
function written(meaning: Meaning): string {
  if (meaning.kind === 'signpost') return meaning.topic;
  if (meaning.kind !== 'reset') return meaning.kind;
  const { who, doubt } = meaning;
  const noticed = doubt?.named.join(' ') ?? '';
  if (who === undefined) return `ask ${noticed}`.trim();
  const whose = 'id' in who ? (who.id === megan.id ? 'mine' : 'WRONG ID') : `for ${who.text}`;
  return doubt === undefined ? whose : `${whose}, ${noticed} named`;
}

function apart(...tables: readonly Readonly<Record<string, readonly string[]>>[]): readonly Sentence[] {
  return tables.flatMap((byMeaning) =>
    Object.entries(byMeaning).flatMap(([meaning, texts]) => texts.map((text) => [text, meaning] as const)),
  );
}

function unseen(
  language: string,
  tables: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>,
): Readonly<Record<string, readonly Sentence[]>> {
  return Object.fromEntries(Object.entries(tables).map(([where, table]) => [`${language} ${where}`, apart(table)]));
}

describe('understanding', () => {
  const tables = {
    'one’s own': own,
    addresses: others,
    names: named,
    'what is not sure': asked,
    'all else': notAsked,
    English: english,
    Dutch: dutch,
    'English from a phone': apart(typedInEnglish, askedInEnglish),
    'Dutch from a phone': apart(typedInDutch, askedInDutch),
    'what looks like something else': apart(toldApart),
    'what is another’s': apart(notOnesOwn, somebodyElses),
    ...unseen('English', unseenInEnglish),
    ...unseen('Dutch', unseenInDutch),
  };
  for (const [what, sentences] of Object.entries(tables)) {
    describe(what, () => {
      for (const [text, meaning] of sentences) {
        const shown = text.length > 100 ? `${text.slice(0, 100)}…` : text;
        it(`${JSON.stringify(shown)} is ${meaning}`, () => {
          assert.equal(written(understand(text, megan, locales)), meaning);
        });
      }
    });
  }
});

describe('the answer to "whose?", typed or in the card’s field', () => {
  const answers: readonly (readonly [string, string])[] = [
    ['my own', 'mine'],
    ['me', 'mine'],
    ['van mij', 'mine'],
    ['Mezelf.', 'mine'],
    ['  Alex Wilber ', 'for Alex Wilber'],
    ['"Alex Wilber"', 'for Alex Wilber'],
    ['Conan O’Brien', "for Conan O'Brien"],
    ['Bowen, Megan', 'for Bowen, Megan'],
    ['Robert Downey Jr.', 'for Robert Downey Jr.'],
    ['olga@contoso.com', 'for olga@contoso.com'],
    ['conan.o’brien@contoso.com', "for conan.o'brien@contoso.com"],
    ['Olga Nowak <olga@contoso.com>', 'for olga@contoso.com'],
    ['"Nowak, Olga" <olga@contoso.com>', 'for olga@contoso.com'],
    ['<olga@contoso.com>', 'for olga@contoso.com'],
    ['mailto:olga@contoso.com', 'for olga@contoso.com'],
    ['olga@contoso.com;', 'for olga@contoso.com'],
    ['olga@contoso.com, brien@contoso.com', 'ask olga@contoso.com brien@contoso.com'],
    ['olga@contoso.com or brien@contoso.com', 'ask olga@contoso.com brien@contoso.com'],
    ['"conan.o"brien@contoso.com', 'ask "conan.o"brien@contoso.com'],
    ['not olga@contoso.com', 'ask olga@contoso.com'],
    ['aaaaaaaa-0000-4000-8000-000000000002', 'for aaaaaaaa-0000-4000-8000-000000000002'],
    ['I do not know what it is called any more', 'ask I do not know what it is called any more'],
    ['   ', 'ask'],
    ['?', 'ask'],
    ['x'.repeat(300), `ask ${'x'.repeat(300)}`],
  ];
  for (const [text, meaning] of answers) {
    it(`${JSON.stringify(text)} is ${meaning}`, () => {
      assert.equal(written({ kind: 'reset', ...readWhose(text, megan, locales) }), meaning);
    });
  }
});

describe('the answer to "why?"', () => {
  it('is whatever the person says', () => {
    for (const text of [
      'Forgotten on holiday',
      'I forgot my password',
      'locked out',
      'lost phone',
      '忘记了',
      'He called',
      'It is about Fay Fir',
    ])
      assert.ok(isReason(text, 'reset my password', locales), text);
  });

  it('is not a command, a greeting, a courtesy, a bare wish or the first message again', () => {
    const none = ['', ' ', '💥', '...', 'yes', 'no', 'hello', 'help', 'lockdown stop', 'thanks', 'please', 'annuleren'];
    const wishes = [
      'reset my password',
      'Reset my password!',
      'please reset my password',
      'Can you reset my password?',
    ];
    for (const text of [...none, ...wishes, 'wachtwoord resetten', 'Kun je mijn wachtwoord resetten?'])
      assert.ok(!isReason(text, undefined, locales), text);
    assert.ok(!isReason('I forgot my password.', 'i forgot my password', locales));
    const address = 'reset password for olga@contoso.com';
    assert.ok(!isReason(address, `${address} please`, locales));
    assert.ok(!isReason(`please ${address}`, address, locales));
  });
});
