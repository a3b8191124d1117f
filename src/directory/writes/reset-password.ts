/** Resets with the app's own rights (RESET_AS=app). */
import type { Password } from '../../requests/model/secrets/password.ts';
import type { Account, ResetResult } from '../../requests/model/ports.ts';
import type { PasswordHome } from '../../requests/model/home.ts';
import type { ResetAs } from '../../requests/model/request.ts';
import { routeOf } from '../../requests/rules/policy.ts';
import { type Tenant, readUserAgain } from '../accounts/read-account.ts';
import type { Graph } from '../graph/graph-client.ts';
import { GraphRefused } from '../graph/graph-errors.ts';
import { passwordHome } from '../home/password-home.ts';
import { onceReplicated } from '../graph/not-found.ts';

type Obstacle = 'account-gone' | 'home-moved' | null;

/**
 * Writes a temporary password that must be changed at the next sign-in (Microsoft Graph, "Update user",
 * passwordProfile), if the password lives in this cloud directory.
 * @param account as it was read just now
 * @throws `DirectoryUnavailable` also if it's unknown whether the write happened
 */
export async function writePassword(
  graph: Graph,
  { id, home }: Account,
  newPassword: Password,
  tenant: Tenant,
): Promise<ResetResult> {
  if (!canWrite(home, 'app')) return { ok: false, because: 'home-moved' };
  try {
    const passwordProfile = { password: newPassword.cleartext(), forceChangePasswordNextSignIn: true };
    await onceReplicated(() => graph.write('resetPassword', { path: { id } }, { passwordProfile }));
    return { ok: true };
  } catch (error) {
    if (!(error instanceof GraphRefused)) throw error;
    if (error.status === 403) return { ok: false, because: 'not-allowed' };
    if (error.status === 404) return { ok: false, because: 'account-gone' };
    if (error.status !== 400) throw error;
    // Graph's error is Request_BadRequest both for a weak password and for an account that isn't ours to reset. Only
    // the account tells which.
    return { ok: false, because: (await obstacle(graph, id, tenant, 'app')) ?? 'weak-password' };
  }
}

/** Can the password be written there with these rights? */
export function canWrite(home: PasswordHome, as: ResetAs): boolean {
  return routeOf(home, as) === 'pending';
}

/** Reads once more why a password couldn't be written. @returns null if nothing of the account says why */
export async function obstacle(graph: Graph, id: string, tenant: Tenant, as: ResetAs): Promise<Obstacle> {
  const [user, domains] = await Promise.all([readUserAgain(graph, id), tenant.readDomains(graph)]);
  if (user === undefined) return 'account-gone';
  return canWrite(passwordHome(user, domains, tenant), as) ? null : 'home-moved';
}
