import assert from 'node:assert/strict';
import type { AuditEntry } from '../../../src/requests/model/ports.ts';
import { createAuditHousekeeping } from '../../../src/store/audit/housekeeping.ts';
import { createOutageWatch } from '../../../src/store/database/outage-watch.ts';
import { quietLog } from '../../support/quiet-log.ts';
import { signer } from '../../support/store.ts';
import { type Parts, openParts } from '../support/open-parts.ts';

const MINUTE = 60_000;
const START = Date.parse('2026-11-22T10:00:00.000Z');
/** What `said` leaves of a line's time. */
const SAID = { time: '' };
const instant = (minutes: number): string => new Date(START + minutes * MINUTE).toISOString();

describe('Alarms of the audit trail', function () {
  this.timeout(60_000);
  const { log, lines } = quietLog();
  let parts: Parts;
  before(async () => {
    parts = await openParts(log);
  });
  after(() => parts.dispose());

  const entry = (action: string, detail: AuditEntry['detail'] = {}): AuditEntry => ({
    at: instant(0),
    action,
    by: { id: 'mallory', name: 'Mallory Mason' },
    request: null,
    source: 'personal a:1',
    detail: { reason: 'what a person wrote', ...detail },
  });
  /** The log's lines about it, without time. */
  const said = async (run: () => Promise<unknown>) => {
    const from = lines.length;
    await run();
    return lines.slice(from).map((line): Record<string, unknown> => ({ ...line, ...SAID }));
  };
  const by = 'mallory';

  it('are lines of the log, with ids, and no name or what a person wrote', async () => {
    assert.deepEqual(await said(() => parts.requests.audit(entry('disowned'))), [
      { ...SAID, level: 40, action: 'disowned', by, msg: 'Audit alarm' },
    ]);
    const failed = { result: 'failed' };
    for (const action of ['scrambled', 'sessions-ended']) {
      assert.deepEqual(await said(() => parts.requests.audit(entry(action, failed))), [
        { ...SAID, level: 40, action, result: 'failed', by, msg: 'Audit alarm' },
      ]);
    }
    for (const attempt of ['activity', 'approvals-channel-set', 'doctor', 'lockdown']) {
      const action = `refused:${attempt}`;
      assert.deepEqual(await said(() => parts.requests.refused(entry(action, { because: 'no-role' }))), [
        { ...SAID, level: 40, action, because: 'no-role', by, msg: 'Audit alarm' },
      ]);
    }
  });

  it('are of any action whose reason is another person’s sign-in or a broken seal', async () => {
    for (const because of ['sign-in-of-other-person', 'seal-broken']) {
      for (const action of ['refused:approved', 'failed']) {
        assert.deepEqual(await said(() => parts.requests.audit(entry(action, { because }))), [
          { ...SAID, level: 40, action, because, by, msg: 'Audit alarm' },
        ]);
      }
    }
  });

  it('are not what happens every day', async () => {
    const daily = [entry('asked'), entry('denied'), entry('scrambled', { result: 'done' }), entry('refused:click')];
    assert.deepEqual(await said(() => Promise.all(daily.map((one) => parts.requests.audit(one)))), []);
  });

  it('come once for refusals that repeat, and once more with how many there were', async () => {
    const refused = entry('refused:approved', { because: 'no-role' });
    const line = { ...SAID, level: 30, action: 'refused:approved', because: 'no-role', by, msg: 'Approval refused' };
    const refuse = () => parts.requests.refused(refused);
    assert.deepEqual(await said(() => Promise.all([1, 2, 3, 4].map(refuse))), [line]);
    const housekeeping = createAuditHousekeeping(parts.database.rows, {
      signer,
      clock: { now: () => instant(11) },
      days: 400,
      log,
      watch: createOutageWatch(log),
    });
    const told = await said(() => housekeeping.round());
    assert.deepEqual(
      told.filter(({ msg }) => msg !== 'Audit trail signed'),
      [{ ...line, more: 3 }],
    );
  });

  it('come only once what they say is stored', async () => {
    const unstorable = { ...entry('disowned'), at: 'no time' };
    assert.deepEqual(await said(() => assert.rejects(parts.requests.audit(unstorable))), []);
  });
});
