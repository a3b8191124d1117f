/** Whether a sentence that holds one identifier names it as the one whose password is meant. Pure. */
import type { Word } from './identifiers.ts';
import type { NamedPerson } from './named-person.ts';
import type { Words } from '../locales/words.ts';
import type { Vocabulary } from './vocabulary.ts';

/** How many words of a name may stand between "for" and the address. */
const MOST_NAME_WORDS = 4;
/** Shorter ones are initials. */
const SHORTEST_NAME = 3;
const MAY_STAND_BETWEEN = ',:"\'(<-–—\n|';

/**
 * "for megan@contoso.com", "password of Megan Bowen <meganb@contoso.com>", "megan@contoso.com's password": and nobody else is
 * named beside it, nor is it taken back. "Mail megan@contoso.com" is no such thing.
 */
export function isNamedSurely(words: readonly Word[], named: NamedPerson, vocabulary: Vocabulary): boolean {
  const at = words.findIndex(({ kind }) => kind === 'identifier');
  const identifier = words[at];
  if (identifier === undefined) return false;
  const before = nameBefore(words, at, vocabulary);
  const owns = words.some(
    (word, index) => word.kind === 'identifier' && (word.possessive || vocabulary.is(words[index + 1], 'passwords')),
  );
  const governed = before !== null && fits(before, identifier);
  return (
    (governed || owns) &&
    !namesAnother(named, identifier) &&
    !goesOn(words, identifier, vocabulary) &&
    !isTakenBack(words, vocabulary)
  );
}

/** The name between the identifier and the "for" before it, or the password itself; null where neither is there. */
function nameBefore(words: readonly Word[], at: number, vocabulary: Vocabulary): readonly Word[] | null {
  const name: Word[] = [];
  for (let index = at - 1; index >= 0 && name.length <= MOST_NAME_WORDS; index -= 1) {
    const word = words[index];
    if (word === undefined) return null;
    if (word.kind === 'mark') {
      if (!MAY_STAND_BETWEEN.includes(word.text)) return null;
    } else if (vocabulary.is(word, 'of', 'passwords', 'resets')) return name;
    else if (vocabulary.is(word, 'and', 'not', 'self', 'clauses', 'places')) return null;
    else if (!vocabulary.is(word, 'roles', 'articles', 'courtesy')) name.unshift(word);
  }
  return null;
}

/** Does the name go with the address? "Olga meganb@contoso.com" names two. */
function fits(name: readonly Word[], identifier: Word): boolean {
  return name.length === 0 || name.some((word) => isOf(word.said, identifier));
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
      part.startsWith(name) || part.slice(1) === name || (part.length >= SHORTEST_NAME && name.startsWith(part)),
  );
}

/** Is somebody else named behind it? "… and Olga", "… Olga", "… (Olga)". */
function goesOn(words: readonly Word[], identifier: Word, vocabulary: Vocabulary): boolean {
  const at = words.findLastIndex(({ kind }) => kind === 'identifier');
  const [next, after] = [words[at + 1], words[at + 2]];
  if (next === undefined) return false;
  const harmless = (word: Word | undefined, ...more: readonly (keyof Words)[]): boolean =>
    word === undefined ||
    vocabulary.is(word, 'courtesy', 'clauses', 'self', ...more) ||
    (word.kind === 'word' && isOf(word.said, identifier));
  if (vocabulary.is(next, 'and') || (next.kind === 'mark' && '&/+|('.includes(next.text))) return !harmless(after);
  if (next.kind === 'word') {
    return !harmless(next, 'fillers', 'resets', 'passwords', 'of', 'places', 'not', 'articles', 'things', 'my');
  }
  return next.text === ',' && after?.kind === 'word' && !harmless(after, 'fillers', 'resets');
}

/** "not for …", "don't reset …", "instead of …". */
function isTakenBack(words: readonly Word[], vocabulary: Vocabulary): boolean {
  return words.some((word, at) => {
    const next = words.slice(at + 1).find((one) => !vocabulary.is(one, 'fillers', 'self'));
    return vocabulary.is(word, 'not') && vocabulary.is(next, 'of', 'resets');
  });
}
