/** Whom a sentence that speaks of its writer may be about instead: "I think Ben is locked out". Pure. */
import type { Word } from '../identifiers.ts';
import { isCapital, withoutPossessive } from './name-parts.ts';
import type { Vocabulary } from '../vocabulary.ts';

/** "The person next to me, Lena, is locked out": the most words and marks between a person and what they do. */
const REACH = 7;
const SENTENCE_ENDS = '.!?\n';
const JOINS = '&+/';
/** "Van de der". */
const MOST_PARTICLES = 3;
/** Shorter words in lower case are too often typing errors. */
const SHORTEST_NAME = 3;
/** "SAP", "HR": no names, though they are in capitals. */
const LONGEST_ACRONYM = 4;
/** "Kind regards,\nBen": the most words and marks between. */
const SIGNED_WITHIN = 3;
/** "Contact your help desk or administrator": the most words between. */
const TURNS_WITHIN = 5;

/** @returns their name, "" if it isn't said; null if the sentence mentions nobody else */
export function otherPerson(words: readonly Word[], vocabulary: Vocabulary): string | null {
  const name = nameIn(words, vocabulary, false);
  if (name !== null) return name;
  const isMentioned = words.some(
    (word, at) => isSomebody(words, at, vocabulary) || (!isCapital(word) && isCalled(words, at, vocabulary)),
  );
  return isMentioned ? '' : null;
}

/** "My password works but Ingrid forgot hers", "my password and that of ingrid". @returns the name of someone beside the writer */
export function besideOwn(words: readonly Word[], vocabulary: Vocabulary): string | null {
  const joined = words.findIndex((word) => vocabulary.is(word, 'and', 'corrections') && !vocabulary.is(word, 'of'));
  const called = words.find(
    (word, at) =>
      joined >= 0 &&
      at > joined &&
      vocabulary.is(words[at - 1], 'of') &&
      !isCapital(word) &&
      isCalled(words, at, vocabulary),
  );
  return nameIn(words, vocabulary, true) ?? called?.text ?? null;
}

/** The first name with capitals; `mustDo`: only one that does something. */
function nameIn(words: readonly Word[], vocabulary: Vocabulary, mustDo: boolean): string | null {
  if (words.every(({ kind, text }) => kind !== 'word' || text === text.toUpperCase())) return null;
  for (let at = 0; at < words.length; at += 1) {
    if (!mayName(words, at, vocabulary)) continue;
    const end = endOfName(words, at, vocabulary);
    const name = words.slice(at, end).map(withoutPossessive).join(' ');
    // "My colleague in Berlin needs …".
    const isPlace = vocabulary.is(words[at - 1], 'into') && vocabulary.is(words[at - 2], 'people', 'roles');
    const does = !isPlace && doesSomething(words, end, vocabulary);
    const isTold =
      does || words[end - 1]?.possessive === true || (!mustDo && !isPlaceOrSender(words, at, end, vocabulary));
    const isJoined = vocabulary.is(words[end], 'and') || JOINS.includes(words[end]?.text ?? ' ');
    const begins = end - at > 1 || !isFirst(words, at) || isJoined;
    if (isTold && (begins || does || (!mustDo && isSubject(words, at, end, vocabulary)))) return name;
    at = end - 1;
  }
  return null;
}

/** "Fatima el Idrissi", "Joost van den Berg": a name goes on behind its particles. */
function endOfName(words: readonly Word[], at: number, vocabulary: Vocabulary): number {
  let end = at + 1;
  for (;;) {
    let next = end;
    while (next - end < MOST_PARTICLES && isParticle(words[next], vocabulary)) next += 1;
    if (words[next]?.kind !== 'word' || !mayName(words, next, vocabulary)) return end;
    end = next + 1;
  }
}

function isParticle(word: Word | undefined, vocabulary: Vocabulary): boolean {
  return vocabulary.is(word, 'particles', 'genitive') && !vocabulary.is(word, 'and');
}

/**
 * "Tom from accounts can't sign in", "Saskia wacht op een nieuw wachtwoord": with a capital, a word that nobody taught the bot is who the
 * sentence is about. Verbs are too many to know; a question too many does less harm.
 */
function isSubject(words: readonly Word[], at: number, end: number, vocabulary: Vocabulary): boolean {
  const next = words[end];
  if (next?.kind !== 'word' || words[at]?.possessive === true) return false;
  // "Tom Word needs a new password".
  if (isCapital(next)) return vocabulary.is(next, 'things') && doesSomething(words, end + 1, vocabulary);
  // "Sofie hier, wachtwoord vergeten" is who writes.
  return !vocabulary.is(next, 'compounds', 'presents') || words[end + 1]?.kind === 'word';
}

/** A word with a capital and no other meaning: "Ingrid"; "Ben", where no sentence begins. */
function mayName(words: readonly Word[], at: number, vocabulary: Vocabulary): boolean {
  const word = words[at];
  if (word?.kind !== 'word' || !isCapital(word) || word.text.length < 2 || /\p{N}/u.test(word.text)) return false;
  if (word.text.length <= LONGEST_ACRONYM && word.text === word.text.toUpperCase()) return false;
  if (vocabulary.is(word, 'nobody', 'things', 'courtesy', 'signatures')) return false;
  if (!isKnown(word, vocabulary)) return true;
  const [before, next] = [words[at - 1], words[at + 1]];
  if (!vocabulary.is(word, 'names')) return false;
  return before?.kind === 'word' || vocabulary.is(next, 'and') || (next?.kind === 'word' && isCapital(next));
}

function isFirst(words: readonly Word[], at: number): boolean {
  return (words[at - 1]?.kind ?? 'mark') === 'mark';
}

/** "out of Workday", "Hi Ben,", "Kind regards, Ben": what they sign in to, whom they write to, or who they are. */
function isPlaceOrSender(words: readonly Word[], at: number, end: number, vocabulary: Vocabulary): boolean {
  const [earlier, before] = [words[at - 2], words[at - 1]];
  if (vocabulary.is(before, 'into') || (vocabulary.is(before, 'of') && vocabulary.is(earlier, 'into'))) return true;
  if (at <= 1 && before !== undefined && vocabulary.phrases('greeting').includes(before.said)) return true;
  const isAtEnd = (words[end]?.kind ?? 'mark') === 'mark';
  return isAtEnd && words.slice(Math.max(0, at - SIGNED_WITHIN), at).some((word) => vocabulary.is(word, 'signatures'));
}

/** "a colleague can't", "she forgot", "for a guest". */
function isSomebody(words: readonly Word[], at: number, vocabulary: Vocabulary): boolean {
  if (!vocabulary.is(words[at], 'people') || isNoOther(words, at, vocabulary)) return false;
  const behind = words.slice(at + 1, at + 1 + REACH);
  const end = behind.findIndex(({ text }) => SENTENCE_ENDS.includes(text));
  const does = behind.slice(0, end < 0 ? REACH : end).some((word) => vocabulary.is(word, 'does'));
  const before = words.slice(Math.max(0, at - 2), at);
  // "How do I unlock a user".
  const isUnlocked = words.slice(Math.max(0, at - 3), at).some((word) => vocabulary.is(word, 'unlocks'));
  return does || isUnlocked || before.some((word) => vocabulary.is(word, 'of', 'beside'));
}

/** "Contact your administrator", "neem contact op met de beheerder": who is asked for help, and needs none. */
function isTurnedTo(words: readonly Word[], at: number, vocabulary: Vocabulary): boolean {
  if (vocabulary.is(words[at], 'clauses')) return false;
  const before = words.slice(Math.max(0, at - TURNS_WITHIN), at);
  const turns = before.findLastIndex((word) => vocabulary.is(word, 'turnsTo'));
  const between = before.slice(turns + 1);
  return turns >= 0 && !between.some((word) => word.kind === 'mark' || vocabulary.is(word, 'of', 'does'));
}

/** "User name", "user account", "contact your administrator", "I'm a new employee": words for someone that mention nobody else. */
export function isNoOther(words: readonly Word[], at: number, vocabulary: Vocabulary): boolean {
  if (vocabulary.is(words[at + 1], 'compounds') || isUser(words, at, vocabulary)) return true;
  return (
    isPresented(words, at, vocabulary) ||
    isSaluted(words, at, vocabulary) ||
    isTurnedTo(words, at, vocabulary) ||
    isMachine(words, at, vocabulary) ||
    isSelfDescribed(words, at, vocabulary)
  );
}

/** "User account locked", "my user is locked": the account, and no person. */
export function isUser(words: readonly Word[], at: number, vocabulary: Vocabulary): boolean {
  return vocabulary.is(words[at], 'users') && (words[at + 1]?.said === 'account' || vocabulary.is(words[at - 1], 'my'));
}

/** "Hi, new starter here."; not "I have a colleague here", "someone here is locked out". */
function isPresented(words: readonly Word[], at: number, vocabulary: Vocabulary): boolean {
  if (!vocabulary.is(words[at + 1], 'presents') || words[at + 2]?.kind === 'word') return false;
  const before = words.slice(0, at).findLast((word) => !vocabulary.is(word, 'articles', 'loose'));
  return before?.kind !== 'word' || vocabulary.is(before, 'courtesy');
}

/** "Hi guys, …", "… sorry, dear colleagues!": those who read it. */
function isSaluted(words: readonly Word[], at: number, vocabulary: Vocabulary): boolean {
  return vocabulary.is(words[at - 1], 'salutes') && words[at + 1]?.kind !== 'word';
}

/** "I'm a new employee", "ik ben de nieuwe stagiair". */
function isSelfDescribed(words: readonly Word[], at: number, vocabulary: Vocabulary): boolean {
  if (vocabulary.is(words[at + 1], 'of')) return false;
  const before = words.slice(0, at);
  const verb = before.findLastIndex((word) => !vocabulary.is(word, 'articles', 'loose', 'nobody', 'particles'));
  const said = words[verb]?.said ?? '';
  if (vocabulary.is(words[verb], 'amI'))
    return said.includes("'") || vocabulary.is(words[verb - 1], 'self') || said === 'im';
  return false;
}

/** "Ik log in maar hij zegt …": what Dutch calls "he" is the computer. */
function isMachine(words: readonly Word[], at: number, vocabulary: Vocabulary): boolean {
  const isWriters = words.some((word) => vocabulary.is(word, 'self', 'my'));
  return isWriters && vocabulary.is(words[at], 'clauses') && vocabulary.is(words[at + 1], 'machines');
}

/** "ingrid is locked out", "for ingrid", "unlock ingrid": a name in lower case. */
function isCalled(words: readonly Word[], at: number, vocabulary: Vocabulary): boolean {
  const [earlier, before, word, next] = [words[at - 2], words[at - 1], words[at], words[at + 1]];
  if (word?.kind !== 'word' || word.said.length < SHORTEST_NAME || !/^\p{L}+('s)?$/u.test(word.said)) return false;
  if (isKnown(word, vocabulary) || isWhatOneIs(words, at, vocabulary)) return false;
  // "Unlock ingrid", "ingrid even resetten".
  const behind = vocabulary.is(next, 'fillers') ? words[at + 2] : next;
  if (vocabulary.is(before, 'beside', 'unlocks') || vocabulary.is(behind, 'unlocks')) return true;
  // "Ingrid and me", "me and ingrid".
  if (before?.kind !== 'word' && vocabulary.is(next, 'and') && vocabulary.is(words[at + 2], 'self')) return true;
  if (vocabulary.is(before, 'and') && vocabulary.is(earlier, 'self')) return true;
  // "Ik heb ingrid een nieuw wachtwoord beloofd".
  if (vocabulary.is(before, 'firstPerson') && vocabulary.is(next, 'articles')) return true;
  if (vocabulary.is(before, 'genitive')) return vocabulary.is(earlier, 'passwords', 'roles', 'people', 'does');
  if (vocabulary.is(before, 'of')) return true;
  // "Since the update can I …" turns the sentence round: its subject follows.
  if (vocabulary.is(words[at + 2], 'self', 'my')) return false;
  return doesSomething(words, at + 1, vocabulary) && !vocabulary.is(before, 'articles', 'my', 'into');
}

/** "Terwijl ik afwezig was": in a Dutch clause, what the writer is stands before its verb. */
export function isWhatOneIs(words: readonly Word[], at: number, vocabulary: Vocabulary): boolean {
  const before = words[at - 1];
  return vocabulary.is(before, 'self') && !vocabulary.is(before, 'looseMy') && vocabulary.is(words[at + 1], 'amI');
}

/** "Me zusje was buitengesloten", "de nieuwe van mij kan niet inloggen": a word for the writer that says whose someone else is. */
export function isTheirOwn(words: readonly Word[], at: number, vocabulary: Vocabulary): boolean {
  const [earlier, before, word, next] = [words[at - 2], words[at - 1], words[at], words[at + 1]];
  if (vocabulary.is(before, 'genitive'))
    return vocabulary.is(earlier, 'loose', 'people') && !vocabulary.is(earlier, 'clauses');
  // "… dat je me stuurde".
  if (vocabulary.is(before, 'yours', 'self')) return false;
  const isNamed = next?.kind === 'word' && next.said.length >= SHORTEST_NAME && !isKnown(next, vocabulary);
  return vocabulary.is(word, 'looseMy') && isNamed && !vocabulary.isThing(next);
}

function isKnown(word: Word, { spelling }: Vocabulary): boolean {
  return spelling.knows(word) || spelling.knows({ ...word, said: withoutPossessive(word).toLowerCase() });
}

function doesSomething(words: readonly Word[], at: number, vocabulary: Vocabulary): boolean {
  return vocabulary.is(words[at]?.text === ',' ? words[at + 1] : words[at], 'does', 'not');
}
