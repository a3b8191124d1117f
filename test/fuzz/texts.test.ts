/** Random sentences, and what is no sentence, for what reads them: `src/bot/words`. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { partsOf, spoken } from '../../src/bot/words/mentions.ts';
import { isReason, readWhose } from '../../src/bot/words/answer.ts';
import { understand } from '../../src/bot/words/understand.ts';
import { locales } from '../../src/locales/index.ts';
import type { Who } from '../../src/requests/model/request.ts';
import { megan } from '../support/samples.ts';
import { again, casesOf, countOf } from './support/run.ts';
import { ADDRESSES, NAMES, anything, forTwo, sentence } from './support/sentences.ts';

const LENGTH = 100_000;
/** CPU time, which a busy machine hardly changes; a quadratic pattern takes ten seconds and more at this length. */
const MOST_MS = 250;
const TRIES = 3;
const ONE_LONG_IN = 500;

/** What stands before the @ decides, whatever its case; a name may be written with a comma in it. */
const bare = (text: string): string =>
  ` ${text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}@.'_#-]+/gu, ' ')
    .trim()} `;
const own = new Set(locales.flatMap(({ words }) => [...words.my, ...words.self]));

/** "Ben" is also Dutch for "am". */
const SOMEBODY = [...NAMES.filter((name) => name !== 'Ben'), ...ADDRESSES];

type Read = { readonly who?: Who; readonly doubt?: unknown };

/** Whom it takes a sentence to mean is in the sentence, as a whole, or speaks in it; where two accounts stand, it asks. */
function namesNobodyElse(said: string, { who, doubt }: Read): void {
  const shown = `${JSON.stringify(said)} is ${JSON.stringify(who)}`;
  if (who === undefined) return;
  if ('id' in who) {
    assert.equal(who.id, megan.id, shown);
    const speaksOfSelf = bare(said)
      .split(/[ .]/)
      .some((word) => own.has(word.replace(/^'(?!k)|'$/g, '')));
    assert.ok(speaksOfSelf || !SOMEBODY.some((name) => said.includes(name)), shown);
    return;
  }
  const accounts = ADDRESSES.filter((address) => said.toLowerCase().includes(address.toLowerCase()));
  assert.ok(accounts.length < 2 || doubt !== undefined, shown);
  const isAccount = accounts.some((address) => address.toLowerCase() === who.text.toLowerCase());
  assert.ok(isAccount || (!who.text.includes('@') && bare(said).includes(bare(who.text).trim())), shown);
}

describe(`random texts (${again('texts')})`, function () {
  const count = countOf('texts');
  this.timeout(60_000 + count * 20);

  it('of known words name the writer, someone who is in them, or nobody', () => {
    fc.assert(
      fc.property(sentence, (said) => {
        const meaning = understand(said, megan, locales);
        namesNobodyElse(said, meaning.kind === 'reset' ? meaning : {});
      }),
      casesOf(Math.ceil(count / 4)),
    );
  });

  it('that name two accounts lead to a question', () => {
    fc.assert(
      fc.property(forTwo, (said) => {
        const meaning = understand(said, megan, locales);
        const { who, doubt } = meaning.kind === 'reset' ? meaning : {};
        assert.ok(who === undefined || ('id' in who && doubt !== undefined), `${said} is ${JSON.stringify(meaning)}`);
      }),
      casesOf(Math.ceil(count / 4)),
    );
  });

  it('of any kind are read without an error, the same each time, and never as another person’s id', () => {
    fc.assert(
      fc.property(anything, anything, (said, before) => {
        const meaning = understand(said, megan, locales);
        assert.deepEqual(understand(said, megan, locales), meaning);
        for (const { who } of [meaning.kind === 'reset' ? meaning : {}, readWhose(said, megan, locales)] as Read[])
          assert.ok(who === undefined || !('id' in who) || who.id === megan.id);
        isReason(said, before, locales);
        const mention = { type: 'mention', text: before, mentioned: { id: '28:bot', name: before } };
        spoken(partsOf({ text: said, recipient: { id: '28:bot', name: before }, entities: [mention] }));
      }),
      casesOf(Math.floor(count / 2)),
    );
  });

  it(`repeated to ${LENGTH} characters are read in no time`, () => {
    const readers: Readonly<Record<string, (text: string) => unknown>> = {
      understand: (text) => understand(text, megan, locales),
      readWhose: (text) => readWhose(text, megan, locales),
      isReason: (text) => isReason(text, text, locales),
    };
    fc.assert(
      fc.property(
        fc.oneof(
          sentence,
          anything.filter((text) => text !== ''),
        ),
        (unit) => {
          const text = unit.repeat(Math.ceil(LENGTH / unit.length));
          for (const [name, read] of Object.entries(readers)) {
            const taken = timeOf(() => read(text));
            assert.ok(taken < MOST_MS, `${name} took ${taken} ms`);
          }
        },
      ),
      casesOf(Math.ceil(count / ONE_LONG_IN)),
    );
  });
});

/** The shortest of a few tries, in milliseconds of this thread's CPU. */
function timeOf(run: () => unknown): number {
  let least = Infinity;
  for (let tries = 0; tries < TRIES && least >= MOST_MS; tries += 1) {
    const start = process.threadCpuUsage();
    run();
    const { user, system } = process.threadCpuUsage(start);
    least = Math.min(least, (user + system) / 1_000);
  }
  return least;
}
