/** Whether a sentence that holds one identifier names it as the one whose password is meant. Pure. */
import type { Word } from './identifiers.ts';
import type { NamedPerson } from './named-person.ts';
import type { Vocabulary } from './vocabulary.ts';

/** How many words of a name may stand between "for" and the address. */
const MOST_NAME_WORDS = 4;
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
    !goesOn(
      words,
      words.findLastIndex(({ kind }) => kind === 'identifier'),
      vocabulary,
    ) &&
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
function fits(name: readonly Word[], { said }: Word): boolean {
  return name.length === 0 || name.some((word) => word.said.length > 2 && said.includes(word.said));
}

/** "Olga's password, … megan@contoso.com": the name of another owner. */
function namesAnother(named: NamedPerson, { said }: Word): boolean {
  if (named.kind === 'unsure') return true;
  if (named.kind !== 'name') return false;
  return !named.text.split(' ').some((word) => word.length > 2 && said.includes(word.toLowerCase()));
}

/** Is somebody else named behind it? "… and Olga". */
function goesOn(words: readonly Word[], at: number, vocabulary: Vocabulary): boolean {
  const [next, after] = [words[at + 1], words[at + 2]];
  if (next === undefined) return false;
  if (vocabulary.is(next, 'and') || (next.kind === 'mark' && '&/+|'.includes(next.text))) {
    return !vocabulary.is(after, 'courtesy', 'clauses', 'self');
  }
  if (next.text !== ',' || after === undefined || after.kind === 'mark') return false;
  return !vocabulary.is(after, 'courtesy', 'clauses', 'self', 'fillers', 'resets');
}

/** "not for …", "don't reset …", "instead of …". */
function isTakenBack(words: readonly Word[], vocabulary: Vocabulary): boolean {
  return words.some((word, at) => vocabulary.is(word, 'not') && vocabulary.is(words[at + 1], 'of', 'resets'));
}
