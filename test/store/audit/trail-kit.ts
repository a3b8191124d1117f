/** An audit trail with its own clock: what verifying it finds, and what the owner of the database can do to it. */
import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import { requestCalled } from '../../support/ids.ts';
import { type Log, createLog } from '../../../src/telemetry/log.ts';
import type { AuditEntry } from '../../../src/requests/model/ports.ts';
import type { AuditSigner } from '../../../src/store/audit/attestation.ts';
import { type AuditRow, BEGINNING, type Place, hashOf } from '../../../src/store/audit/entry.ts';
import { type AuditHousekeeping, createAuditHousekeeping } from '../../../src/store/audit/housekeeping.ts';
import { selectAudit } from '../../../src/store/audit/rows.ts';
import { createVerifier } from '../../../src/store/audit/verify.ts';
import type { Tables } from '../../../src/store/database/tables.ts';
import { createOutageWatch } from '../../../src/store/database/outage-watch.ts';
import { lidia } from '../../../sandbox/directory/cast.ts';
import { signer } from '../../support/store.ts';
import type { Parts } from '../support/open-parts.ts';

export const START = '2026-11-22T10:00:00.000Z';
const silent = createLog({ level: 'silent' });

/** A clock that a test sets, in minutes since its start. */
export type TestClock = { now(): string; minute: number };

export function clockFrom(start = START): TestClock {
  const clock = { minute: 0, now: () => new Date(Date.parse(start) + clock.minute * 60_000).toISOString() };
  return clock;
}

export function housekeepingOf(
  { database }: Parts,
  clock: TestClock,
  options: { days?: number; log?: Log; by?: AuditSigner } = {},
): AuditHousekeeping {
  const { days = 400, log = silent, by = signer } = options;
  return createAuditHousekeeping(database.rows, { signer: by, clock, days, log, watch: createOutageWatch(log) });
}

export function anEntryAt(clock: TestClock): AuditEntry {
  return {
    at: clock.now(),
    action: 'approved',
    by: lidia,
    request: requestCalled('r'),
    source: 'channel',
    detail: { n: clock.minute },
  };
}

/**
 * Half an hour: checkpoints in the entries 1, 4, 7, 10, 13, 16 and 19, five minutes apart; two entries after each. Then it
 * is minute 33.
 */
export async function writeHalfAnHour(parts: Parts, clock: TestClock): Promise<void> {
  const housekeeping = housekeepingOf(parts, clock);
  const start = clock.minute;
  for (let minute = 0; minute <= 30; minute += 5) {
    clock.minute = start + minute;
    await housekeeping.round();
    for (const after of [1, 2]) {
      clock.minute = start + minute + after;
      await parts.requests.audit(anEntryAt(clock));
    }
  }
  clock.minute = start + 33;
}

export function rowsOf(db: Kysely<Tables>): Promise<AuditRow[]> {
  return selectAudit(db).orderBy('audit.seq').execute();
}

export async function allOf<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

/** The findings of verifying the trail as it is. */
export async function findingsIn(db: Kysely<Tables>, now: string, outside: readonly Place[] = []): Promise<string[]> {
  return (await reportOn(db, now, outside)).findings;
}

/** The same, with the notes. */
export async function reportOn(
  db: Kysely<Tables>,
  now: string,
  outside: readonly Place[] = [],
): Promise<{ findings: string[]; notes: readonly string[] }> {
  const head = await db.selectFrom('audit_head').select(['seq', 'hash']).executeTakeFirst();
  const place = head === undefined ? undefined : { seq: Number(head.seq), hash: head.hash };
  const verifier = createVerifier({ signer, head: place, now, outside });
  const findings = (await rowsOf(db)).flatMap((row) => verifier.take(row));
  return { findings: [...findings, ...verifier.end()], notes: verifier.notes() };
}

/** Changes the tables as their owner can, with triggers off, reads the findings, and rolls back. */
export async function tampered<T>(
  { database }: Parts,
  tamper: (db: Kysely<Tables>) => Promise<unknown>,
  look: (db: Kysely<Tables>) => Promise<T>,
): Promise<T> {
  const db = await database.rows.startTransaction().execute();
  try {
    await withoutTriggers(db);
    await tamper(db);
    return await look(db);
  } finally {
    await db.rollback().execute();
  }
}

export async function withoutTriggers(db: Kysely<Tables>): Promise<void> {
  await sql`alter table audit disable trigger user`.execute(db);
  await sql`alter table audit_head disable trigger user`.execute(db);
}

/** Recomputes every hash and the recorded end, as if each entry had been written like this. */
export async function rehash(db: Kysely<Tables>, changed: (row: AuditRow, before: Place) => AuditRow): Promise<void> {
  const rows = await rowsOf(db);
  await sql`delete from audit`.execute(db);
  let head = BEGINNING;
  for (const row of rows) {
    const next = { ...changed(row, head), seq: head.seq + 1 };
    head = { seq: next.seq, hash: hashOf(head.hash, next) };
    await db
      .insertInto('audit')
      .values({ ...next, hash: head.hash })
      .execute();
  }
  await setHead(db, head);
}

export async function setHead(db: Kysely<Tables>, { seq, hash }: Place): Promise<void> {
  await db.updateTable('audit_head').set({ seq, hash }).execute();
}
