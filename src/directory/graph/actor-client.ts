/** Calls Graph with the rights of this app or of an approver, and says what Graph's refusals mean to the actor. */
import { type Actor, type AssertionCheck, DirectoryRefused } from '../../requests/model/ports.ts';
import type { Log } from '../../telemetry/log.ts';
import { type Exchange, type Exchanged, personIn } from '../tokens/on-behalf-of.ts';
import { type Graph, type GraphClient, createGraphClient, graphScope } from './graph-client.ts';
import { GraphRefused } from './graph-errors.ts';

export type SignInNeeded = { readonly ok: false; readonly because: 'sign-in-needed' };

export type ActorClient = {
  /** Exchanges the assertion once, to learn now whether a later `act` will work for this person. */
  check(person: string, assertion: string): Promise<AssertionCheck>;
  /** Runs one decision with the actor's token; an approver's token is acquired for this decision alone. */
  act<T>(decision: string, actor: Actor, run: (graph: Graph) => Promise<T>): Promise<T | SignInNeeded>;
};

/**
 * @param appClient acts with the app's own rights
 * @param options.exchange exchanges an approver's assertion for a token; absent with RESET_AS=app
 * @returns a client whose methods throw `DirectoryRefused` for an approver if `exchange` is absent
 */
export function createActorClient(
  appClient: GraphClient,
  options: { readonly graphBaseUrl: string; readonly exchange?: Exchange; readonly log: Log },
): ActorClient {
  const { graphBaseUrl, log } = options;
  const exchange = async (assertion: string): Promise<Exchanged> => {
    if (options.exchange === undefined) throw new DirectoryRefused('not-set-up-for-approvers', { nothingDone: true });
    return options.exchange(assertion, graphScope(graphBaseUrl));
  };
  return {
    async check(person, assertion) {
      const owner = personIn(assertion);
      if (owner === null) return 'sign-in-needed';
      if (owner !== person) return 'other-person';
      const exchanged = await exchange(assertion);
      return exchanged.ok ? 'ok' : exchanged.because;
    },
    async act(decision, actor, run) {
      if (actor.as === 'app') return appClient.decide(decision, run);
      const exchanged = await exchange(actor.assertion);
      if (!exchanged.ok) return { ok: false, because: 'sign-in-needed' };
      const tokens = () => Promise.resolve(exchanged.token);
      return createGraphClient({ graphBaseUrl, tokens, log }).decide(decision, run);
    },
  };
}

/**
 * @returns what a refusal by Graph means to the actor
 * @throws the error itself if only the operator, or a later try, can help
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

/**
 * Must the approver sign in again? Conditional Access requires more than the token proves (Microsoft Graph, "Resolve
 * authorization errors"), or the token has expired.
 */
export function asksForSignIn({ status, codes }: GraphRefused): boolean {
  return status === 401 || codes.some((code) => /^(insufficient_?claims|interaction_?required)$/i.test(code));
}
