/** Asking: a request is written down at once, and looked up afterwards by a job, so that no ask is ever lost. */
import { randomBytes, randomInt } from 'node:crypto';
import type { Deps } from './deps.ts';
import { REASON_LIMIT, WHO_LIMIT, later } from './policy.ts';
import type { Person, RequestIn, Who } from './request.ts';
import { recorded } from './move.ts';
import { opening } from './transitions.ts';

/** No I, L, O, U, 0, 1: a reference is read out over the telephone. */
const REFERENCE_ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
const REFERENCE_LENGTH = 6;

export type Ask = { readonly requester: Person; readonly who: Who; readonly reason: string };

/** A request that is not stored yet. Overlong text is cut to its limit. */
export function draft(ask: Ask, { clock, rules }: Pick<Deps, 'clock' | 'rules'>): RequestIn<'asked'> {
  const at = clock.now();
  const letters = Array.from({ length: REFERENCE_LENGTH }, () =>
    REFERENCE_ALPHABET.charAt(randomInt(REFERENCE_ALPHABET.length)),
  );
  return {
    id: randomBytes(16).toString('base64url'),
    reference: `PR-${letters.join('')}`,
    version: 1,
    requester: ask.requester,
    who: 'id' in ask.who ? ask.who : { text: ask.who.text.slice(0, WHO_LIMIT) },
    reason: ask.reason.slice(0, REASON_LIMIT),
    askedAt: at,
    expiresAt: later(at, rules.requestMinutes * 60_000),
    status: { state: 'asked' },
  };
}

/**
 * Stores a drafted request; the look-up follows as a job.
 * @throws where an id or a reference that was drawn at random is taken
 */
export async function submit({ store, source }: Deps, request: RequestIn<'asked'>): Promise<void> {
  const result = await store.save(recorded(opening(request), source));
  if (result !== 'saved') throw new Error(`A new request was not stored: ${result}`);
}
