/** Messages that say nothing but whose password it is. Pure. */
import { type Word } from '../identifiers.ts';
import type { Vocabulary } from '../vocabulary.ts';
import { isCapital } from './name-parts.ts';
import { namedPerson } from './named-person.ts';
import { otherPerson } from './other-person.ts';
import { isOwnTakenBack, otherNamed } from './others-named.ts';
import { isOf } from './sure.ts';
import { type Whose, doubtOf, doubtful, mention } from './whose.ts';

/** The most words of a name next to an address. */
const NAME_WORDS = 4;
/** "Can you help": shorter ones are calls for help. */
const FEWEST_ASKED = 3;
/** "I'm asking on behalf of". */
const MOST_BEFORE = 6;

/** An account or a name, and nothing that says what about it. @returns null if the message says anything else */
export function onlyNamed(words: readonly Word[], vocabulary: Vocabulary): Whose | null {
  if (isOnlyIdentifiers(words, vocabulary)) return identified(words);
  return namedAlone(words, vocabulary) ?? inTheirName(words, vocabulary) ?? toBeHelped(words, vocabulary);
}

/** "It isn't for me, it's for Alex". @returns null if it says nothing like it */
export function insteadOfOwn(words: readonly Word[], vocabulary: Vocabulary): Whose | null {
  if (!isOwnTakenBack(words, vocabulary)) return null;
  const other = otherNamed(words, () => false, vocabulary) ?? otherPerson(words, vocabulary);
  return other === null ? null : mention(other);
}

/** "for Alex please", "voor Alex en Megan": nothing but whose. @returns null if it says anything else */
export function namedAlone(words: readonly Word[], vocabulary: Vocabulary): Whose | null {
  const [first, second] = words;
  if (!vocabulary.is(first, 'of') || second?.kind !== 'word' || !isCapital(second) || vocabulary.is(second, 'things'))
    return null;
  if (words.some(({ kind }) => kind === 'identifier' || kind === 'unclear')) return doubtful(doubtOf(words, null));
  const named = namedPerson(words, -1, vocabulary);
  if (named.kind === 'name') return { who: { text: named.text } };
  return 'text' in named ? { doubt: { kind: 'unclear', named: [named.text] } } : null;
}

/** "On behalf of Omar", "namens Omar": nothing but for whom. @returns null if it says anything else */
function inTheirName(words: readonly Word[], vocabulary: Vocabulary): Whose | null {
  const start = words.findIndex((word) => word.kind === 'word' && isCapital(word) && !vocabulary.knows(word));
  const before = words.slice(0, start);
  if (start < 1 || start > MOST_BEFORE || !before.some((word) => vocabulary.is(word, 'inNameOf'))) return null;
  const other = otherPerson(words, vocabulary);
  return other === null || words.slice(start).length > NAME_WORDS ? null : mention(other);
}

/** "Kun je ook wendy helpen?", "can you help Svetlana": nothing but who is to be helped. @returns null if it says anything else */
function toBeHelped(words: readonly Word[], vocabulary: Vocabulary): Whose | null {
  const spoken = words.filter(({ kind }) => kind !== 'mark');
  if (spoken.length < FEWEST_ASKED || !spoken.some((word) => vocabulary.is(word, 'helps'))) return null;
  const named = spoken.filter(
    (word, at) =>
      !vocabulary.is(word, 'helps', 'fillers', 'courtesy', 'signatures', 'corrections') &&
      // "Can someone help …".
      !(at === 1 && vocabulary.is(word, 'people')),
  );
  const isName = (word: Word): boolean => word.kind === 'word' && !vocabulary.spelling.knows(word);
  return named.length > 0 && named.length <= NAME_WORDS && named.every(isName)
    ? mention(named.map(({ text }) => text).join(' '))
    : null;
}

/** Is it only identifiers, with a name or a few polite words? */
export function isOnlyIdentifiers(words: readonly Word[], vocabulary: Vocabulary): boolean {
  const others = words.filter((word) => word.kind === 'word' && !vocabulary.is(word, 'courtesy', 'of'));
  const identifiers = words.filter(({ kind }) => kind === 'identifier' || kind === 'unclear');
  const [only] = identifiers;
  if (only === undefined) return false;
  if (others.every((word) => vocabulary.is(word, 'and'))) return true;
  const isName =
    others.length <= NAME_WORDS && identifiers.length === 1 && others.some((word) => isOf(word.said, only));
  return (
    isName && !others.some((word) => /^\p{Ll}/u.test(word.text) && vocabulary.is(word, 'and', 'not', 'roles', 'my'))
  );
}

export function identified(words: readonly Word[]): Whose {
  const doubt = doubtOf(words, null);
  const [only = ''] = doubt?.named ?? [];
  return doubt?.kind === 'named' ? { who: { text: only } } : doubtful(doubt);
}
