import { type Kysely, sql } from 'kysely';

/** What a message told when it was posted; null until there is news, and for what an earlier version posts. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table cards add column news text`.execute(db);
  await sql`alter table card_copies add column news text`.execute(db);
}
