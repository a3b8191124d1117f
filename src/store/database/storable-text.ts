/**
 * JSON text that `jsonb` accepts, whatever people typed. PostgreSQL refuses the character U+0000 and unpaired surrogates
 * (PostgreSQL manual, 8.14 "JSON Types"); they become U+FFFD.
 */
export function toJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) => (typeof part === 'string' ? storable(part) : part));
}

/** The same for a text column. */
export function storable(text: string): string {
  return text.toWellFormed().replaceAll('\0', '\uFFFD');
}
