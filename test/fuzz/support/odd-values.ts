/** A value with a few of its parts changed: of another type, missing, renamed, moved, nested, huge, or named as prototypes are. */
import fc from 'fast-check';

/** What is done to one part. A name or a value of it may come from elsewhere in the same whole. */
type Disturbance = { readonly at: number; readonly way: Way };
type Way =
  | { readonly do: 'remove' }
  | { readonly do: 'rename'; readonly name: string }
  | { readonly do: 'replace'; readonly value: unknown }
  | { readonly do: 'nest'; readonly depth: number }
  | { readonly do: 'add'; readonly name: string; readonly value: unknown }
  | { readonly do: 'exchange'; readonly other: number };

const NAMES = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'then',
  'length',
  'verb',
  'request',
  'value',
  'id',
  'x',
];
const TEXTS = [
  ...['', ' ', '\0', '\ud800', '\udc00\ud800', '\u202e<at>x</at>', '<at>', '</at>', '${x}', '${json(\'{"a":1}\')}'],
  ...[
    '{{DATE(2026-01-01T00:00:00Z)}}',
    "'; drop table requests; --",
    '../../etc/passwd',
    'a@b.c',
    '%00',
    '\u{1F468}\u200d',
  ],
  ...[
    '[a](https://evil.example)',
    '<script>',
    '0',
    'true',
    'null',
    '2026-02-30T25:61:00Z',
    'http://[::1',
    '29:',
    '28:',
  ],
];
const NUMBERS = [0, -0, -1, 1.5, 2 ** 31, 2 ** 53, 1e308, -1e308, 5e-324];

const text = fc.oneof(
  fc.constantFrom(...TEXTS),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom(300, 1_001, 5_000, 60_000).map((length) => 'a'.repeat(length)),
);
const scalar = fc.oneof(fc.constantFrom(null, true, false), fc.constantFrom(...NUMBERS), fc.double(), text);
const value = fc.oneof(
  { arbitrary: scalar, weight: 3 },
  fc.constantFrom<unknown>([], {}, [[]], [null], { $ne: '' }, { length: 1e9 }, { toString: 'x' }),
  fc.constantFrom<unknown>({ length: { toString: 'x' } }, { valueOf: 1, toString: 1, then: 1, toJSON: 1 }),
  fc.constantFrom(10, 1_000, 20_000).map((length) => Array<number>(length).fill(0)),
  fc
    .constantFrom(101, 3_000)
    .map((count) => Object.fromEntries(Array.from({ length: count }, (_, at) => [`f${at}`, 0]))),
  fc.jsonValue({ maxDepth: 3 }),
);
const name = fc.oneof(fc.constantFrom(...NAMES), fc.string({ maxLength: 8 }));
const way: fc.Arbitrary<Way> = fc.oneof(
  fc.constant({ do: 'remove' } as const),
  fc.record({ do: fc.constant('rename' as const), name }),
  { arbitrary: fc.record({ do: fc.constant('replace' as const), value }), weight: 4 },
  fc.record({ do: fc.constant('nest' as const), depth: fc.constantFrom(1, 2, 3, 20, 70, 500) }),
  fc.record({ do: fc.constant('add' as const), name, value }),
  fc.record({ do: fc.constant('exchange' as const), other: fc.nat() }),
);

/** The JSON of a value with one to three parts disturbed; it shrinks to the fewest. */
export function disturbed(whole: unknown): fc.Arbitrary<string> {
  const disturbances = fc.array(fc.record({ at: fc.nat(), way }), { minLength: 1, maxLength: 3, size: 'small' });
  return disturbances.map((all) => JSON.stringify(all.reduce(disturb, structuredClone(whole))));
}

/** JSON that was cut off, has something in it that is no JSON, or repeats a part of itself. */
export function broken(json: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const odd = fc.constantFrom(
    '"',
    '\\',
    '{',
    ']',
    ',',
    '\\u',
    '1e999',
    '\u0000',
    '\ufeff',
    '//',
    'NaN',
    '{"type":"message"}',
  );
  return fc.tuple(json, fc.nat(), fc.nat(60), odd).map(([whole, at, length, what]) => {
    const from = at % (whole.length + 1);
    return `${whole.slice(0, from)}${what}${whole.slice(from + length)}`;
  });
}

/** Of an activity as Teams sends it. */
const DEEPEST = 6;
const MOST_PARTS = 30;

type Part = { readonly holder: object; readonly name: string };

function disturb(whole: unknown, { at, way: how }: Disturbance): unknown {
  const parts = partsOf(whole);
  const part = parts[at % parts.length];
  if (part === undefined) return whole;
  const { holder, name: own } = part;
  const inner: unknown = Reflect.get(holder, own);
  switch (how.do) {
    case 'remove':
      Reflect.deleteProperty(holder, own);
      break;
    case 'rename':
      Reflect.deleteProperty(holder, own);
      set(holder, how.name, inner);
      break;
    case 'replace':
      set(holder, own, structuredClone(how.value));
      break;
    case 'nest':
      set(holder, own, nested(inner, how.depth));
      break;
    case 'add':
      set(typeof inner === 'object' && inner !== null ? inner : holder, how.name, structuredClone(how.value));
      break;
    case 'exchange': {
      const other = parts[how.other % parts.length];
      if (other !== undefined) set(holder, own, structuredClone(Reflect.get(other.holder, other.name)));
    }
  }
  return whole;
}

/** A property like any other, whatever its name; a list has only items. */
function set(holder: object, name: string, inner: unknown): void {
  if (Array.isArray(holder) && !(name in holder && /^\d+$/.test(name))) holder.push(inner);
  else Object.defineProperty(holder, name, { value: inner, enumerable: true, configurable: true, writable: true });
}

/** Not the inner parts of what was nested or huge already. */
function partsOf(value: unknown, depth = 0): Part[] {
  if (typeof value !== 'object' || value === null || depth === DEEPEST) return [];
  return Object.entries(value)
    .slice(0, MOST_PARTS)
    .flatMap(([inName, inner]) => [{ holder: value, name: inName }, ...partsOf(inner, depth + 1)]);
}

function nested(value: unknown, depth: number): unknown {
  let whole = value;
  for (let left = depth; left > 0; left -= 1) whole = left % 2 === 0 ? [whole] : { a: whole };
  return whole;
}
