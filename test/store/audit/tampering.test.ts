import assert from 'node:assert/strict';
import { type Kysely, sql } from 'kysely';
import { createAuditSigner } from '../../../src/crypto/audit-signer.ts';
import { type AuditSigner, attest } from '../../../src/store/audit/attestation.ts';
import { type AuditRow, BEGINNING, type Place, hashOf, nextRow } from '../../../src/store/audit/entry.ts';
import { toJson } from '../../../src/store/database/storable-text.ts';
import type { Tables } from '../../../src/store/database/tables.ts';
import { signer } from '../../support/store.ts';
import { type Parts, openParts } from '../support/open-parts.ts';
import { clockFrom, findingsIn, rehash, reportOn, rowsOf, setHead, tampered, writeHalfAnHour } from './trail-kit.ts';

describe('Verifying the audit trail', function () {
  this.timeout(60_000);
  const clock = clockFrom();
  let parts: Parts;
  before(async () => {
    parts = await openParts();
    await writeHalfAnHour(parts, clock);
  });
  after(() => parts.dispose());

  const findingsAfter = (tamper: (db: Kysely<Tables>) => Promise<unknown>, outside: readonly Place[] = []) =>
    tampered(parts, tamper, (db) => findingsIn(db, clock.now(), outside));
  const run = (statement: string) => (db: Kysely<Tables>) => sql.raw(statement).execute(db);
  const silent = (since: string, missing: string) =>
    `silent since 2026-11-22T${since}:00.000Z (${missing} missing): ` +
    'the service was not running and had not said so, could not write, or entries were cut off';
  const changed = (seq: number) => `entry ${seq} was changed or moved, or the one before it was`;
  const placeOf = async (seq: number, db: Kysely<Tables> = parts.database.rows): Promise<Place> => {
    const row = (await rowsOf(db)).find((one) => one.seq === seq);
    assert.ok(row);
    return { seq, hash: row.hash };
  };

  it('finds nothing in an untouched trail', async () => {
    assert.deepEqual(await findingsIn(parts.database.rows, clock.now()), []);
  });

  const edits = [
    `at = at + interval '1 hour'`,
    `at = 'infinity'`,
    `action = 'denied'`,
    `by_id = 'c'`,
    `by_name = null`,
    `request_id = 's'`,
    `source = ''`,
    `detail = '{"n": 12}'`,
  ];
  for (const edit of edits) {
    it(`finds an edited entry: ${edit}`, async () => {
      assert.deepEqual(await findingsAfter(run(`update audit set ${edit} where seq = 8`)), [changed(8)]);
    });
  }

  it('finds an edited entry whose hash was recomputed', async () => {
    const edit = async (db: Kysely<Tables>) => {
      const [before, row] = (await rowsOf(db)).filter(({ seq }) => seq === 7 || seq === 8);
      assert.ok(before && row);
      const other = { ...row, action: 'denied' };
      const hash = hashOf(before.hash, other);
      await sql`update audit set action = 'denied', hash = ${hash} where seq = 8`.execute(db);
    };
    assert.deepEqual(await findingsAfter(edit), [changed(9)]);
  });

  it('finds entries that were swapped', async () => {
    const swap = run('update audit set seq = 17 - seq where seq in (8, 9)');
    const free = run('alter table audit drop constraint audit_pkey');
    const findings = await findingsAfter(async (db) => (await free(db), swap(db)));
    assert.deepEqual(findings, [changed(8), changed(9), changed(10), signsOthers(10)]);
  });

  it('finds a duplicate entry', async () => {
    const free = run('alter table audit drop constraint audit_pkey');
    const twice = run('insert into audit select * from audit where seq = 8');
    assert.deepEqual(await findingsAfter(async (db) => (await free(db), twice(db))), ['entry 8 occurs twice']);
  });

  it('finds which entries were deleted', async () => {
    assert.deepEqual(await findingsAfter(run('delete from audit where seq = 8')), ['entry 8 is missing']);
    assert.deepEqual(await findingsAfter(run('delete from audit where seq in (8, 9)')), ['entries 8 to 9 are missing']);
  });

  it('finds that the beginning was cut off', async () => {
    const finding = 'the beginning is cut off: nothing signed says why entry 7 is the first';
    assert.deepEqual(await findingsAfter(run('delete from audit where seq < 7')), [finding]);
  });

  it('finds that the end was cut off', async () => {
    const finding = 'the end is cut off: entries 20 to 21 are missing';
    assert.deepEqual(await findingsAfter(run('delete from audit where seq > 19')), [finding]);
  });

  it('finds that everything was deleted', async () => {
    const findings = ['the end is cut off: entries 1 to 21 are missing', 'there is no entry at all'];
    assert.deepEqual(await findingsAfter(run('truncate audit')), findings);
  });

  it('finds that the recorded end is missing, or another', async () => {
    assert.deepEqual(await findingsAfter(run('delete from audit_head')), ['the recorded end of the chain is missing']);
    assert.deepEqual(await findingsAfter(run(`update audit_head set hash = ''`)), ['entry 21 is not the recorded end']);
    assert.deepEqual(await findingsAfter(run('update audit_head set seq = 19')), [
      'the recorded end is entry 19, and there are entries after it',
    ]);
  });

  /** Cuts the end off so that the database shows only the silence that follows. */
  const cutAfter = (seq: number) => async (db: Kysely<Tables>) => {
    const end = await placeOf(seq, db);
    await sql`delete from audit where seq > ${seq}`.execute(db);
    await setHead(db, end);
  };

  it('finds by the silence that the end was cut off together with its record', async () => {
    assert.deepEqual(await findingsAfter(cutAfter(9)), [silent('10:10', '23 minutes, about 4 checkpoints')]);
    assert.deepEqual(await findingsAfter(cutAfter(15)), [silent('10:20', '13 minutes, about 2 checkpoints')]);
    assert.deepEqual(await findingsAfter(cutAfter(18)), [silent('10:25', '8 minutes, about 1 checkpoint')]);
  });

  it('finds no silence after a signed stop, and notes since when the service is stopped', async () => {
    const stop = async (db: Kysely<Tables>) => {
      const end = await placeOf(21, db);
      const row = nextRow(end, attest(signer, 'stopped', clock.now(), end));
      await db.insertInto('audit').values(row).execute();
      await setHead(db, row);
    };
    const anHourLater = new Date(Date.parse(clock.now()) + 3_600_000).toISOString();
    const said = await tampered(parts, stop, (db) => reportOn(db, anHourLater));
    assert.deepEqual(said, { findings: [], notes: [`stopped since ${clock.now()}, as it said`] });
  });

  it('finds by a checkpoint kept elsewhere that the last minutes were cut off together with their record', async () => {
    const missing = 'entry 20 of the given checkpoint is missing: the end is cut off, or the whole was replaced';
    assert.deepEqual(await findingsAfter(cutAfter(19)), [], 'the database alone does not show it');
    assert.deepEqual(await findingsAfter(cutAfter(19), [await placeOf(20)]), [missing]);
  });

  const signsOthers = (seq: number) => `the checkpoint in entry ${seq} signs entries other than those before it`;
  const falseSignature = (seq: number) => `the checkpoint in entry ${seq} has a false signature`;
  const foreignKey = (seq: number) => `the checkpoint in entry ${seq} is signed with a key that is not ours`;
  const edited = (row: AuditRow): AuditRow => (row.seq === 8 ? { ...row, action: 'denied' } : row);
  /** Edits an entry, and signs the checkpoints after it anew with the given signer. */
  const resigned = (by: AuditSigner | null) => (row: AuditRow, before: Place) => {
    if (row.action !== 'checkpoint' || row.seq < 8) return edited(row);
    const own: unknown = JSON.parse(row.detail);
    const { detail } = attest(by ?? createAuditSigner([Buffer.alloc(32)]), 'checkpoint', row.at, before);
    return { ...row, detail: toJson(by === null ? { ...Object(own), hash: before.hash } : detail) };
  };

  it('finds by the checkpoints that everything after an entry was rewritten', async () => {
    const findings = await findingsAfter((db) => rehash(db, edited));
    assert.deepEqual(findings, [10, 13, 16, 19].map(signsOthers));
  });

  it('finds that checkpoints were rewritten too: their signatures are false, and they prove no life', async () => {
    const silence = silent('10:10', '23 minutes, about 4 checkpoints');
    const unsigned = await findingsAfter((db) => rehash(db, resigned(null)));
    assert.deepEqual(unsigned, [...[10, 13, 16, 19].map(falseSignature), silence]);
    const stranger = createAuditSigner([Buffer.alloc(32, 1)]);
    const signed = await findingsAfter((db) => rehash(db, resigned(stranger)));
    assert.deepEqual(signed, [...[10, 13, 16, 19].map(foreignKey), silence]);
  });

  it('finds by the silence that checkpoints were left out', async () => {
    const leaveOut = run(`delete from audit where action = 'checkpoint' and seq > 8`);
    const findings = await findingsAfter(async (db) => (await leaveOut(db), rehash(db, edited)));
    assert.deepEqual(findings, [silent('10:10', '23 minutes, about 4 checkpoints')]);
  });

  it('finds that an old checkpoint got a later time', async () => {
    const cut = run(`delete from audit where seq > 7`);
    const later = (row: AuditRow) => (row.seq === 7 ? { ...row, at: '2026-11-22T10:32:00.000Z' } : row);
    assert.deepEqual(await findingsAfter(async (db) => (await cut(db), rehash(db, later))), [
      falseSignature(7),
      silent('10:05', '28 minutes, about 5 checkpoints'),
    ]);
  });

  it('finds a checkpoint that cannot be read', async () => {
    const findings = await findingsAfter((db) => rehash(db, (row) => (row.seq === 19 ? { ...row, detail: '{' } : row)));
    assert.deepEqual(findings, [
      'the checkpoint in entry 19 cannot be read',
      silent('10:25', '8 minutes, about 1 checkpoint'),
    ]);
  });

  it('finds nothing if checkpoints kept elsewhere match', async () => {
    const outside = [BEGINNING, await placeOf(18), await placeOf(21)];
    assert.deepEqual(await findingsIn(parts.database.rows, clock.now(), outside), []);
  });

  it('finds by a checkpoint kept elsewhere that the trail was replaced by another valid one', async () => {
    const other = await openParts();
    const later = clockFrom('2026-11-22T11:00:00.000Z');
    await writeHalfAnHour(other, later);
    assert.deepEqual(await findingsIn(other.database.rows, later.now()), [], 'the database alone does not show it');
    assert.deepEqual(await findingsIn(other.database.rows, later.now(), [await placeOf(18)]), [
      'entry 18 is not the one of the given checkpoint: what stands up to there was replaced',
    ]);
    await other.dispose();
  });
});
