/** A link that opens a message ready to be sent, in the person's own mail program. */

/** Longer links are cut off by some mail programs and browsers on Windows. */
export const MAILTO_LIMIT = 1_500;

/** Limits for each value in the message, tried in turn until the link fits. */
const VALUE_LIMITS = [120, 60, 30, 12];

export type Mail = { readonly subject: string; readonly lines: readonly string[] };

/**
 * @param write gives the message with every value cut to the given number of characters
 * @param to the recipient's address; null leaves it to the writer
 * @returns a `mailto:` link (RFC 6068: line breaks are %0D%0A), at most `MAILTO_LIMIT` long unless
 *   the message's own words are longer
 */
export function mailtoLink(write: (limit: number) => Mail, to: string | null = null): string {
  const links = VALUE_LIMITS.map((limit) => linkTo(write(limit), to ?? ''));
  return links.find((link) => link.length <= MAILTO_LIMIT) ?? links.at(-1) ?? 'mailto:';
}

function linkTo({ subject, lines }: Mail, to: string): string {
  // The at sign is the one character of an address that stays as it is (RFC 6068, 2).
  const recipient = encodeURIComponent(to).replace('%40', '@');
  return `mailto:${recipient}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(lines.join('\r\n\r\n'))}`;
}
