/** Where a sentence asks for a new password. Pure. */
import type { Word } from './identifiers.ts';
import { withoutPossessive } from './whose/name-parts.ts';
import { endOfMatch, tokensOf } from './patterns.ts';
import { isOf } from './whose/sure.ts';
import type { Vocabulary } from './vocabulary.ts';

/** The most words between a password and what is to be done to it. */
const REACH = 8;
/** Where the wish for a new password is: `anchor` is the place of the word "password", or the end of the phrase. */
export type Wish = { readonly anchor: number; readonly hasNoun: boolean };

/** @returns null if there is none */
export function wishIn(words: readonly Word[], vocabulary: Vocabulary): Wish | null {
  const noun = words.findIndex((word) => vocabulary.is(word, 'passwords'));
  const hasNoun = noun >= 0;
  const phrases = vocabulary.phrases('wish');
  const ends = phrases.map((phrase) => endOf(words, phrase.split(' '))).filter((end) => end >= 0);
  const symptom = symptomIn(words, 'symptom', vocabulary);
  if (ends.length > 0) return { anchor: hasNoun ? noun : Math.min(...ends), hasNoun };
  if (symptom !== null) return symptom;
  if (words.some((word, at) => vocabulary.is(word, 'passwords') && isDoneSomething(words, at, vocabulary)))
    return { anchor: noun, hasNoun };
  // Sentences without a space between them: the wish counts, but no name is read from them.
  const run = ` ${words.map(({ said }) => said.replaceAll('.', ' ')).join(' ')} `;
  return phrases.some((phrase) => run.includes(` ${phrase} `)) ? { anchor: words.length, hasNoun } : null;
}

/** What is wrong, as people write it. @returns null if there is none */
export function symptomIn(words: readonly Word[], topic: 'symptom' | 'noSignIn', vocabulary: Vocabulary): Wish | null {
  const tokens = tokensOf(words);
  const ends = vocabulary.patterns(topic).map((pattern) => endOfMatch(tokens, pattern));
  const end = Math.min(...ends.filter((at) => at >= 0));
  if (end === Infinity) return null;
  const noun = words.findIndex((word) => vocabulary.is(word, 'passwords'));
  return { anchor: noun >= 0 ? noun : end, hasNoun: noun >= 0 };
}

/**
 * "unlock megan@contoso.com", "password for megan@contoso.com": one account, a password or what is to be done to the account, and
 * nothing else.
 */
export function plainWishIn(words: readonly Word[], vocabulary: Vocabulary): Wish | null {
  const [only, ...more] = words.filter(({ kind }) => kind === 'identifier' || kind === 'unclear');
  if (only?.kind !== 'identifier' || more.length > 0) return null;
  const noun = words.findIndex((word) => vocabulary.is(word, 'passwords'));
  const anchor = noun < 0 ? words.findIndex((word) => vocabulary.is(word, 'unlocks')) : noun;
  if (anchor < 0) return null;
  const isPlain = words.every(
    (word, at) =>
      word.kind !== 'word' ||
      isOf(withoutPossessive(word).toLowerCase(), only) ||
      word.said === 'account' ||
      (vocabulary.is(word, 'passwords', 'unlocks', 'of', 'courtesy', 'articles', 'fillers') &&
        !vocabulary.is(word, 'places', 'not', 'my') &&
        (!vocabulary.is(word, 'names') || vocabulary.is(words[at + 1], 'fillers'))),
  );
  return isPlain ? { anchor, hasNoun: noun >= 0 } : null;
}

/** Is something to be done to this password, in the same sentence? */
function isDoneSomething(words: readonly Word[], noun: number, vocabulary: Vocabulary): boolean {
  return words.some((word, at) => {
    if (!vocabulary.is(word, 'resets') || Math.abs(at - noun) > REACH) return false;
    return !words.slice(Math.min(at, noun), Math.max(at, noun)).some((between) => '.!?\n'.includes(between.text));
  });
}

/** @returns where these words end, in sequence but for punctuation; -1 if they don't occur */
function endOf(words: readonly Word[], phrase: readonly string[]): number {
  const spoken = words.flatMap((word, at) => (word.kind === 'mark' ? [] : [{ said: word.said, at }]));
  const start = spoken.findIndex((_, from) => phrase.every((said, offset) => spoken[from + offset]?.said === said));
  return start < 0 ? -1 : (spoken[start + phrase.length - 1]?.at ?? -1);
}
