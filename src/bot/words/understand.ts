/** What a message asks for, in any language the bot speaks. Pure. Nothing is guessed: if it isn't certain, there is a doubt. */
import type { Intent, Locale } from '../../locales/index.ts';
import { SIGNPOSTS, type Signpost, type Topic } from '../../locales/reading/topics.ts';
import type { Person, Who } from '../../requests/model/request.ts';
import { LONGEST, type Word, wordsOf } from './identifiers.ts';
import { isCapital } from './whose/name-parts.ts';
import { namedPerson } from './whose/named-person.ts';
import { endOfMatch, tokensOf } from './patterns.ts';
import { otherPerson } from './whose/other-person.ts';
import { isOf } from './whose/sure.ts';
import { typedText } from './typed-text.ts';
import { type Vocabulary, vocabularyOf } from './vocabulary.ts';
import { type Doubt, type Whose, doubtOf, doubtful, mention, whose } from './whose/whose.ts';
import { type Wish, plainWishIn, symptomIn, wishIn } from './wish.ts';

export type { Doubt } from './whose/whose.ts';

export type Meaning =
  | { readonly kind: 'reset'; readonly who?: Who; readonly doubt?: Doubt }
  | { readonly kind: Command }
  /** A reset of the password doesn't help with it. */
  | { readonly kind: 'signpost'; readonly topic: Signpost }
  /** `secret`: it holds a password. `news`: they ask how their request is doing. `thanks`: nothing but that. */
  | { readonly kind: 'secret' | 'news' | 'thanks' | 'unknown' };

type Command = Exclude<Intent, 'wish' | 'mine'>;
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
/** May be said politely: nothing is agreed to by them. */
const POLITE: readonly Command[] = ['cancel', 'status', 'pending', 'help', 'greeting'];
/** Anything longer is a sentence, not a name. */
const LONGEST_NAME = 6;
/** Thanks for something are short. */
const MOST_THANKS = 6;
/** The most words of a name next to an address. */
const NAME_WORDS = 4;

/** Reads one message. `who`: it names one account and leaves no doubt. */
export function understand(text: string, person: Person, locales: readonly Locale[]): Meaning {
  const vocabulary = vocabularyOf(locales);
  const words = vocabulary.spelling.corrected(wordsOf(typedText(text)));
  const said = phraseOf(words);
  const whole = said === null ? undefined : WHOLE.find((intent) => vocabulary.phrases(intent).includes(said));
  if (whole !== undefined) return { kind: whole };
  const polite = politeCommand(words, vocabulary);
  if (polite !== undefined) return { kind: polite };
  const tokens = tokensOf(words);
  const isAbout = (topic: Topic): boolean =>
    vocabulary.patterns(topic).some((pattern) => endOfMatch(tokens, pattern) >= 0);
  if (isAbout('secret')) return { kind: 'secret' };
  const reset = (wish: Wish): Meaning => ({ kind: 'reset', ...whose(words, wish, person, vocabulary) });
  const wished = wishIn(words, vocabulary) ?? plainWishIn(words, vocabulary);
  if (wished !== null) return reset(wished);
  const topic = SIGNPOSTS.find(isAbout);
  if (topic !== undefined) return { kind: 'signpost', topic };
  const locked = symptomIn(words, 'noSignIn', vocabulary);
  if (locked !== null) return reset(locked);
  if (isOnlyIdentifiers(words, vocabulary)) return { kind: 'reset', ...onlyNamed(words) };
  const named = namedAlone(words, vocabulary);
  if (named !== null) return { kind: 'reset', ...named };
  if (isAbout('news')) return { kind: 'news' };
  // "Outlook keeps asking for my password".
  const noun = words.findIndex((word) => vocabulary.is(word, 'passwords'));
  if (noun >= 0 && words.some((word) => vocabulary.is(word, 'my'))) return reset({ anchor: noun, hasNoun: true });
  // "Password Ben Okoro", "unlock Ingrid", "unlock olga@contoso.com, she's waiting".
  if (noun >= 0 || words.some((word) => vocabulary.is(word, 'unlocks'))) {
    const doubt = doubtOf(words, null);
    if (doubt !== null) return { kind: 'reset', doubt };
    const other = otherPerson(words, vocabulary);
    if (other !== null) return { kind: 'reset', ...mention(other) };
  }
  return { kind: bareKind(words, vocabulary) };
}

/** "Cancel my request please", "hey hallo": a command with politeness around it, but none that decides anything. */
function politeCommand(words: readonly Word[], vocabulary: Vocabulary): Command | undefined {
  const core = words.filter((word) => word.kind !== 'mark' && !vocabulary.is(word, 'courtesy'));
  const said = phraseOf(core);
  if (said === null || said === '') return undefined;
  const greetings = new Set(vocabulary.phrases('greeting').flatMap((phrase) => phrase.split(' ')));
  if (core.every((word) => greetings.has(word.said))) return 'greeting';
  return POLITE.find((intent) => vocabulary.phrases(intent).includes(said));
}

/** "for Alex please", "voor Alex en Megan": nothing but whose. @returns null if it says anything else */
function namedAlone(words: readonly Word[], vocabulary: Vocabulary): Whose | null {
  const [first, second] = words;
  if (!vocabulary.is(first, 'of') || second?.kind !== 'word' || !isCapital(second) || vocabulary.is(second, 'things'))
    return null;
  if (words.some(({ kind }) => kind === 'identifier' || kind === 'unclear')) return doubtful(doubtOf(words, null));
  const named = namedPerson(words, -1, vocabulary);
  if (named.kind === 'name') return { who: { text: named.text } };
  return 'text' in named ? { doubt: { kind: 'unclear', named: [named.text] } } : null;
}

/** A message that says nothing but "password", or nothing but "thank you". */
function bareKind(words: readonly Word[], vocabulary: Vocabulary): 'reset' | 'thanks' | 'unknown' {
  const spoken = words.filter(({ kind }) => kind !== 'mark');
  const core = spoken.filter((word) => !vocabulary.is(word, 'courtesy', 'fillers', 'signatures', 'articles'));
  if (spoken.length === 0) return 'unknown';
  if (core.length === 0)
    return spoken.some((word) => vocabulary.is(word, 'courtesy', 'signatures')) ? 'thanks' : 'unknown';
  if (core.every((word) => vocabulary.is(word, 'passwords'))) return 'reset';
  // "Works now, thanks!"
  const isShort = spoken.length <= MOST_THANKS && words.every(({ text }) => text !== '?');
  return isShort && spoken.some((word) => vocabulary.is(word, 'signatures')) ? 'thanks' : 'unknown';
}

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
    return isOnlyIdentifiers(words, vocabulary) ? onlyNamed(words) : doubtful(doubtOf(words, null));
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

/** A sentence without courtesy, and without whose password it is about. */
function coreOf(words: readonly Word[], vocabulary: Vocabulary): string {
  const names = words.some(({ kind }) => kind === 'identifier' || kind === 'unclear');
  return words
    .filter((word) => word.kind === 'word' && !vocabulary.is(word, 'courtesy', 'fillers', 'my', 'articles', 'self'))
    .filter((word) => !(names && vocabulary.is(word, 'of')))
    .map(({ said }) => said)
    .join(' ');
}

/** The words of a message in the form in which phrases are compared; null if it has more than words. */
function phraseOf(words: readonly Word[]): string | null {
  if (words.some(({ kind }) => kind === 'identifier' || kind === 'unclear')) return null;
  return words
    .filter(({ kind }) => kind === 'word')
    .map(({ said }) => said)
    .join(' ');
}

/** Is it only identifiers, with a name or a few polite words? */
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
