/** Patterns of words (`src/locales/reading/topics.ts`), and where a message matches one. Pure. */
import type { Word } from './identifiers.ts';

/** The most words between two of a pattern. */
const MOST_BETWEEN = 5;
const SENTENCE_ENDS = '.!?\n';
/** Stands in a pattern for a word that looks like a password. */
const SECRET = 'SECRET';
/** "Welcome1", "hunter2!", "P@ssw0rd": no shorter one is typed by chance. */
const SHORTEST_SECRET = 6;
/** Stands in a pattern for the digits that a requester reads out, or the first half of them. */
const CODE = 'CODE';
/** Stands in a pattern for what is hardly anything but a password: "Summer!2024". */
const STRONG = 'STRONG';
const SHORTEST_STRONG = 8;

type Slot = {
  readonly words: ReadonlySet<string>;
  readonly beginnings: readonly string[];
  readonly endings: readonly string[];
  readonly isSecret: boolean;
  readonly isCode: boolean;
  readonly isStrong: boolean;
  /** Nothing stands between it and the slot before. */
  readonly isNext: boolean;
  /** A sentence begins with it. */
  readonly isFirst: boolean;
};
/** `together`: the slots are filled anywhere in one sentence. */
export type Pattern = { readonly slots: readonly Slot[]; readonly together: boolean };
/** A word in the form in which patterns have it, and the place of the written word. A mark ends a sentence or means nothing. */
type Token = { readonly said: string; readonly at: number; readonly word: Word };

/** @returns two, where the order is open */
export function patternsOf(written: string): readonly Pattern[] {
  if (written.includes(' & ')) return [{ slots: slotsOf(written.replaceAll(' & ', ' ')), together: true }];
  const [one = '', other] = written.split(' ~ ');
  const orders = other === undefined ? [one] : [`${one} ${other}`, `${other} ${one}`];
  return orders.map((order) => ({ slots: slotsOf(order), together: false }));
}

function slotsOf(written: string): readonly Slot[] {
  return written.split(' ').map((slot) => {
    const isNext = slot.startsWith('>');
    const isFirst = slot.startsWith('^');
    const alternatives = slot.slice(isNext || isFirst ? 1 : 0).split('/');
    return {
      words: new Set(alternatives.filter((one) => /^[^*A-Z]+$/u.test(one))),
      beginnings: alternatives.filter((one) => one.endsWith('*')).map((one) => one.slice(0, -1)),
      endings: alternatives.filter((one) => one.startsWith('*')).map((one) => one.slice(1)),
      isSecret: alternatives.includes(SECRET),
      isCode: alternatives.includes(CODE),
      isStrong: alternatives.includes(STRONG),
      isNext,
      isFirst,
    };
  });
}

/** Without apostrophes and hyphens: "can't" is "cant", "sign-in" is "sign" and "in". Addresses mean nothing. */
export function tokensOf(words: readonly Word[]): readonly Token[] {
  return words.flatMap((word, at) => {
    if (word.kind === 'mark') return SENTENCE_ENDS.includes(word.text) ? [{ said: '.', at, word }] : [];
    if (word.kind === 'identifier') return [];
    const pieces = word.said
      .replaceAll("'", '')
      .split(/[-._]/u)
      .filter((piece) => piece !== '');
    return (pieces.length === 0 ? [''] : pieces).map((said) => ({ said, at, word }));
  });
}

/** @returns the place of the written word with which the first match ends; -1 if nothing matches */
export function endOfMatch(tokens: readonly Token[], { slots, together }: Pattern): number {
  if (together) return endTogether(tokens, slots);
  for (let start = 0; start < tokens.length; start += 1) {
    const end = matchFrom(tokens, start, slots);
    if (end >= 0) return tokens[end]?.at ?? -1;
  }
  return -1;
}

/** @returns the place of the written word by which a sentence has them all; -1 if none does */
function endTogether(tokens: readonly Token[], slots: readonly Slot[]): number {
  let open = new Set(slots);
  for (const token of tokens) {
    if (token.said === '.') open = new Set(slots);
    const filled = [...open].find((slot) => fills(token, slot));
    if (filled !== undefined) open.delete(filled);
    if (open.size === 0) return token.at;
  }
  return -1;
}

/** @returns the index of the token that fills the last slot; -1 if this isn't the start of a match */
function matchFrom(tokens: readonly Token[], start: number, slots: readonly Slot[]): number {
  if (slots[0]?.isFirst === true && start > 0 && tokens[start - 1]?.said !== '.') return -1;
  let at = start;
  for (const [index, slot] of slots.entries()) {
    const first = index === 0 ? start : at + 1;
    const last = index === 0 ? start : slot.isNext ? first : first + MOST_BETWEEN;
    const found = within(tokens, first, last, slot);
    if (found < 0) return -1;
    at = found;
  }
  return at;
}

function within(tokens: readonly Token[], first: number, last: number, slot: Slot): number {
  for (let at = first; at <= last; at += 1) {
    const token = tokens[at];
    if (token === undefined || token.said === '.') return -1;
    if (fills(token, slot)) return at;
  }
  return -1;
}

function fills({ said, word }: Token, slot: Slot): boolean {
  if (slot.words.has(said) || slot.beginnings.some((beginning) => said.startsWith(beginning))) return true;
  if (slot.endings.some((ending) => said.endsWith(ending))) return true;
  return (
    (slot.isSecret && looksSecret(word)) ||
    (slot.isCode && /^\p{Nd}{3,}$/u.test(said)) ||
    (slot.isStrong && looksStrong(word))
  );
}

function looksStrong({ text: said, chunk: text = said }: Word): boolean {
  return (
    text.length >= SHORTEST_STRONG && [/\p{Lu}/u, /\p{Ll}/u, /\p{N}/u, /[!$%^&*?#+=~]/u].every((has) => has.test(text))
  );
}

function looksSecret({ kind, text: said, chunk: text = said }: Word): boolean {
  if (text.length < SHORTEST_SECRET || !/\p{L}/u.test(text)) return false;
  return kind === 'unclear' || /[\p{N}#$%&*_^~]/u.test(text);
}
