/** How a row keeps secrets: as ciphertexts and hashes, each valid for one purpose only. */
import type { ObjectId, RequestId } from '../ids.ts';

declare const content: unique symbol;

/** What is sealed: what lets the subject sign in, an approver's sign-in, or their click that waits for its rights to be read. */
export type Content = 'secret' | 'sign-in' | 'click';
/** Ciphertext that `SecretBox` made; it alone can open it, and only for the same people (`seal.ts`). */
export type Sealed<C extends Content> = string & { readonly [content]: C };
/** A keyed hash that `SecretBox` made: it is compared, and says nothing to whoever reads it without the key. */
export type KeyedHash = string & { readonly [content]: 'hash' };

/** What is sealed, of which request, and for whom. The box opens it for the very same purpose. */
export type Purpose<C extends Content> = {
  readonly content: C;
  readonly request: RequestId;
  /** The account; for a click on a request about an address that has none, the address. */
  readonly subject: string;
  readonly requester: ObjectId;
  readonly approver: ObjectId;
};

/** Encrypts what only this service may read. */
export interface SecretBox {
  seal<C extends Content>(purpose: Purpose<C>, cleartext: string): Sealed<C>;
  /** @throws when it was sealed for another purpose, with another key, or tampered with */
  open<C extends Content>(purpose: Purpose<C>, sealed: Sealed<NoInfer<C>>): string;
  /** The same for the same request or person and text. */
  hash(about: RequestId | ObjectId, text: string): KeyedHash;
}

/** Only for code that has just sealed it, or reads it from a row: nothing but opening it shows what it is. */
export function asSealed<C extends Content>(ciphertext: string): Sealed<C> {
  return ciphertext as Sealed<C>;
}

/** The same for a hash. */
export function asKeyedHash(hash: string): KeyedHash {
  return hash as KeyedHash;
}
