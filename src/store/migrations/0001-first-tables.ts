import { type Kysely, sql } from 'kysely';

/** Requests, audit trail, lockdown, conversations, cards and documents. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await requests(db);
  await auditTrail(db);
  await lockdown(db);
  await conversations(db);
}

async function requests(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table requests (
      id text primary key,
      reference text not null constraint requests_reference unique,
      state text not null,
      version integer not null,
      requester_id text not null,
      subject_id text,
      asked_at timestamptz not null,
      expires_at timestamptz not null,
      body jsonb not null
    )`.execute(db);
  await sql`
    create unique index requests_one_open_per_subject on requests (subject_id)
    where state in ('pending', 'approved', 'resetting')`.execute(db);
  await sql`create index requests_by_requester on requests (requester_id, asked_at)`.execute(db);
  await sql`create index requests_by_state on requests (state, asked_at)`.execute(db);
  await sql`create index requests_by_subject on requests (subject_id)`.execute(db);
  await sql`create index requests_by_moment on requests (asked_at)`.execute(db);
}

/** Entries can only be added, and deleted when old; the recorded end of the chain only goes forward. */
async function auditTrail(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table audit (
      seq bigint primary key,
      at timestamptz not null,
      action text not null,
      by_id text,
      by_name text,
      request_id text,
      source text not null,
      detail text not null,
      hash text not null
    )`.execute(db);
  await sql`create index audit_by_request on audit (request_id)`.execute(db);
  await sql`
    create function refuse_change_of_audit() returns trigger language plpgsql as $$
    begin
      raise exception 'the audit trail is append-only: % of % refused', tg_op, tg_table_name
      using errcode = 'restrict_violation';
    end $$`.execute(db);
  await sql`
    create trigger audit_is_append_only before update or truncate on audit
    for each statement execute function refuse_change_of_audit()`.execute(db);
  await sql`
    create trigger audit_is_kept_a_month before delete on audit
    for each row when (old.at > now() - interval '30 days') execute function refuse_change_of_audit()`.execute(db);

  await sql`
    create table audit_head (
      one boolean primary key default true check (one),
      seq bigint not null,
      hash text not null
    )`.execute(db);
  await sql`insert into audit_head (seq, hash) values (0, repeat('0', 64))`.execute(db);
  await sql`
    create trigger audit_head_goes_forward before update on audit_head
    for each row when (new.seq <= old.seq) execute function refuse_change_of_audit()`.execute(db);
  await sql`
    create trigger audit_head_stays before delete or truncate on audit_head
    for each statement execute function refuse_change_of_audit()`.execute(db);
}

async function lockdown(db: Kysely<unknown>): Promise<void> {
  await sql`create table lockdown (one boolean primary key default true check (one), body jsonb not null)`.execute(db);
  await sql`insert into lockdown (body) values ('{"mode": "off"}')`.execute(db);
}

async function conversations(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table conversations (
      key text primary key,
      id text not null,
      service_url text not null,
      bot text not null,
      member text,
      channel text,
      locale text not null
    )`.execute(db);
  await sql`
    create table cards (
      request_id text not null,
      audience text not null,
      service_url text not null,
      conversation text not null,
      activity text not null,
      drawn text not null,
      locale text not null,
      primary key (request_id, audience)
    )`.execute(db);
  await sql`create index cards_by_message on cards (conversation, activity)`.execute(db);
  await sql`create table documents (key text primary key, body jsonb not null)`.execute(db);
}
