/** Ids that look alike but mean different things: the compiler keeps them apart. */

declare const kind: unique symbol;
/** A text that was checked to be an id of this kind, by its predicate below. */
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

/** @throws if the text is no object id */
export function objectIdOf(text: string): ObjectId {
  if (!isObjectId(text)) throw new Error('Not an object id');
  return text;
}

/** @throws if the text is no request id */
export function requestIdOf(text: string): RequestId {
  if (!isRequestId(text)) throw new Error('Not a request id');
  return text;
}
