/** What a message asks for, in any language the bot speaks. Pure. Nothing is guessed: if it isn't certain, there is a doubt. */
import type { Locale } from '../../locales/index.ts';
import { SIGNPOSTS, type Topic } from '../../locales/reading/topics.ts';
import type { Signpost } from '../../requests/model/services.ts';
import type { Person } from '../../requests/model/request.ts';
import { type Command, firstCommand, lastCancel, politeCommand, wholeCommand } from './command.ts';
import { errorCodeIn, withoutErrorText, withoutTraces } from './error-code.ts';
import { type Word, wordsOf } from './identifiers.ts';
import { endOfMatch, tokensOf } from './patterns.ts';
import { isSecretRefused, withoutVersions } from './typed-secret.ts';
import { typedText } from './typed-text.ts';
import { type Vocabulary, vocabularyOf } from './vocabulary.ts';
import { insteadOfOwn, onlyNamed } from './whose/only-named.ts';
import { otherPerson } from './whose/other-person.ts';
import { type Whose, doubtOf, mention, whose } from './whose/whose.ts';
import { type Wish, plainWishIn, symptomIn, wishIn } from './wish.ts';

export type Meaning =
  | ({ readonly kind: 'reset' } & Whose)
  | { readonly kind: Command }
  /** A reset of the password doesn't help with it. */
  | { readonly kind: 'signpost'; readonly topic: Signpost }
  /** `secret`: it holds a password. `news`: they ask how their request is doing. `thanks`: nothing but that. */
  | { readonly kind: 'secret' | 'news' | 'thanks' | 'unknown' };

/** Thanks for something are short. */
const MOST_THANKS = 6;
const MOST_BEGUN = 12;
const TAKEN_BACK_WITHIN = 3;
/** What is sent instead of thanks: thumbs up, folded hands, and the like. */
const GRATEFUL: ReadonlySet<string> = new Set([
  '\u{1F44D}',
  '\u{1F64F}',
  '\u{1F44C}',
  '\u{2764}',
  '\u{1F389}',
  '\u{1F60A}',
]);

/** Reads one message. `who`: it names one account and leaves no doubt. */
export function understand(text: string, person: Person, locales: readonly Locale[]): Meaning {
  const vocabulary = vocabularyOf(locales);
  const written = withoutTraces(vocabulary.spelling.corrected(wordsOf(typedText(text))), vocabulary);
  const code = errorCodeIn(written, vocabulary);
  const words = code === null ? written : withoutErrorText(written, code, vocabulary);
  const command = wholeCommand(words, vocabulary) ?? politeCommand(words, vocabulary);
  if (command !== undefined) return { kind: command };
  const tokens = tokensOf(words);
  const isAbout = (topic: Topic): boolean =>
    vocabulary.patterns(topic).some((pattern) => endOfMatch(tokens, pattern) >= 0);
  const isSolved = vocabulary
    .patterns('solved')
    .some((pattern) => isMeant(words, endOfMatch(tokens, pattern), vocabulary));
  const mayBeTyped = tokensOf(withoutVersions(words, vocabulary));
  const isTyped = vocabulary.patterns('secret').some((pattern) => endOfMatch(mayBeTyped, pattern) >= 0);
  if (isTyped || isSecretRefused(words, vocabulary)) return { kind: 'secret' };
  // "Forget it, I remembered my password", "is this mail about my password real?", "what are the password rules?".
  const begun = firstCommand(words, vocabulary) ?? (isSolved ? undefined : lastCancel(words, vocabulary));
  if (begun === 'cancel' && isSolved) return { kind: begun };
  if (isAbout('alarm')) return { kind: 'signpost', topic: 'suspicious' };
  if (isAbout('rules')) return { kind: 'help' };
  const reset = (wish: Wish): Meaning => ({ kind: 'reset', ...whose(words, wish, person, vocabulary) });
  if (isAbout('due')) return { kind: 'news' };
  if (code !== null && code.topic !== null) return { kind: 'signpost', topic: code.topic };
  if (isAbout('withdrawn') && isNobodyNamed(words, vocabulary) && !SIGNPOSTS.some(isAbout)) return { kind: 'cancel' };
  if (isAbout('elsewhere')) return { kind: 'unknown' };
  const wished = wishIn(words, vocabulary) ?? plainWishIn(words, vocabulary);
  if (begun === 'cancel' && wished === null) return { kind: begun };
  // "Locked out of MFA", "forgot my login name": not about a password.
  if (wished !== null && (wished.hasNoun || !(isAbout('mfa') || isAbout('userName')))) return reset(wished);
  const topic = SIGNPOSTS.find(isAbout);
  if (topic !== undefined) return { kind: 'signpost', topic };
  if (code !== null) return reset({ anchor: code.at, hasNoun: false });
  // "Thanks, I'm back in".
  if (vocabulary.is(words[0], 'signatures') && isSolved) return { kind: 'thanks' };
  const locked = symptomIn(words, 'noSignIn', vocabulary);
  if (locked !== null) return reset(locked);
  const named = onlyNamed(words, vocabulary) ?? insteadOfOwn(words, vocabulary);
  if (named !== null) return { kind: 'reset', ...named };
  if (isAbout('help')) return { kind: 'help' };
  if (isSolved) return { kind: 'thanks' };
  // "When is payday?" is about something else.
  const isKnown = words.every((word) => word.kind === 'mark' || vocabulary.spelling.knows(word));
  if (isAbout('news') || (isKnown && isAbout('when'))) return { kind: 'news' };
  // "Outlook keeps asking for my password", "unlock my laptop".
  const noun = words.findIndex((word) => vocabulary.is(word, 'passwords'));
  const bare: Wish = { anchor: noun, hasNoun: noun >= 0 };
  const isUnlock = words.some((word) => vocabulary.is(word, 'unlocks'));
  // "Password Ben Okoro", "login for new guy", "unlock Ingrid", "unlock olga@contoso.com, she's waiting".
  const isSignIn = words.some((word) => vocabulary.is(word, 'signIns') && vocabulary.is(word, 'things'));
  if (noun >= 0 || isUnlock || isSignIn) {
    const isOwnUnlock = isUnlock && !words.some((word) => vocabulary.is(word, 'people', 'roles'));
    if (words.some((word) => vocabulary.is(word, 'my') || (isOwnUnlock && vocabulary.is(word, 'self'))))
      return reset(bare);
    const doubt = doubtOf(words, null);
    if (doubt !== null) return { kind: 'reset', doubt };
    const other = otherPerson(words, vocabulary);
    if (other !== null) return { kind: 'reset', ...mention(other) };
  }
  // "Password! Urgent!", "reset please", "my credentials got revoked".
  if (noun >= 0 || isBareWish(words, vocabulary)) return reset(bare);
  const access = words.findIndex((word) => vocabulary.is(word, 'access'));
  if (access >= 0 && !isThanks(words, vocabulary)) {
    // "How do I unlock a user".
    const isWriters =
      words.some((word) => vocabulary.is(word, 'my')) || !words.some((word) => vocabulary.is(word, 'people'));
    return isWriters ? reset({ anchor: access, hasNoun: false }) : { kind: 'reset' };
  }
  return { kind: isThanks(words, vocabulary) ? 'thanks' : (begun ?? 'unknown') };
}

/** @param end the place of what says so. "Werkt weer", not "werkt nog steeds niet" */
function isMeant(words: readonly Word[], end: number, vocabulary: Vocabulary): boolean {
  if (end < 0) return false;
  const behind = words.slice(end + 1, end + 1 + TAKEN_BACK_WITHIN);
  const mark = behind.findIndex(({ kind }) => kind === 'mark');
  return !behind.slice(0, mark < 0 ? TAKEN_BACK_WITHIN : mark).some((word) => vocabulary.is(word, 'not'));
}

/** "I don't need the reset", not "… for Ben, but for me". */
function isNobodyNamed(words: readonly Word[], vocabulary: Vocabulary): boolean {
  return doubtOf(words, null) === null && otherPerson(words, vocabulary) === null;
}

/** Nothing but "password", "reset please", "windows login", "help, locked". */
function isBareWish(words: readonly Word[], vocabulary: Vocabulary): boolean {
  const core = coreOf(words, vocabulary);
  const named = core.filter((word) => !vocabulary.is(word, 'passwords', 'resets', 'unlocks', 'signIns', 'stuck'));
  const isSignIn = core.some((word) => vocabulary.is(word, 'signIns'));
  return core.length > named.length && named.every((word) => isSignIn && vocabulary.is(word, 'things', 'into'));
}

/** Nothing but "thank you", "works now, thanks!". */
function isThanks(words: readonly Word[], vocabulary: Vocabulary): boolean {
  const spoken = words.filter(({ kind }) => kind !== 'mark');
  if (spoken.length === 0) return words.some(({ text }) => GRATEFUL.has(text));
  if (coreOf(words, vocabulary).length === 0) {
    return spoken.some((word) => vocabulary.is(word, 'courtesy', 'signatures'));
  }
  if (words.some(({ text }) => text === '?')) return false;
  // "Thank you very much for your help".
  const isBegun = vocabulary.is(spoken[0], 'signatures') && spoken.length <= MOST_BEGUN;
  return isBegun || (spoken.length <= MOST_THANKS && spoken.some((word) => vocabulary.is(word, 'signatures')));
}

/** The words that are more than politeness. */
function coreOf(words: readonly Word[], vocabulary: Vocabulary): readonly Word[] {
  return words.filter(
    (word) => word.kind !== 'mark' && !vocabulary.is(word, 'courtesy', 'fillers', 'signatures', 'articles'),
  );
}
