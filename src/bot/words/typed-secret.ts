/** A password as the subject of a sentence: "Welkom01! doet het niet". Pure. */
import type { Word } from './identifiers.ts';
import type { Vocabulary } from './vocabulary.ts';
import { symptomIn } from './wish.ts';

/** "Zomer2026", "Welkom01", "Lente123": what people put behind a word to make a password of it; not "Windows11". */
const WITH_USUAL_DIGITS = /^(\p{L}{4,})(?:(?:19|20)\p{Nd}{2}|0\p{Nd}|123\p{Nd}*)$/u;
const WITH_DIGITS = /^(\p{L}{4,})\p{Nd}{1,6}$/u;
/** "Windows11", "Office2021". */
const VERSION = /^(\p{L}{4,})\p{Nd}{1,4}$/u;
const SIGNS = '!?$%*#';
const SENTENCE_ENDS = '.!?\n';
/** "Welkom01! wordt door Windows niet geaccepteerd": the most words between. */
const REACH = 5;

/** Does a sentence say that this password isn't taken? "Outlook2019 doesn't work" is about a product. */
export function isSecretRefused(words: readonly Word[], vocabulary: Vocabulary): boolean {
  return words.some((word, at) => {
    const before = words[at - 1];
    const begins = before === undefined || SENTENCE_ENDS.includes(before.text);
    // "I use Welkom01!".
    if (word.kind !== 'word' || !(begins || vocabulary.is(words[at - 2], 'self'))) return false;
    const isSigned = words[at + 1]?.kind === 'mark' && SIGNS.includes(words[at + 1]?.text ?? ' ');
    const [, base = ''] = (isSigned ? WITH_DIGITS : WITH_USUAL_DIGITS).exec(word.text) ?? [];
    if (base === '' || isThingNamed(base, word, vocabulary)) return false;
    const behind = words.slice(at + 1).findIndex(({ kind }) => kind === 'word') + at + 1;
    const told = words.slice(behind, behind + REACH);
    const end = told.findIndex(({ kind }) => kind === 'mark');
    const clause = told.slice(0, end < 0 ? REACH : end);
    // "Bram2024 kan niet inloggen", "jdoe01 can't get in": whoever signs in is no password.
    const signsIn = begins && symptomIn(clause, 'noSignIn', vocabulary) !== null;
    return behind > at && !signsIn && clause.some((one) => vocabulary.is(one, 'refused'));
  });
}

/** Without "Windows11" of "I use Windows11", which looks like a password; not where one is said: "my password is Windows11". */
export function withoutVersions(words: readonly Word[], vocabulary: Vocabulary): readonly Word[] {
  return words.filter((word, at) => {
    const [, base = ''] = VERSION.exec(word.text) ?? [];
    const isSaid = vocabulary.is(words[at - 1], 'passwords') || vocabulary.is(words[at - 2], 'passwords');
    return base === '' || isSaid || !isThingNamed(base, word, vocabulary);
  });
}

function isThingNamed(base: string, word: Word, vocabulary: Vocabulary): boolean {
  const named = { ...word, said: base.toLowerCase() };
  return vocabulary.is(named, 'things') || vocabulary.isThing(named);
}
