/** Who else is named in a sentence, and whether the person it is about is taken back. Pure. */
import type { Word } from '../identifiers.ts';
import { isCapital, withoutPossessive } from './name-parts.ts';
import type { Vocabulary } from '../vocabulary.ts';

/** Is this word part of what the sentence is about? */
export type IsSubject = (word: Word, at: number) => boolean;

const SENTENCE_ENDS = '.!?\n';
const JOINS = '&+/';
/** "Kind regards,\nBen Okoro": the most words and marks between, and the most that end a message. */
const SIGNED_WITHIN = 3;

/**
 * "… and Ben", "… no, for Ben", "… Ben's", "… for Ben".
 *
 * @returns the first word that may be someone else's name; null if there is none
 */
export function otherNamed(words: readonly Word[], isSubject: IsSubject, vocabulary: Vocabulary): string | null {
  for (const [at, word] of words.entries()) {
    if (isSubject(word, at)) continue;
    const other = namedAt(words, at, isSubject, vocabulary);
    if (other !== undefined) return withoutPossessive(other);
  }
  return null;
}

function namedAt(words: readonly Word[], at: number, isSubject: IsSubject, vocabulary: Vocabulary): Word | undefined {
  const word = words[at];
  if (word === undefined) return undefined;
  const isOther = (one: Word | undefined, index: number): one is Word =>
    one !== undefined && !isSubject(one, index) && mayBeName(one, isShouted(word), vocabulary);
  if (word.kind === 'word' && word.possessive) {
    return isOther(word, at) && !vocabulary.is(word, 'clauses', 'theirs', 'roles') ? word : undefined;
  }
  if (vocabulary.is(word, 'corrections')) {
    const end = words.findIndex((one, index) => index > at && one.kind === 'mark' && SENTENCE_ENDS.includes(one.text));
    const behind = words.slice(0, end < 0 ? words.length : end);
    return behind.find((one, index) => {
      if (index <= at || isSubject(one, index) || isSigned(words, index, vocabulary)) return false;
      const isNew = vocabulary.is(words[index - 1], 'of') && one.kind === 'word' && !isNobody(one, vocabulary);
      return isNew || isOther(one, index);
    });
  }
  if (vocabulary.is(word, 'and') || (word.kind === 'mark' && JOINS.includes(word.text))) {
    const next = words.findIndex(
      (one, index) => index > at && !vocabulary.is(one, 'of', 'articles', 'corrections', 'passwords', 'things'),
    );
    const other = words[next];
    if (isOther(other, next)) return other;
  }
  if (vocabulary.is(word, 'of') && !isName(words[at - 1], vocabulary)) {
    const other = words[at + 1];
    if (isOther(other, at + 1)) return other;
  }
  return undefined;
}

/** "… but I can't get in. Thanks, Ben": who wrote it. */
function isSigned(words: readonly Word[], at: number, vocabulary: Vocabulary): boolean {
  return (
    at >= words.length - SIGNED_WITHIN &&
    words.slice(Math.max(0, at - SIGNED_WITHIN), at).some((word) => vocabulary.is(word, 'signatures'))
  );
}

/** "for the trouble", "for that". */
function isNobody(word: Word, vocabulary: Vocabulary): boolean {
  return vocabulary.is(word, 'articles', 'roles', 'things', 'courtesy', 'signatures', 'self', 'my', 'theirs', 'nobody');
}

/** "Jan van": this "of" is part of a name. */
function isName(word: Word | undefined, vocabulary: Vocabulary): boolean {
  return word?.kind === 'word' && isCapital(word) && !vocabulary.knows(word);
}

/** @param areCapitals the whole sentence is in capitals: they say nothing */
function mayBeName(word: Word, areCapitals: boolean, vocabulary: Vocabulary): boolean {
  if (word.kind !== 'word' || !isCapital(word)) return false;
  if (vocabulary.is(word, 'courtesy', 'signatures', 'things', 'self', 'my', 'resets', 'passwords', 'nobody'))
    return false;
  return !areCapitals || !vocabulary.knows(word);
}

function isShouted({ text }: Word): boolean {
  return text.length > 1 && text === text.toUpperCase();
}

/** "not for …", "don't reset …", "instead of …", "no password …". */
export function isTakenBack(words: readonly Word[], isSubject: IsSubject, vocabulary: Vocabulary): boolean {
  return words.some((word, at) => {
    if (!vocabulary.is(word, 'not') || isSubject(word, at)) return false;
    // "No!"
    if (words[at - 1]?.kind === 'mark' && (words[at + 1]?.kind ?? 'mark') === 'mark') return true;
    const next = words.slice(at + 1).find((one) => !vocabulary.is(one, 'fillers', 'self', 'articles'));
    return vocabulary.is(next, 'of', 'resets', 'passwords');
  });
}

/** "not my …", "not for me", "don't reset my …". */
export function isOwnTakenBack(words: readonly Word[], vocabulary: Vocabulary): boolean {
  return words.some((word, at) => {
    if (!vocabulary.is(word, 'not')) return false;
    const next = words.findIndex(
      (one, index) =>
        index > at && (vocabulary.is(one, 'my', 'places') || !vocabulary.is(one, 'fillers', 'of', 'resets')),
    );
    if (vocabulary.is(words[next], 'my')) return true;
    return words
      .slice(at, next + 1)
      .some((one, index, all) => vocabulary.is(one, 'self') && vocabulary.is(all[index - 1], 'of'));
  });
}
