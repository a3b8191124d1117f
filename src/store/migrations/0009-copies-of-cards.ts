import { type Kysely, sql } from 'kysely';

/** Messages that show a request besides its cards: posted, but not recorded, and adopted since. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table card_copies (
      conversation text not null,
      activity text not null,
      request_id text not null,
      audience text not null,
      service_url text not null,
      drawn text not null,
      locale text not null,
      primary key (conversation, activity)
    )`.execute(db);
  await sql`create index card_copies_by_request on card_copies (request_id)`.execute(db);
  await sql`create index cards_by_message on cards (conversation, activity) where activity <> ''`.execute(db);
}
