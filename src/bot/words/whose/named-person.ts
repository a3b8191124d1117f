/** The person whom a sentence names without an address: "for Alex Wilber", "Megan's password". Pure. */
import type { Word } from '../identifiers.ts';
import {
  MOST_WORDS,
  SENTENCE_ENDS,
  endsName,
  endsWithName,
  followsName,
  isInName,
  isNameParticle,
  lastOfName,
  saysMore,
} from './name-bounds.ts';
import {
  endsBeforeReset,
  endsThing,
  governs,
  isCapital,
  isNamePart,
  isOfAnother,
  isOwnOne,
  isTime,
  leadsInto,
  withoutPossessive,
} from './name-parts.ts';
import type { Vocabulary } from '../vocabulary.ts';

/**
 * `name`: the whole name, and nothing else. `own`: the writer. `somebody`: somebody else, unnamed. `unsure`: a name that may be
 * incomplete, or more than one. `with-own`: the writer and someone else.
 */
export type NamedPerson =
  | { readonly kind: 'name' | 'unsure' | 'with-own'; readonly text: string }
  | { readonly kind: 'own' | 'somebody' | 'none' };

const NONE: NamedPerson = { kind: 'none' };
/** One word with a capital begins any sentence. */
const FEWEST_WORDS = 2;
const MAY_JOIN = '/&+|@(#=<>\\';

/**
 * @param anchor the place of the word "password", or the end of the phrase that asks for a new one: a name follows the first "for"
 *   or "of" after it
 */
export function namedPerson(words: readonly Word[], anchor: number, vocabulary: Vocabulary): NamedPerson {
  const owner = ownerBefore(words, vocabulary);
  const after = nameAfter(words, anchor, vocabulary);
  if (owner.kind === 'none') return after.kind === 'none' ? subjectIn(words, vocabulary) : after;
  if (after.kind === 'none' || after.kind === 'somebody') return owner;
  if (owner.kind === 'name' && after.kind === 'name' && owner.text !== after.text) {
    return { kind: 'unsure', text: `${owner.text}, ${after.text}` };
  }
  return owner;
}

/** "Alex Wilber needs a new password": two or more words with capitals begin the sentence, and what they do follows. */
function subjectIn(words: readonly Word[], vocabulary: Vocabulary): NamedPerson {
  // "Marie Van den Broeck": another particle, or a name, follows.
  const isParticleAt = (at: number): boolean => {
    const next = words[at + 1];
    if (at === 0 || next?.kind !== 'word' || !isNameParticle(words[at], vocabulary)) return false;
    return isNameParticle(next, vocabulary) || (isCapital(next) && !vocabulary.knows(next));
  };
  const end = words.findIndex(
    (word, at) => word.kind !== 'word' || ((!isCapital(word) || vocabulary.knows(word)) && !isParticleAt(at)),
  );
  const isSubject = end >= FEWEST_WORDS && end <= MOST_WORDS && vocabulary.is(words[end], 'clauses');
  return isSubject ? whole(words.slice(0, end).map(withoutPossessive)) : NONE;
}

/** "Megan's password", "her account". */
export function ownerBefore(words: readonly Word[], vocabulary: Vocabulary): NamedPerson {
  const noun = words.findIndex(
    (word, at) =>
      (vocabulary.is(word, 'passwords') || word.said === 'account') &&
      (words[at - 1]?.possessive === true || vocabulary.is(words[at - 1], 'theirs')),
  );
  const last = words[noun - 1];
  // "Your system's password"; not "kun je ingrid's wachtwoord".
  const isYours = vocabulary.is(words[noun - 2], 'yours') && !vocabulary.is(words[noun - 3], 'fillers');
  if (last?.kind !== 'word' || (isYours && !isCapital(last))) return NONE;
  if (vocabulary.is(last, 'theirs')) return { kind: 'somebody' };
  const name = [withoutPossessive(last)];
  if (vocabulary.is({ ...last, said: name[0]?.toLowerCase() ?? '' }, 'roles')) return { kind: 'somebody' };
  if (vocabulary.is({ ...last, said: name[0]?.toLowerCase() ?? '' }, 'courtesy', 'things', 'passwords')) return NONE;
  for (let at = noun - 2; at >= 0 && name.length <= MOST_WORDS; at -= 1) {
    const word = words[at];
    const part = word === undefined ? 'ends' : partOfOwner(words, at, word, vocabulary);
    if (word === undefined || part === 'ends') break;
    if (part === 'unsure') return { kind: 'unsure', text: (isCapital(word) ? [word.text, ...name] : name).join(' ') };
    name.unshift(word.text);
  }
  return whole(name);
}

/** Read backwards: does the owner's name go on with this word, or begin behind it? */
function partOfOwner(
  words: readonly Word[],
  at: number,
  word: Word,
  vocabulary: Vocabulary,
): 'goes on' | 'ends' | 'unsure' {
  const before = words[at - 1];
  // "Alex and Megan's", "Bowen, Megan's": more than one, or one that is turned round.
  if (word.kind === 'mark') return SENTENCE_ENDS.includes(word.text) ? 'ends' : 'unsure';
  if (word.kind !== 'word') return 'unsure';
  if (vocabulary.is(word, 'resets')) return 'ends';
  const isFirst = before === undefined || before.kind === 'mark';
  // "Will Smith's", "Can Ben's …": the first word of a sentence could be of the name.
  if (isCapital(word)) return isFirst && vocabulary.is(word, 'courtesy', 'articles', 'fillers') ? 'unsure' : 'goes on';
  const isJoined = followsName(words, at, vocabulary);
  if (vocabulary.is(word, 'of')) {
    if (!isJoined) return 'ends';
    return vocabulary.is(word, 'and') ? 'unsure' : 'goes on';
  }
  if (vocabulary.is(word, 'and')) return 'unsure';
  if (isJoined && vocabulary.is(word, 'particles')) return 'goes on';
  const isOther = vocabulary.is(
    word,
    ...(['articles', 'roles', 'courtesy', 'fillers', 'clauses', 'self', 'not', 'places', 'passwords'] as const),
  );
  // "Could u check kofi's …": in lower case, a name doesn't show where it begins.
  if (!isOther) return isJoined ? 'goes on' : 'unsure';
  // "Can you please reset …", "Kun je Alex' …": what a sentence begins with is no name before these.
  const isBegun = at === 1 && vocabulary.is(before, 'fillers', 'courtesy');
  return isJoined && !isBegun ? 'unsure' : 'ends';
}

function nameAfter(words: readonly Word[], anchor: number, vocabulary: Vocabulary): NamedPerson {
  const start = words.findIndex(
    (word, at) =>
      at > anchor &&
      vocabulary.is(word, 'of') &&
      !leadsInto(words, at, vocabulary) &&
      !isInName(words, at, vocabulary) &&
      !isOfAnother(words, anchor, at, vocabulary),
  );
  const governing = words[start];
  if (governing === undefined) return NONE;
  const name: string[] = [];
  const unsure = (): { readonly kind: 'unsure'; readonly text: string } => ({
    kind: 'unsure',
    text: words
      .slice(start + 1, lastOfName(words, start, vocabulary) + 1)
      .map(({ text }) => text)
      .join(' '),
  });
  if (/^\p{Nd}/u.test(words[start + 1]?.text ?? '') && words[start + 1]?.kind === 'word') return NONE;
  const isThing = vocabulary.is(words[start + 1], 'things') && endsThing(words[start + 2], vocabulary);
  if (isOwnOne(words, start, vocabulary)) return { kind: 'own' };
  if (!governs(words, start, vocabulary)) return isThing ? NONE : unsure();
  // Where all is written in capitals they say nothing.
  const areTelling = !isCapital(governing);
  for (let at = start + 1; at < words.length; at += 1) {
    const [word, next] = [words[at], words[at + 1]];
    if (word === undefined) break;
    const isLower = !isCapital(word);
    if (word.kind === 'mark') {
      if (name.length === 0 && ':\n'.includes(word.text)) continue;
      const goesOn = next !== undefined && next.kind !== 'mark' && !endsName(next, words[at + 2], vocabulary);
      // "Olga; Ben" names two, "Olga: she is on holiday" does not.
      if (';:'.includes(word.text) && next?.kind === 'word' && isCapital(next) && goesOn) return unsure();
      if (SENTENCE_ENDS.includes(word.text) || next?.kind === 'identifier') break;
      if (MAY_JOIN.includes(word.text)) return unsure();
      if (goesOn && name.length > 0) return unsure();
      if (',-–—'.includes(word.text)) break;
    } else if (word.kind === 'identifier') {
      break;
    } else if (word.kind === 'unclear') {
      return unsure();
    } else if (name.length === 0 && vocabulary.is(word, 'my', 'self')) {
      return joinsOthers(next, words[at + 2], vocabulary) ? { ...unsure(), kind: 'with-own' } : { kind: 'own' };
    } else if (name.length === 0 && vocabulary.is(word, 'things') && endsThing(next, vocabulary)) {
      return NONE;
    } else if (name.length === 0 && isTime(word, next, words[at + 2], vocabulary)) {
      return NONE;
    } else if (name.length === 0 && isLower && vocabulary.is(word, 'roles', 'theirs', 'articles')) {
      return behindRole(words.slice(at), vocabulary) ?? unsure();
    } else if (name.length === 0 && isLower && vocabulary.is(word, 'nobody')) {
      // "The password of last week".
      return NONE;
    } else if (areTelling && isNamePart(words, at, name.length, vocabulary)) {
      if (word.possessive) return isNoun(next, vocabulary) ? whole([...name, withoutPossessive(word)]) : unsure();
      name.push(word.text);
    } else if (vocabulary.is(word, 'and')) {
      if (next !== undefined && saysMore(next, vocabulary)) break;
      return unsure();
    } else if (word.possessive) {
      return isNoun(next, vocabulary) ? whole([...name, withoutPossessive(word)]) : unsure();
    } else if (areTelling && name.length > 0 && !isLower && vocabulary.is(word, 'names')) {
      return unsure();
    } else if (
      vocabulary.is(word, 'courtesy', 'signatures') ||
      (name.length > 0 && isLower && (vocabulary.is(word, 'resets') || endsBeforeReset(word, next, vocabulary)))
    ) {
      break;
    } else if (name.length > 0 && vocabulary.is(word, 'particles')) {
      name.push(word.text);
    } else if (vocabulary.is(word, 'clauses', 'fillers', 'resets', 'not')) {
      // "Can" and "Will" are names as well: where it could be one, the name may go on.
      if (isLower && (name.length > 1 || (name.length > 0 && endsWithName(words, at, vocabulary)))) break;
      return unsure();
    } else if (vocabulary.is(word, 'places') || (vocabulary.is(word, 'of') && !vocabulary.is(word, 'genitive'))) {
      return unsure();
    } else if (
      isLower &&
      vocabulary.is(words[at - 1], 'particles') &&
      vocabulary.is(words[at - 2], 'genitive') &&
      at - 2 > start
    ) {
      // "Fatima Aydin van de boekhouding", "Jan van de berg": where she works, or a name.
      return unsure();
    } else name.push(word.text);
  }
  return whole(name);
}

/** "a colleague", and nothing more that could name someone. @returns undefined where more follows */
function behindRole(words: readonly Word[], vocabulary: Vocabulary): NamedPerson | undefined {
  const next = words.find((word) => !vocabulary.is(word, 'roles', 'theirs', 'articles', 'of', 'my'));
  // "I'm asked for a password", "the password for the VPN".
  const isNoPerson =
    vocabulary.is(words[0], 'articles') &&
    (vocabulary.is(words[1], 'passwords') || (vocabulary.is(words[1], 'things') && endsThing(words[2], vocabulary)));
  if (next?.kind === 'identifier' || isNoPerson) return NONE;
  const ends =
    next === undefined ||
    next.kind === 'mark' ||
    vocabulary.is(next, 'courtesy', 'clauses', 'passwords') ||
    (!isCapital(next) && vocabulary.is(next, 'resets'));
  return ends ? { kind: 'somebody' } : undefined;
}

/** "me and Alex", "myself, Alex". */
function joinsOthers(next: Word | undefined, after: Word | undefined, vocabulary: Vocabulary): boolean {
  if (next === undefined) return false;
  if (next.kind === 'word' && !vocabulary.is(next, 'and')) return isCapital(next) && !vocabulary.is(next, 'courtesy');
  if (after === undefined || after.kind === 'mark') return false;
  if (next.kind === 'word') return !saysMore(after, vocabulary);
  return `${MAY_JOIN},`.includes(next.text) && !endsName(after, undefined, vocabulary);
}

function isNoun(word: Word | undefined, vocabulary: Vocabulary): boolean {
  return vocabulary.is(word, 'passwords') || word?.said === 'account';
}

function whole(name: readonly string[]): NamedPerson {
  if (name.length === 0) return NONE;
  return { kind: name.length <= MOST_WORDS ? 'name' : 'unsure', text: name.join(' ') };
}
