/** Sentences of the words that the bot knows, in both languages at once, with names and addresses among them. */
import fc from 'fast-check';
import { locales } from '../../../src/locales/index.ts';

export const ADDRESSES = [
  ...[
    'alexw@contoso.com',
    "conan.o'brien@sales.contoso.co.uk",
    'jan.devries@contoso.nl',
    'olga_x.com#EXT#@contoso.com',
  ],
  'aaaaaaaa-0000-4000-8000-000000000002',
];
export const NAMES = [
  'Olga',
  'Olga Nowak',
  'Alex Wilber',
  'Jan de Vries',
  'Jan van den Berg',
  'Ben',
  'Will Smith',
  'Nowak, Olga',
];
const ODD = [
  ...[
    '👍',
    '👩\u200d🦰',
    '\u200b',
    '\ud800',
    '\u202e',
    '\0',
    '\u0301',
    '<b>',
    '</at>',
    '&amp;',
    '&#x',
    '@',
    '@Olga',
    '~~x~~',
  ],
  ...['[a](mailto:b@c.de)', '<mailto:x@y.zz>', '${x}', '%2', '12-34', "'", '...', '?!', 'x@', '@y.zz', 'ｒｅｓｅｔ'],
];
const words = locales.flatMap((locale) => Object.values(locale.words).flat());
const phrases = locales.flatMap((locale) => Object.values(locale.phrases).flat());

const piece = fc.oneof(
  { arbitrary: fc.constantFrom(...words), weight: 6 },
  { arbitrary: fc.constantFrom(...phrases), weight: 3 },
  { arbitrary: fc.constantFrom(...NAMES), weight: 2 },
  { arbitrary: fc.constantFrom(...ADDRESSES), weight: 2 },
  fc.constantFrom(...NAMES, ...ADDRESSES).map((name) => `${name}'s`),
  fc.constantFrom(...words).map((word) => word.toUpperCase()),
);
const gap = fc.oneof(
  { arbitrary: fc.constant(' '), weight: 8 },
  fc.constantFrom(
    ...[', ', '. ', '; ', '\n', ' - ', ' (', ') ', '! ', '? ', ' "', '" ', ': ', ' / ', ' & ', '\u00a0', '  '],
  ),
);

/** A sentence of whole words: what stands in it is not glued to anything. */
export const sentence: fc.Arbitrary<string> = fc
  .array(fc.tuple(piece, gap), { minLength: 1, maxLength: 25 })
  .map((parts) => parts.flat().join(''));

/** Anything that can be typed. */
export const anything: fc.Arbitrary<string> = fc.oneof(
  fc
    .array(fc.oneof(piece, gap, fc.constantFrom(...ODD)), { minLength: 1, maxLength: 30 })
    .map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.string({ unit: 'grapheme', maxLength: 200 }),
);

/** Two people who share no part of a name, as a name or an address. */
const ACCOUNTS = ['Olga Nowak', 'Will Smith', 'Ben Okoro', 'Jan van den Berg', 'alexw@contoso.com', 'm.bos@contoso.nl'];
const WISHES = [
  ...['reset the password of', 'please reset password for', 'I need a new password for', 'unlock the account of'],
  ...[
    'wachtwoord resetten van',
    'wachtwoord vergeten van',
    'reset het wachtwoord van',
    'kun je het wachtwoord resetten van',
  ],
];
const JOINS = [
  ...[' and ', ' or ', ' & ', ' / ', ', ', ' and also ', ' plus ', '; ', ' – ', '. I mean ', ', sorry, ', '. No, '],
  ...[' en ', ' of ', ' en ook ', '. Ik bedoel ', '. Nee, ', '. Eigenlijk voor ', '. Actually for ', '. And for '],
];
const ENDS = ['', '.', '!', ' please', ' alsjeblieft', ', thanks', ' asap'];

/** A sentence that asks for two accounts, or takes one back. */
export const forTwo: fc.Arbitrary<string> = fc
  .tuple(fc.constantFrom(...WISHES), fc.shuffledSubarray(ACCOUNTS, { minLength: 2, maxLength: 2 }))
  .chain(([wish, accounts]) =>
    fc
      .tuple(fc.constantFrom(...JOINS), fc.constantFrom(...ENDS))
      .map(([join, end]) => `${wish} ${accounts.join(join)}${end}`),
  );
