/** Who is mentioned in a message, by id: names are neither unique nor complete. Mentions of the bot are not part of the text. */
import { z } from 'zod';
import { cutTyped, folded, typedText } from './typed-text.ts';

/** The name in the app's manifest; a client may show it instead of the bot's. */
const APP_NAME = 'Password Reset';
/** A message has a handful: its mentions, and what its client says about itself. */
const MOST_ENTITIES = 25;

/** A piece of the text, or a colleague who is mentioned there. */
export type Part = string | { readonly id: string; readonly name: string };

/** What a message's activity says of its text. */
export type Written = {
  readonly text?: string | undefined;
  readonly entities?: readonly unknown[] | undefined;
  /** The bot. */
  readonly recipient?: { readonly id: string; readonly name?: string } | undefined;
};

const mention = z.object({
  type: z.literal('mention'),
  text: z.string().optional(),
  mentioned: z.object({ id: z.string(), name: z.string().optional() }),
});
type Mention = z.output<typeof mention>;

const AT = /<at\b[^<>]*>([^<>]*)<\/at>/giu;

/**
 * A message's text without the bot's name, and with colleagues as they are mentioned. Teams writes `<at>` tags and adds an entity
 * for each; a name of two words may come as two of both (Microsoft, "Mentions in bot conversations").
 */
export function partsOf({ text: typed = '', entities = [], recipient }: Written): readonly Part[] {
  const text = cutTyped(typed);
  const left = entities
    .slice(0, MOST_ENTITIES)
    .map((entity) => mention.safeParse(entity).data)
    .filter((one) => one !== undefined);
  const names = [recipient?.name ?? '', APP_NAME].map(plain).filter((name) => name !== '');
  const partOf = (one: Mention, name: string): Part =>
    one.mentioned.id === recipient?.id ? ' ' : { id: one.mentioned.id, name };

  const parts: Part[] = [];
  let end = 0;
  for (const tag of text.matchAll(AT)) {
    const [whole, inner = ''] = tag;
    parts.push(text.slice(end, tag.index));
    end = tag.index + whole.length;
    const meant = taken(left, plain(inner));
    if (meant !== undefined) parts.push(partOf(meant, inner));
    else parts.push(names.some((name) => isPartOf(plain(inner), name)) ? ' ' : inner);
  }
  parts.push(text.slice(end));
  return withoutTypedName(
    left.reduce((all, one) => withUntagged(all, one, partOf), parts),
    names,
  );
}

/** The parts as one text, with colleagues by their sign-in names where these are known. */
export function spoken(parts: readonly Part[], signInNames: ReadonlyMap<string, string> = new Map()): string {
  return parts
    .map((part, at) => {
      if (typeof part === 'string') return part;
      const next = parts[at + 1];
      const goesOn = typeof next === 'string' && /^['\u2019.,;:!?)]/u.test(next);
      return ` ${signInNames.get(part.id) ?? part.name}${goesOn ? '' : ' '}`;
    })
    .join('')
    .trim();
}

/** Finds the mention of a tag: by its text, by its name, or one that has neither; and removes it from those left. */
function taken(left: Mention[], inner: string): Mention | undefined {
  const found =
    left.find(({ text }) => text !== undefined && plain(text) === inner) ??
    left.find(({ mentioned }) => plain(mentioned.name ?? '') === inner) ??
    left.find(({ text, mentioned }) => text === undefined && isPartOf(inner, plain(mentioned.name ?? inner)));
  if (found !== undefined) left.splice(left.indexOf(found), 1);
  return found;
}

/** A mention without a tag: its text is there plainly, or not at all. */
function withUntagged(parts: readonly Part[], one: Mention, partOf: (one: Mention, name: string) => Part): Part[] {
  const text = one.text ?? '';
  const name = one.mentioned.name ?? text;
  const at = text === '' ? -1 : parts.findIndex((part) => typeof part === 'string' && part.includes(text));
  const holder = parts[at];
  if (typeof holder !== 'string') return [...parts, partOf(one, name)];
  const start = holder.indexOf(text);
  const pieces = [holder.slice(0, start), partOf(one, text), holder.slice(start + text.length)];
  return [...parts.slice(0, at), ...pieces, ...parts.slice(at + 1)];
}

/** "@Password Reset help", typed, which the client didn't turn into a mention. */
function withoutTypedName(parts: readonly Part[], names: readonly string[]): readonly Part[] {
  const first = parts.findIndex((part) => typeof part !== 'string' || part.trim() !== '');
  const said = parts[first];
  if (typeof said !== 'string') return parts;
  const text = typedText(said).trimStart();
  const name = names.find((one) => folded(text).startsWith(`@${one}`));
  if (name === undefined) return parts;
  return [...parts.slice(0, first), text.slice(name.length + 1), ...parts.slice(first + 1)];
}

function isPartOf(words: string, name: string): boolean {
  return words !== '' && words.split(' ').every((word) => name.split(' ').includes(word));
}

function plain(text: string): string {
  return folded(typedText(text)).replaceAll(/\s+/gu, ' ').trim();
}
