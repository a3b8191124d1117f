/**
 * Resets on behalf of the approver (Microsoft Graph, "authenticationMethod: resetPassword"): Entra enforces the
 * approver's own roles and logs the reset as theirs. Graph accepts it first and completes it later, as a long-running
 * operation.
 */
import { z } from 'zod';
import { type Password } from '../../requests/model/secrets/password.ts';
import { DirectoryRefused, type OperationState, type StartResult } from '../../requests/model/ports.ts';
import { asksForSignIn, refusalOf } from '../graph/actor-client.ts';
import type { Graph } from '../graph/graph-client.ts';
import { GraphRefused } from '../graph/graph-errors.ts';
import { squeeze } from '../graph/batching/squeeze.ts';
import { onceReplicated } from '../graph/not-found.ts';

/** "longRunningOperation resource type". */
const operation = z.object({ status: z.string().nullish(), statusDetail: z.string().nullish() });

/**
 * @param graph with the approver's token
 * @param obstacle reads with the app's token why the password can't be written now
 * @throws `DirectoryUnavailable` also if it's unknown whether Graph accepted the reset
 */
export async function startReset(
  graph: Graph,
  id: string,
  newPassword: Password,
  obstacle: () => Promise<'account-gone' | 'home-moved' | null>,
): Promise<StartResult> {
  try {
    const { location, retryAfterMs } = await onceReplicated(() =>
      graph.write('startReset', { path: { id } }, { newPassword: newPassword.cleartext() }),
    );
    if (location === null) throw new DirectoryRefused('no-operation');
    if (!graph.isOneOf('getOperation', location)) throw new DirectoryRefused('foreign-address');
    return { ok: true, operation: location, pollAfterMs: retryAfterMs };
  } catch (error) {
    const because = refusalOf(error, 'approver');
    // Graph's error is the same for a weak password and for an account that isn't ours to reset.
    return { ok: false, because: because === 'bad-request' ? ((await obstacle()) ?? 'weak-password') : because };
  }
}

/** @param url as `startReset` returned it, with its query: Graph doesn't find the operation without it */
export async function readOperation(graph: Graph, url: string): Promise<OperationState> {
  try {
    const { value, retryAfterMs } = await graph.follow('getOperation', operation, url);
    return stateOf(value, retryAfterMs);
  } catch (error) {
    if (!(error instanceof GraphRefused)) throw error;
    if (asksForSignIn(error)) return { state: 'sign-in-needed' };
    // Not every role that may reset may also read the operation ("Get longRunningOperation").
    if (error.status === 403 || error.status === 404) return { state: 'unconfirmed' };
    throw error;
  }
}

/** Older documents capitalise the statuses. An unknown status counts as running. */
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

/**
 * The values of `statusDetail` aren't documented: only a single word is read, as a code such as
 * `PasswordPolicyViolation`.
 */
function isAboutThePassword(detail: string | null | undefined): boolean {
  return /^\w*(password|fuzzy)\w*(policy|complexity|weak|banned|history|violation)\w*$/i.test(detail ?? '');
}
