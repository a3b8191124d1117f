/** Text from people or the directory, made fit to be shown: one line, nothing invisible, not too long. */
import { visibleText } from '../../../text/visible-text.ts';

/** The longest paragraph, or value made of several parts that were cut to their own limits. */
export const TEXT_LIMIT = 600;
/** Long enough for any name; longer ones are cut. */
export const NAME_LIMIT = 120;

/** The visible part of a text, on one line; longer than `limit` characters, it is cut and ends in an ellipsis. */
export function plainText(text: string, limit = NAME_LIMIT): string {
  const visible = visibleText(text);
  const characters = Array.from(visible);
  return characters.length <= limit ? visible : `${characters.slice(0, limit - 1).join('')}…`;
}
