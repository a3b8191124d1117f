import assert from 'node:assert/strict';
import { isReason, readWhose } from '../../../src/bot/words/answer.ts';
import { type Meaning, understand } from '../../../src/bot/words/understand.ts';
import { locales } from '../../../src/locales/index.ts';
import { megan } from '../../support/samples.ts';
import { asked, notAsked } from './sentences-open.ts';
import { dutch } from './said-in-dutch.ts';
import { english } from './said-in-english.ts';
import { dutch as askedInDutch } from './asked-in-dutch.ts';
import { english as askedInEnglish } from './asked-in-english.ts';
import { dutch as hurriedInDutch } from './unseen/hurried-in-dutch.ts';
import { english as hurriedInEnglish } from './unseen/hurried-in-english.ts';
import { dutch as lateInDutch } from './unseen/late-in-dutch.ts';
import { english as lateInEnglish } from './unseen/late-in-english.ts';
import { dutch as atWorkInDutch } from './unseen/at-work-in-dutch.ts';
import { english as atWorkInEnglish } from './unseen/at-work-in-english.ts';
import { dutch as eveningInDutch } from './unseen/evening-in-dutch.ts';
import { english as eveningInEnglish } from './unseen/evening-in-english.ts';
import { dutch as roadInDutch } from './unseen/road-in-dutch.ts';
import { english as roadInEnglish } from './unseen/road-in-english.ts';
import { dutch as lettersInDutch } from './unseen/letters-in-dutch.ts';
import { english as lettersInEnglish } from './unseen/letters-in-english.ts';
import { dutch as helpDeskInDutch } from './unseen/help-desk-in-dutch.ts';
import { english as helpDeskInEnglish } from './unseen/help-desk-in-english.ts';
import { dutch as onDutyInDutch } from './unseen/on-duty-in-dutch.ts';
import { english as onDutyInEnglish } from './unseen/on-duty-in-english.ts';
import { others as notOnesOwn } from './not-ones-own.ts';
import { dutch as typedInDutch } from './typed-in-dutch.ts';
import { english as typedInEnglish } from './typed-in-english.ts';
import { dutch as unseenInDutch } from './unseen/busy-in-dutch.ts';
import { english as unseenInEnglish } from './unseen/busy-in-english.ts';
import { type Sentence, named, others, own } from './sentences.ts';

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
    'English on a busy day': apart(unseenInEnglish),
    'Dutch on a busy day': apart(unseenInDutch),
    'English before a meeting': apart(lateInEnglish),
    'Dutch before a meeting': apart(lateInDutch),
    'English in a hurry': apart(hurriedInEnglish),
    'Dutch in a hurry': apart(hurriedInDutch),
    'English in the evening': apart(eveningInEnglish),
    'Dutch in the evening': apart(eveningInDutch),
    'English on the road': apart(roadInEnglish),
    'Dutch on the road': apart(roadInDutch),
    'English in letters': apart(lettersInEnglish),
    'Dutch in letters': apart(lettersInDutch),
    'English to a help desk': apart(helpDeskInEnglish),
    'Dutch to a help desk': apart(helpDeskInDutch),
    'English on duty': apart(onDutyInEnglish),
    'Dutch on duty': apart(onDutyInDutch),
    'English at work': apart(atWorkInEnglish),
    'Dutch at work': apart(atWorkInDutch),
    'what is another’s': apart(notOnesOwn),
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
