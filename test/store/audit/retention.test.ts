import assert from 'node:assert/strict';
import { sql } from 'kysely';
import { createAuditSigner } from '../../../src/crypto/audit-signer.ts';
import { attest, attestationIn } from '../../../src/store/audit/attestation.ts';
import { type AuditRow, BEGINNING, nextRow } from '../../../src/store/audit/entry.ts';
import { quietLog } from '../../support/quiet-log.ts';
import { signer } from '../../support/store.ts';
import { type Parts, openParts } from '../support/open-parts.ts';
import {
  type TestClock,
  anEntryAt,
  clockFrom,
  findingsIn,
  housekeepingOf,
  rowsOf,
  setHead,
  tampered,
  withoutTriggers,
  writeHalfAnHour,
} from './trail-kit.ts';

const DAY = 24 * 60;

describe('Old entries of the audit trail', function () {
  this.timeout(60_000);
  let parts: Parts;
  let clock: TestClock;
  beforeEach(async () => {
    parts = await openParts();
    clock = clockFrom('2020-01-01T10:00:00.000Z');
    await writeHalfAnHour(parts, clock);
  });
  afterEach(() => parts.dispose());

  /** Ignores the silent days in between, which these tests are not about. */
  const isOther = (finding: string) => !finding.startsWith('silent');
  const findings = async () => (await findingsIn(parts.database.rows, clock.now())).filter(isOther);
  const summary = (rows: readonly AuditRow[]) => rows.map(({ seq, action }) => `${seq} ${action}`);
  const keep = () => housekeepingOf(parts, clock, { days: 40 }).round();

  it('stay until the oldest is a day older than the retention period', async () => {
    clock.minute = 41 * DAY;
    await keep();
    const rows = await rowsOf(parts.database.rows);
    assert.deepEqual([rows.length, rows.at(-1)?.action], [22, 'checkpoint']);
  });

  it('are deleted up to a checkpoint, and a signed entry says up to which', async () => {
    const before = await rowsOf(parts.database.rows);
    clock.minute = 41 * DAY + 1;
    await keep();
    const rows = await rowsOf(parts.database.rows);
    assert.deepEqual(summary(rows), ['19 checkpoint', '20 approved', '21 approved', '22 checkpoint', '23 retention']);
    const [, , , , retention] = rows;
    assert.ok(retention);
    const place = { seq: 18, hash: before[17]?.hash };
    assert.deepEqual(attestationIn(retention, signer), { kind: 'retention', verdict: 'good', place });
    assert.deepEqual(await findings(), []);
  });

  it('leave a chain that goes on, and is shortened again later', async () => {
    clock.minute = 41 * DAY + 1;
    await keep();
    await writeHalfAnHour(parts, clock);
    clock.minute = 100 * DAY;
    await keep();
    const rows = await rowsOf(parts.database.rows);
    const left = ['41 checkpoint', '42 approved', '43 approved', '44 checkpoint', '45 retention'];
    assert.deepEqual(summary(rows), left);
    assert.deepEqual(await findings(), []);
    assert.deepEqual(
      await findingsIn(parts.database.rows, clock.now(), [{ seq: 3, hash: '' }]).then((all) => all.filter(isOther)),
      ['entry 3 of the given checkpoint is older than what is kept: nothing can be said of it'],
    );
  });

  it('are deleted only if a signature proves that they are old', async () => {
    await parts.requests.audit(anEntryAt(clock));
    clock.minute = 500 * DAY;
    await keep();
    assert.deepEqual((await rowsOf(parts.database.rows))[0]?.seq, 19);
    clock.minute = 1000 * DAY;
    await keep();
    const rows = await rowsOf(parts.database.rows);
    assert.deepEqual(summary(rows), ['23 checkpoint', '24 retention', '25 checkpoint', '26 retention']);
    assert.deepEqual(await findings(), []);
  });

  it('cannot be feigned: verifying finds further deletions, and a forged entry that claims them', async () => {
    clock.minute = 41 * DAY + 1;
    await keep();
    const more = await tampered(
      parts,
      (db) => sql`delete from audit where seq < 20`.execute(db),
      (db) => findingsIn(db, clock.now()),
    );
    const cutOff = 'the beginning is cut off: nothing signed says why entry 20 is the first';
    assert.deepEqual(more.filter(isOther), [cutOff]);
    const stranger = createAuditSigner([Buffer.alloc(32)]);
    const feigned = await tampered(
      parts,
      async (db) => {
        const rows = await rowsOf(db);
        await sql`delete from audit where seq < 20`.execute(db);
        const [deleted, last] = [rows.find(({ seq }) => seq === 19), rows.at(-1)];
        assert.ok(deleted && last);
        const row = nextRow(last, attest(stranger, 'retention', clock.now(), deleted));
        await db.insertInto('audit').values(row).execute();
        await setHead(db, row);
      },
      (db) => findingsIn(db, clock.now()),
    );
    assert.deepEqual(feigned.filter(isOther), [
      'the retention in entry 24 is signed with a key that is not ours',
      cutOff,
    ]);
  });

  it('do not hide that the first remaining entry was edited', async () => {
    clock.minute = 41 * DAY + 1;
    await keep();
    const edited = await tampered(
      parts,
      (db) => sql`update audit set source = 'x' where seq = 19`.execute(db),
      (db) => findingsIn(db, clock.now()),
    );
    assert.deepEqual(edited.filter(isOther), ['entry 19 does not follow what was deleted before it']);
  });

  it('are deleted in several rounds if there are very many', async () => {
    const rows = manyOld(clock);
    await withoutTriggers(parts.database.rows);
    await sql`truncate audit`.execute(parts.database.rows);
    for (let n = 0; n < rows.length; n += 1_000) {
      await parts.database.rows
        .insertInto('audit')
        .values(rows.slice(n, n + 1_000))
        .execute();
    }
    await setHead(parts.database.rows, rows.at(-1) ?? BEGINNING);
    clock.minute = 50 * DAY;
    const left: number[] = [];
    for (let round = 0; round < 3; round += 1) {
      await keep();
      left.push((await rowsOf(parts.database.rows)).length);
    }
    assert.deepEqual(left, [1_102, 103, 103]);
    assert.deepEqual(await findings(), []);
  });
});

/** 11,000 entries, every hundredth a checkpoint; the last is not. */
function manyOld(clock: TestClock): AuditRow[] {
  let head: AuditRow | undefined;
  return Array.from({ length: 11_000 }, (_, n) => {
    const place = head === undefined ? BEGINNING : { seq: head.seq, hash: head.hash };
    const entry = n % 100 === 0 ? attest(signer, 'checkpoint', clock.now(), place) : anEntryAt(clock);
    return (head = nextRow(place, entry));
  });
}

describe('Recent entries of the audit trail', function () {
  this.timeout(60_000);
  let parts: Parts;
  beforeEach(async () => {
    parts = await openParts();
  });
  afterEach(() => parts.dispose());

  const FAILED = 'Old audit entries not deleted';

  it('are not deleted if someone makes them look old', async () => {
    const clock = clockFrom(new Date().toISOString());
    await writeHalfAnHour(parts, clock);
    await withoutTriggers(parts.database.rows);
    await sql`update audit set at = '2020-01-01T10:00:00Z'`.execute(parts.database.rows);
    const { log, lines } = quietLog();
    await housekeepingOf(parts, clock, { log }).round();
    assert.equal((await rowsOf(parts.database.rows)).length, 22);
    assert.deepEqual(
      lines.filter(({ level }) => level === 50).map(({ msg }) => msg),
      [FAILED],
    );
  });

  it('are not deleted if the service’s clock is wrong: the database refuses it', async () => {
    const clock = clockFrom(new Date().toISOString());
    await writeHalfAnHour(parts, clock);
    const { log, lines } = quietLog();
    clock.minute = 1_000 * DAY;
    await housekeepingOf(parts, clock, { log }).round();
    assert.equal((await rowsOf(parts.database.rows)).length, 22);
    assert.ok(lines.some(({ level, msg }) => level === 50 && msg === FAILED));
  });
});
