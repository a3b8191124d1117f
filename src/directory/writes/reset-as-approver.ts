/**
 * A reset in the name of the approver (Microsoft Graph, "authenticationMethod: resetPassword"): Entra itself holds it to his
 * roles and logs it as his. It is accepted first and done later, as an operation.
 */
import { z } from 'zod';
import { DirectoryRefused, type OperationState, type StartResult } from '../../requests/model/ports.ts';
import { asksForSignIn, refusalOf } from '../graph/actor-client.ts';
import type { Graph } from '../graph/graph-client.ts';
import { GraphRefused } from '../graph/graph-errors.ts';
import { squeeze } from '../graph/squeeze.ts';
import { onceReplicated } from '../graph/not-found.ts';

/** "longRunningOperation resource type". */
const operation = z.object({ status: z.string().nullish(), statusDetail: z.string().nullish() });

/**
 * @param graph with the approver's token
 * @param obstacle reads, with our own, what stands in the way now
 * @throws `DirectoryUnavailable` also where it is not known whether it was accepted
 */
export async function startReset(
  graph: Graph,
  id: string,
  newPassword: string,
  obstacle: () => Promise<'account-gone' | 'home-moved' | null>,
): Promise<StartResult> {
  try {
    const { location, retryAfterMs } = await onceReplicated(() =>
      graph.write('startReset', { path: { id } }, { newPassword }),
    );
    if (location === null) throw new DirectoryRefused('no-operation');
    if (!graph.isOneOf('getOperation', location)) throw new DirectoryRefused('foreign-address');
    return { ok: true, operation: location, pollAfterMs: retryAfterMs };
  } catch (error) {
    const because = refusalOf(error, 'approver');
    // Graph says the same to a weak password and to an account that is not ours to reset.
    return { ok: false, because: because === 'bad-request' ? ((await obstacle()) ?? 'weak-password') : because };
  }
}

/** @param url as `startReset` gave it, with its query: without it, the operation is not found */
export async function readOperation(graph: Graph, url: string): Promise<OperationState> {
  try {
    const { value, retryAfterMs } = await graph.follow('getOperation', operation, url);
    return stateOf(value, retryAfterMs);
  } catch (error) {
    if (!(error instanceof GraphRefused)) throw error;
    if (asksForSignIn(error)) return { state: 'sign-in-needed' };
    // Fewer roles may look than may reset ("Get longRunningOperation").
    if (error.status === 403 || error.status === 404) return { state: 'unconfirmed' };
    throw error;
  }
}

/** Older documents write the statuses in capitals. One that nobody knows yet is not taken for an end. */
function stateOf({ status, statusDetail }: z.output<typeof operation>, pollAfterMs: number | null): OperationState {
  switch (squeeze(status)) {
    case 'succeeded':
      return { state: 'succeeded' };
    case 'failed':
      return { state: 'failed', because: isAboutThePassword(statusDetail) ? 'weak-password' : null };
    default:
      return { state: 'running', pollAfterMs };
  }
}

/** The words of `statusDetail` are not documented; only a single one is read, as a code, such as `PasswordPolicyViolation`. */
function isAboutThePassword(detail: string | null | undefined): boolean {
  return /^\w*(password|fuzzy)\w*(policy|complexity|weak|banned|history|violation)\w*$/i.test(detail ?? '');
}
