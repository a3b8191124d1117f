/**
 * The idempotency key of an ask: the form carries it, and so does the dialog that drew the form, so that two clicks, two devices, or
 * a click and a typed answer are one ask. Making one up gains nothing: it counts together with who asks.
 */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Turn } from '../turn.ts';

const carried = z.object({ ask: z.string().regex(/^[\w-]{22}$/) });

/** The key of the ask that this delivery begins. */
export function askKey(delivery: string): string {
  return createHash('sha256').update(delivery).digest('base64url').slice(0, 22);
}

/** The key of the form that was submitted; one of an earlier version has none, and is known by its place. */
export function cardKey({ click, place }: Turn): string {
  const form = `${place.conversation} form ${click?.message ?? ''}`;
  return carried.safeParse(click?.data).data?.ask ?? askKey(form);
}
