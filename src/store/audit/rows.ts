import { type Kysely, sql } from 'kysely';
import type { Tables } from '../database/tables.ts';

/** Read as text, so that times that JavaScript can't represent (`infinity`) can be read and reported. */
const moment = sql<string>`coalesce(to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), at::text)`;
const number = sql<number>`seq::float8`;

/** Entries as they were hashed (`AuditRow`). Order by `audit.seq`: the indexed column, not the selected expression. */
export function selectAudit(db: Kysely<Tables>) {
  return db
    .selectFrom('audit')
    .select([number.as('seq'), moment.as('at')])
    .select(['action', 'by_id', 'by_name', 'request_id', 'source', 'detail', 'hash']);
}
