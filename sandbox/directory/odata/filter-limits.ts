/** Filters that Graph refuses (Microsoft Graph, "Advanced query capabilities on Microsoft Entra ID objects"). */
import { badRequest, unsupportedQuery } from '../graph/graph-error.ts';
import type { EntityType } from './entity-types.ts';
import type { Filter } from './filter-parser.ts';

/** The issuers that a filter may name without an issuerAssignedId (Microsoft Graph, "objectIdentity resource type"). */
const ISSUERS_ALONE: readonly unknown[] = ['google.com', 'facebook.com', 'mail', 'phone'];

/**
 * @param advanced does the call carry `ConsistencyLevel: eventual` and `$count=true`?
 * @throws GraphError if Graph refuses the filter
 */
export function checkFilter(filter: Filter, type: EntityType, advanced: boolean): void {
  check(filter, type, advanced, []);
}

function check(filter: Filter, type: EntityType, advanced: boolean, variables: readonly string[]): void {
  switch (filter.is) {
    case 'and':
    case 'or':
      check(filter.left, type, advanced, variables);
      check(filter.right, type, advanced, variables);
      return;
    case 'not':
      needAdvanced(advanced, 'Not');
      check(filter.of, type, advanced, variables);
      return;
    case 'compare':
      checkPath(filter.path, type, variables);
      if (filter.by === 'ne') needAdvanced(advanced, 'NotEqualsMatch');
      if (filter.value === null) needAdvanced(advanced, 'EqualsNull');
      return;
    case 'in':
      checkPath(filter.path, type, variables);
      return;
    case 'text':
      checkPath(filter.path, type, variables);
      if (filter.by === 'endswith') needAdvanced(advanced, 'EndsWith');
      return;
    case 'any':
      checkPath(filter.path, type, variables);
      if (filter.path[0] === 'identities') checkIdentities(filter.of);
      check(filter.of, type, advanced, [...variables, filter.variable]);
      return;
  }
}

function checkPath([name = '']: readonly string[], type: EntityType, variables: readonly string[]): void {
  if (variables.includes(name)) return;
  if (!type.properties.includes(name)) throw unknownProperty(name, type);
  if (!type.filterable.includes(name)) {
    const message = `Unsupported or invalid query filter clause specified for property '${name}' of resource '${type.name}'.`;
    throw unsupportedQuery(message);
  }
}

/** A filter must name both the issuer and the id it assigned, except for a few issuers. */
function checkIdentities(filter: Filter): void {
  const asked = new Map(equalities(filter));
  const issuer = asked.get('issuer');
  if (asked.has('issuer') && (asked.has('issuerAssignedId') || ISSUERS_ALONE.includes(issuer))) return;
  throw unsupportedQuery(
    "Unsupported or invalid query filter clause specified for property 'identities' of resource 'User'.",
  );
}

function equalities(filter: Filter): [string, unknown][] {
  if (filter.is === 'and') return [...equalities(filter.left), ...equalities(filter.right)];
  if (filter.is === 'compare' && filter.by === 'eq') return [[filter.path.at(-1) ?? '', filter.value]];
  return [];
}

function needAdvanced(advanced: boolean, operator: string): void {
  if (advanced) return;
  throw unsupportedQuery(
    `Operator '${operator}' is not supported because the 'ConsistencyLevel:eventual' header or '$count=true' is missing.`,
  );
}

export function unknownProperty(name: string, type: EntityType): Error {
  return badRequest(`Could not find a property named '${name}' on type '${type.name}'.`);
}
