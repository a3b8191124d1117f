/** What a message or a field says in answer to a question: whose password, and why. Pure. */
import type { Locale } from '../../locales/index.ts';
import type { Person, Who } from '../../requests/model/request.ts';
import { phraseOf, wholeCommand } from './command.ts';
import { LONGEST, type Word, wordsOf } from './identifiers.ts';
import { typedText } from './typed-text.ts';
import { type Vocabulary, vocabularyOf } from './vocabulary.ts';
import { isCapital } from './whose/name-parts.ts';
import { identified, isOnlyIdentifiers, namedAlone } from './whose/only-named.ts';
import { type Doubt, doubtOf, doubtful } from './whose/whose.ts';

/** Anything longer is a sentence, not a name. */
const LONGEST_NAME = 6;
/**
 * Reads the answer to "whose password?", in a message or the card's field: a whole identifier, a name, or their own.
 */
export function readWhose(
  text: string,
  person: Person,
  locales: readonly Locale[],
): { readonly who?: Who; readonly doubt?: Doubt } {
  const words = wordsOf(typedText(text));
  const vocabulary = vocabularyOf(locales);
  const said = phraseOf(words);
  if (said !== null && vocabulary.phrases('mine').includes(said)) return { who: { id: person.id } };
  if (words.some(({ kind }) => kind === 'identifier' || kind === 'unclear')) {
    return isOnlyIdentifiers(words, vocabulary) ? identified(words) : doubtful(doubtOf(words, null));
  }
  const named = namedAlone(words, vocabulary);
  if (named !== null) return named;
  const name = withoutCourtesy(typedText(text).replaceAll(/\s+/gu, ' ').trim(), vocabulary);
  const spoken = words.filter(({ kind }) => kind === 'word').length;
  if (spoken === 0) return {};
  return spoken > LONGEST_NAME || name.length > LONGEST
    ? { doubt: { kind: 'unclear', named: [name] } }
    : { who: { text: withoutQuotes(name) } };
}

/** Does this say why? A command, a greeting, a bare wish, or the wish they began with doesn't. */
export function isReason(text: string, wish: string | undefined, locales: readonly Locale[]): boolean {
  const vocabulary = vocabularyOf(locales);
  const words = wordsOf(typedText(text));
  const core = coreOf(words, vocabulary);
  const repeated = wish !== undefined && core === coreOf(wordsOf(typedText(wish)), vocabulary);
  if (
    core === '' ||
    repeated ||
    vocabulary.phrases('wish').some((phrase) => coreOf(wordsOf(phrase), vocabulary) === core)
  )
    return false;
  return wholeCommand(words, vocabulary) === undefined;
}

/** A sentence without courtesy, and without whose password it is about. */
function coreOf(words: readonly Word[], vocabulary: Vocabulary): string {
  const names = words.some(({ kind }) => kind === 'identifier' || kind === 'unclear');
  return words
    .filter((word) => word.kind === 'word' && !vocabulary.is(word, 'courtesy', 'fillers', 'my', 'articles', 'self'))
    .filter((word) => !(names && vocabulary.is(word, 'of')))
    .map(({ said }) => said)
    .join(' ');
}

/** "Alex Wilber please". */
function withoutCourtesy(name: string, vocabulary: Vocabulary): string {
  const words = name.split(' ');
  const last = words.findLastIndex((text) => {
    const [word] = wordsOf(text);
    return word === undefined || isCapital(word) || !vocabulary.is(word, 'courtesy');
  });
  return last < 0 ? name : words.slice(0, last + 1).join(' ');
}

function withoutQuotes(name: string): string {
  const [, inner = name] = /^["“”„«]([^"“”„«»]*)["“”»]$/u.exec(name) ?? [];
  return inner.trim();
}
