/** Splits a `$filter` into words, values and signs. */
import { badRequest } from '../graph/graph-error.ts';

export type Value = string | number | boolean | null | Date;

export type Token =
  | { readonly type: 'word'; readonly text: string }
  | { readonly type: 'value'; readonly value: Value }
  | { readonly type: 'sign'; readonly text: '(' | ')' | ',' | ':' };

/** A single quote inside a string is written twice (OASIS, "OData Version 4.01: URL Conventions"). */
const PATTERN =
  /\s*(?:(?<string>'(?:[^']|'')*')|(?<time>\d{4}-\d{2}-\d{2}T[\d:.]+Z)|(?<number>-?\d+(?![\w-]))|(?<word>[A-Za-z_@][\w./$@]*)|(?<sign>[(),:]))/y;

const CONSTANTS = new Map<string, boolean | null>([
  ['true', true],
  ['false', false],
  ['null', null],
]);

/** @throws GraphError if a character fits nowhere */
export function tokens(text: string): Token[] {
  const found: Token[] = [];
  const end = text.trimEnd().length;
  for (let at = 0; at < end;) {
    PATTERN.lastIndex = at;
    const groups = PATTERN.exec(text)?.groups;
    if (groups === undefined) throw badRequest(`Invalid filter clause: Syntax error at position ${at} in '${text}'.`);
    found.push(token(groups));
    at = PATTERN.lastIndex;
  }
  return found;
}

function token(groups: Readonly<Record<string, string | undefined>>): Token {
  const { string, time, number, word, sign } = groups;
  if (string !== undefined) return { type: 'value', value: string.slice(1, -1).replaceAll("''", "'") };
  if (time !== undefined) return { type: 'value', value: new Date(time) };
  if (number !== undefined) return { type: 'value', value: Number(number) };
  if (sign === '(' || sign === ')' || sign === ',' || sign === ':') return { type: 'sign', text: sign };
  const text = word ?? '';
  const constant = CONSTANTS.get(text);
  return constant === undefined ? { type: 'word', text } : { type: 'value', value: constant };
}
