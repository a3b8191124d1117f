/**
 * Schemas of strings with a length limit. zod's own `min` and `max` compare the `length` of any value before they know
 * that it is a string, and throw if that isn't a number: `{"length":{"toString":"x"}}`. A refinement runs for strings
 * only.
 */
import { z } from 'zod';

/** Any string but the empty one. */
export const someText = z.string().refine((text) => text !== '', { error: 'must not be empty' });

/** @param limit the most characters, in UTF-16 units as `length` counts them */
export function textUpTo(limit: number): z.ZodString {
  return z
    .string({ error: 'must be text' })
    .refine((text) => text.length <= limit, { error: `must have at most ${limit} characters` });
}
