/** The error codes of Microsoft's sign-in pages, as people copy them: "AADSTS50126", "error 50126". Pure. */
import type { Signpost } from '../../requests/model/services.ts';
import type { Word } from './identifiers.ts';
import type { Vocabulary } from './vocabulary.ts';

/**
 * What a reset doesn't help with. Any other code is about their own sign-in, and what the sign-in log says is told before anyone
 * is asked. Names and meanings: `directory/sign-in-help/error-codes.ts`.
 */
const TOPICS: ReadonlyMap<string, Signpost> = new Map<string, Signpost>([
  ['50057', 'disabled'],
  ...['50034', '51004', '50020', '16000', '16003'].map((code) => [code, 'userName'] as const),
  ...['50072', '50079', '53004', '53010', '50074', '50076', '50078', '50158', '500121'].map(
    (code) => [code, 'mfa'] as const,
  ),
]);
const WITH_PREFIX = /^aadsts(\d{5,7})$/u;
const CODE = /^\d{5,7}$/u;
/** "Error code: 50126": the most words and marks between. */
const REACH = 3;
/** In fewer words, it may be the reader who speaks: "AADSTS50126: Ben can't sign in". */
const SHORTEST_TOLD = 6;

/** "InvalidPasswordExpiredPassword": no name has so many capitals. */
const ERROR_NAME = /^(?:\p{Lu}\p{Ll}+){3,}$/u;

/** Where the code is. `topic`: null if a reset may help. */
export type ErrorCode = { readonly at: number; readonly topic: Signpost | null };

/**
 * "AADSTS53003: Access has been blocked by …": without what the page says behind its code. It speaks of nobody, and begins with a word that
 * the bot knows; what its reader adds stands before it, or on another line.
 */
export function withoutErrorText(words: readonly Word[], { at }: ErrorCode, vocabulary: Vocabulary): readonly Word[] {
  const [colon, first] = [words[at + 1], words[at + 2]];
  if (colon?.text !== ':' || first === undefined) return words;
  if (!vocabulary.spelling.knows(first) && !ERROR_NAME.test(first.text)) return words;
  const line = words.findIndex((word, index) => index > at && word.text === '\n');
  const end = line < 0 ? words.length : line;
  const told = words.slice(at + 2, end);
  const isReaders = told.some(
    (word) =>
      vocabulary.is(word, 'my', 'self', 'theirs', 'beside') ||
      word.kind === 'identifier' ||
      word.kind === 'unclear' ||
      (vocabulary.is(word, 'people') && !vocabulary.is(word, 'users')),
  );
  return told.length < SHORTEST_TOLD || isReaders ? words : [...words.slice(0, at + 1), ...words.slice(end)];
}

/** "Correlation Id: 3f0c2f1e-…", "App name: Office": what a sign-in page shows for its makers is nobody's account, and nothing to be helped with. */
export function withoutTraces(words: readonly Word[], vocabulary: Vocabulary): readonly Word[] {
  const shown = errorCodeIn(words, vocabulary) === null ? words : withoutTraceLines(words, vocabulary);
  return shown.filter((word, at, all) => {
    if (word.kind !== 'identifier' || word.text.includes('@')) return true;
    return !isTrace(all.slice(Math.max(0, at - REACH), at), vocabulary);
  });
}

/** Without the lines that are nothing but one of those. */
function withoutTraceLines(words: readonly Word[], vocabulary: Vocabulary): readonly Word[] {
  let isShown = true;
  return words.filter((word, at) => {
    const isNewLine = word.text === '\n';
    if (at > 0 && words[at - 1]?.text === '\n') {
      const colon = words.slice(at, at + REACH).findIndex(({ text }) => text === ':');
      isShown = colon < 1 || !isTrace(words.slice(at, at + colon), vocabulary);
    }
    return isShown || isNewLine || (word.kind === 'identifier' && word.text.includes('@'));
  });
}

/** @param before what ends with its name */
function isTrace(before: readonly Word[], vocabulary: Vocabulary): boolean {
  const name = before.flatMap(({ kind, said }) => (kind === 'mark' ? [] : said.split('-')));
  const [of, label] = name.slice(-2).map((said): Word => ({ kind: 'word', text: said, said, possessive: false }));
  return vocabulary.is(of, 'traces') && vocabulary.is(label, 'labels');
}

/** @returns null if there is none; the digits that a requester reads out are none */
export function errorCodeIn(words: readonly Word[], vocabulary: Vocabulary): ErrorCode | null {
  for (const [at, word] of words.entries()) {
    const [, prefixed] = WITH_PREFIX.exec(word.said) ?? [];
    const isTold = words.slice(Math.max(0, at - REACH), at).some((before) => vocabulary.is(before, 'errors'));
    const code = prefixed ?? (isTold && CODE.test(word.said) ? word.said : undefined);
    if (code !== undefined) return { at, topic: TOPICS.get(code) ?? null };
  }
  return null;
}
