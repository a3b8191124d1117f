import { type Kysely, sql } from 'kysely';

/**
 * What is dealt with by hand waits as everything else does: for a code, for two approvers where two are needed, and for so
 * long and no longer. Of one account, one request is open. Requests that were there keep waiting with nothing done yet; those
 * whose time is over, and all but the newest for an account, have expired.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    update requests set body = jsonb_set(body, '{status}',
      '{"firstApproval": null, "code": null, "codesShown": 0, "reminded": false}'::jsonb || (body -> 'status'))
    where state = 'escalated'`.execute(db);
  await sql`
    update requests set body = jsonb_set(body, '{status}', '{"firstApproval": null}'::jsonb || (body -> 'status'))
    where state = 'handled'`.execute(db);
  await sql`
    update requests set state = 'expired', version = version + 1, body = jsonb_set(body, '{status}', jsonb_build_object(
      'state', 'expired',
      'at', to_char(now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
      'subject', body #> '{status,subject}'))
    where state = 'escalated' and (expires_at <= now() or exists (
      select 1 from requests other
      where other.subject_id = requests.subject_id and other.id <> requests.id
        and (other.state in ('pending', 'approved', 'resetting')
          or (other.state = 'escalated' and (other.asked_at, other.id) > (requests.asked_at, requests.id)))))`.execute(
    db,
  );
  await sql`drop index requests_one_open_per_subject`.execute(db);
  await sql`
    create unique index requests_one_open_per_subject on requests (subject_id)
    where state in ('pending', 'escalated', 'approved', 'resetting')`.execute(db);
}
