/** Compares what infra/ writes with a subset of Azure's public types: `azure-types.json` names its source. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Value } from '../support/bicep.ts';

/** By name, with "!" if required; "*" allows any. With "?", a property selects the type, and "+" is what all of them have. */
type ObjectType = { readonly [name: string]: Type };
type Type = string | readonly Type[] | ObjectType;

const typeSchema: z.ZodType<Type> = z.lazy(() =>
  z.union([z.string(), z.array(typeSchema), z.record(z.string(), typeSchema)]),
);
export const azureTypes = z
  .object({
    source: z.url(),
    commit: z.string(),
    types: z.record(z.string(), typeSchema),
    reads: z.record(z.string(), z.array(z.string())),
  })
  .parse(JSON.parse(readFileSync('test/infra/azure-types.json', 'utf8')));

/** What Bicep has beside a resource's own properties. */
const OF_BICEP = ['parent', 'scope', 'dependsOn'];

/**
 * @param inside the path of a part of the resource, if `value` is only that
 * @returns what doesn't fit, with its path, for a resource of the type and version `of`
 */
export function misfits(of: string, value: Value, inside: readonly string[] = []): readonly string[] {
  const type = azureTypes.types[of];
  if (type === undefined) return [`${of} is not a known type and version`];
  const one = value.kind === 'array' ? (value.items[0] ?? value) : value;
  const part = inside.reduce((whole, key) => objectOf(whole)[key] ?? objectOf(whole)[`${key}!`] ?? {}, type);
  return compare(withoutBicep(one), part, [of, ...inside].join('.'));
}

function withoutBicep(value: Value): Value {
  if (value.kind !== 'object') return value;
  return { kind: 'object', entries: value.entries.filter(([key]) => !OF_BICEP.includes(key)) };
}

function compare(value: Value, type: Type, path: string): readonly string[] {
  if (typeof type === 'string')
    return value.kind === 'text' && !isOf(value.text, type) ? [`${path}: ${value.text}`] : [];
  if (isList(type)) {
    const [item = 'any'] = type;
    return value.kind === 'array' ? value.items.flatMap((one, n) => compare(one, item, `${path}[${n}]`)) : [];
  }
  if (value.kind !== 'object') return [];
  const properties = selected(value, type);
  const unknown = value.entries.flatMap(([key, inside]) => {
    const its = properties[key] ?? properties[`${key}!`] ?? properties['*'];
    return its === undefined ? [`${path}.${key} does not exist`] : compare(inside, its, `${path}.${key}`);
  });
  const missing = Object.keys(properties)
    .filter((name) => name.endsWith('!') && !value.entries.some(([key]) => `${key}!` === name))
    .map((name) => `${path}.${name.slice(0, -1)} is missing`);
  return [...unknown, ...missing];
}

/** The properties of an object, whose type one of them may select. */
function selected(value: Value & { kind: 'object' }, type: ObjectType): ObjectType {
  const by = type['?'];
  if (typeof by !== 'string') return type;
  const [, chosen] = value.entries.find(([key]) => key === by) ?? [];
  const own = chosen?.kind === 'text' ? type[chosen.text.replaceAll("'", '')] : undefined;
  const common = type['+'];
  return { ...objectOf(common), ...objectOf(own), [`${by}!`]: 'string' };
}

function objectOf(type: Type | undefined): ObjectType {
  return type === undefined || typeof type === 'string' || isList(type) ? {} : type;
}

function isList(type: Type): type is readonly Type[] {
  return Array.isArray(type);
}

/** Whether a literal is of a simple type; an expression may be of any. */
function isOf(text: string, type: string): boolean {
  const literal = /^'([^'$]*)'$/.exec(text)?.[1];
  if (type === 'any' || type === 'string' || type.endsWith('|*'))
    return !/^(?:\d+|true|false)$/.test(text) || type === 'any';
  if (type === 'int') return literal === undefined && !/^(?:true|false)$/.test(text);
  if (type === 'bool') return literal === undefined && !/^\d+$/.test(text);
  return literal === undefined || type.split('|').includes(literal);
}
