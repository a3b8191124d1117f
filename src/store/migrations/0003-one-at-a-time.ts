import { type Kysely, sql } from 'kysely';

/** What two instances must not both do: store a dialog, or take a message for the card of their request. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table documents add column version integer not null default 1`.execute(db);
  // Of requests that share a message, the newest one's card is what stands there.
  await sql`
    delete from cards using cards newer, requests mine, requests theirs
    where cards.audience = 'requester' and newer.audience = 'requester' and cards.activity <> ''
      and newer.conversation = cards.conversation and newer.activity = cards.activity
      and mine.id = cards.request_id and theirs.id = newer.request_id
      and (theirs.asked_at, theirs.id) > (mine.asked_at, mine.id)`.execute(db);
  await sql`drop index cards_by_message`.execute(db);
  await sql`
    create unique index cards_one_request_per_message on cards (conversation, activity)
    where audience = 'requester' and activity <> ''`.execute(db);
}
