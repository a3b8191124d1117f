/** What each word means, in all languages at once: people mix them. */
import type { Intent, Locale } from '../../locales/index.ts';
import { TOPICS, type Topic } from '../../locales/reading/topics.ts';
import type { Words } from '../../locales/reading/words.ts';
import type { Word } from './identifiers.ts';
import { type Pattern, patternsOf } from './patterns.ts';
import { type Spelling, spellingOf, withPlurals } from './spelling.ts';

export type Vocabulary = {
  /** Is this word of that kind, in any language? */
  is(word: Word | undefined, ...kinds: readonly (keyof Words)[]): boolean;
  /** Is it something to sign in to, or one word with it: "werkmail"? */
  isThing(word: Word): boolean;
  /** Does it mean anything? */
  knows(word: Word): boolean;
  phrases(intent: Intent): readonly string[];
  /** Is it a word of a greeting? */
  greets(word: Word): boolean;
  patterns(topic: Topic): readonly Pattern[];
  readonly spelling: Spelling;
};

/** "Mail" of "werkmail". */
const SHORTEST_THING = 4;

const made = new WeakMap<readonly Locale[], Vocabulary>();

/** Made once for the same list: it has over a thousand words. */
export function vocabularyOf(locales: readonly Locale[]): Vocabulary {
  const vocabulary = made.get(locales) ?? make(locales);
  made.set(locales, vocabulary);
  return vocabulary;
}

function make(locales: readonly Locale[]): Vocabulary {
  const kinds = new Map<string, Set<keyof Words>>();
  for (const { words } of locales) {
    for (const kind of KINDS) {
      for (const word of kind === 'people' ? withPlurals(words.people) : words[kind])
        kinds.set(word, (kinds.get(word) ?? new Set()).add(kind));
    }
  }
  const patterns = new Map<Topic, readonly Pattern[]>();
  for (const topic of TOPICS)
    patterns.set(
      topic,
      locales.flatMap(({ topics }) => topics[topic].flatMap(patternsOf)),
    );
  const phrases = (intent: Intent): readonly string[] => locales.flatMap((locale) => locale.phrases[intent]);
  const things = [...kinds].flatMap(([word, of]) => (of.has('things') && word.length >= SHORTEST_THING ? [word] : []));
  const greetings = new Set(phrases('greeting').flatMap((phrase) => phrase.split(' ')));
  return {
    isThing: ({ said }) => things.some((thing) => said.endsWith(thing)),
    is: (word, ...wanted) => word?.kind === 'word' && wanted.some((kind) => kinds.get(word.said)?.has(kind) === true),
    knows: (word) => word.kind === 'word' && kinds.has(word.said),
    phrases,
    greets: ({ said }) => greetings.has(said),
    patterns: (topic) => patterns.get(topic) ?? [],
    spelling: spellingOf(locales),
  };
}
const KINDS: readonly (keyof Words)[] = [
  'my',
  'self',
  'firstPerson',
  'yours',
  'errors',
  'traces',
  'labels',
  'refused',
  'salutes',
  'looseMy',
  'compounds',
  'presents',
  'helps',
  'machines',
  'access',
  'amI',
  'users',
  'stuck',
  'loose',
  'turnsTo',
  'theirs',
  'passwords',
  'resets',
  'unlocks',
  'signIns',
  'inNameOf',
  'of',
  'genitive',
  'and',
  'not',
  'roles',
  'people',
  'does',
  'beside',
  'into',
  'nobody',
  'articles',
  'particles',
  'things',
  'courtesy',
  'names',
  'signatures',
  'fillers',
  'clauses',
  'corrections',
  'places',
];
