/** Asking: the request is stored before anything is looked up, so that no ask is lost. */
import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { Deps } from '../model/services.ts';
import { HOUR_MS, REASON_LIMIT, WHO_LIMIT, later } from '../rules/policy.ts';
import type { FormMessage } from '../model/ports.ts';
import { type Instant, type Person, type Request, type RequestId, type RequestIn, type Who } from '../model/request.ts';
import { requestIdOf } from '../model/ids.ts';
import { recorded } from '../move.ts';
import { isOpen } from '../rules/open.ts';
import { opening } from '../rules/transitions.ts';

/** Without I, L, O, U, 0 and 1: references are read out over the phone. */
const REFERENCE_ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
const REFERENCE_LENGTH = 6;
const ID_BYTES = 16;

export type Ask = { readonly requester: Person; readonly who: Who; readonly reason: string };

/** How an ask was made. */
export type Made = {
  /** An idempotency key: one person's asks with the same key are one ask. */
  readonly key: string;
  /** The message with the form, which becomes the requester's card; undefined if the ask was typed. */
  readonly card: FormMessage | undefined;
  /** Where it came from, for the audit trail. */
  readonly source: string;
};

type Keyed = Pick<Deps, 'secrets'>;

/**
 * A request that isn't stored yet. Its id follows from the ask's key: however often an ask is delivered, and to whichever
 * instance, the primary key admits it once. Text beyond its limit is cut.
 */
export function draft(ask: Ask, { clock, rules, secrets }: Keyed & Pick<Deps, 'clock' | 'rules'>, key: string): Asked {
  const at = clock.now();
  const bytes = keyedBytes(secrets, ask.requester, key);
  const letters = [...bytes.subarray(ID_BYTES, ID_BYTES + REFERENCE_LENGTH)].map((byte) =>
    REFERENCE_ALPHABET.charAt(byte % REFERENCE_ALPHABET.length),
  );
  return {
    id: idOfAsk({ secrets }, ask.requester, key),
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

type Asked = RequestIn<'asked'>;

/** The id of the request that an ask with this key creates for this person. Without our secret key, nobody can guess it. */
export function idOfAsk({ secrets }: Keyed, requester: Person, key: string): RequestId {
  return requestIdOf(keyedBytes(secrets, requester, key).subarray(0, ID_BYTES).toString('base64url'));
}

function keyedBytes(secrets: Deps['secrets'], { id }: Person, key: string): Buffer {
  return createHash('sha256')
    .update(secrets.hash(id, `ask ${key}`))
    .digest();
}

/**
 * Stores the request of an ask. The caller looks it up next; if they don't, a job does. An ask that is already stored isn't
 * stored again. If its request is over and the same form sends other words, that is a new ask.
 * @returns the request of this ask, new or not; `card-taken`: not stored, as the message is another request's card;
 * `too-many`: not stored, and when the requester may ask again
 */
export async function submit(
  deps: Deps,
  ask: Ask,
  { key, card, source }: Made,
): Promise<
  | { readonly result: 'saved' | 'stale' | 'card-taken'; readonly request: Request }
  | { readonly result: 'too-many'; readonly again: Instant }
> {
  const { store, rules } = deps;
  const request = draft(ask, deps, key);
  const result = await store.save({
    ...recorded(opening(request), source),
    limit: { since: later(request.askedAt, -HOUR_MS), most: rules.requestsPerHour },
    ...(card === undefined ? {} : { card }),
  });
  if (result === 'saved' || result === 'card-taken') return { result, request };
  if (result === 'too-many') return { result, again: (await nextAsk(deps, ask.requester)) ?? request.askedAt };
  const known = result === 'stale' ? await store.load(request.id) : undefined;
  if (known === undefined) throw new Error(`A new request was not stored: ${result}`);
  const anew = !isOpen(known) && !sameWords(known, request);
  return anew ? submit(deps, ask, { key: known.id, card, source }) : { result: 'stale', request: known };
}

/** When this person may ask again; null if they may now. Only a hint, as `submit` checks the limit. */
export async function nextAsk({ store, clock, rules }: Deps, requester: Person): Promise<Instant | null> {
  const made = await store.madeAt(requester.id, later(clock.now(), -HOUR_MS), rules.requestsPerHour);
  return made === undefined ? null : later(made, HOUR_MS);
}

function sameWords(a: Request, b: Request): boolean {
  return isDeepStrictEqual([a.who, a.reason], [b.who, b.reason]);
}
