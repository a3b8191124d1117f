/** What a message asks for, in any language the bot speaks. Pure. Nothing is guessed: where it is not sure, there is a doubt. */
import type { Intent, Locale } from '../locales/index.ts';
import type { Person, Who } from '../requests/request.ts';
import { LONGEST, type Word, wordsOf } from './identifiers.ts';
import { type NamedPerson, namedPerson, ownerBefore } from './named-person.ts';
import { isNamedSurely, isOf } from './sure.ts';
import { typedText } from './typed-text.ts';
import { type Vocabulary, vocabularyOf } from './vocabulary.ts';

/**
 * What the person has to say before anything is asked for. `named`: one that was named beside what is understood, or in a way
 * that leaves it open; `several`: more than one; `unclear`: what may be an account, and cannot be read as one.
 */
export type Doubt = { readonly kind: 'named' | 'several' | 'unclear'; readonly named: string[] };
export type Meaning =
  | { readonly kind: 'reset'; readonly who?: Who; readonly doubt?: Doubt }
  | { readonly kind: Exclude<Intent, 'wish' | 'trouble' | 'mine'> }
  | { readonly kind: 'unknown' };

type Command = Exclude<Intent, 'wish' | 'trouble' | 'mine'>;
const WHOLE: readonly Command[] = [
  'approvalsHere',
  'lockdownOn',
  'lockdownStop',
  'lockdownOff',
  'cancel',
  'status',
  'pending',
  'help',
  'greeting',
  'yes',
  'no',
];
/** How far what is done to a password may stand from it. */
const REACH = 8;
/** What is longer is a sentence, and no name. */
const LONGEST_NAME = 6;
/** A name beside an address has no more words. */
const NAME_WORDS = 4;

/** Reads one message. What names one account, and leaves no doubt, says whose password it is about. */
export function understand(text: string, person: Person, locales: readonly Locale[]): Meaning {
  const words = wordsOf(typedText(text));
  const vocabulary = vocabularyOf(locales);
  const said = phraseOf(words);
  const whole = said === null ? undefined : WHOLE.find((intent) => vocabulary.phrases(intent).includes(said));
  if (whole !== undefined) return { kind: whole };
  const wished = wishIn(words, vocabulary);
  if (wished === null) {
    return isOnlyIdentifiers(words, vocabulary) ? { kind: 'reset', ...onlyNamed(words) } : { kind: 'unknown' };
  }
  return { kind: 'reset', ...whose(words, wished, person, vocabulary) };
}

/**
 * What somebody wrote where they were asked whose it is, in a message or in the card's field: a whole identifier, a name, or
 * their own.
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
    return isOnlyIdentifiers(words, vocabulary) ? onlyNamed(words) : doubtful(doubtOf(words, null));
  }
  const name = typedText(text).replaceAll(/\s+/gu, ' ').trim();
  const spoken = words.filter(({ kind }) => kind === 'word').length;
  if (spoken === 0) return {};
  return spoken > LONGEST_NAME || name.length > LONGEST
    ? { doubt: { kind: 'unclear', named: [name] } }
    : { who: { text: withoutQuotes(name) } };
}

/** Does this say why? A command, a greeting, a bare wish, or the wish that was said already does not. */
export function isReason(text: string, wish: string | undefined, locales: readonly Locale[]): boolean {
  const vocabulary = vocabularyOf(locales);
  const words = wordsOf(typedText(text));
  const said = phraseOf(words);
  const core = coreOf(words, vocabulary);
  const repeated = wish !== undefined && core === coreOf(wordsOf(typedText(wish)), vocabulary);
  if (
    core === '' ||
    repeated ||
    vocabulary.phrases('wish').some((phrase) => coreOf(wordsOf(phrase), vocabulary) === core)
  )
    return false;
  return said === null || !WHOLE.some((intent) => vocabulary.phrases(intent).includes(said));
}

/** What a sentence says, without courtesy and without whose it is about. */
function coreOf(words: readonly Word[], vocabulary: Vocabulary): string {
  const names = words.some(({ kind }) => kind === 'identifier' || kind === 'unclear');
  return words
    .filter((word) => word.kind === 'word' && !vocabulary.is(word, 'courtesy', 'fillers', 'my', 'articles', 'self'))
    .filter((word) => !(names && vocabulary.is(word, 'of')))
    .map(({ said }) => said)
    .join(' ');
}

/** The words of a message as phrases are compared; null where there is more in it than words. */
function phraseOf(words: readonly Word[]): string | null {
  if (words.some(({ kind }) => kind === 'identifier' || kind === 'unclear')) return null;
  return words
    .filter(({ kind }) => kind === 'word')
    .map(({ said }) => said)
    .join(' ');
}

/** Where the wish for a new password stands: `anchor` is the password's place, or the end of the phrase. */
type Wish = { readonly anchor: number; readonly hasNoun: boolean };

function wishIn(words: readonly Word[], vocabulary: Vocabulary): Wish | null {
  const noun = words.findIndex((word) => vocabulary.is(word, 'passwords'));
  const hasNoun = noun >= 0;
  const phrases = [...vocabulary.phrases('wish'), ...vocabulary.phrases('trouble')];
  const ends = phrases.map((phrase) => endOf(words, phrase.split(' '))).filter((end) => end >= 0);
  if (ends.length > 0) return { anchor: hasNoun ? noun : Math.min(...ends), hasNoun };
  if (words.some((word, at) => vocabulary.is(word, 'passwords') && isDoneSomething(words, at, vocabulary)))
    return { anchor: noun, hasNoun };
  // Sentences without a space between them: the wish is heard, and no name is read from them.
  const run = ` ${words.map(({ said }) => said.replaceAll('.', ' ')).join(' ')} `;
  return phrases.some((phrase) => run.includes(` ${phrase} `)) ? { anchor: words.length, hasNoun } : null;
}

/** Is something done to the password that stands here, in the same sentence? */
function isDoneSomething(words: readonly Word[], noun: number, vocabulary: Vocabulary): boolean {
  return words.some((word, at) => {
    if (!vocabulary.is(word, 'resets') || Math.abs(at - noun) > REACH) return false;
    return !words.slice(Math.min(at, noun), Math.max(at, noun)).some((between) => '.!?\n'.includes(between.text));
  });
}

/** @returns where these words end, one after the other but for punctuation; -1 where they are not there */
function endOf(words: readonly Word[], phrase: readonly string[]): number {
  const spoken = words.flatMap((word, at) => (word.kind === 'mark' ? [] : [{ said: word.said, at }]));
  const start = spoken.findIndex((_, from) => phrase.every((said, offset) => spoken[from + offset]?.said === said));
  return start < 0 ? -1 : (spoken[start + phrase.length - 1]?.at ?? -1);
}

type Whose = { readonly who?: Who; readonly doubt?: Doubt };

function whose(words: readonly Word[], wish: Wish, person: Person, vocabulary: Vocabulary): Whose {
  const own: Who = { id: person.id };
  const identifiers = distinct(words.filter(({ kind }) => kind === 'identifier'));
  const isUnclear = words.some(({ kind }) => kind === 'unclear');
  const named = namedPerson(words, wish.anchor, vocabulary);
  if (words.some((word) => vocabulary.is(word, 'my'))) {
    if (words.some((word, at) => vocabulary.is(word, 'my') && !isSomebody(words[at + 1], vocabulary))) {
      // "my and Alex's password", "for myself and Alex": both are named.
      const beside = named.kind === 'with-own' ? named : ownerBefore(words, vocabulary);
      return { who: own, ...doubtful(doubtOf(words, beside)) };
    }
    return doubtful(doubtOf(words, named));
  }
  const [only, ...more] = identifiers;
  if (only === undefined && !isUnclear) return byName(named, words, wish, own, vocabulary);
  if (only !== undefined && more.length === 0 && !isUnclear && isNamedSurely(words, named, vocabulary)) {
    return { who: { text: only.text } };
  }
  return doubtful(doubtOf(words, named));
}

/** "my colleague", "my mother's": the writer's own is not what is meant. */
function isSomebody(word: Word | undefined, vocabulary: Vocabulary): boolean {
  return word?.possessive === true || (vocabulary.is(word, 'roles', 'theirs') && !vocabulary.is(word, 'things'));
}

function byName(named: NamedPerson, words: readonly Word[], wish: Wish, own: Who, vocabulary: Vocabulary): Whose {
  const speaksOfSelf = words.some((word) => vocabulary.is(word, 'self'));
  // "I am locked out of …": what follows is what they are locked out of.
  if (speaksOfSelf && !wish.hasNoun && named.kind !== 'somebody' && named.kind !== 'with-own') return { who: own };
  switch (named.kind) {
    case 'own':
      return { who: own };
    case 'with-own':
      return doubtful(doubtOf(words, named));
    case 'name':
      return { who: { text: named.text } };
    case 'unsure':
      return { doubt: { kind: 'unclear', named: [named.text] } };
    case 'somebody':
      return {};
    case 'none':
      return speaksOfSelf ? { who: own } : {};
  }
}

/** What was named, for the person to choose from. Null where nothing was. */
function doubtOf(words: readonly Word[], named: NamedPerson | null): Doubt | null {
  const identifiers = distinct(words.filter(({ kind }) => kind === 'identifier')).map(({ text }) => text);
  const odd = words.filter(({ kind }) => kind === 'unclear').map(({ text }) => text.trim());
  const names = named !== null && 'text' in named ? [named.text] : [];
  if (odd.length > 0) return { kind: 'unclear', named: [...odd, ...identifiers].filter((text) => text !== '') };
  if (identifiers.length === 0 && names.length === 0) return null;
  if (named !== null && named.kind !== 'name' && identifiers.length === 0) return { kind: 'unclear', named: names };
  const all = identifiers.length > 0 ? identifiers : names;
  return { kind: all.length > 1 ? 'several' : 'named', named: all };
}

function doubtful(doubt: Doubt | null): { readonly doubt?: Doubt } {
  return doubt === null ? {} : { doubt };
}

/** Nothing but identifiers, with a name or a few polite words beside them. */
function isOnlyIdentifiers(words: readonly Word[], vocabulary: Vocabulary): boolean {
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

function onlyNamed(words: readonly Word[]): Whose {
  const doubt = doubtOf(words, null);
  const [only = ''] = doubt?.named ?? [];
  return doubt?.kind === 'named' ? { who: { text: only } } : doubtful(doubt);
}

/** The same identifier twice is one: sign-in names and addresses are compared without case. */
function distinct(words: readonly Word[]): readonly Word[] {
  return words.filter((word, at) => words.findIndex(({ said }) => said === word.said) === at);
}

function withoutQuotes(name: string): string {
  const [, inner = name] = /^["“”„«]([^"“”„«»]*)["“”»]$/u.exec(name) ?? [];
  return inner.trim();
}
