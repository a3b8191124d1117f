import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { requestCalled } from '../../support/ids.ts';
import { type Parts, anAuditEntry, countOf, openParts } from '../support/open-parts.ts';
import { aRequest, anEntry, aSubject, creation, moveTo, WAITING } from '../support/samples.ts';
import { clockFrom, findingsIn, housekeepingOf, rowsOf } from './trail-kit.ts';

describe('The audit trail', function () {
  this.timeout(60_000);
  let parts: Parts;
  before(async () => {
    parts = await openParts();
    await parts.requests.audit({ ...anAuditEntry, at: new Date().toISOString() });
  });
  after(() => parts.dispose());

  it('holds who did what, when and from where, with the details sorted by name', async () => {
    const [row] = await rowsOf(parts.database.rows);
    assert.ok(row);
    const { at, hash, ...rest } = row;
    assert.ok(Date.now() - Date.parse(at) < 60_000);
    assert.match(hash, /^[0-9a-f]{64}$/);
    assert.deepEqual(rest, {
      seq: 1,
      action: 'approvals-here',
      by_id: 'b',
      by_name: 'Lidia\ufffdHolloway',
      request_id: null,
      source: 'channel',
      detail: '{"channel":"19:x@thread.tacv2","copies":2,"first":true,"nothing":null}',
    });
  });

  it('is a chain that anyone can recompute: SHA-256 over a JSON array of the previous hash and the columns', async () => {
    const source = 'a half \ud83d and a nul \0';
    await parts.requests.audit({ ...anAuditEntry, source, request: requestCalled('r'), by: null });
    const [first, second] = await rowsOf(parts.database.rows);
    assert.ok(first && second);
    const columns = [
      2,
      second.at,
      'approvals-here',
      null,
      null,
      requestCalled('r'),
      'a half \ufffd and a nul \ufffd',
      second.detail,
    ];
    const hash = createHash('sha256').update(JSON.stringify([first.hash, ...columns]));
    assert.equal(second.hash, hash.digest('hex'));
    const head = await parts.database.rows.selectFrom('audit_head').select(['seq', 'hash']).executeTakeFirstOrThrow();
    assert.deepEqual([Number(head.seq), head.hash], [2, second.hash]);
  });

  it('is the same chain for what is stored with a request, whatever people typed', async () => {
    const typed = 'a half \ud83d, a nul \0, "quotes", \\, a tab\t, a bell \x07, \x7f, é, \u2028, %s and 🔑';
    const request = aRequest();
    const entry = { ...anEntry(request), by: { id: typed, name: typed }, source: typed, detail: { [typed]: typed } };
    const now = new Date().toISOString();
    const before = await findingsIn(parts.database.rows, now);
    assert.equal(await parts.requests.save({ ...creation(request), audit: entry }), 'saved');
    assert.deepEqual(await findingsIn(parts.database.rows, now), before);
  });

  const refused = [
    `update audit set action = 'other'`,
    'truncate audit',
    'delete from audit where seq = 1',
    `update audit_head set seq = seq - 1`,
    `update audit_head set hash = ''`,
    'delete from audit_head',
    'truncate audit_head',
  ];
  for (const statement of refused) {
    it(`is append-only: the database refuses to ${statement}`, async () => {
      const before = await countOf(parts, 'audit');
      await assert.rejects(
        sql.raw(statement).execute(parts.database.rows),
        /append-only: \w+ of audit(_head)? refused/,
      );
      assert.equal(await countOf(parts, 'audit'), before);
    });
  }

  it('has one last entry', async () => {
    const second = sql`insert into audit_head (one, seq, hash) values (false, 0, '')`;
    await assert.rejects(second.execute(parts.database.rows), /audit_head_one_check/);
  });

  it('refuses an entry with an invalid time, and everything stored with it', async () => {
    const request = aRequest();
    const change = { ...creation(request), audit: { ...anEntry(request), at: 'now' } };
    await assert.rejects(parts.requests.save(change), RangeError);
    assert.equal(await parts.requests.load(request.id), undefined);
  });
});

describe('The audit trail of 100 simultaneous changes, some refused', function () {
  this.timeout(60_000);

  it('has no gap and no fork, and nothing waits forever', async () => {
    const parts = await openParts();
    const clock = clockFrom();
    const housekeeping = housekeepingOf(parts, clock);
    await housekeeping.round();
    const subject = aSubject('subject of many');
    const changes = Array.from({ length: 20 }, () => aRequest()).flatMap((request) => [
      () => parts.requests.save(creation(request, [{ name: 'draw', request: request.id }])),
      () => parts.requests.save(moveTo(request, { state: 'pending', subject, ...WAITING })),
      () => parts.requests.save(moveTo(aRequest(), { state: 'asked' })),
      () => parts.requests.audit(anEntry(request)).then(() => 'saved'),
      () => parts.requests.setLockdown({ mode: 'off' }, anEntry(request)).then(() => 'saved'),
    ]);
    const results = await Promise.all(changes.map((change) => change()));
    await housekeeping.stop();
    const written = results.filter((result) => result === 'saved').length;
    assert.ok(written >= 60 && written < 100, `${written} of 100 were written`);
    assert.equal(await countOf(parts, 'audit'), written + 2);
    assert.deepEqual(await findingsIn(parts.database.rows, clock.now()), []);
    await parts.dispose();
  });
});
