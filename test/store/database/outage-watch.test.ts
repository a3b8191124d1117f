import assert from 'node:assert/strict';
import { performance } from 'node:perf_hooks';
import { mock } from 'node:test';
import { DatabaseUnreachable, isOutage } from '../../../src/store/database/outage.ts';
import { type OutageWatch, createOutageWatch } from '../../../src/store/database/outage-watch.ts';
import { quietLog } from '../../support/quiet-log.ts';

const coded = (code: string) => Object.assign(new Error(`SQLSTATE ${code}`), { code });

describe('The outage watch', () => {
  let quiet: ReturnType<typeof quietLog>;
  let watch: OutageWatch;
  let reads: boolean;
  let writes: boolean;
  let now: number;
  beforeEach(() => {
    mock.timers.enable({ apis: ['setTimeout'] });
    now = 1_000_000;
    mock.method(performance, 'now', () => now);
    quiet = quietLog();
    [reads, writes] = [true, true];
    watch = createOutageWatch(quiet.log);
    watch.start({ ping: () => answer(reads, '57P03'), write: () => answer(writes, '53100') });
  });
  afterEach(() => {
    watch.stop();
    mock.timers.reset();
    mock.restoreAll();
  });

  const answer = (well: boolean, code: string): Promise<void> =>
    well ? Promise.resolve() : Promise.reject(coded(code));
  const lines = () => quiet.lines.map(({ level, msg }) => [level, msg]);
  /** Lets pending promises settle. */
  const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
  const pass = async (ms: number): Promise<void> => {
    for (let passed = 0; passed < ms; passed += 1_000) {
      now += 1_000;
      mock.timers.tick(1_000);
      await settled();
    }
  };
  const began = [50, 'Database unavailable'];
  const lasts = [40, 'Database still unavailable'];
  const ended = [40, 'Database available again'];

  it('notices by itself when the database goes away, and when it is back', async () => {
    reads = false;
    await pass(6_000);
    await assert.rejects(watch.ready(), /Database unavailable/);
    reads = true;
    await pass(3_000);
    await watch.ready();
    assert.deepEqual(lines(), [began, ended]);
  });

  it('logs the beginning, the end and every minute of an outage, and counts the failures that it explains', async () => {
    reads = false;
    for (let n = 0; n < 100; n += 1) watch.report(coded('57P01'), () => quiet.log.error('not logged'));
    await pass(125_000);
    for (let n = 0; n < 100; n += 1) watch.failed(coded('08006'), () => quiet.log.error('not logged either'));
    reads = true;
    await pass(3_000);
    assert.deepEqual(lines(), [began, lasts, lasts, ended]);
    const { failures, seconds } = quiet.lines.at(-1) ?? {};
    assert.equal(failures, 200);
    assert.ok(typeof seconds === 'number' && seconds >= 120 && seconds <= 130, String(seconds));
  });

  it('is not ready while writes fail, even if reads work', async () => {
    writes = false;
    watch.report(coded('53100'));
    await settled();
    await assert.rejects(watch.ready(), (error: Error) => isOutage(error));
    await pass(10_000);
    await assert.rejects(watch.ready());
    writes = true;
    await pass(3_000);
    await watch.ready();
  });

  it('probes writing only after a failure', async () => {
    writes = false;
    await pass(60_000);
    await watch.ready();
    assert.deepEqual(lines(), []);
  });

  it('logs a failure that no outage explains; at once, if it is not the database’s', async () => {
    watch.failed(new Error('Graph says no'), () => quiet.log.warn('not the database’s'));
    assert.equal(quiet.lines.length, 1);
    watch.failed(new DatabaseUnreachable(new Error('reset')), () => quiet.log.warn('a connection only'));
    await settled();
    assert.deepEqual(lines(), [
      [40, 'not the database’s'],
      [40, 'a connection only'],
    ]);
  });

  it('attributes a failure right after an outage to that outage', async () => {
    reads = false;
    await pass(6_000);
    reads = true;
    await pass(3_000);
    await pass(5_000);
    watch.report(new DatabaseUnreachable(new Error('too late')), () => quiet.log.error('not logged'));
    await settled();
    assert.deepEqual(lines(), [began, ended, [20, 'Late failure from the last database outage']]);
  });
});

describe('A failure of the database itself', () => {
  it('is recognised by its PostgreSQL code, also as a cause', () => {
    const own = ['08006', '53100', '53200', '53300', '57P01', '57P02', '57P03', '58030', '25006'];
    const statements = ['23505', '42P01', '40001', '40P01', '55P03', '57014', '22P02', 'ECONNREFUSED'];
    assert.deepEqual(
      own.filter((code) => !isOutage(new Error('wrapped', { cause: coded(code) }))),
      [],
    );
    assert.deepEqual(
      statements.filter((code) => isOutage(coded(code))),
      [],
    );
  });
});
