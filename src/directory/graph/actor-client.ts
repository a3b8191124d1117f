/** Doing something with the rights of the application, or with an approver's; and what Graph's refusals of it mean. */
import { type Actor, DirectoryRefused } from '../../requests/model/ports.ts';
import type { Log } from '../../telemetry/log.ts';
import { type Graph, type GraphClient, createGraphClient, graphScope } from './graph-client.ts';
import { GraphRefused } from './graph-errors.ts';
import type { Exchange, Exchanged } from '../tokens/on-behalf-of.ts';

export type SignInNeeded = { readonly ok: false; readonly because: 'sign-in-needed' };
export const SIGN_IN_NEEDED: SignInNeeded = { ok: false, because: 'sign-in-needed' };

export type Acting = {
  exchange(assertion: string): Promise<Exchanged>;
  /** One decision with the actor's token: for an approver, one that was got for this decision alone. */
  act<T>(decision: string, actor: Actor, run: (graph: Graph) => Promise<T>): Promise<T | SignInNeeded>;
};

/** @param options.exchange absent where this app acts for itself only */
export function createActing(
  client: GraphClient,
  options: { readonly graphBaseUrl: string; readonly exchange?: Exchange; readonly log: Log },
): Acting {
  const { graphBaseUrl, log } = options;
  const exchange = async (assertion: string): Promise<Exchanged> => {
    if (options.exchange === undefined) throw new DirectoryRefused('not-set-up-for-approvers', { nothingDone: true });
    return options.exchange(assertion, graphScope(graphBaseUrl));
  };
  return {
    exchange,
    async act(decision, actor, run) {
      if (actor.as === 'app') return client.decide(decision, run);
      const exchanged = await exchange(actor.assertion);
      if (!exchanged.ok) return SIGN_IN_NEEDED;
      const tokens = () => Promise.resolve(exchanged.token);
      return createGraphClient({ graphBaseUrl, tokens, log }).decide(decision, run);
    },
  };
}

/**
 * What a refusal means to whoever acted.
 * @throws the error itself where it means nothing to them: the set-up has to be mended, or it is to be tried later
 */
export function refusalOf(
  error: unknown,
  as: Actor['as'],
): 'sign-in-needed' | 'not-allowed' | 'account-gone' | 'bad-request' {
  if (!(error instanceof GraphRefused)) throw error;
  if (as === 'approver' && asksForSignIn(error)) return 'sign-in-needed';
  if (error.status === 403) return 'not-allowed';
  if (error.status === 404) return 'account-gone';
  if (error.status === 400) return 'bad-request';
  throw error;
}

/** Conditional Access wants more than the token proves (Microsoft Graph, "Resolve authorization errors"), or it is used up. */
export function asksForSignIn({ status, codes }: GraphRefused): boolean {
  return status === 401 || codes.some((code) => /^(insufficient_?claims|interaction_?required)$/i.test(code));
}
