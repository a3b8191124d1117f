import { type Kysely, sql } from 'kysely';

/** Refusals that were written down a short while ago, and how often each was repeated since. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table refusals (
      key text primary key,
      kind text not null,
      until timestamptz not null,
      more integer not null,
      last_at timestamptz not null,
      entry jsonb not null
    )`.execute(db);
  await sql`create index refusals_by_end on refusals (until)`.execute(db);
}
