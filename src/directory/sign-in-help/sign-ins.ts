/** Reads an account's sign-ins of the last day. A hint: the log is minutes behind, and takes a permission and a licence. */
import { z } from 'zod';
import type { Log } from '../../telemetry/log.ts';
import type { ObjectId } from '../../requests/model/request.ts';
import type { SignInLog } from '../../requests/model/sign-ins.ts';
import type { GraphClient } from '../graph/graph-client.ts';
import { createReport } from '../graph/report.ts';
import { meaningOf } from './error-codes.ts';

const DAY_MS = 24 * 60 * 60_000;
/** The report may take a second; whoever asks sees typing meanwhile, and the approvers' card can do without it. */
const PATIENCE_MS = 2_000;
/** Whoever asks again at once, or on both sides of a retry, is one question. */
const LIFETIME_MS = 60_000;
/** More than anyone reads. */
const MOST = 50;

/** What is read of a "signIn resource type", and no more: no address, no place but the country, no app. */
const signIn = z.object({
  createdDateTime: z.iso.datetime({ offset: true }),
  isInteractive: z.boolean().nullish(),
  status: z.object({ errorCode: z.number() }),
  deviceDetail: z.object({ operatingSystem: z.string().nullish() }).nullish(),
  location: z.object({ countryOrRegion: z.string().nullish() }).nullish(),
});
const page = z.object({ value: z.array(signIn) });

/**
 * "List signIns": the newest first; `$filter` and `$top`, but no `$select`. Federated sign-ins are there only if they succeeded, and
 * a guest's password fails at their home.
 * @returns a look-up that never rejects: null if the log can't be read, or not in time
 */
export function createSignIns(
  client: GraphClient,
  log: Log,
  { now, patienceMs = PATIENCE_MS }: { readonly now?: () => number; readonly patienceMs?: number } = {},
): (id: ObjectId) => Promise<SignInLog | null> {
  const report = createReport<SignInLog>({
    log,
    failure: 'Cannot read the last sign-ins of a person',
    lifetimeMs: () => LIFETIME_MS,
    patienceMs,
    now,
  });
  return (id) =>
    report(id, () =>
      client.decide('sign-ins', async (graph) => {
        const asOf = new Date();
        const since = new Date(asOf.getTime() - DAY_MS).toISOString();
        const query = { $filter: `userId eq '${id}' and createdDateTime ge ${since}`, $top: `${MOST}` };
        const { value } = await graph.get('listSignIns', page, { query });
        return {
          asOf: asOf.toISOString(),
          complete: value.length < MOST,
          signIns: value.filter(({ isInteractive }) => isInteractive !== false).map(inOurTerms),
        };
      }),
    );
}

function inOurTerms({ createdDateTime, status, deviceDetail, location }: z.output<typeof signIn>) {
  return {
    at: new Date(createdDateTime).toISOString(),
    kind: meaningOf(status.errorCode),
    system: deviceDetail?.operatingSystem ?? null,
    country: location?.countryOrRegion ?? null,
  };
}
