/** Which organisation somebody last signed in from: better evidence of a guest's home than the domain of his address. */
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import type { Log } from '../../telemetry/log.ts';
import type { ObjectId } from '../../requests/model/request.ts';
import { createCache } from '../graph/cache.ts';
import type { Graph } from '../graph/graph-client.ts';
import { GraphRefused } from '../graph/graph-errors.ts';

const MINUTE = 60_000;
/** Reports are throttled more than the directory is (Microsoft Graph, "throttling limits"): nobody waits long for one. */
const PATIENCE_MS = 3_000;

/** `known: false`: Graph did not answer now, so that it is asked again soon. */
type Answer = { readonly tenantId: string | null; readonly known: boolean };

/** Microsoft Graph, "signIn resource type". */
const signIns = z.object({ value: z.array(z.object({ homeTenantId: z.guid().nullable().optional() })) });

/**
 * @returns a look-up that never throws: null where nobody can tell. A tenant without the licence for the sign-in log, or a
 * bot without the permission, is refused with 403, and does not ask again for an hour.
 */
export function createLastSignIn(
  log: Log,
  { now = Date.now, patienceMs = PATIENCE_MS } = {},
): (graph: Graph, id: ObjectId) => Promise<string | null> {
  let refusedUntil = 0;
  const cached = createCache<Answer>(
    ({ known, tenantId }) => (known ? (tenantId === null ? 30 : 24 * 60) : 1) * MINUTE,
    {
      now,
    },
  );
  const ask = async (graph: Graph, id: ObjectId): Promise<Answer> => {
    try {
      // Newest first. One page only: Graph would go on to the sign-ins before it.
      const { value } = await graph.get('listSignIns', signIns, { query: { $filter: `userId eq '${id}'`, $top: '1' } });
      return { tenantId: value[0]?.homeTenantId?.toLowerCase() ?? null, known: true };
    } catch (error) {
      if (error instanceof GraphRefused && error.status === 403) refusedUntil = now() + 60 * MINUTE;
      log.info({ error }, 'The last sign-in cannot be read');
      return { tenantId: null, known: false };
    }
  };
  return async (graph, id) => {
    if (now() < refusedUntil) return null;
    const tooLate = wait(patienceMs, null, { ref: false });
    return Promise.race([cached(id, () => ask(graph, id)).then(({ tenantId }) => tenantId), tooLate]);
  };
}
