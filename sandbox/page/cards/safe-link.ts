/** Which addresses a card may open. Pure. */
const SCHEMES = new Set(['http:', 'https:', 'mailto:']);

/** The address if it is absolute and its scheme is harmless; otherwise null. */
export function safeLink(address: unknown): string | null {
  if (typeof address !== 'string' || !URL.canParse(address)) return null;
  return SCHEMES.has(new URL(address).protocol) ? address : null;
}
