/**
 * What makes an ask one ask (an idempotency key): the form carries it, and so does the dialog that drew it, so that two clicks,
 * two devices, a click and a typed answer are one. Nobody gains by making one up: it counts together with who asks.
 */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Turn } from '../turn.ts';

const carried = z.object({ ask: z.string().regex(/^[\w-]{22}$/) });

/** The key of the ask that this delivery begins. */
export function askKey(delivery: string): string {
  return createHash('sha256').update(delivery).digest('base64url').slice(0, 22);
}

/** The key of the form that was sent; a form of an earlier version has none, and is known by where it stands. */
export function cardKey({ click, place }: Turn): string {
  const form = `${place.conversation} form ${click?.message ?? ''}`;
  return carried.safeParse(click?.data).data?.ask ?? askKey(form);
}
