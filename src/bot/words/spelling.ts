/** Corrects typing errors in the words by which the bot reads a sentence; names and addresses stay as they are written. Pure. */
import { distance } from 'fastest-levenshtein';
import type { Locale } from '../../locales/index.ts';
import { SIGNPOSTS, TOPICS, type Topic } from '../../locales/reading/topics.ts';
import type { Word } from './identifiers.ts';

export type Spelling = {
  /** The same words; where one is mistyped or written together, `said` has the right one, or there are several. */
  corrected(words: readonly Word[]): readonly Word[];
  /** Is it a word by which sentences are read, in any language? */
  knows(word: Word): boolean;
};

/** Of shorter words, too many others are one letter away. */
const SHORTEST = 5;
const LONG = 8;
/** The longest text that is read as words written together: "ikbenmijnwachtwoordvergeten". */
const LONGEST_RUN = 40;
const SHORTEST_PIECE = 2;
const SENTENCE_ENDS = '.!?\n';

/** News is asked in words that are too common to be read into others. */
const CORRECTED: readonly Topic[] = ['symptom', 'noSignIn', ...SIGNPOSTS];

export function spellingOf(locales: readonly Locale[]): Spelling {
  const said = new Set(
    locales.flatMap(({ words, phrases }) => [
      ...Object.values(words).flat(),
      ...Object.values(phrases).flatMap((all) => all.flatMap((phrase) => phrase.split(' '))),
    ]),
  );
  const inPatterns = (wanted: readonly Topic[]): readonly string[] =>
    locales
      .flatMap(({ topics }) => wanted.flatMap((topic) => topics[topic].flatMap((pattern) => pattern.split(/[ /]/u))))
      .filter((word) => /^\p{Ll}+$/u.test(word));
  const inTopics = new Set(inPatterns(TOPICS));
  const passwords = new Set(locales.flatMap(({ words }) => words.passwords));
  const nouns = [...passwords].filter((word) => word.length >= SHORTEST);
  const targets = [
    ...new Set([...inPatterns(CORRECTED), ...locales.flatMap(({ words }) => [...words.passwords, ...words.resets])]),
  ].filter((word) => word.length >= SHORTEST);
  const known = (word: string): boolean => said.has(word) || inTopics.has(word);

  function correction(word: string): string | undefined {
    if (word.length < SHORTEST || known(word) || !/^\p{L}+$/u.test(word)) return undefined;
    const alike = targets.filter((target) => target.startsWith(word.charAt(0)));
    const near = alike.find((target) => isTypedFor(word, target, 1));
    if (near !== undefined || word.length < LONG) return near;
    return alike.find((target) => target.length >= LONG && isTypedFor(word, target, 2));
  }

  /** "resetmypassword": known words only, and a password among them. */
  function pieces(run: string): readonly string[] | undefined {
    if (run.length > LONGEST_RUN || known(run) || !nouns.some((noun) => run.includes(noun))) return undefined;
    // The fewest words that end at each place.
    const ends: (readonly string[] | undefined)[] = [[]];
    for (let end = SHORTEST_PIECE; end <= run.length; end += 1) {
      for (let start = 0; start <= end - SHORTEST_PIECE; start += 1) {
        const before = ends[start];
        const piece = run.slice(start, end);
        if (before === undefined || !known(piece)) continue;
        if (before.length + 1 < (ends[end]?.length ?? Infinity)) ends[end] = [...before, piece];
      }
    }
    const found = ends[run.length];
    return found !== undefined && found.length > 1 && found.some((piece) => passwords.has(piece)) ? found : undefined;
  }

  return {
    knows: (word) => word.kind === 'word' && known(word.said),
    corrected: (words) =>
      words.flatMap((word, at) => {
        if (word.kind !== 'word' || mayBeName(words, at)) return [word];
        const apart = pieces(word.said);
        if (apart !== undefined) return apart.map((piece) => ({ ...word, text: piece, said: piece }));
        const right = correction(word.said);
        return right === undefined ? [word] : [{ ...word, said: right }];
      }),
  };
}

/** One letter wrong, missing or too many, or two of them exchanged. */
function isTypedFor(word: string, target: string, most: number): boolean {
  if (Math.abs(word.length - target.length) > most) return false;
  const steps = distance(word, target);
  return steps <= most || (steps === 2 && most === 1 && sorted(word) === sorted(target));
}

function sorted(word: string): string {
  return Array.from(word).sort().join('');
}

/** A capital in the middle of a sentence. */
function mayBeName(words: readonly Word[], at: number): boolean {
  const [before, word] = [words[at - 1], words[at]];
  if (word === undefined || !/^\p{Lu}/u.test(word.text) || word.text === word.text.toUpperCase()) return false;
  return before !== undefined && !(before.kind === 'mark' && SENTENCE_ENDS.includes(before.text));
}
