/** Splits a text into words, and finds whole identifiers: addresses, sign-in names, object ids. Pure. */
import { UNREADABLE, decodedMailto, folded } from './typed-text.ts';

/**
 * `unclear`: may contain an identifier, but isn't one as a whole. A part of it could be someone else's, so none is taken.
 * `mark`: punctuation. `said`: the form in which phrases are compared.
 */
export type Word = {
  readonly kind: 'word' | 'identifier' | 'unclear' | 'mark';
  readonly text: string;
  readonly said: string;
  /** "Megan's", "megan@contoso.com's". */
  readonly possessive: boolean;
  /** What it was written together with, if that may be a password: "Summer!2024". */
  readonly chunk?: string;
};

/** The longest address (RFC 5321, 4.5.3.1.3, without its brackets). */
export const LONGEST = 254;
const OBJECT_ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu;
const LIKE_AN_OBJECT_ID = /[0-9a-f]{8}-[0-9a-f]{4}-/iu;
/**
 * What stands before the @. Entra allows A-Z a-z 0-9 ' . - _ ! # ^ ~ in a sign-in name ("Password policies and account
 * restrictions in Microsoft Entra ID"); mail addresses have all of RFC 5322's atext, and letters of every script (RFC 6531).
 */
const LOCAL_ATOM = /^[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+$/u;
const LABEL = /^[\p{L}\p{M}\p{N}-]{1,63}$/u;
const TOP_LEVEL = /^(?:[\p{L}\p{M}]{2,63}|xn--[a-z0-9-]+)$/iu;
const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;

/** "van 't Hof", "'s-Gravenhage": not a quotation mark. */
const DUTCH_ARTICLE = /^'[kmnst](?:-[\p{L}-]+)?$/iu;

/** Around an address, never part of it. */
const OPENING = '([<"“„«‹>,;:–—•¿¡”';
const CLOSING = '.,;:!?)]}>"”“»›\'*_~`|';
/** May be part of an address: counts as a wrapping only if it closes as well. */
const PAIRS: Readonly<Record<string, string>> = { "'": "'", '*': '*', _: '_', '~': '~', '`': '`', '|': '|', '{': '}' };
/** Signs of a password, in the middle of it. */
const WITH_SIGNS = /^[\p{L}\p{N}]+[!$%^&*?=+~]+[\p{L}\p{N}]/u;
const SCHEME = /^(mailto|sip|sips|smtp|im|e-?mail|mail|upn|user|account|adres|gebruiker):/iu;
const NAME_WITH_ADDRESS = /^([\p{L}"](?:[\p{L}\p{M}."'-]*[\p{L}\p{M}."])?)?<([^<>]+)>([^<>]*)$/u;
const LINKED_ADDRESS = /^([^<>]+)<(mailto:[^<>]+)>([^<>]*)$/iu;
/** "upn:mailto:…": each copies what is behind it. */
const MOST_SCHEMES = 2;
/** A word that ends in one of these continues: what follows may be the rest of an address. */
const GOES_ON = "'-_+=&#/~^|@\\";
const CONTINUES = /^[.@_+-][\p{L}\p{N}]/u;

/** @param text as `typedText` returns it */
export function wordsOf(text: string): readonly Word[] {
  const lines = text.split('\n');
  return lines.flatMap((line, index) => {
    const chunks = line.split(/\s/u).filter((chunk) => chunk !== '');
    const words = chunks.flatMap((chunk, at) => readChunk(chunk, chunks[at - 1] ?? '', chunks[at + 1] ?? ''));
    return index < lines.length - 1 ? [...words, mark('\n')] : words;
  });
}

/** Is this a whole address or sign-in name, from its first to its last character? */
export function isAddress(text: string): boolean {
  const [local = '', domain = '', ...more] = text.split('@');
  if (more.length > 0 || text.length > LONGEST) return false;
  const labels = domain.split('.');
  return (
    local.split('.').every((atom) => LOCAL_ATOM.test(atom)) &&
    labels.length > 1 &&
    labels.every((label) => LABEL.test(label) && !label.startsWith('-') && !label.endsWith('-')) &&
    TOP_LEVEL.test(labels.at(-1) ?? '')
  );
}

function readChunk(chunk: string, before: string, after: string): readonly Word[] {
  if (!chunk.includes('@') && !LIKE_AN_OBJECT_ID.test(chunk) && !chunk.includes(UNREADABLE)) return plainWords(chunk);
  if (chunk === '@') return /^[\p{L}\p{N}-]+\./u.test(after) ? [unclear(`${before} ${chunk} ${after}`)] : [mark('@')];
  // Written like a mention, by a client that sent no mention entity.
  if (/^@[\p{L}\p{M}'-]+[,.!?]?$/u.test(chunk)) return plainWords(chunk.slice(1));
  const [, name = '', inner, tail = ''] = NAME_WITH_ADDRESS.exec(chunk) ?? [];
  if (inner !== undefined && peeled(tail).core === '') {
    return [...plainWords(name), ...identifiersIn(inner, chunk), ...closingMark(chunk)];
  }
  // What Outlook copies: "megan@contoso.com<mailto:megan@contoso.com>".
  const [, address = '', link = '', rest = ''] = LINKED_ADDRESS.exec(chunk) ?? [];
  const same = address !== '' && peeled(rest).core === '' && peeled(address).core === peeled(link).core;
  if (joined(before, after, chunk)) return [unclear(chunk), ...closingMark(chunk)];
  return [...identifiersIn(same ? address : chunk, chunk), ...closingMark(chunk)];
}

/** May this chunk and its neighbour have been one address? */
function joined(before: string, after: string, chunk: string): boolean {
  const last = before.at(-1) ?? '';
  const goesOn = before.length > 1 && GOES_ON.includes(last) && !before.startsWith(last);
  return goesOn || CONTINUES.test(after) || chunk.includes('..');
}

/** One address, or several separated by commas or semicolons, and nothing else; or none. */
function identifiersIn(text: string, chunk: string): readonly Word[] {
  const parts = text.split(/[,;]/u).filter((part) => peeled(part).core !== '');
  const read = parts.map(peeled);
  if (read.length === 0 || !read.every(({ core }) => isAddress(core) || OBJECT_ID.test(core))) return [unclear(chunk)];
  return read.map(({ core, possessive }) => ({ kind: 'identifier', text: core, said: core.toLowerCase(), possessive }));
}

/** Removes the punctuation around it. */
function peeled(part: string): { readonly core: string; readonly possessive: boolean } {
  let core = part;
  let possessive = false;
  let schemes = 0;
  const closed: string[] = [];
  for (;;) {
    const last = core.at(-1) ?? '';
    if (core.slice(-2).toLowerCase() === "'s") {
      core = core.slice(0, -2);
      possessive = true;
    } else if (last !== '' && CLOSING.includes(last)) {
      closed.push(last);
      core = core.slice(0, -1);
    } else break;
  }
  for (;;) {
    const first = core.at(0) ?? '';
    const partner = closed.indexOf(PAIRS[first] ?? '');
    const [scheme] = schemes < MOST_SCHEMES ? (SCHEME.exec(core) ?? []) : [];
    if (first !== '' && OPENING.includes(first)) core = core.slice(1);
    else if (partner >= 0) {
      closed.splice(partner, 1);
      core = core.slice(1);
    } else if (scheme !== undefined) {
      schemes += 1;
      core = behind(scheme, core);
    } else return { core, possessive };
  }
}

/** An address after "mailto:" is written as in a link (RFC 6068): percent-encoded, possibly with a query after a question mark. */
function behind(scheme: string, text: string): string {
  const rest = text.slice(scheme.length);
  return scheme.toLowerCase() === 'mailto:' ? decodedMailto(rest) : rest;
}

/** A chunk without an identifier: its words, and the punctuation between and after them. */
function plainWords(chunk: string): readonly Word[] {
  const parts = chunk.match(/[\p{L}\p{M}\p{N}.'`_#-]+|[^\p{L}\p{M}\p{N}.'`_#-]/gu) ?? [];
  const together = WITH_SIGNS.test(chunk) ? { chunk } : {};
  return parts.flatMap((part) => {
    if (!LETTER_OR_DIGIT.test(part)) return [mark(part.startsWith('.') ? '.' : part)];
    const text = DUTCH_ARTICLE.test(part) ? part : trimmed(part, "'`-_");
    const core = trimmed(text, '.');
    const isShort = isShortened(core);
    const ends = text.endsWith('.') && !isShort;
    const possessive = /(?:'s|[sxz]')$/iu.test(part.slice(-2));
    return [
      { ...wordOf(text.endsWith('.') ? `${core}${isShort ? '.' : ''}` : text), possessive, ...together },
      ...(ends ? [mark('.')] : []),
    ];
  });
}

/** "J.", "Dr.", "a.u.b.": the dot belongs to the word. */
function isShortened(core: string): boolean {
  return (
    core.length <= 1 ||
    core.includes('.') ||
    /^(?:dr|mr|mrs|ms|st|jr|sr|prof|ir|ing|drs|mej|mevr|dhr)$/iu.test(core) ||
    core === 'Hr'
  );
}

function wordOf(text: string): Word {
  return { kind: 'word', text, said: folded(text), possessive: false };
}

function mark(text: string): Word {
  return { kind: 'mark', text, said: text, possessive: false };
}

function unclear(text: string): Word {
  return { kind: 'unclear', text: text.replaceAll(UNREADABLE, ''), said: '', possessive: false };
}

/** The full stop after an address at the end of a sentence. */
function closingMark(chunk: string): readonly Word[] {
  const last = chunk.at(-1) ?? '';
  return '.!?,;:'.includes(last) && last !== '' ? [mark(last)] : [];
}

function trimmed(text: string, characters: string): string {
  let [start, end] = [0, text.length];
  while (start < end && characters.includes(text.charAt(start))) start += 1;
  while (end > start && characters.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(start, end);
}
