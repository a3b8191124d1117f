import { type Kysely, sql } from 'kysely';

/** What the service needs to know of itself: that writing works, which keys it has used, which instances run. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // Stored as it is, so that it takes the room it seems to take.
  await sql`create table write_probe (filler text not null)`.execute(db);
  await sql`alter table write_probe alter column filler set storage external`.execute(db);

  await sql`create table signing_keys (key text primary key)`.execute(db);
  await sql`
    insert into signing_keys
    select distinct key from (
      select substring(detail from '"key":"([A-Za-z0-9_-]{43})"') as key from audit where action = 'checkpoint'
    ) checkpoints where key is not null`.execute(db);

  await sql`create table instances (id text primary key, seen timestamptz not null default now())`.execute(db);
}
