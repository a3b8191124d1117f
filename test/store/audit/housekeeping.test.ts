import assert from 'node:assert/strict';
import { mock } from 'node:test';
import { type Kysely, sql } from 'kysely';
import { z } from 'zod';
import { attestationIn } from '../../../src/store/audit/attestation.ts';
import { openDatabase } from '../../../src/store/database/open-database.ts';
import { openStore } from '../../../src/store/store.ts';
import type { Tables } from '../../../src/store/database/tables.ts';
import { type FreshDatabase, freshDatabase, signer } from '../../support/store.ts';
import { quietLog } from '../../support/quiet-log.ts';
import { type Parts, openParts } from '../support/open-parts.ts';
import {
  START,
  anEntryAt,
  clockFrom,
  findingsIn,
  housekeepingOf,
  rowsOf,
  setHead,
  withoutTriggers,
} from './trail-kit.ts';

describe('Housekeeping of the audit trail', function () {
  this.timeout(60_000);
  let parts: Parts;
  beforeEach(async () => {
    parts = await openParts();
  });
  afterEach(() => parts.dispose());

  const moments = async (db: Kysely<Tables>): Promise<string[]> =>
    (await rowsOf(db)).filter(({ action }) => action === 'checkpoint').map(({ at }) => at.slice(11, 16));

  it('writes a checkpoint at once, and the next five minutes later', async () => {
    const clock = clockFrom();
    const housekeeping = housekeepingOf(parts, clock);
    for (clock.minute = 0; clock.minute <= 11; clock.minute += 1) await housekeeping.round();
    assert.deepEqual(await moments(parts.database.rows), ['10:00', '10:05', '10:10']);
  });

  it('writes one checkpoint, however many instances ask for it', async () => {
    const clock = clockFrom();
    await Promise.all(Array.from({ length: 10 }, () => housekeepingOf(parts, clock).round()));
    assert.deepEqual(await moments(parts.database.rows), ['10:00']);
  });

  it('signs the chain as it is', async () => {
    const clock = clockFrom();
    await parts.requests.audit(anEntryAt(clock));
    await housekeepingOf(parts, clock).round();
    const [entry, checkpoint] = await rowsOf(parts.database.rows);
    assert.ok(entry && checkpoint);
    const place = { seq: 1, hash: entry.hash };
    assert.deepEqual(attestationIn(checkpoint, signer), { kind: 'checkpoint', verdict: 'good', place });
    assert.deepEqual([checkpoint.by_id, checkpoint.request_id, checkpoint.source], [null, null, 'service']);
  });

  it('logs each checkpoint: a copy outside the database', async () => {
    const { log, lines } = quietLog();
    await housekeepingOf(parts, clockFrom(), { log }).round();
    const [row] = await rowsOf(parts.database.rows);
    const detail = z.record(z.string(), z.unknown()).parse(JSON.parse(row?.detail ?? ''));
    assert.deepEqual(lines[0]?.['checkpoint'], { at: START, ...detail });
    assert.deepEqual(Object.keys(detail), ['hash', 'key', 'seq', 'signature']);
  });

  it('writes checkpoints even after one from the future', async () => {
    const clock = clockFrom();
    const housekeeping = housekeepingOf(parts, clock);
    clock.minute = 600;
    await housekeeping.round();
    clock.minute = 0;
    await housekeeping.round();
    assert.deepEqual(await moments(parts.database.rows), ['20:00', '10:00']);
  });

  const signs = async (): Promise<string[]> =>
    (await rowsOf(parts.database.rows))
      .filter(({ source }) => source === 'service')
      .map(({ action, at }) => `${at.slice(11, 16)} ${action}`);

  it('signs that the service stopped, once, and again if something was written after that', async () => {
    const clock = clockFrom();
    const housekeeping = housekeepingOf(parts, clock);
    await housekeeping.round();
    clock.minute = 1;
    await housekeeping.stop();
    await housekeeping.stop();
    assert.deepEqual(await signs(), ['10:00 checkpoint', '10:01 stopped']);
    await parts.requests.audit(anEntryAt(clock));
    await housekeeping.stop();
    assert.deepEqual(await signs(), ['10:00 checkpoint', '10:01 stopped', '10:01 stopped']);
  });

  it('signs that the service stopped only if no other instance is running', async () => {
    const clock = clockFrom();
    const [one, other] = [housekeepingOf(parts, clock), housekeepingOf(parts, clock)];
    await one.round();
    await other.round();
    await parts.requests.audit(anEntryAt(clock));
    await one.stop();
    assert.deepEqual(await signs(), ['10:00 checkpoint', '10:00 checkpoint']);
    await other.stop();
    assert.deepEqual(await signs(), ['10:00 checkpoint', '10:00 checkpoint', '10:00 stopped']);
  });

  it('does not count an instance that was killed', async () => {
    const clock = clockFrom();
    await housekeepingOf(parts, clock).round();
    await sql`update instances set seen = now() - interval '2 minutes'`.execute(parts.database.rows);
    const housekeeping = housekeepingOf(parts, clock);
    await housekeeping.round();
    await housekeeping.stop();
    assert.deepEqual(await signs(), ['10:00 checkpoint', '10:00 stopped']);
  });

  it('signs at once after a restart, however short the stop', async () => {
    const clock = clockFrom();
    const housekeeping = housekeepingOf(parts, clock);
    await housekeeping.round();
    await housekeeping.stop();
    clock.minute = 1;
    await housekeepingOf(parts, clock).round();
    assert.deepEqual(await signs(), ['10:00 checkpoint', '10:00 stopped', '10:01 checkpoint']);
  });

  it('notices while running that the end was cut off', async () => {
    const { log, lines } = quietLog();
    const clock = clockFrom();
    const housekeeping = housekeepingOf(parts, clock, { log });
    await housekeeping.round();
    const [first] = await rowsOf(parts.database.rows);
    assert.ok(first);
    clock.minute = 5;
    await housekeeping.round();
    await withoutTriggers(parts.database.rows);
    await sql`delete from audit where seq > 1`.execute(parts.database.rows);
    await setHead(parts.database.rows, first);
    await housekeeping.round();
    const found = lines.filter(({ level }) => level === 50).map(({ msg, seq }) => [msg, seq]);
    assert.deepEqual(found, [['Audit trail truncated or replaced: an entry is missing', 2]]);
  });

  it('repeats until it is stopped', async () => {
    mock.timers.enable({ apis: ['setInterval'] });
    try {
      const clock = clockFrom();
      const housekeeping = housekeepingOf(parts, clock);
      const untilSigned = async (times: number): Promise<void> => {
        while ((await moments(parts.database.rows)).length < times);
      };
      housekeeping.start();
      mock.timers.tick(60_000);
      await untilSigned(1);
      clock.minute = 5;
      mock.timers.tick(60_000);
      await untilSigned(2);
      await housekeeping.stop();
      clock.minute = 10;
      mock.timers.tick(600_000);
      await housekeeping.stop();
      assert.deepEqual(await moments(parts.database.rows), ['10:00', '10:05']);
    } finally {
      mock.timers.reset();
    }
  });

  it('logs that it cannot sign, and keeps running', async () => {
    const { log, lines } = quietLog();
    await withoutTriggers(parts.database.rows);
    await sql`delete from audit_head`.execute(parts.database.rows);
    const housekeeping = housekeepingOf(parts, clockFrom(), { log });
    await assert.rejects(housekeeping.round(), /The recorded end of the audit trail is missing/);
    await housekeeping.stop();
    assert.deepEqual(
      lines.map(({ level, msg }) => [level, msg]),
      [[50, 'Audit trail not signed']],
    );
  });

  it('refuses to keep entries for less than 30 days', () => {
    for (const days of [29, 0, NaN]) assert.throws(() => housekeepingOf(parts, clockFrom(), { days }), RangeError);
  });
});

describe('The audit trail of a store', function () {
  this.timeout(60_000);
  let where: FreshDatabase;
  beforeEach(async () => {
    where = await freshDatabase();
  });
  afterEach(() => where.drop());

  async function findings(): Promise<string[]> {
    const { log } = quietLog();
    const database = await openDatabase({ ...where, log });
    const found = await findingsIn(database.rows, START);
    await database.close();
    return found;
  }

  it('is signed when it is opened and when it is closed, and verifies', async () => {
    const { log, lines } = quietLog();
    const clock = clockFrom();
    const store = await openStore({ ...where, log, signer, clock });
    await store.requests.audit(anEntryAt(clock));
    await store.close();
    const again = await openStore({ ...where, log, signer, clock });
    await again.close();
    const signed = lines.map(({ checkpoint }) => z.object({ seq: z.number() }).safeParse(checkpoint).data?.seq);
    assert.deepEqual(
      signed.filter((seq) => seq !== undefined),
      [0, 2, 3, 4],
    );
    assert.deepEqual(await findings(), []);
  });

  if (process.env['TEST_DATABASE_URL'] !== undefined) {
    it('has one checkpoint if several instances open one PostgreSQL together, and verifies', async () => {
      const { log, lines } = quietLog();
      const clock = clockFrom();
      const stores = await Promise.all(Array.from({ length: 5 }, () => openStore({ ...where, log, signer, clock })));
      assert.equal(lines.filter(({ checkpoint }) => checkpoint !== undefined).length, 1);
      await Promise.all(stores.map(({ requests }) => requests.audit(anEntryAt(clock))));
      await Promise.all(stores.map((store) => store.close()));
      assert.deepEqual(await findings(), []);
    });
  }
});
