/** Approvers' tokens in tests of the directory, without an authority: an assertion is `for {object id}`, and so is its token. */
import type { Exchange } from '../../../src/directory/tokens/on-behalf-of.ts';

const FOR = 'for-';

export function assertionOf(person: string): string {
  return FOR + person;
}

/** Returns the assertion itself as a token. */
export const exchange: Exchange = (assertion) => Promise.resolve({ ok: true, token: assertion });

/** Whose token it is to a local directory: an approver's, otherwise our own. */
export function authorize(token: string): { appId: string; person?: string } {
  return token.startsWith(FOR) ? { appId: 'sandbox', person: token.slice(FOR.length) } : { appId: 'sandbox' };
}
