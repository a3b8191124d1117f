import { type Kysely, sql } from 'kysely';

/** An export of the latest entries reads those, not the whole trail. Nothing looks entries up by their request. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index audit_by_time on audit (at)`.execute(db);
  await sql`drop index audit_by_request`.execute(db);
}
