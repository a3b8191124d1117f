import { type Kysely, sql } from 'kysely';

/**
 * Functions that store a move in one round trip. They hold no rule: states, limits and entries come from the caller. Whoever is
 * counted, and whoever writes an entry, locks the end of the audit trail until the commit; nobody waits for a row meanwhile.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await appendToAudit(db);
  await countSeen(db);
  await saveChange(db);
}

/** Chains entries as `src/store/audit/entry.ts` does; `hashed` is what is hashed of each after its place. */
async function appendToAudit(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function append_to_audit(entries jsonb) returns void language plpgsql as $$
    declare
      entry jsonb;
      place record;
    begin
      for entry in select value from jsonb_array_elements(entries) loop
        update audit_head set seq = seq + 1,
          hash = encode(sha256(convert_to(format('["%s",%s,%s', hash, seq + 1, entry ->> 'hashed'), 'UTF8')), 'hex')
          returning seq, hash into place;
        if not found then
          raise exception 'The recorded end of the audit trail is missing: nothing can be written';
        end if;
        insert into audit
          select (jsonb_populate_record(null::audit, entry || jsonb_build_object('seq', place.seq, 'hash', place.hash))).*;
      end loop;
    end $$`.execute(db);
}

/** The other requests since then that reached the approvers; and of these, the requester's own of the same kind. */
async function countSeen(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function count_seen(one requests, since timestamptz, unseen text[], out seen bigint, out theirs bigint)
    language sql as $$
      select count(*), count(*) filter (where requester_id = one.requester_id
        and (subject_id = one.requester_id) = coalesce(one.subject_id = one.requester_id, false))
      from requests where asked_at >= since and subject_id is not null and state <> all (unseen) and id <> one.id
    $$`.execute(db);
}

async function saveChange(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function save_change(change jsonb) returns text language plpgsql as $$
    declare
      step jsonb;
      one requests;
      counted record;
      broken text;
    begin
      for step in select value from jsonb_array_elements(change -> 'moves') loop
        one := jsonb_populate_record(null::requests, step -> 'after');
        if jsonb_typeof(step -> 'before') = 'null' then
          insert into requests values (one.*) on conflict (id) do nothing;
        else
          update requests set (reference, state, version, requester_id, subject_id, asked_at, expires_at, body) =
            (one.reference, one.state, one.version, one.requester_id, one.subject_id, one.asked_at, one.expires_at, one.body)
            where id = one.id and version = (step ->> 'before')::integer;
        end if;
        if not found then raise exception 'stale' using errcode = 'PR001'; end if;
      end loop;

      -- From here on, each query sees what everybody before us has committed.
      if change ?| array['limit', 'alone', 'cap', 'card'] then perform 1 from audit_head for update; end if;
      if change ? 'limit' and (change -> 'limit' ->> 'most')::bigint < (
        select count(*) from requests
        where requester_id = one.requester_id and asked_at >= (change -> 'limit' ->> 'since')::timestamptz)
      then raise exception 'too-many' using errcode = 'PR001'; end if;
      if change ? 'alone' and exists (
        select from requests
        where requester_id = one.requester_id and subject_id = one.subject_id and id <> one.id
          and change -> 'alone' ? state)
      then raise exception 'asked-already' using errcode = 'PR001'; end if;
      if change ? 'cap' then
        select * into counted from count_seen(one, (change -> 'cap' ->> 'since')::timestamptz,
          array(select jsonb_array_elements_text(change -> 'cap' -> 'unseen')));
        if counted.seen >= (change -> 'cap' ->> 'most')::bigint
          + (case when counted.theirs > 0 then 0 else (change -> 'cap' ->> 'reserve')::bigint end)
        then raise exception 'too-busy' using errcode = 'PR001'; end if;
      end if;
      if change ? 'card' then
        insert into cards select (jsonb_populate_record(null::cards, change -> 'card')).* on conflict do nothing;
        if not found then raise exception 'card-taken' using errcode = 'PR001'; end if;
      end if;

      perform append_to_audit(change -> 'entries');
      return 'saved';
    exception
      when sqlstate 'PR001' then return sqlerrm;
      when unique_violation then
        get stacked diagnostics broken = constraint_name;
        if broken = 'requests_one_open_per_subject' then return 'subject-busy'; end if;
        -- Another instance inserts the same request at this moment, and this index saw it before the one on id did.
        if broken = 'requests_reference' then return 'stale'; end if;
        raise;
    end $$`.execute(db);
}
