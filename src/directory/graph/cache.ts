/** A cache of look-ups by key. */

type Entry<V> = { readonly value: Promise<V>; until: number };

/**
 * Keeps the value loaded for a key for as long as `lifetimeMs` says. Concurrent callers share one load. A failed load
 * isn't kept.
 * @param most how many keys to keep; the oldest goes first
 * @returns a function that gives the value of a key, and loads it if needed @throws what `load` throws
 */
export function createCache<V>(
  lifetimeMs: (value: V) => number,
  { most = 1_000, now = () => performance.now() }: { most?: number; now?: () => number } = {},
): (key: string, load: () => Promise<V>) => Promise<V> {
  const entries = new Map<string, Entry<V>>();
  return (key, load) => {
    const known = entries.get(key);
    if (known !== undefined && known.until > now()) return known.value;
    entries.delete(key);
    const [oldest] = entries.keys();
    if (oldest !== undefined && entries.size >= most) entries.delete(oldest);
    const entry: Entry<V> = { value: load(), until: Infinity };
    entries.set(key, entry);
    entry.value.then(
      (value) => {
        entry.until = now() + lifetimeMs(value);
      },
      () => {
        if (entries.get(key) === entry) entries.delete(key);
      },
    );
    return entry.value;
  };
}
