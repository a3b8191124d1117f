/** When a card refreshes itself. Pure. */
import { field, isText } from '../shape.ts';

export type RefreshAction = { readonly verb: string; readonly id: string; readonly data: unknown };
/** The last time someone's card was refreshed, and the revision of the message then. */
export type LastRefresh = { readonly at: number; readonly revision: number };

const SHORTEST_INTERVAL_MS = 60_000;

/** The refresh action of a card; null if it has none. */
export function refreshOf(card: unknown): RefreshAction | null {
  const action = field(field(card, 'refresh'), 'action');
  const verb = field(action, 'verb');
  if (field(action, 'type') !== 'Action.Execute' || !isText(verb)) return null;
  const id = field(action, 'id');
  return { verb, id: isText(id) ? id : '', data: field(action, 'data') ?? {} };
}

/**
 * Is a card shown to this person due for a refresh? It must name them (without `userIds` it names everybody), and its
 * last refresh must be a minute ago, or before its last edit (learn.microsoft.com, "User-specific views").
 */
export function isDue(
  card: unknown,
  account: string,
  last: LastRefresh | null,
  revision: number,
  now: number,
): boolean {
  if (!refreshOf(card)) return false;
  const userIds = field(field(card, 'refresh'), 'userIds');
  if (Array.isArray(userIds) && !userIds.includes(account)) return false;
  return !last || last.revision < revision || now - last.at >= SHORTEST_INTERVAL_MS;
}
