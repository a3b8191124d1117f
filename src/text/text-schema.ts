/**
 * Schemas of texts with a length. zod compares the length of whatever has one, before it is known to be a text, and throws
 * where that length is no number: `{"length":{"toString":"x"}}`. A refinement is asked of texts alone.
 */
import { z } from 'zod';

/** Not the empty one. */
export const someText = z.string().refine((text) => text !== '', { error: 'must not be empty' });

/** @param limit the most characters (UTF-16 units, as `length` counts them) */
export function textUpTo(limit: number): z.ZodString {
  return z.string().refine((text) => text.length <= limit, { error: `must have at most ${limit} characters` });
}
