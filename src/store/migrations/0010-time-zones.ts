import { type Kysely, sql } from 'kysely';

/** Where a person is, beside their language. An instance of the former version leaves it as it is. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table conversations add column time_zone text not null default ''`.execute(db);
}
