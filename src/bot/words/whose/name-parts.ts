/** Which words make up a name, and which "for" introduces one. Pure. */
import type { Word } from '../identifiers.ts';
import type { Vocabulary } from '../vocabulary.ts';

export function isCapital({ text }: Word): boolean {
  return /^\p{Lu}/u.test(text);
}

export function withoutPossessive({ text }: Word): string {
  return text.replace(/'s$/iu, '');
}

/** "ben", "will smith" is a name in lower case; "will you" is not. */
export function mayBeCalled(word: Word | undefined, next: Word | undefined, vocabulary: Vocabulary): boolean {
  if (word === undefined || isCapital(word) || !vocabulary.is(word, 'names')) return false;
  if (vocabulary.is(word, 'courtesy', 'signatures')) return false;
  return next?.kind !== 'word' || !vocabulary.knows(next);
}

/**
 * "Will Smith", "Nico Never": a word with another meaning may be part of a name if it has a capital, and a name continues or ends
 * next to it.
 */
export function isNamePart(words: readonly Word[], at: number, length: number, vocabulary: Vocabulary): boolean {
  const [word, next] = [words[at], words[at + 1]];
  if (word?.kind !== 'word' || !isCapital(word)) return false;
  if (vocabulary.is(word, 'self', 'my', 'theirs', 'roles', 'passwords', 'signatures')) return false;
  const isBesideName = next?.kind === 'word' && isCapital(next) && !vocabulary.is(next, 'roles', 'courtesy', 'things');
  // "Nguyễn Văn A".
  if (length > 0 && next?.kind !== 'word' && vocabulary.is(word, 'articles')) return true;
  if (vocabulary.is(word, 'and', 'courtesy', 'articles', 'things', 'resets', 'places')) {
    return isBesideName && (length === 0 || !vocabulary.is(word, 'and'));
  }
  if (next?.kind !== 'word' || word.possessive || isCapital(next)) return true;
  if (vocabulary.is(next, 'resets')) return !vocabulary.is(next, 'clauses');
  return vocabulary.is(next, 'particles', 'of', 'courtesy', 'signatures', 'and');
}

/**
 * Does this "for" or "of" say whose password it is? In "the manager of …", "on behalf of …" and "the assistant for …" it says whose
 * someone or something else is.
 */
export function governs(words: readonly Word[], at: number, vocabulary: Vocabulary): boolean {
  const before = words[at - 1];
  if (before?.kind !== 'word') return true;
  if (vocabulary.is(words[at], 'genitive')) {
    return vocabulary.is(before, 'passwords', 'resets', 'things', 'courtesy', 'signatures');
  }
  return !vocabulary.is(before, 'roles') || vocabulary.is(before, 'things', 'fillers', 'clauses');
}

/** "Locked out of Outlook", "none of them"; "of neem contact op" is Dutch for "or". */
export function leadsInto(words: readonly Word[], at: number, vocabulary: Vocabulary): boolean {
  if (vocabulary.is(words[at], 'and') && vocabulary.is(words[at + 1], 'nobody', 'turnsTo')) return true;
  return vocabulary.is(words[at], 'genitive') && vocabulary.is(words[at - 1], 'into', 'nobody');
}

/** "Password reset, presentation for the board": what stands behind a comma has a "for" of its own. */
export function isOfAnother(words: readonly Word[], anchor: number, at: number, vocabulary: Vocabulary): boolean {
  const [before, next] = [words[at - 1], words[at + 1]];
  const isAfterComma = words.slice(anchor, at).some(({ text }) => text === ',');
  const isThings =
    before?.kind === 'word' &&
    !vocabulary.is(before, 'passwords', 'resets', 'courtesy', 'fillers', 'things', 'clauses', 'self');
  return isAfterComma && isThings && next !== undefined && !isCapital(next);
}

/** What someone signs in to is nobody's name, unless it goes on. */
export function endsThing(next: Word | undefined, vocabulary: Vocabulary): boolean {
  if (next === undefined || next.kind === 'mark' || next.kind === 'identifier') return true;
  return vocabulary.is(next, 'courtesy', 'clauses', 'things', 'and', 'of', 'self', 'places', 'resets', 'passwords');
}

/** "Of your organization", "for the meeting", "voor de middag": nobody, where nothing follows that could be. */
export function isTime(word: Word, next: Word | undefined, after: Word | undefined, vocabulary: Vocabulary): boolean {
  if (!vocabulary.is(next, 'nobody') || vocabulary.is(next, 'people', 'roles')) return false;
  return vocabulary.is(word, 'yours') || (vocabulary.is(word, 'articles') && after?.kind !== 'word');
}

/** "Olga even resetten", "mieke is verlopen": this word is none of the name. */
export function endsBeforeReset(word: Word, next: Word | undefined, vocabulary: Vocabulary): boolean {
  return (
    vocabulary.is(next, 'resets') && vocabulary.is(word, 'nobody', 'fillers', 'does') && !vocabulary.is(word, 'names')
  );
}

/** "… en die van mij blijft niet hangen". */
export function isOwnOne(words: readonly Word[], of: number, vocabulary: Vocabulary): boolean {
  const [before, whose, next] = [words[of - 1], words[of + 1], words[of + 2]];
  const isOne = vocabulary.is(before, 'loose') && vocabulary.is(before, 'clauses');
  // "Van mij en Ben", "van mijn vrouw", "van mij, Ben": not the writer's alone.
  const isAlone =
    next === undefined || (next.kind === 'word' && !isCapital(next) && !vocabulary.is(next, 'and', 'people', 'roles'));
  return isOne && isAlone && vocabulary.is(whose, 'self');
}
