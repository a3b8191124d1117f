/** Reads whether self-service password reset is open to a person. A hint: the report lags behind, so nothing is refused by it. */
import { z } from 'zod';
import type { Log } from '../../telemetry/log.ts';
import type { SelfService } from '../../requests/model/ports.ts';
import type { ObjectId } from '../../requests/model/request.ts';
import type { GraphClient } from '../graph/graph-client.ts';
import { unlessGone } from '../graph/not-found.ts';
import { createReport } from '../graph/report.ts';

const MINUTE = 60_000;
/** The form and the look-up can do without it. */
const PATIENCE_MS = 700;
/** Whoever asks, fills in a form and has it looked up is one question. Later, they may have registered. */
const LIFETIME_MS = 5 * MINUTE;

const details = z.object({ isSsprCapable: z.boolean(), isAdmin: z.boolean() });
/** The documented example has the object in `value`, the resource type doesn't ("Get userRegistrationDetails"). */
const registration = z.union([details, z.object({ value: details }).transform(({ value }) => value)]);

/**
 * `isSsprCapable`: allowed by policy, and enough methods registered (Microsoft Graph, "userRegistrationDetails resource type").
 * @returns a look-up that never rejects: null if it isn't open to them, or the report doesn't say so in time
 */
export function createSelfService(
  client: GraphClient,
  log: Log,
  { now, patienceMs = PATIENCE_MS }: { readonly now?: () => number; readonly patienceMs?: number } = {},
): (id: ObjectId) => Promise<SelfService | null> {
  const report = createReport<SelfService | null>({
    log,
    failure: 'Cannot read whether self-service reset is open to a person',
    lifetimeMs: () => LIFETIME_MS,
    patienceMs,
    now,
  });
  return (id) =>
    report(id, () =>
      client.decide('self-service', async (graph) => {
        const read = await unlessGone(graph.get('getRegistration', registration, { path: { id } }));
        return read?.isSsprCapable === true ? { isAdmin: read.isAdmin } : null;
      }),
    );
}
