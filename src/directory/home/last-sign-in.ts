/**
 * Reads the organisation of a person's last sign-in: better evidence of a guest's home than the domain of their
 * address.
 */
import { z } from 'zod';
import type { Log } from '../../telemetry/log.ts';
import type { ObjectId } from '../../requests/model/request.ts';
import type { Graph } from '../graph/graph-client.ts';
import { createReport } from '../graph/report.ts';

const MINUTE = 60_000;
/** Graph throttles reports more than the directory (Microsoft Graph, "throttling limits"): don't wait long for one. */
const PATIENCE_MS = 3_000;

/** Microsoft Graph, "signIn resource type". */
const signIns = z.object({ value: z.array(z.object({ homeTenantId: z.guid().nullable().optional() })) });

/** @returns a look-up that never rejects: null if the organisation isn't known */
export function createLastSignIn(
  log: Log,
  { now, patienceMs = PATIENCE_MS }: { readonly now?: () => number; readonly patienceMs?: number } = {},
): (graph: Graph, id: ObjectId) => Promise<string | null> {
  const report = createReport<string | null>({
    log,
    failure: 'Cannot read the last sign-in',
    lifetimeMs: (tenantId) => (tenantId === null ? 30 : 24 * 60) * MINUTE,
    patienceMs,
    now,
  });
  return (graph, id) =>
    report(id, async () => {
      // Newest first, so one page is enough; a list would go on to older sign-ins.
      const { value } = await graph.get('listSignIns', signIns, { query: { $filter: `userId eq '${id}'`, $top: '1' } });
      return value[0]?.homeTenantId?.toLowerCase() ?? null;
    });
}
