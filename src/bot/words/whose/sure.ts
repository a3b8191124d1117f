/** Does a sentence with one identifier name it as the account whose password is meant? Pure. */
import type { Word } from '../identifiers.ts';
import { governs, isCapital, mayBeCalled, withoutPossessive } from './name-parts.ts';
import type { NamedPerson } from './named-person.ts';
import { isTakenBack, otherNamed } from './others-named.ts';
import type { Words } from '../../../locales/reading/words.ts';
import type { Vocabulary } from '../vocabulary.ts';

/** How many words of a name may stand between "for" and the address. */
const MOST_NAME_WORDS = 6;
/** "van", "der", "al": in a name with capitals, no longer word is in lower case. */
const LONGEST_PARTICLE = 3;
/** Shorter ones are initials. */
const SHORTEST_NAME = 3;
/** "berg" of jvdberg@. */
const SHORTEST_SURNAME = 4;
/** What is behind any other mark may belong to the address. */
const ENDS_SENTENCE = '.!?\n';
const MAY_STAND_BETWEEN = ',:"\'(<-–—\n|';

/**
 * "for megan@contoso.com", "password of Megan Bowen <meganb@contoso.com>", "megan@contoso.com's password": nobody else is named,
 * and it is not taken back. "Mail megan@contoso.com" doesn't count.
 */
export function isNamedSurely(words: readonly Word[], named: NamedPerson, vocabulary: Vocabulary): boolean {
  const at = words.findIndex(({ kind }) => kind === 'identifier');
  const identifier = words[at];
  if (identifier === undefined) return false;
  const before = nameBefore(words, at, vocabulary);
  const from = before === null ? at : before.from;
  const owns = words.some(
    (word, index) => word.kind === 'identifier' && (word.possessive || vocabulary.is(words[index + 1], 'passwords')),
  );
  const governed = before !== null && fits(before.name, identifier);
  const isSubject = (word: Word, index: number): boolean =>
    (index >= from && index <= at) || isOf(withoutPossessive(word).toLowerCase(), identifier);
  return (
    (governed || owns) &&
    !namesAnother(named, identifier) &&
    !goesOn(words, identifier, vocabulary) &&
    !isTakenBack(words, isSubject, vocabulary) &&
    otherNamed(words, isSubject, vocabulary) === null
  );
}

/** The name between the identifier and the "for" before it, or the password itself; null if neither is there. */
function nameBefore(
  words: readonly Word[],
  at: number,
  vocabulary: Vocabulary,
): { readonly name: readonly Word[]; readonly from: number } | null {
  const name: Word[] = [];
  let isOnOneLine = true;
  for (let index = at - 1; index >= 0 && name.length <= MOST_NAME_WORDS; index -= 1) {
    const word = words[index];
    if (word === undefined) return null;
    if (word.kind === 'mark') {
      if (!MAY_STAND_BETWEEN.includes(word.text)) return null;
      isOnOneLine &&= word.text !== '\n';
    } else if (vocabulary.is(word, 'of')) {
      if (governs(words, index, vocabulary)) return { name, from: index };
      // "Jan van den Berg <…>": the "of" of a bare address has no name before it.
      const before = words[index - 1];
      if (name.length === 0 || before === undefined || !isCapital(before)) return null;
      name.unshift(word);
    } else if (vocabulary.is(word, 'signatures')) return null;
    else if (isCapital(word) && name.length > 0 && !vocabulary.is(word, 'self', 'resets', 'passwords'))
      name.unshift(word);
    else if (vocabulary.is(word, 'passwords', 'resets')) {
      // A name on a line of its own may be the sender's.
      return isOnOneLine || name.length === 0 ? { name, from: index } : null;
    } else if (vocabulary.is(word, 'and', 'not', 'self', 'clauses', 'places')) return null;
    else if (!vocabulary.is(word, 'roles', 'articles', 'courtesy')) name.unshift(word);
  }
  return null;
}

/** Does the name go with the address? "Olga meganb@contoso.com" names two. */
function fits(name: readonly Word[], identifier: Word): boolean {
  const areCapitals = name.some(isCapital);
  const isWhole = name.every((word) => !areCapitals || isCapital(word) || word.said.length <= LONGEST_PARTICLE);
  return name.length === 0 || (isWhole && name.some((word) => isOf(word.said, identifier)));
}

/** "Olga's password, … megan@contoso.com": the name of another owner. */
function namesAnother(named: NamedPerson, identifier: Word): boolean {
  if (named.kind === 'unsure' || named.kind === 'with-own') return true;
  if (named.kind !== 'name') return false;
  return !named.text.split(' ').some((word) => isOf(word.toLowerCase(), identifier));
}

/** Is this a name that the address is made of: "megan" of meganb@, megan.bowen@ and megan@, "bowen" of mbowen@? */
export function isOf(name: string, { said }: Word): boolean {
  if (name.length < SHORTEST_NAME) return false;
  const parts = (said.split('@')[0] ?? '').split(/[._+-]/u);
  return parts.some(
    (part) =>
      part.startsWith(name) ||
      (name.length >= SHORTEST_SURNAME && part.endsWith(name) && !part.includes("'")) ||
      part.slice(1) === name ||
      (part.length >= SHORTEST_NAME && name.startsWith(part)),
  );
}

/** Is someone else named after it? "… and Olga", "… Olga", "… (Olga)". */
function goesOn(words: readonly Word[], identifier: Word, vocabulary: Vocabulary): boolean {
  const at = words.findLastIndex(({ kind }) => kind === 'identifier');
  const [next, after, third] = [words[at + 1], words[at + 2], words[at + 3]];
  if (next === undefined) return false;
  const harmless = (word: Word | undefined, ...more: readonly (keyof Words)[]): boolean =>
    word === undefined ||
    vocabulary.is(word, 'courtesy', 'signatures', 'self') ||
    // "Will" and "Ben" are names, "will" is not.
    (!isCapital(word) && vocabulary.is(word, 'clauses', ...more)) ||
    (isCapital(word) && more.includes('resets') && vocabulary.is(word, 'resets')) ||
    (word.kind === 'word' && isOf(word.said, identifier));
  if (vocabulary.is(next, 'and') || (next.kind === 'mark' && '&/+|('.includes(next.text))) {
    return mayBeCalled(after, third, vocabulary) || !harmless(after);
  }
  if (mayBeCalled(next, after, vocabulary)) return true;
  if (next.kind === 'word') {
    return !harmless(next, 'fillers', 'resets', 'passwords', 'of', 'places', 'not', 'articles', 'things', 'my');
  }
  if (ENDS_SENTENCE.includes(next.text) || after?.kind !== 'word') return false;
  return mayBeCalled(after, third, vocabulary) || !harmless(after, 'fillers', 'resets');
}
