/** Answers a list: filtered, searched, sorted, counted and paged, with the properties that were asked for. */
import type { Answer, GraphCall } from '../graph/graph-call.ts';
import { isAdvanced, isEventual, json } from '../graph/graph-call.ts';
import { badRequest, unsupportedQuery } from '../graph/graph-error.ts';
import type { EntityType } from './entity-types.ts';
import { type Properties, passes } from './filter.ts';
import { checkFilter } from './filter-limits.ts';
import { parseFilter } from './filter-parser.ts';
import { searchFor } from './search.ts';
import { checkOptions, pick, selected, selectedContext } from './select.ts';

const OPTIONS = ['$filter', '$search', '$count', '$top', '$select', '$orderby', '$expand', '$skiptoken', '$format'];
const LARGEST_PAGE = 999;
const USUAL_PAGE = 100;

type Test = (item: Properties) => boolean;

/**
 * @param set the list's name in `@odata.context`, for example `users`
 * @throws GraphError if Graph refuses the query
 */
export function collection(call: GraphCall, items: readonly Properties[], type: EntityType, set: string): Answer {
  checkOptions(call.query, OPTIONS);
  const names = selected(call.query, type);
  const tests = [filterTest(call, type), searchTest(call, type)].filter((test) => test !== undefined);
  const found = sorted(
    call,
    items.filter((item) => tests.every((test) => test(item))),
    type,
    tests.length > 0,
  );
  const size = pageSize(call.query);
  const from = pageStart(call.query);
  const counted = call.query.get('$count') === 'true' && isEventual(call);
  return json({
    '@odata.context': `${call.base}/$metadata#${set}${selectedContext(names)}`,
    ...(counted ? { '@odata.count': found.length } : {}),
    ...(from + size < found.length ? { '@odata.nextLink': nextPage(call, from + size) } : {}),
    value: found.slice(from, from + size).map((item) => pick(item, type, names)),
  });
}

function filterTest(call: GraphCall, type: EntityType): Test | undefined {
  const text = call.query.get('$filter');
  if (text === null) return undefined;
  const filter = parseFilter(text);
  checkFilter(filter, type, isAdvanced(call));
  return (item) => passes(filter, withoutOwnNames(item));
}

/** The sign-in name that every user has cannot be filtered by (Microsoft Graph, "objectIdentity resource type"). */
function withoutOwnNames(item: Properties): Properties {
  const { identities } = item;
  if (!Array.isArray(identities)) return item;
  const filterable = identities.filter((one: Properties) => one['signInType'] !== 'userPrincipalName');
  return { ...item, identities: filterable };
}

function searchTest(call: GraphCall, type: EntityType): Test | undefined {
  const search = call.query.get('$search');
  if (search === null) return undefined;
  if (!isEventual(call)) {
    throw unsupportedQuery(
      "Request with $search query parameter only works through MSGraph with a special request header: 'ConsistencyLevel: eventual'",
    );
  }
  return searchFor(search, type);
}

function sorted(call: GraphCall, items: Properties[], type: EntityType, narrowed: boolean): Properties[] {
  const order = call.query.get('$orderby');
  if (order === null) return items;
  const [name = '', direction = 'asc'] = order.trim().split(/\s+/);
  if (type.sortable?.includes(name) !== true || !['asc', 'desc'].includes(direction)) {
    throw unsupportedQuery(`Sorting by '${order}' is not supported for resource '${type.name}'.`);
  }
  if (narrowed && type.sortsFiltered !== true && !isAdvanced(call)) {
    throw unsupportedQuery('Sorting not supported for current query.');
  }
  const sign = direction === 'desc' ? -1 : 1;
  return items.toSorted((left, right) => sign * textOf(left[name]).localeCompare(textOf(right[name])));
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function pageSize(query: URLSearchParams): number {
  const top = query.get('$top');
  if (top === null) return USUAL_PAGE;
  const size = Number(top);
  if (!Number.isInteger(size) || size < 1 || size > LARGEST_PAGE) {
    throw unsupportedQuery(`Invalid page size specified: '${top}'. Must be between 1 and 999 inclusive.`);
  }
  return size;
}

function pageStart(query: URLSearchParams): number {
  const token = query.get('$skiptoken');
  if (token === null) return 0;
  const start = Number(Buffer.from(token, 'base64url').toString());
  if (!Number.isInteger(start) || start < 1) throw badRequest('The skip token is not valid.');
  return start;
}

function nextPage(call: GraphCall, start: number): string {
  const query = new URLSearchParams(call.query);
  query.set('$skiptoken', Buffer.from(String(start)).toString('base64url'));
  return `${call.base.replace(/\/v1\.0$/, '')}${call.path}?${query.toString()}`;
}
