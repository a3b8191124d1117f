/** Walks through a card: every object and every text in it, with its place. */

export type Node = Readonly<Record<string, unknown>>;

/** All objects of a card, the card itself first, whatever they are nested in. */
export function nodesOf(value: unknown): readonly Node[] {
  if (Array.isArray(value)) return value.flatMap(nodesOf);
  if (!isNode(value)) return [];
  return [value, ...Object.values(value).flatMap(nodesOf)];
}

/** All objects of one type, such as `TextRun`. */
export function ofType(card: unknown, type: string): readonly Node[] {
  return nodesOf(card).filter((node) => node['type'] === type);
}

/** All texts, with the type of their object and their name in it, such as `TextRun.text`. */
export function textsOf(card: unknown): readonly { readonly place: string; readonly text: string }[] {
  return nodesOf(card).flatMap((node) =>
    Object.entries(node).flatMap(([field, value]) =>
      typeof value === 'string' ? [{ place: `${String(node['type'])}.${field}`, text: value }] : [],
    ),
  );
}

/** What a person reads in a card's text runs, in order. */
export function runsOf(card: unknown): readonly string[] {
  return ofType(card, 'TextRun').flatMap(({ text }) => (typeof text === 'string' ? [text] : []));
}

/** The verbs of the buttons that the bot is told of. */
export function verbsOf(card: unknown): readonly string[] {
  return ofType(card, 'Action.Execute').flatMap(({ verb }) => (typeof verb === 'string' ? [verb] : []));
}

/** The addresses that a card's buttons open. */
export function urlsOf(card: unknown): readonly string[] {
  return ofType(card, 'Action.OpenUrl').flatMap(({ url }) => (typeof url === 'string' ? [url] : []));
}

export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
