import { badRequest, unsupportedQuery } from '../graph/graph-error.ts';
import type { EntityType } from './entity-types.ts';
import type { Properties } from './filter.ts';
import { unknownProperty } from './filter-limits.ts';

/** The properties that a call asks for; undefined if it leaves that to Graph. @throws GraphError on an unknown one */
export function selected(query: URLSearchParams, type: EntityType): readonly string[] | undefined {
  const names = query
    .get('$select')
    ?.split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  const unknown = names?.find((name) => !type.properties.includes(name));
  if (unknown !== undefined) throw unknownProperty(unknown, type);
  return names?.length === 0 ? undefined : names;
}

/** The object with only those properties, null or an empty list if it has no value; annotations stay. */
export function pick(item: Properties, type: EntityType, names: readonly string[] | undefined): Properties {
  const annotations = Object.keys(item).filter((name) => name.startsWith('@odata'));
  const wanted = names ?? type.byDefault ?? Object.keys(item);
  const missing = (name: string) => (type.emptyLists?.includes(name) === true ? [] : null);
  return Object.fromEntries([...annotations, ...wanted].map((name) => [name, item[name] ?? missing(name)]));
}

/** What follows the name of a set in `@odata.context`, for example `(id,displayName)`. */
export function selectedContext(names: readonly string[] | undefined): string {
  return names === undefined ? '' : `(${names.join(',')})`;
}

/** @throws GraphError if the query has an option that this resource does not support */
export function checkOptions(query: URLSearchParams, known: readonly string[]): void {
  for (const name of query.keys()) {
    if (name === '$skip') throw unsupportedQuery("The query option '$skip' is not supported.");
    if (name.startsWith('$') && !known.includes(name)) {
      throw badRequest(`The query parameter '${name}' is not supported.`);
    }
  }
}

/** @throws GraphError if the query expands something that this resource cannot */
export function expanded(query: URLSearchParams, known: readonly string[]): readonly string[] {
  const names = query.get('$expand')?.split(',') ?? [];
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined)
    throw badRequest(`Parsing OData Select and Expand failed: '${unknown}' cannot be expanded.`);
  return names;
}
