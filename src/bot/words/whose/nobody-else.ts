/** Whether a sentence that doesn't say whose password it is about can only be about its writer's. Pure. */
import type { Word } from '../identifiers.ts';
import type { Vocabulary } from '../vocabulary.ts';
import { isCapital, withoutPossessive } from './name-parts.ts';
import { isNoOther, isTheirOwn, isWhatOneIs } from './other-person.ts';

/** "Ingrid locked out", "wachtwoord sanne graag": in so few words, one that nobody taught the bot is a name. */
const FEW_WORDS = 4;
/** Shorter words in lower case are too often typing errors. */
const SHORTEST_NAME = 3;
/** "Ingrid", "jdoe1", "user4455"; not "AADSTS50126". */
const NAME_OR_SIGN_IN = /^[\p{L}'-]+\p{Nd}{0,4}$/u;

/**
 * "Password expired", "wachtwoord vergeten": people leave out themselves, never someone else. No word may stand for a person, or
 * stand where a name does.
 */
export function isNobodyElses(words: readonly Word[], vocabulary: Vocabulary): boolean {
  return words.every((word, at) => word.kind === 'mark' || isNobody(words, at, vocabulary));
}

function isNobody(words: readonly Word[], at: number, vocabulary: Vocabulary): boolean {
  const [before, word, next] = [words[at - 1], words[at], words[at + 1]];
  if (word?.kind !== 'word' || isTheirOwn(words, at, vocabulary)) return false;
  // Dutch "zijn" is "his" and "are".
  const mayBeVerb = vocabulary.is(word, 'does') && vocabulary.is(next, 'nobody', 'resets', 'not', 'does');
  if (vocabulary.is(word, 'theirs') && !mayBeVerb) return false;
  if (word.possessive)
    return vocabulary.is({ ...word, said: withoutPossessive(word).toLowerCase() }, 'things', 'nobody');
  if (vocabulary.is(word, 'people', 'roles') && isNoOther(words, at, vocabulary)) return true;
  if (vocabulary.is(word, 'people')) return false;
  if (/^\p{Nd}+$/u.test(word.said)) return true;
  if (!vocabulary.spelling.knowsSurely(word)) return !isInPlaceOfName(words, at, vocabulary);
  if (vocabulary.is(word, 'names') && !vocabulary.is(word, 'courtesy')) {
    // "Password reset Will", "wachtwoord vergeten ben", "Ben can't log in".
    const doesSomething = vocabulary.is(next, 'does') && vocabulary.is(next, 'clauses');
    if ((isCapital(word) && before?.kind === 'word') || next?.kind !== 'word' || doesSomething) return false;
  }
  // "The temp can't get in", "the new doctor has": someone does.
  if (
    vocabulary.is(before, 'articles', 'loose') &&
    !vocabulary.is(word, 'loose') &&
    vocabulary.is(next, 'does') &&
    !vocabulary.is(word, 'things', 'passwords', 'nobody')
  )
    return false;
  // "For that", "the new one can't".
  if (vocabulary.is(word, 'loose')) {
    const isSubject = vocabulary.is(before, 'loose', 'articles') && vocabulary.is(next, 'does', 'not');
    return !isSubject && !vocabulary.is(before, 'of', 'beside', 'unlocks');
  }
  // "New password", "that laptop".
  const isAdjective = vocabulary.is(next, 'passwords', 'things', 'articles');
  return isAdjective || !vocabulary.is(word, 'roles') || vocabulary.is(word, 'things', 'fillers', 'clauses');
}

/** "Password ingrid", "ingrid forgot", "for ingrid", "ingrid, locked out": a word that nobody taught the bot may be a name there. */
function isInPlaceOfName(words: readonly Word[], at: number, vocabulary: Vocabulary): boolean {
  const [earlier, before, word, next] = [words[at - 2], words[at - 1], words[at], words[at + 1]];
  if (word?.kind !== 'word' || word.said.length < SHORTEST_NAME || !NAME_OR_SIGN_IN.test(word.said)) return false;
  if (words.filter(({ kind }) => kind === 'word').length <= FEW_WORDS) return true;
  if (isWhatOneIs(words, at, vocabulary)) return false;
  // "Windows11 says …".
  if (vocabulary.is({ ...word, said: word.said.replaceAll(/\p{Nd}/gu, '') }, 'things')) return false;
  const behind = vocabulary.is(next, 'fillers') ? words[at + 2] : next;
  const isHelped = vocabulary.is(before, 'helps') || vocabulary.is(behind, 'helps');
  // "Ingrid wacht op een wachtwoord": what she does may be any verb.
  const isSubject = before?.kind !== 'word' && next?.kind === 'word';
  const isAlone = before?.kind !== 'word' && next?.kind !== 'word';
  const isFollowed =
    vocabulary.is(next, 'does', 'not', 'passwords', 'resets', 'unlocks', 'signIns', 'and') || next?.said === 'account';
  const isLedTo = vocabulary.is(before, 'of', 'beside', 'and', 'inNameOf', 'passwords', 'resets', 'unlocks', 'signIns');
  // "Our janitor, locked out"; not "on the keypad".
  const isDetermined =
    vocabulary.is(before, 'articles') && next?.kind !== 'word' && !vocabulary.is(earlier, 'into', 'places');
  // "Send ingrid a new password", "reset 4 ingrid", "can ingrid get a reset".
  const isAsked = earlier === undefined && vocabulary.is(before, 'fillers') && vocabulary.is(before, 'does');
  const isGiven = isAsked || vocabulary.is(next, 'articles') || /^\d$/u.test(before?.said ?? '');
  return isAlone || isSubject || isHelped || isGiven || isFollowed || isLedTo || isDetermined;
}
