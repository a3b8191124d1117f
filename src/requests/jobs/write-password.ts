/** Writes a password with the rights of the app or of the approver, and finds out what became of it. */
import { setTimeout as wait } from 'node:timers/promises';
import type { Deps } from '../model/services.ts';
import {
  type Account,
  type ActingApprover,
  type Actor,
  DirectoryUnavailable,
  type StartResult,
} from '../model/ports.ts';
import type { Password } from '../model/secrets/password.ts';

type Refused = Extract<StartResult, { ok: false }>['because'];

/** `accepted`: Graph carries it out as an operation with this address, which `ended` polls. */
export type Written =
  | { readonly kind: 'written'; readonly confirmed: boolean }
  | { readonly kind: 'accepted'; readonly operation: string }
  | { readonly kind: 'refused'; readonly because: Refused | 'not-carried-out' };

/** How long a job polls an operation before its next try, and how often. */
const PATIENCE_MS = 20_000;
const LOOK_MS = { default: 1_000, most: 10_000 };

/**
 * @param account as it was read just now
 * @throws `DirectoryUnavailable` also if it isn't known whether the password was written
 */
export async function write({ directory }: Deps, account: Account, password: Password, actor: Actor): Promise<Written> {
  if (actor.as === 'app') {
    const result = await directory.resetPassword(account, password);
    return result.ok ? { kind: 'written', confirmed: true } : { kind: 'refused', because: result.because };
  }
  const started = await directory.startReset(account, password, actor);
  return started.ok
    ? { kind: 'accepted', operation: started.operation }
    : { kind: 'refused', because: started.because };
}

/** Polls an operation until it ends. @throws `DirectoryUnavailable` if it takes too long */
export async function ended(
  { directory }: Deps,
  operation: string,
  approver: ActingApprover,
): Promise<Exclude<Written, { kind: 'accepted' }>> {
  for (let waited = 0; waited <= PATIENCE_MS;) {
    const now = await directory.operation(operation, approver);
    switch (now.state) {
      case 'succeeded':
      case 'unconfirmed':
        return { kind: 'written', confirmed: now.state === 'succeeded' };
      case 'sign-in-needed':
        return { kind: 'refused', because: 'sign-in-needed' };
      case 'failed':
        return { kind: 'refused', because: now.because ?? 'not-carried-out' };
      case 'running': {
        const pause = Math.min(now.pollAfterMs ?? LOOK_MS.default, LOOK_MS.most);
        await wait(pause);
        waited += Math.max(pause, 100);
      }
    }
  }
  throw new DirectoryUnavailable('operation-running');
}
