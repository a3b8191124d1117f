/** One attempt at a job. A failure is logged, and retried, postponed as long as Microsoft Graph asks, or given up. */
import type { JobWithMetadata } from 'pg-boss';
import { DirectoryUnavailable, type Job } from '../../requests/model/ports.ts';
import type { Log } from '../../telemetry/log.ts';
import type { OutageWatch } from '../database/outage-watch.ts';
import { type NewJob, type Payload, jobOf, payloadOf } from './job-rows.ts';
import type { Queue } from './workers.ts';

/** Runs one job; throws to have it retried. `last`: it won't be retried. */
export type Handle = (job: Job, attempt: { readonly last: boolean }) => Promise<void>;

export type Attempts = {
  readonly handle: Handle;
  readonly send: (job: NewJob) => Promise<void>;
  readonly log: Log;
  readonly watch: Pick<OutageWatch, 'failed'>;
};

/**
 * A job that the directory asks to wait longer than `fromMs` is postponed until then, and keeps its attempts (Microsoft
 * Graph, "throttling guidance": `Retry-After`); but no later than `mostMs` after it was first postponed.
 */
const POSTPONE = { fromMs: 1_000, mostMs: 30 * 60_000 } as const;

/** Runs one attempt. pg-boss would store a failure's text, so it only learns that there was one. */
export async function attempt(
  attempts: Attempts,
  { name, tries }: Queue,
  { data, retryCount }: Pick<JobWithMetadata<unknown>, 'data' | 'retryCount'>,
): Promise<'done' | 'failed' | 'given-up'> {
  const { handle, log, watch } = attempts;
  const last = retryCount >= tries - 1;
  let known: Payload | undefined;
  try {
    known = payloadOf(data);
    await handle(jobOf(name, known), { last });
    return 'done';
  } catch (error) {
    const context = { job: name, request: known?.request, attempt: retryCount + 1, error };
    if (!last && known !== undefined && (await isPostponed(attempts, { name, data: known }, error))) return 'done';
    if (last) log.error(context, 'Job failed for good');
    else watch.failed(error, () => log.warn(context, 'Job failed and will be retried'));
    return last ? 'given-up' : 'failed';
  }
}

/** Replaces a job with a later one if the directory said when to retry. @returns whether it did */
async function isPostponed({ send, log }: Attempts, { name, data }: NewJob, error: unknown): Promise<boolean> {
  const asked = error instanceof DirectoryUnavailable ? (error.retryAfterMs ?? 0) : 0;
  const { patientUntil = Date.now() + POSTPONE.mostMs, request } = data;
  const again = new Date(Date.now() + asked);
  if (asked < POSTPONE.fromMs || again.getTime() > patientUntil) return false;
  try {
    await send({ name, data: { ...data, patientUntil }, at: again.toISOString() });
  } catch (cause) {
    log.warn({ job: name, request, error: cause }, 'Job could not be postponed');
    return false;
  }
  log.warn({ job: name, request, again, error }, 'Job postponed, as Microsoft Graph asked');
  return true;
}
