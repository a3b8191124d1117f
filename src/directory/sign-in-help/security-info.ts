/** Reads when someone's sign-in methods were last changed. A hint: the log is minutes behind, and takes permissions. */
import { z } from 'zod';
import type { Log } from '../../telemetry/log.ts';
import type { Instant, ObjectId } from '../../requests/model/request.ts';
import { changesFilter } from '../graph/changes-filter.ts';
import type { GraphClient } from '../graph/graph-client.ts';
import { createReport } from '../graph/report.ts';

const DAY_MS = 24 * 60 * 60_000;
/** As long as every tenant's log goes back (Entra, "How long does Microsoft Entra ID store reporting data?"). */
const LOOK_BACK_MS = 7 * DAY_MS;
/** As for the sign-ins, beside which it is read. */
const PATIENCE_MS = 2_000;
const LIFETIME_MS = 60_000;
/** Most of what this service logs are attempts and reviews, of which a person makes several in a row. */
const MOST = 50;

/**
 * Of the service's activities (Microsoft Entra, "Audit log activities"), those that change what someone can sign in with. Not those
 * that start, cancel or review.
 */
const CHANGED = /^(?:User|Admin) (?:registered|registered all required|deleted|updated|changed default) security info$/;

const page = z.object({
  value: z.array(
    z.object({
      activityDateTime: z.iso.datetime({ offset: true }),
      activityDisplayName: z.string(),
      result: z.string().nullish(),
    }),
  ),
});

/** @returns a look-up that never rejects: null if nothing was changed lately, or if the log doesn't say so in time */
export function createSecurityInfo(
  client: GraphClient,
  log: Log,
  { now, patienceMs = PATIENCE_MS }: { readonly now?: () => number; readonly patienceMs?: number } = {},
): (id: ObjectId) => Promise<Instant | null> {
  const report = createReport<Instant | null>({
    log,
    failure: 'Cannot read whether the security info of a person was changed',
    lifetimeMs: () => LIFETIME_MS,
    patienceMs,
    now,
  });
  return (id) =>
    report(id, () =>
      client.decide('security-info', async (graph) => {
        const since = new Date(Date.now() - LOOK_BACK_MS);
        const $filter = changesFilter(id, "loggedByService eq 'Authentication Methods'", since);
        const { value } = await graph.get('listChanges', page, { query: { $filter, $top: `${MOST}` } });
        const changes = value.filter(
          ({ activityDisplayName, result }) => CHANGED.test(activityDisplayName) && result !== 'failure',
        );
        const times = changes.map(({ activityDateTime }) => new Date(activityDateTime).toISOString());
        return times.sort().at(-1) ?? null;
      }),
    );
}
