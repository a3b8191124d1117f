import { type Kysely, sql } from 'kysely';
import type { Tables } from '../database/tables.ts';

/** As text, so that even what is no date in JavaScript (`infinity`) can be read, and told of. */
const moment = sql<string>`coalesce(to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), at::text)`;
const number = sql<number>`seq::float8`;

/** Entries as they were hashed (`AuditRow`). Order by `audit.seq`: the column, which has an index, not what is read of it. */
export function selectAudit(db: Kysely<Tables>) {
  return db
    .selectFrom('audit')
    .select([number.as('seq'), moment.as('at')])
    .select(['action', 'by_id', 'by_name', 'request_id', 'source', 'detail', 'hash']);
}
