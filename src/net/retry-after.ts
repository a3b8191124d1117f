/**
 * How long a `Retry-After` header asks to wait (RFC 9110, section 10.2.3): seconds, or a date.
 * @param header as received
 * @param now milliseconds since 1970
 * @returns milliseconds; null if the header is absent or invalid
 */
export function retryAfterMs(header: string | null, now = Date.now()): number | null {
  const text = header?.trim() ?? '';
  const asked = /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text) - now;
  return Number.isNaN(asked) ? null : Math.max(0, asked);
}
