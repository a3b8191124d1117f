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
  /** Is it surely one of these, and no name that looks like it? "Logan" is one letter away from "login". */
  knowsSurely(word: Word): boolean;
};

/** Of shorter words, too many others are one letter away. */
const SHORTEST = 5;
const LONG = 8;
/** The longest text that is read as words written together: "ikbenmijnwachtwoordvergeten". */
const LONGEST_RUN = 40;
const SHORTEST_PIECE = 2;
/** A name is seldom this long and one letter too many or too few away from such a word; or this long, and one letter different. */
const SURE = 6;
const SURE_IF_EXCHANGED = 7;
/** Names are seldom that long without vowels. */
const FEWEST_CONSONANTS = 4;
const LONG_DRAWN = /(\p{L})\1\1/u;
/** "Authenticatorcodes": each of two words that are written together. */
const SHORTEST_HALF = 4;
const SHORTEST_BOTH = 9;
const ACCOUNT = 'account';
const SENTENCE_ENDS = '.!?\n';

/** News is asked in words that are too common to be read into others. */
const CORRECTED: readonly Topic[] = ['symptom', 'noSignIn', ...SIGNPOSTS];

/** Words of these kinds are no part of another word. */
const FUNCTIONS = [
  'of',
  'and',
  'not',
  'my',
  'self',
  'articles',
  'clauses',
  'fillers',
  'places',
  'corrections',
] as const;

/** "Assistants", "assistenten". */
export function withPlurals(people: readonly string[]): readonly string[] {
  return people.flatMap((word) => [word, `${word}s`, `${word}en`]);
}

export function spellingOf(locales: readonly Locale[]): Spelling {
  const said = new Set(
    locales.flatMap(({ words, phrases }) => [
      ...Object.values(words).flat(),
      ...withPlurals(words.people),
      ...Object.values(phrases).flatMap((all) => all.flatMap((phrase) => phrase.split(' '))),
    ]),
  );
  const inPatterns = (wanted: readonly Topic[]): readonly string[] =>
    locales
      .flatMap(({ topics }) => wanted.flatMap((topic) => topics[topic].flatMap((pattern) => pattern.split(/[ /]/u))))
      .map((word) => word.replace(/[>^]/u, ''))
      .filter((word) => /^\p{Ll}+$/u.test(word));
  const inTopics = new Set(inPatterns(TOPICS));
  const passwords = new Set(locales.flatMap(({ words }) => words.passwords));
  const content = new Set(
    [...inTopics, ...locales.flatMap(({ words }) => [...words.passwords, ...words.things, ...words.people])].filter(
      (word) =>
        word.length >= SHORTEST_HALF &&
        !FUNCTIONS.some((kind) => locales.some(({ words }) => words[kind].includes(word))),
    ),
  );
  const nouns = [...passwords].filter((word) => word.length >= SHORTEST);
  const targets = [
    ...new Set([...inPatterns(CORRECTED), ...locales.flatMap(({ words }) => [...words.passwords, ...words.resets])]),
  ].filter((word) => word.length >= SHORTEST);
  const byConsonants = Map.groupBy(targets, consonantsOf);
  const known = (word: string): boolean => said.has(word) || inTopics.has(word.replaceAll("'", ''));
  const shorthand = new Map(locales.flatMap(({ shorthand: all }) => Object.entries(all)));
  // "password" before "paswoord".
  const bySingles = new Map([...inTopics, ...said].reverse().map((word) => [singles(word), word] as const));

  function correction(word: string): string | undefined {
    if (known(word) || !/^\p{L}+$/u.test(word)) return undefined;
    // "Heyyy": drawn out.
    const plain = LONG_DRAWN.test(word) ? bySingles.get(singles(word)) : undefined;
    if (plain !== undefined) return plain;
    const full = byConsonants.get(consonantsOf(word))?.find((target) => isAbbreviated(word, target));
    if (full !== undefined || word.length < SHORTEST) return full;
    const alike = targets.filter((target) => target.startsWith(word.charAt(0)));
    const near = alike.find((target) => isTypedFor(word, target, 1) || singles(word) === singles(target));
    if (near !== undefined || word.length < LONG) return near;
    return (
      alike.find((target) => target.length >= LONG && isTypedFor(word, target, 2)) ??
      targets.find((target) => target.length >= LONG && isTypedFor(word, target, 1))
    );
  }

  /** "resetmypasword": known words only, and a password among them; doubled letters don't count. */
  function run(word: string): readonly string[] | undefined {
    const text = singles(word);
    if (word.length > LONGEST_RUN || known(word) || !nouns.some((noun) => text.includes(singles(noun))))
      return undefined;
    // The fewest words that end at each place.
    const ends: (readonly string[] | undefined)[] = [[]];
    for (let end = SHORTEST_PIECE; end <= text.length; end += 1) {
      for (let start = 0; start <= end - SHORTEST_PIECE; start += 1) {
        const before = ends[start];
        const piece = bySingles.get(text.slice(start, end));
        if (before === undefined || piece === undefined) continue;
        if (before.length + 1 < (ends[end]?.length ?? Infinity)) ends[end] = [...before, piece];
      }
    }
    const found = ends[text.length];
    return found !== undefined && found.length > 1 && found.some((piece) => passwords.has(piece)) ? found : undefined;
  }

  /** "SAP-wachtwoord", "windows-account", "wachtwoordprobleem", "password's": what is beside the noun is a word of its own. */
  function compound(text: string): readonly string[] | undefined {
    const lower = text.toLowerCase();
    const said = lower.replace(/'s$/u, '');
    if (said !== lower && passwords.has(said)) return [said];
    if (known(lower)) return undefined;
    // "Wwvergeten", "pwreset".
    const short = [...passwords].find((one) => one.length < SHORTEST && lower.startsWith(one));
    const rest = short === undefined ? '' : lower.slice(short.length);
    if (short !== undefined && rest.length >= SHORTEST && known(rest)) return [short, rest];
    const first = nouns.find((one) => one.length >= LONG && lower.startsWith(one) && lower.length > one.length);
    if (first !== undefined) return [first, lower.slice(first.length).replace(/^['-]/u, '')];
    const noun = [...nouns, ACCOUNT].find((one) => lower.endsWith(one) && text.length > one.length);
    if (noun === undefined) return undefined;
    const before = text.slice(0, -noun.length).replace(/-$/u, '');
    return before.length < SHORTEST_PIECE ? undefined : [before, noun];
  }

  /** "Authenticatorcodes", "resetaanvraag", "goedkeuringsverzoek": two words that mean something. */
  function halves(word: string): readonly string[] | undefined {
    if (word.length < SHORTEST_BOTH || word.length > LONGEST_RUN || known(word)) return undefined;
    for (let at = word.length - SHORTEST_HALF; at >= SHORTEST_HALF; at -= 1) {
      const [one, two] = [word.slice(0, at), word.slice(at)];
      const first = content.has(one) ? one : one.replace(/s$/u, '');
      if (content.has(first) && content.has(two)) return [first, two];
    }
    return undefined;
  }

  /** "wacht woord": not known as two, but as one. */
  function joined(words: readonly Word[], at: number): string | undefined {
    const [one, two] = [words[at], words[at + 1]];
    if (one?.kind !== 'word' || two?.kind !== 'word' || /^\p{Lu}\p{Ll}/u.test(two.text)) return undefined;
    const both = `${one.said}${two.said}`;
    if (passwords.has(both) && both.length >= LONG) return both;
    return both.length >= LONG && inTopics.has(both) && !(known(one.said) && known(two.said)) ? both : undefined;
  }

  function withoutSplits(words: readonly Word[]): readonly Word[] {
    const whole: Word[] = [];
    for (let at = 0; at < words.length; at += 1) {
      const [word, both] = [words[at], joined(words, at)];
      if (word === undefined) break;
      whole.push(both === undefined ? word : { ...word, text: both, said: both });
      if (both !== undefined) at += 1;
    }
    return whole;
  }

  const knows = (word: Word): boolean => word.kind === 'word' && known(word.said);
  return {
    knows,
    knowsSurely: (word) => knows(word) && isSurely(word.text.toLowerCase(), word.said),
    corrected: (words) =>
      withoutSplits(words).flatMap((word, at, all) => {
        if (word.kind !== 'word') return [word];
        const meant = shorthand.get(word.said);
        if (meant !== undefined && !mayBeName(all, at)) return meant.split(' ').map((one) => like(word, one));
        const apart = (mayBeName(all, at) ? undefined : run(word.said)) ?? compound(word.text);
        if (apart !== undefined) return apart.map((piece) => like(word, piece));
        const right = mayBeName(all, at) ? undefined : correction(word.said);
        if (right !== undefined) return [{ ...word, said: right }];
        const both = mayBeName(all, at) ? undefined : halves(word.said);
        return both === undefined ? [word] : both.map((piece) => like(word, piece));
      }),
  };
}

function like(word: Word, text: string): Word {
  return { ...word, text, said: text.toLowerCase(), possessive: /'s$/iu.test(text) };
}

/** Without doubled letters: "passsword" and "pasword" are "password". */
function singles(word: string): string {
  return word.replaceAll(/(\p{L})\1+/gu, '$1');
}

function isSurely(typed: string, said: string): boolean {
  if (
    typed === said ||
    isAbbreviated(typed, said) ||
    singles(typed) === singles(said) ||
    sorted(typed) === sorted(said)
  )
    return true;
  return typed.length >= (typed.length === said.length ? SURE_IF_EXCHANGED : SURE);
}

/** One letter wrong, missing or too many, or two of them exchanged. */
function isTypedFor(word: string, target: string, most: number): boolean {
  if (Math.abs(word.length - target.length) > most) return false;
  const steps = distance(word, target);
  return steps <= most || (steps === 2 && most === 1 && sorted(word) === sorted(target));
}

/** "Psswrd", "lockd": some vowels are left out, and nothing else. */
function isAbbreviated(word: string, target: string): boolean {
  const consonants = consonantsOf(target);
  if (word.length >= target.length || consonants.length < FEWEST_CONSONANTS || !word.startsWith(target.charAt(0)))
    return false;
  let at = 0;
  for (const letter of target) if (letter === word.charAt(at)) at += 1;
  return at === word.length && consonantsOf(word) === consonants;
}

function consonantsOf(word: string): string {
  return singles(word).replaceAll(/[aeiou]/gu, '');
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
