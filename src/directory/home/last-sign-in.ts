/**
 * Reads the organisation of a person's last sign-in: better evidence of a guest's home than the domain of their
 * address.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import type { Log } from '../../telemetry/log.ts';
import type { ObjectId } from '../../requests/model/request.ts';
import { createCache } from '../graph/cache.ts';
import type { Graph } from '../graph/graph-client.ts';
import { GraphRefused } from '../graph/graph-errors.ts';

const MINUTE = 60_000;
/** Graph throttles reports more than the directory (Microsoft Graph, "throttling limits"): don't wait long for one. */
const PATIENCE_MS = 3_000;

/** `known: false` if Graph didn't answer; then it's asked again soon. */
type Answer = { readonly tenantId: string | null; readonly known: boolean };

/** Microsoft Graph, "signIn resource type". */
const signIns = z.object({ value: z.array(z.object({ homeTenantId: z.guid().nullable().optional() })) });

/**
 * @returns a look-up that never rejects: null if the organisation isn't known. Without the licence for the sign-in log
 * or the permission, Graph responds 403; then it isn't asked again for an hour
 */
export function createLastSignIn(
  log: Log,
  { now = () => performance.now(), patienceMs = PATIENCE_MS } = {},
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
      // Newest first, so one page is enough; a list would go on to older sign-ins.
      const { value } = await graph.get('listSignIns', signIns, { query: { $filter: `userId eq '${id}'`, $top: '1' } });
      return { tenantId: value[0]?.homeTenantId?.toLowerCase() ?? null, known: true };
    } catch (error) {
      if (error instanceof GraphRefused && error.status === 403) refusedUntil = now() + 60 * MINUTE;
      log.info({ error }, 'Cannot read the last sign-in');
      return { tenantId: null, known: false };
    }
  };
  return async (graph, id) => {
    if (now() < refusedUntil) return null;
    const tooLate = wait(patienceMs, null, { ref: false });
    return Promise.race([cached(id, () => ask(graph, id)).then(({ tenantId }) => tenantId), tooLate]);
  };
}
