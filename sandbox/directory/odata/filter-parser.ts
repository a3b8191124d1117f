/** Parses a `$filter`: the part of OData's grammar that Graph's directory supports. */
import { badRequest } from '../graph/graph-error.ts';
import { type Token, type Value, tokens } from './tokens.ts';

export type Comparison = 'eq' | 'ne' | 'ge' | 'le' | 'gt' | 'lt';
export type TextFunction = 'startswith' | 'endswith';

/** `path`: property names from the outside in; the first may be the variable of an enclosing `any`. */
export type Filter =
  | { readonly is: 'and' | 'or'; readonly left: Filter; readonly right: Filter }
  | { readonly is: 'not'; readonly of: Filter }
  | { readonly is: 'compare'; readonly path: readonly string[]; readonly by: Comparison; readonly value: Value }
  | { readonly is: 'in'; readonly path: readonly string[]; readonly values: readonly Value[] }
  | { readonly is: 'text'; readonly path: readonly string[]; readonly by: TextFunction; readonly value: string }
  | { readonly is: 'any'; readonly path: readonly string[]; readonly variable: string; readonly of: Filter };

const COMPARISONS: readonly string[] = ['eq', 'ne', 'ge', 'le', 'gt', 'lt'] satisfies Comparison[];

/** @throws GraphError if the text is not a filter */
export function parseFilter(text: string): Filter {
  const rest = tokens(text);
  const filter = either(rest);
  if (rest.length > 0) throw syntaxError();
  return filter;
}

/** The parsers below remove what they read from the front of `rest`. */
function either(rest: Token[]): Filter {
  let left = both(rest);
  while (takeWord(rest, 'or')) left = { is: 'or', left, right: both(rest) };
  return left;
}

function both(rest: Token[]): Filter {
  let left = single(rest);
  while (takeWord(rest, 'and')) left = { is: 'and', left, right: single(rest) };
  return left;
}

function single(rest: Token[]): Filter {
  if (takeWord(rest, 'not')) return { is: 'not', of: single(rest) };
  if (takeSign(rest, '(')) {
    const inner = either(rest);
    needSign(rest, ')');
    return inner;
  }
  const name = needWord(rest);
  const operation = name.toLowerCase();
  if (operation === 'startswith' || operation === 'endswith') return textFunction(rest, operation);
  if (name.endsWith('/any') || name.endsWith('/all')) return lambda(rest, name);
  return comparison(rest, name.split('/'));
}

function textFunction(rest: Token[], by: TextFunction): Filter {
  needSign(rest, '(');
  const path = needWord(rest).split('/');
  needSign(rest, ',');
  const value = needValue(rest);
  needSign(rest, ')');
  if (typeof value !== 'string') throw syntaxError();
  return { is: 'text', path, by, value };
}

function lambda(rest: Token[], name: string): Filter {
  if (name.endsWith('/all')) throw badRequest("Invalid filter clause: 'all' is not supported.");
  needSign(rest, '(');
  const variable = needWord(rest);
  needSign(rest, ':');
  const of = either(rest);
  needSign(rest, ')');
  return { is: 'any', path: name.split('/').slice(0, -1), variable, of };
}

function comparison(rest: Token[], path: readonly string[]): Filter {
  const by = needWord(rest);
  if (isComparison(by)) return { is: 'compare', path, by, value: needValue(rest) };
  if (by !== 'in') throw syntaxError();
  needSign(rest, '(');
  const values = [needValue(rest)];
  while (takeSign(rest, ',')) values.push(needValue(rest));
  needSign(rest, ')');
  return { is: 'in', path, values };
}

function isComparison(word: string): word is Comparison {
  return COMPARISONS.includes(word);
}

function takeWord(rest: Token[], text: string): boolean {
  const [next] = rest;
  if (next?.type !== 'word' || next.text !== text) return false;
  rest.shift();
  return true;
}

function takeSign(rest: Token[], text: string): boolean {
  const [next] = rest;
  if (next?.type !== 'sign' || next.text !== text) return false;
  rest.shift();
  return true;
}

function needSign(rest: Token[], text: string): void {
  if (!takeSign(rest, text)) throw syntaxError();
}

function needWord(rest: Token[]): string {
  const next = rest.shift();
  if (next?.type !== 'word') throw syntaxError();
  return next.text;
}

function needValue(rest: Token[]): Value {
  const next = rest.shift();
  if (next?.type !== 'value') throw syntaxError();
  return next.value;
}

function syntaxError(): Error {
  return badRequest('Invalid filter clause: the expression is not complete or not understood.');
}
