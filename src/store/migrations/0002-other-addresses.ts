import { type Kysely, sql } from 'kysely';

/** A second address of a conversation, beside the one that works. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table conversations add column other_service_url text`.execute(db);
}
