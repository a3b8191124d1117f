import assert from 'node:assert/strict';
import { isAddress, wordsOf } from '../../../src/bot/words/identifiers.ts';
import { partsOf, spoken } from '../../../src/bot/words/mentions.ts';
import { TYPED_LIMIT, cutTyped, decodedMailto, folded, typedText } from '../../../src/bot/words/typed-text.ts';
import { isReason, readWhose } from '../../../src/bot/words/answer.ts';
import { understand } from '../../../src/bot/words/understand.ts';
import { plainText } from '../../../src/cards/kit/text/plain-text.ts';
import { dnsName, domainAfterAt } from '../../../src/directory/home/dns-name.ts';
import { isConsumerDomain } from '../../../src/requests/rules/consumer-domains.ts';
import { locales } from '../../../src/locales/index.ts';
import { visibleText, withoutInvisible } from '../../../src/text/visible-text.ts';
import { megan } from '../../support/samples.ts';

const LENGTH = 100_000;
/** CPU time of this thread, which a busy machine hardly changes. A quadratic pattern takes ten seconds and more at this length. */
const MOST_MS = 250;
const TRIES = 3;

const units = [
  ...[
    '.',
    '@',
    ' ',
    '\n',
    '\t',
    '\u00a0',
    'a',
    'a@',
    'a@b.',
    '@a',
    "'",
    '"',
    '’',
    '<',
    '>',
    '<a',
    '<a ',
    '<at>',
    '</at>',
    '<b ',
  ],
  ...[
    '<a href="mailto:',
    '[',
    '](',
    '[a](',
    '&',
    '&#',
    '&amp;',
    '&amp;amp',
    '\u0301',
    'e\u0301',
    '👍',
    '👩‍🦰',
    '\u200b',
    '\u3164',
    '\ud800',
    '\u202e',
  ],
  ...[
    '-',
    'a-',
    'for ',
    'of a ',
    "x's ",
    'and ',
    'my ',
    'password ',
    'reset password for ',
    ',',
    ';',
    '0-',
    '%',
    '%2',
    '\\',
    '{{',
    '${',
    '(',
    '*',
    '!?',
  ],
  ...[
    '~~',
    '~~a',
    'mailto:',
    '<s>',
    '</del',
    '<b><i>',
    '[](',
    "a'",
    'a@b.c<mailto:',
    'A ',
    'Ben ',
    'not ',
    'no for Ben ',
    'also ',
  ],
  ...['for Will ', "Ben's password ", 'unlock ', 'reset a@b.cd ', 'Jan van ', '\u0301\u0327', '&#x', 'and Ben and '],
  ...['a.b@c.d ', '<a@b.c>', "o'b@c.de,", '\u0000', '\ufffd', '\u{16FE4}'],
];
const texts = units.flatMap((unit) => {
  const long = unit.repeat(Math.ceil(LENGTH / unit.length));
  return [
    [unit, long],
    [`${unit}, with an end`, `${long}!x`],
    [`${unit}, behind a wish`, `reset password for ${long}`],
  ] as const;
});

const functions: Readonly<Record<string, (text: string) => unknown>> = {
  cutTyped,
  typedText,
  folded,
  decodedMailto,
  wordsOf: (text) => wordsOf(typedText(text)),
  'wordsOf, before the cut, with an address at the end': (text) => wordsOf(`${text}@contoso.com`),
  isAddress,
  understand: (text) => understand(text, megan, locales),
  readWhose: (text) => readWhose(text, megan, locales),
  isReason: (text) => isReason(text, text, locales),
  'partsOf, spoken': (text) =>
    spoken(partsOf({ text, recipient: { id: '28:bot', name: text }, entities: mentionsOf(text) })),
  visibleText,
  withoutInvisible,
  plainText: (text) => plainText(text),
  dnsName,
  domainAfterAt,
  isConsumerDomain,
};

function mentionsOf(text: string): { type: string }[] {
  const mention = { type: 'mention', text, mentioned: { id: '29:x', name: text } };
  return Array.from({ length: 1_000 }, () => mention);
}

/** The shortest of a few tries, in milliseconds of CPU. */
function timeOf(run: () => unknown): number {
  const times = Array.from({ length: TRIES }, () => {
    const start = process.threadCpuUsage();
    run();
    const { user, system } = process.threadCpuUsage(start);
    return (user + system) / 1_000;
  });
  return Math.min(...times);
}

describe('a text of 100,000 characters', () => {
  for (const [name, run] of Object.entries(functions)) {
    it(`is read in no time, whatever is in it: ${name}`, () => {
      for (const [what, text] of texts) {
        const taken = timeOf(() => run(text));
        assert.ok(taken < MOST_MS, `${JSON.stringify(what)} took ${taken} ms`);
      }
    });
  }

  it('is truncated to what a person writes before it is parsed, at a space, and says so', () => {
    for (const [what, text] of texts) assert.ok(cutTyped(text).length <= TYPED_LIMIT + 2, what);
    const words = `${'word '.repeat(TYPED_LIMIT)}brien@contoso.com`;
    assert.match(cutTyped(words), /^(?:word )+\s*\uFFFD$/u);
    assert.equal(cutTyped('x'.repeat(TYPED_LIMIT)), 'x'.repeat(TYPED_LIMIT));
  });

  it('names nobody for certain if it was truncated', () => {
    for (const [what, text] of texts) {
      const meaning = understand(`reset password for olga@contoso.com ${text}`, megan, locales);
      const who = meaning.kind === 'reset' ? meaning.who : undefined;
      assert.ok(who === undefined || 'id' in who, what);
    }
  });
});
