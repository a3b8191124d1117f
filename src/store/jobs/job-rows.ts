/**
 * What is written to and read from pg-boss's table directly, which pg-boss allows (https://github.com/timgit/pg-boss/issues/251): all
 * jobs of a move are one statement, and so is the question of what is due, in all queues.
 */
import { type Kysely, type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { isRequestId } from '../../requests/model/ids.ts';
import { type Job, type JobName, NOTICES } from '../../requests/model/ports.ts';
import { CLICK_ENDS } from '../../requests/model/reasons.ts';
import type { Instant } from '../../requests/model/request.ts';
import type { Tables } from '../database/tables.ts';
import { person } from '../requests/stored-status.ts';

/** Where new jobs that are due are told. */
export const CHANNEL = 'password_reset_jobs';
/** Beyond this, a notification tells only the queues; it holds less than 8,000 bytes (PostgreSQL manual, "NOTIFY"). */
const MOST_TOLD = 50;

/** A job's data, besides its name. */
const payload = z.object({
  request: z.string().refine(isRequestId),
  about: z.enum(NOTICES).optional(),
  approver: person.optional(),
  because: z.enum(CLICK_ENDS).optional(),
  /** Epoch milliseconds until when it may be postponed; set at the first time. */
  patientUntil: z.number().optional(),
});
export type Payload = z.output<typeof payload>;

/** @throws if a job's stored data is none */
export function payloadOf(data: unknown): Payload {
  return payload.parse(data);
}

export function jobOf(name: JobName, { request, about, approver, because }: Payload): Job {
  switch (name) {
    case 'tell-owner':
      if (about === undefined) throw new Error('A tell-owner job lacks what to tell');
      return { name, request, about };
    case 'tell-approver':
      if (approver === undefined || because === undefined)
        throw new Error('A tell-approver job lacks whom or what to tell');
      return { name, request, approver, because };
    default:
      return { name, request };
  }
}

export type NewJob = { readonly name: JobName; readonly data: Payload; readonly at?: Instant };

export function newJobOf(job: Job): NewJob {
  const { name, request, at } = job;
  const data = {
    request,
    ...('about' in job ? { about: job.about } : {}),
    ...('approver' in job ? { approver: job.approver, because: job.because } : {}),
  };
  return { name, data, ...(at === undefined ? {} : { at }) };
}

/**
 * Sends jobs, and tells all instances once they are committed. The columns are those that pg-boss's own `send` fills, from the
 * settings of each job's queue.
 * @param result what is done before, in the same statement: without it, and if it results in `accepted`, the jobs are sent
 * @returns the result
 * @throws if a job has no queue: then nothing is done
 */
export async function insertJobs<Result extends string>(
  db: Kysely<Tables>,
  jobs: readonly NewJob[],
  before?: { readonly result: RawBuilder<Result>; readonly accepted: Result },
): Promise<Result | undefined> {
  const { result, accepted } = before ?? { result: sql`'sent'::text`, accepted: 'sent' };
  const { rows } = await sql<{ result: Result }>`
    with done as materialized (select ${result} as result),
    sent as (
      insert into pgboss.job (name, data, singleton_key, start_after, keep_until, expire_seconds, deletion_seconds,
        retry_limit, retry_delay, retry_backoff, retry_delay_max, policy, dead_letter, heartbeat_seconds)
      select queue.name, new.data, new.data ->> 'request', due.at, due.at + queue.retention_seconds * interval '1 s',
        queue.expire_seconds, queue.deletion_seconds, queue.retry_limit, queue.retry_delay, queue.retry_backoff,
        queue.retry_delay_max, queue.policy, queue.dead_letter, queue.heartbeat_seconds
      from done
        cross join json_to_recordset(${JSON.stringify(jobs)}::text::json) as new (name text, data jsonb, at timestamptz)
        join pgboss.queue on queue.name = new.name
        cross join lateral (select coalesce(new.at, now()) as at) as due
      where done.result = ${accepted}::text
      returning name, singleton_key, start_after
    ),
    told as (
      select pg_notify(${CHANNEL}::text, case
        when count(*) > ${MOST_TOLD}::int then string_agg(distinct name, ',')
        else string_agg(name || ' ' || singleton_key, ',') end)
      from sent where start_after <= now() having count(*) > 0
    )
    select done.result, (select count(*) from told) as told,
      -- A division by zero undoes everything.
      1 / (done.result <> ${accepted}::text or (select count(*) from sent) = ${jobs.length}::int)::int as complete
    from done`.execute(db);
  return rows[0]?.result;
}

/** What a notification tells: queues with new jobs, and the request that each is about, unless there are many. */
export function newsIn(notification: string): { readonly name: string; readonly about: string | undefined }[] {
  return notification.split(',').map((one) => {
    const [name = '', about] = one.split(' ', 2);
    return { name, about };
  });
}

/** `inMs`: when jobs of a queue are due; null if nobody runs them any more, so that pg-boss has to act. */
export type Found = { readonly name: string; readonly inMs: number | null };

/** Finds what is due now or within `withinMs`, to a quarter of a second, and what was lost. Times are the database's. */
export async function findJobs(db: Kysely<Tables>, withinMs: number): Promise<readonly Found[]> {
  const { rows } = await sql<Found>`
    select name, quarter * 250 as "inMs" from (
      select name, greatest(ceil(extract(epoch from start_after - now()) * 4), 0)::int as quarter
      from pgboss.job
      where state < 'active' and not blocked and start_after <= now() + ${withinMs}::int * interval '1 ms') as waiting
    group by name, quarter
    union all
    select distinct name, null::int from pgboss.job
    where state = 'active' and policy = 'singleton'
      and (heartbeat_on + heartbeat_seconds * interval '1 s' < now() or started_on + expire_seconds * interval '1 s' < now())`.execute(
    db,
  );
  return rows;
}
