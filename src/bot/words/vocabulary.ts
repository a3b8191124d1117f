/** What each word means, in all languages at once: people mix them. */
import type { Intent, Locale } from '../../locales/index.ts';
import type { Words } from '../../locales/words.ts';
import type { Word } from './identifiers.ts';

export type Vocabulary = {
  /** Is this word of that kind, in any language? */
  is(word: Word | undefined, ...kinds: readonly (keyof Words)[]): boolean;
  /** Does it mean anything? */
  knows(word: Word): boolean;
  phrases(intent: Intent): readonly string[];
};

export function vocabularyOf(locales: readonly Locale[]): Vocabulary {
  const kinds = new Map<string, Set<keyof Words>>();
  for (const { words } of locales) {
    for (const kind of KINDS) {
      for (const word of words[kind]) kinds.set(word, (kinds.get(word) ?? new Set()).add(kind));
    }
  }
  return {
    is: (word, ...wanted) => word?.kind === 'word' && wanted.some((kind) => kinds.get(word.said)?.has(kind) === true),
    knows: (word) => word.kind === 'word' && kinds.has(word.said),
    phrases: (intent) => locales.flatMap(({ phrases }) => phrases[intent]),
  };
}

const KINDS: readonly (keyof Words)[] = [
  'my',
  'self',
  'theirs',
  'passwords',
  'resets',
  'unlocks',
  'of',
  'genitive',
  'and',
  'not',
  'roles',
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
