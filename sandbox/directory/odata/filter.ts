/** Does an object pass a filter? Text is compared without regard to case, as in Graph. */
import type { Comparison, Filter } from './filter-parser.ts';
import type { Value } from './tokens.ts';

export type Properties = Readonly<Record<string, unknown>>;

/** @param item the object; inside an `any`, its variable is one of the names */
export function passes(filter: Filter, item: Properties): boolean {
  switch (filter.is) {
    case 'and':
      return passes(filter.left, item) && passes(filter.right, item);
    case 'or':
      return passes(filter.left, item) || passes(filter.right, item);
    case 'not':
      return !passes(filter.of, item);
    case 'compare':
      return compares(read(item, filter.path), filter.by, filter.value);
    case 'in': {
      const found = read(item, filter.path);
      return filter.values.some((value) => compares(found, 'eq', value));
    }
    case 'text': {
      const found = read(item, filter.path);
      if (typeof found !== 'string') return false;
      const [text, part] = [found.toLowerCase(), filter.value.toLowerCase()];
      return filter.by === 'startswith' ? text.startsWith(part) : text.endsWith(part);
    }
    case 'any': {
      const found = read(item, filter.path);
      if (!Array.isArray(found)) return false;
      return found.some((element: unknown) => passes(filter.of, { ...item, [filter.variable]: element }));
    }
  }
}

function compares(found: unknown, by: Comparison, value: Value): boolean {
  const order = orderOf(found, value);
  switch (by) {
    case 'eq':
      return order === 0;
    case 'ne':
      return order !== 0;
    case 'ge':
      return order !== undefined && order >= 0;
    case 'le':
      return order !== undefined && order <= 0;
    case 'gt':
      return order !== undefined && order > 0;
    case 'lt':
      return order !== undefined && order < 0;
  }
}

/** Negative, zero or positive; undefined if the two cannot be compared. */
function orderOf(found: unknown, value: Value): number | undefined {
  if (value === null || typeof value === 'boolean') return (found ?? null) === value ? 0 : undefined;
  if (value instanceof Date) return typeof found === 'string' ? Date.parse(found) - value.getTime() : undefined;
  if (typeof value === 'number') return typeof found === 'number' ? found - value : undefined;
  if (typeof found !== 'string') return undefined;
  const [left, right] = [found.toLowerCase(), value.toLowerCase()];
  return left === right ? 0 : left < right ? -1 : 1;
}

function read(item: Properties, path: readonly string[]): unknown {
  return path.reduce<unknown>((from, name) => (isProperties(from) ? from[name] : undefined), item);
}

function isProperties(value: unknown): value is Properties {
  return typeof value === 'object' && value !== null;
}
