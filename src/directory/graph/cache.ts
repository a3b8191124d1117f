type Entry<V> = { readonly value: Promise<V>; until: number };

/**
 * Remembers what was loaded under a key, each value for as long as `lifetimeMs` says. Whoever asks while it is being
 * loaded shares the answer. A failed load is not remembered.
 * @param most how many keys are kept; the oldest goes first
 */
export function createCache<V>(
  lifetimeMs: (value: V) => number,
  { most = 1_000, now = Date.now }: { most?: number; now?: () => number } = {},
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
