import assert from 'node:assert/strict';
import { z } from 'zod';
import { requestCalled } from '../../support/ids.ts';
import type { AuditEntry } from '../../../src/requests/model/ports.ts';
import { BEGINNING } from '../../../src/store/audit/entry.ts';
import { recordRepeated } from '../../../src/store/audit/repeated-refusals.ts';
import { selectAudit } from '../../../src/store/audit/rows.ts';
import { hashOf } from '../../../src/store/audit/entry.ts';
import { type Parts, openParts } from '../support/open-parts.ts';

const START = Date.parse('2026-11-22T10:00:00.000Z');
const MINUTE = 60_000;

describe('Refusals in the audit trail', function () {
  this.timeout(60_000);
  let parts: Parts;
  beforeEach(async () => {
    parts = await openParts();
  });
  afterEach(() => parts.dispose());

  const instant = (minutes: number): string => new Date(START + minutes * MINUTE).toISOString();
  const refusal = (minutes = 0, changes: Partial<AuditEntry> = {}): AuditEntry => ({
    at: instant(minutes),
    action: 'refused:click',
    by: { id: 'mallory', name: 'Mallory' },
    request: null,
    source: 'personal a:1',
    detail: { reference: null, because: 'no-role' },
    ...changes,
  });
  /** As many at once as there are connections. */
  const refuse = async (...entries: readonly AuditEntry[]): Promise<void> => {
    for (let from = 0; from < entries.length; from += 10) {
      await Promise.all(entries.slice(from, from + 10).map((entry) => parts.requests.refused(entry)));
    }
  };
  const tell = (minutes: number): Promise<unknown> =>
    Promise.all([1, 2, 3].map(() => recordRepeated(parts.database.rows, instant(minutes))));
  /** The entries of the trail, which verifies. */
  const trail = async (): Promise<[action: string, by: string | null, detail: unknown][]> => {
    const rows = await selectAudit(parts.database.rows).orderBy('audit.seq').execute();
    let previous = BEGINNING.hash;
    for (const { hash, ...row } of rows) {
      assert.equal(hash, hashOf(previous, row), 'the chain holds');
      previous = hash;
    }
    return rows.map(({ action, by_id: by, detail }) => [action, by, JSON.parse(detail)]);
  };
  const first = ['refused:click', 'mallory', { because: 'no-role', reference: null }];
  const again = (more: number, from: number, until: number) => [
    'refused:click',
    'mallory',
    { because: 'no-role', reference: null, more, from: instant(from), until: instant(until) },
  ];

  it('that repeat are two entries: the first refusal, then how many more there were and between when', async () => {
    await refuse(...Array.from({ length: 300 }, () => refusal()));
    await refuse(...Array.from({ length: 300 }, () => refusal(9)));
    await tell(9.9);
    assert.deepEqual(await trail(), [first]);
    await tell(10);
    assert.deepEqual(await trail(), [first, again(599, 0, 9)]);
    await tell(30);
    assert.equal((await trail()).length, 2);
  });

  it('that do not repeat are one entry', async () => {
    await refuse(refusal());
    await tell(10);
    assert.deepEqual(await trail(), [first]);
  });

  it('after the ten minutes start a new count, and the old count is recorded first', async () => {
    await refuse(refusal());
    await refuse(refusal(1), refusal(1));
    await refuse(...Array.from({ length: 10 }, () => refusal(11)));
    assert.deepEqual(await trail(), [first, again(2, 0, 1), first]);
    await Promise.all([refuse(...Array.from({ length: 10 }, () => refusal(22))), tell(22)]);
    const told = await trail();
    assert.deepEqual(told.slice(0, 5), [first, again(2, 0, 1), first, again(9, 11, 11), first]);
    assert.equal(told.length, 5);
  });

  it('are counted apart by who, what, why and which request, not by where', async () => {
    const others = [
      refusal(0, { by: { id: 'eve', name: 'Eve' } }),
      refusal(0, { action: 'refused:approved' }),
      refusal(0, { request: requestCalled('r') }),
      refusal(0, { detail: { reference: null, because: 'own-request' } }),
    ];
    await refuse(refusal(), ...others, ...others, refusal(0, { source: 'channel 19:x' }));
    assert.equal((await trail()).length, 5);
  });

  it('beyond fifty people or requests are counted together', async () => {
    const crowd = Array.from({ length: 300 }, (_, n) => refusal(0, { by: { id: `person ${n}`, name: 'Somebody' } }));
    await refuse(...crowd, ...crowd);
    assert.equal((await trail()).length, 51);
    await tell(10);
    const told = (await trail()).slice(51);
    assert.equal(told.length, 51, 'each of the fifty came twice');
    const together = told.filter(([, by]) => by === null);
    assert.equal(together.length, 1);
    const counted = told.reduce((sum, [, , detail]) => sum + z.object({ more: z.number() }).parse(detail).more, 0);
    assert.equal(counted + 51, 600, 'none is lost');
  });
});
