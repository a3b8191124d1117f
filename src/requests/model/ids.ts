/** Ids that look alike and mean different things: neither goes where the other is wanted. */

declare const kind: unique symbol;
/** A text that was found to be what `Kind` says. Its predicate below is the only way to one. */
type Id<Kind extends string> = string & { readonly [kind]: Kind };

/** An Entra object id in this tenant, lower case. */
export type ObjectId = Id<'object'>;
/**
 * The first 128 bits of a keyed hash of who asked and their ask's key (`ask.ts`), base64url: the same ask has the same id, and
 * nobody guesses it without our secret key, so that a card may carry it (ASVS 11.5.1).
 */
export type RequestId = Id<'request'>;

const OBJECT_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const REQUEST_ID = /^[\w-]{22}$/;

export function isObjectId(text: string): text is ObjectId {
  return OBJECT_ID.test(text);
}

export function isRequestId(text: string): text is RequestId {
  return REQUEST_ID.test(text);
}

/** @throws where the text is no object id */
export function objectIdOf(text: string): ObjectId {
  if (!isObjectId(text)) throw new Error('Not an object id');
  return text;
}

/** @throws where the text is no request id */
export function requestIdOf(text: string): RequestId {
  if (!isRequestId(text)) throw new Error('Not a request id');
  return text;
}
