/** `$search` on directory objects: `"displayName:megan" AND "mail:meganb"`. */
import { badRequest, unsupportedQuery } from '../graph/graph-error.ts';
import type { EntityType } from './entity-types.ts';
import type { Properties } from './filter.ts';

type Clause = { readonly property: string; readonly text: string };

/**
 * Turns a search into a test of objects.
 * @throws GraphError unless it is `"property:value"` clauses joined by AND or OR, of searchable properties
 */
export function searchFor(search: string, type: EntityType): (item: Properties) => boolean {
  const alternatives = split(search, 'OR').map((part) => split(part, 'AND').map((clause) => parse(clause, type)));
  return (item) => alternatives.some((clauses) => clauses.every((clause) => matches(item[clause.property], clause)));
}

/** Splits at a word between quoted clauses, not within one. */
function split(search: string, word: 'AND' | 'OR'): string[] {
  const parts = search.split(/("(?:[^"\\]|\\.)*")/);
  const joined = parts.map((part) => (part.startsWith('"') ? part : part.replaceAll(word, '\u0000')));
  return joined.join('').split('\u0000');
}

function parse(clause: string, type: EntityType): Clause {
  const inner = /^\s*"((?:[^"\\]|\\.)*)"\s*$/.exec(clause)?.[1]?.replaceAll(/\\(.)/g, '$1');
  const colon = inner?.indexOf(':') ?? -1;
  if (inner === undefined || colon < 1) throw badRequest(`Syntax error in the $search query parameter: '${clause}'.`);
  const property = inner.slice(0, colon);
  if (type.searchable?.includes(property) !== true) {
    throw unsupportedQuery(`Property '${property}' of resource '${type.name}' does not support $search.`);
  }
  return { property, text: inner.slice(colon + 1).toLowerCase() };
}

/** Names match word by word, everything else from its beginning (Microsoft Graph, "$search query parameter"). */
function matches(found: unknown, { property, text }: Clause): boolean {
  if (typeof found !== 'string') return false;
  if (property !== 'displayName' && property !== 'description') return found.toLowerCase().startsWith(text);
  const words = wordsOf(found);
  return wordsOf(text).every((wanted) => words.some((word) => word.startsWith(wanted)));
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
