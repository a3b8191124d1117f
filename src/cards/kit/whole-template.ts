/** Templates as the templating library and the designer read them, made from the files in `templates/`. */
import shared from './templates/blocks.json' with { type: 'json' };

type Part = Readonly<Record<string, unknown>>;

const blocks: Part = shared;

/**
 * Puts shared blocks in the place of their references: `{ "$ref": "blocks.json#/facts", "$data": "${facts}" }`. Fields beside
 * `$ref` are added to the block. Every Action.Execute gets the fallback that clients without universal actions need
 * (Microsoft, "Universal Actions for Adaptive Cards", backward compatibility).
 * @throws when there is no block of that name
 */
export function wholeTemplate(template: object): Part {
  const own = Object.fromEntries(Object.entries(template).map(([field, value]) => [field, whole(value)]));
  const part: Part = '$ref' in own ? referring(own) : own;
  return part['type'] === 'Action.Execute' ? { ...part, fallback: submit(part) } : part;
}

function whole(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(whole);
  return typeof value === 'object' && value !== null ? wholeTemplate(value) : value;
}

function referring({ $ref, ...own }: Part): Part {
  const block = blocks[String($ref).replace('blocks.json#/', '')];
  if (typeof block !== 'object' || block === null)
    throw new Error(`A template refers to ${String($ref)}, which is not there`);
  return { ...wholeTemplate(block), ...own };
}

/** The same button for a client that knows no verbs: the verb is among its data as well. */
function submit(execute: Part): Part {
  const kept = Object.entries(execute).filter(([field]) => !['$data', 'verb', 'fallback'].includes(field));
  return { ...Object.fromEntries(kept), type: 'Action.Submit' };
}
