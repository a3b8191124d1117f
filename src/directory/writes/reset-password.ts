import type { ResetResult } from '../../requests/model/ports.ts';
import { readUserAgain } from '../accounts/read-account.ts';
import type { DomainReader } from '../home/our-domains.ts';
import type { Graph } from '../graph/graph-client.ts';
import { GraphRefused } from '../graph/graph-errors.ts';
import { type HomeSettings, passwordHome } from '../home/password-home.ts';
import { onceReplicated } from '../graph/not-found.ts';

/** Who writes: only with an approver's rights does a password get to Active Directory (Entra, "Password writeback"). */
type Writer = 'app' | 'approver';
type Obstacle = 'account-gone' | 'home-moved' | null;

/**
 * Writes a temporary password that must be changed at the next sign-in (Microsoft Graph, "Update user", passwordProfile),
 * if the account is still one whose password lives in this cloud directory.
 * @throws `DirectoryUnavailable` also where it is not known whether the write happened
 */
export async function writePassword(
  graph: Graph,
  id: string,
  newPassword: string,
  readDomains: DomainReader,
  settings: HomeSettings,
): Promise<ResetResult> {
  const read = () => obstacle(graph, id, readDomains, settings, 'app');
  const before = await read();
  if (before !== null) return { ok: false, because: before };
  try {
    const passwordProfile = { password: newPassword, forceChangePasswordNextSignIn: true };
    await onceReplicated(() => graph.write('resetPassword', { path: { id } }, { passwordProfile }));
    return { ok: true };
  } catch (error) {
    if (!(error instanceof GraphRefused)) throw error;
    if (error.status === 403) return { ok: false, because: 'not-allowed' };
    if (error.status === 404) return { ok: false, because: 'account-gone' };
    if (error.status !== 400) throw error;
    // Graph says Request_BadRequest to a weak password and to an account that is not ours to reset alike. Only the
    // account itself tells them apart.
    return { ok: false, because: (await read()) ?? 'weak-password' };
  }
}

/** What, in the account as it is now, stands in the way of writing its password; null: nothing. */
export async function obstacle(
  graph: Graph,
  id: string,
  readDomains: DomainReader,
  settings: HomeSettings,
  writer: Writer,
): Promise<Obstacle> {
  const [user, domains] = await Promise.all([readUserAgain(graph, id), readDomains(graph)]);
  if (user === undefined) return 'account-gone';
  const home = passwordHome(user, domains, settings);
  if (home.where !== 'here') return 'home-moved';
  return home.kind === 'cloud' || (home.writeback && writer === 'approver') ? null : 'home-moved';
}
