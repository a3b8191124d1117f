/** Approvers' tokens in tests of the directory, without an authority: an assertion is `for {object id}`, and so is its token. */
import type { Exchange } from '../../src/directory/tokens/on-behalf-of.ts';

const FOR = 'for-';

export function assertionOf(person: string): string {
  return FOR + person;
}

/** Gives the assertion itself as a token. */
export const exchange: Exchange = (assertion) => Promise.resolve({ ok: true, token: assertion });

/** What a local directory makes of a token: an approver's, or else our own. */
export function authorize(token: string): { appId: string; person?: string } {
  return token.startsWith(FOR) ? { appId: 'sandbox', person: token.slice(FOR.length) } : { appId: 'sandbox' };
}
