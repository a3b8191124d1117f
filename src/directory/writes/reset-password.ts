/** Resets with the app's own rights (RESET_AS=app). */
import type { Password } from '../../requests/model/password.ts';
import type { ResetResult } from '../../requests/model/ports.ts';
import { type Tenant, readUserAgain } from '../accounts/read-account.ts';
import type { Graph } from '../graph/graph-client.ts';
import { GraphRefused } from '../graph/graph-errors.ts';
import { passwordHome } from '../home/password-home.ts';
import { onceReplicated } from '../graph/not-found.ts';

/**
 * Whose rights write: only with an approver's is the password written back to Active Directory (Entra, "Password
 * writeback").
 */
type Writer = 'app' | 'approver';
type Obstacle = 'account-gone' | 'home-moved' | null;

/**
 * Writes a temporary password that must be changed at the next sign-in (Microsoft Graph, "Update user",
 * passwordProfile), if the password still lives in this cloud directory.
 * @throws `DirectoryUnavailable` also if it's unknown whether the write happened
 */
export async function writePassword(
  graph: Graph,
  id: string,
  newPassword: Password,
  tenant: Tenant,
): Promise<ResetResult> {
  const read = () => obstacle(graph, id, tenant, 'app');
  const before = await read();
  if (before !== null) return { ok: false, because: before };
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
    return { ok: false, because: (await read()) ?? 'weak-password' };
  }
}

/** @returns why the account's password can't be written now; null if it can */
export async function obstacle(graph: Graph, id: string, tenant: Tenant, writer: Writer): Promise<Obstacle> {
  const [user, domains] = await Promise.all([readUserAgain(graph, id), tenant.readDomains(graph)]);
  if (user === undefined) return 'account-gone';
  const home = passwordHome(user, domains, tenant);
  if (home.where !== 'here') return 'home-moved';
  return home.kind === 'cloud' || (home.writeback && writer === 'approver') ? null : 'home-moved';
}
