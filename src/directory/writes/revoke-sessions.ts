/** Signs a person out everywhere. */
import type { Actor, RevokeResult } from '../../requests/model/ports.ts';
import { refusalOf } from '../graph/actor-client.ts';
import type { Graph } from '../graph/graph-client.ts';
import { onceReplicated } from '../graph/not-found.ts';

/**
 * Microsoft Graph, "user: revokeSignInSessions". Takes minutes; access tokens already issued stay valid until they
 * expire.
 */
export async function revokeSessions(graph: Graph, id: string, as: Actor['as']): Promise<RevokeResult> {
  try {
    await onceReplicated(() => graph.write('revokeSessions', { path: { id } }));
    return { ok: true };
  } catch (error) {
    const because = refusalOf(error, as);
    if (because === 'bad-request') throw error;
    return { ok: false, because };
  }
}
