/** Where a name begins and ends in a sentence. Pure. */
import type { Word } from '../identifiers.ts';
import { isCapital, mayBeCalled } from './name-parts.ts';
import type { Vocabulary } from '../vocabulary.ts';

/** Anything longer is a sentence. */
export const MOST_WORDS = 6;
export const SENTENCE_ENDS = '.!?\n:;';

/** "Van Youssef werkt niet meer": this word ends a single name, and none follows; "will" and "can" may be of it. */
export function endsWithName(words: readonly Word[], at: number, vocabulary: Vocabulary): boolean {
  if (!vocabulary.is(words[at], 'clauses') || vocabulary.is(words[at], 'names', 'fillers')) return false;
  const behind = words.slice(at + 1);
  const end = behind.findIndex(({ text }) => SENTENCE_ENDS.includes(text));
  return !behind.slice(0, end < 0 ? behind.length : end).some((word) => word.kind === 'word' && isCapital(word));
}

/** "Bram en Lotte" of "van Bram en Lotte resetten?": what is asked about is shown without what is to be done. */
export function lastOfName(words: readonly Word[], start: number, vocabulary: Vocabulary): number {
  const bracket = words.findIndex(({ text }, at) => at > start + 1 && text === '(');
  const shown = words.slice(0, Math.min(start + 1 + MOST_WORDS, bracket < 0 ? Infinity : bracket));
  const last = shown.findLastIndex(
    (word, at) =>
      at > start &&
      word.kind !== 'mark' &&
      (isCapital(word) || !vocabulary.is(word, 'resets', 'courtesy', 'signatures')),
  );
  return last < 0 ? shown.length - 1 : last;
}

/** "Joost van den Berg": no word that leads to a name, but in one. */
export function isInName(words: readonly Word[], at: number, vocabulary: Vocabulary): boolean {
  const [word, before] = [words[at], words[at - 1]];
  const isWithin = word !== undefined && !isCapital(word) && vocabulary.is(word, 'genitive');
  return isWithin && before?.kind === 'word' && isCapital(before) && !vocabulary.spelling.knows(before);
}

/** "el" of "Fatima el Idrissi", "Van" of "Marie Van den Broeck"; not "van", behind which it may stand where she works. */
export function isNameParticle(word: Word | undefined, vocabulary: Vocabulary): boolean {
  if (word?.kind !== 'word' || vocabulary.is(word, 'and')) return false;
  return vocabulary.is(word, 'particles') || (isCapital(word) && vocabulary.is(word, 'genitive'));
}

/** "Megan van", "Jan in 't": does a name stand before this word, with nothing but particles between? */
export function followsName(words: readonly Word[], at: number, vocabulary: Vocabulary): boolean {
  let start = at - 1;
  while (start > 0 && isParticle(words[start], vocabulary)) start -= 1;
  const word = words[start];
  return word?.kind === 'word' && isCapital(word) && !vocabulary.is(word, 'resets', 'self', 'courtesy');
}

function isParticle(word: Word | undefined, vocabulary: Vocabulary): boolean {
  return word?.kind === 'word' && !isCapital(word) && vocabulary.is(word, 'articles', 'places', 'of');
}

/** After a comma: does something else than more of the name begin? */
export function endsName(word: Word, next: Word | undefined, vocabulary: Vocabulary): boolean {
  if (mayBeCalled(word, next, vocabulary)) return false;
  if (isCapital(word)) return vocabulary.is(word, 'courtesy', 'signatures', 'self', 'my');
  return vocabulary.is(word, 'courtesy', 'signatures', 'clauses', 'self', 'my');
}

/** After "and": is more said, and nobody else named? */
export function saysMore(word: Word, vocabulary: Vocabulary): boolean {
  return vocabulary.is(word, 'courtesy', 'clauses', 'self', 'signatures') && !isCapital(word);
}
