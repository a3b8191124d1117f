import assert from 'node:assert/strict';
import { personCalled, requestCalled } from '../../support/ids.ts';
import type { Change, Job, Lockdown } from '../../../src/requests/model/ports.ts';
import type { Request, State } from '../../../src/requests/model/request.ts';
import { type Parts, auditActions, countOf, jobNames, openParts } from '../support/open-parts.ts';
import { EVERY_STATUS, WAITING, aRequest, aSubject, anEntry, creation, moveTo } from '../support/samples.ts';

const SINCE = '2026-11-22T09:00:00.000Z';

/** States that an approver can still act on. */
const OPEN: readonly State[] = ['approved', 'escalated', 'pending', 'resetting'];

describe('The cap on requests that reach the approvers', function () {
  this.timeout(60_000);
  let parts: Parts;
  beforeEach(async () => {
    parts = await openParts();
  });
  afterEach(() => parts.dispose());

  /** Stores a request as asked. @returns the change that would take it to the approvers */
  async function asked(
    most: number,
    { reserve = 0, ...changes }: Partial<Request> & { reserve?: number } = {},
  ): Promise<Change> {
    const request = aRequest(changes);
    assert.equal(await parts.requests.save(creation(request)), 'saved');
    const job: Job = { name: 'draw', request: request.id };
    const change = moveTo(request, { state: 'pending', subject: aSubject(request.id), ...WAITING }, [job]);
    return { ...change, cap: { since: SINCE, most, reserve } };
  }

  it('lets that many through, and writes nothing of the rest', async () => {
    const changes = [await asked(2), await asked(2), await asked(2)];
    const results: string[] = [];
    for (const change of changes) results.push(await parts.requests.save(change));
    assert.deepEqual(results, ['saved', 'saved', 'too-busy']);
    const [, , beyond] = changes;
    assert.ok(beyond);
    assert.deepEqual(await parts.requests.load(beyond.after.id), beyond.before);
    assert.deepEqual(await auditActions(parts, beyond.after.id), ['asked']);
    assert.deepEqual(await jobNames(parts, beyond.after.id), []);
  });

  it('is exact, however many arrive at once', async () => {
    const changes = await Promise.all(Array.from({ length: 30 }, () => asked(7)));
    const results = await Promise.all(changes.map((change) => parts.requests.save(change)));
    assert.equal(results.filter((result) => result === 'saved').length, 7);
    assert.equal(results.filter((result) => result === 'too-busy').length, 23);
    assert.equal(await countOf(parts, 'audit'), 37);
  });

  it('keeps an exact reserve for people without a request yet, however many arrive at once', async () => {
    const ann = { id: personCalled('ann'), name: 'Ann' };
    const greedy = await Promise.all(Array.from({ length: 8 }, () => asked(3, { reserve: 4, requester: ann })));
    const results = await Promise.all(greedy.map((change) => parts.requests.save(change)));
    assert.equal(
      results.filter((result) => result === 'saved').length,
      3,
      'nobody takes of the reserve by asking often',
    );
    const crowd = await Promise.all(
      Array.from({ length: 10 }, (_, n) =>
        asked(3, { reserve: 4, requester: { id: personCalled(`one ${n}`), name: 'One' } }),
      ),
    );
    const others = await Promise.all(crowd.map((change) => parts.requests.save(change)));
    assert.equal(others.filter((result) => result === 'saved').length, 4);
    assert.equal(others.filter((result) => result === 'too-busy').length, 6);
  });

  it('counts neither older requests, nor those that no approver saw, nor the request itself', async () => {
    const before = { askedAt: '2026-11-22T08:59:59.999Z' };
    const [redirected] = EVERY_STATUS.redirected;
    assert.ok(redirected);
    const status = { state: 'pending', ...WAITING } as const;
    const uncounted = [
      aRequest({ ...before, status: { ...status, subject: aSubject('old') } }),
      aRequest({ status: redirected }),
      ...EVERY_STATUS.refused.map((refused) => aRequest({ status: refused })),
      aRequest({ status: { state: 'cancelled', at: SINCE, subject: null } }),
    ];
    for (const request of uncounted) assert.equal(await parts.requests.save(creation(request)), 'saved');
    const change = await asked(1);
    assert.equal(await parts.requests.save(change), 'saved');
    const again = moveTo(change.after, { ...status, subject: aSubject('again') });
    assert.equal(await parts.requests.save({ ...again, cap: { since: SINCE, most: 1, reserve: 0 } }), 'saved');
  });

  it('counts requests that are already over', async () => {
    for (const over of [
      ...EVERY_STATUS.done.slice(0, 1),
      ...EVERY_STATUS.denied,
      ...EVERY_STATUS.handled.slice(0, 1),
    ]) {
      assert.equal(await parts.requests.save(creation(aRequest({ status: over }))), 'saved');
    }
    assert.equal(await parts.requests.save(await asked(3)), 'too-busy');
    assert.equal(await parts.requests.save(await asked(4)), 'saved');
  });

  it('is not reported for a change that is stale, or whose subject is busy', async () => {
    const first = await asked(1);
    assert.equal(await parts.requests.save(first), 'saved');
    assert.equal(await parts.requests.save(first), 'stale');
    const second = await asked(1);
    const subject = aSubject(first.after.id);
    const busy = { ...second, after: { ...second.after, status: { state: 'pending', subject, ...WAITING } as const } };
    assert.equal(await parts.requests.save(busy), 'subject-busy');
  });
});

describe('The limit on one person’s requests', function () {
  this.timeout(60_000);
  let parts: Parts;
  beforeEach(async () => {
    parts = await openParts();
  });
  afterEach(() => parts.dispose());

  const requester = { id: personCalled('eager'), name: 'Eager' };
  const ask = (changes: Partial<Request> = {}): Change => {
    const request = aRequest({ requester, ...changes });
    return { ...creation(request, [{ name: 'look-up', request: request.id }]), limit: { since: SINCE, most: 5 } };
  };

  it('is exact, however many arrive at once, and leaves nothing of the rest', async () => {
    const results = await Promise.all(Array.from({ length: 30 }, () => parts.requests.save(ask())));
    assert.equal(results.filter((result) => result === 'saved').length, 5);
    assert.equal(results.filter((result) => result === 'too-many').length, 25);
    for (const table of ['requests', 'audit', 'pgboss.job'] as const)
      assert.equal(await countOf(parts, table), 5, table);
  });

  it('counts neither older requests nor other people’s, and no request twice', async () => {
    const asks = [ask({ askedAt: '2026-11-22T08:59:59.999Z' }), ...Array.from({ length: 5 }, () => ask())];
    for (const change of asks) assert.equal(await parts.requests.save(change), 'saved');
    assert.equal(await parts.requests.save(ask()), 'too-many');
    for (const change of asks) assert.equal(await parts.requests.save(change), 'stale');
    assert.equal(await parts.requests.save(ask({ requester: { id: personCalled('other'), name: 'Other' } })), 'saved');
  });
});

describe('The lockdown', function () {
  this.timeout(60_000);
  let parts: Parts;
  before(async () => {
    parts = await openParts();
  });
  after(() => parts.dispose());

  const by = { id: personCalled('a'), name: 'Ada \0' };
  const order = (lockdown: Lockdown) =>
    parts.requests.setLockdown(lockdown, { ...anEntry(aRequest(), 'lockdown'), request: requestCalled('lockdown') });

  it('is off until someone sets one', async () => {
    assert.deepEqual(await parts.requests.lockdown(), { mode: 'off' });
  });

  it('is what was set last, with by whom and when', async () => {
    await order({ mode: 'stopped', by, at: SINCE });
    await order({ mode: 'two-approvers', by, at: SINCE });
    const name = 'Ada \ufffd';
    assert.deepEqual(await parts.requests.lockdown(), { mode: 'two-approvers', by: { ...by, name }, at: SINCE });
    await order({ mode: 'off' });
    assert.deepEqual(await parts.requests.lockdown(), { mode: 'off' });
    assert.deepEqual(await auditActions(parts, requestCalled('lockdown')), ['lockdown', 'lockdown', 'lockdown']);
  });

  it('redraws every card that approvers can act on, and no other', async () => {
    const requests = Object.values(EVERY_STATUS)
      .flat()
      .map((status, n) => {
        const subject =
          'subject' in status && status.subject ? { subject: { ...status.subject, id: personCalled(`s${n}`) } } : {};
        return aRequest({ status: { ...status, ...subject } });
      });
    for (const request of requests) await parts.requests.save(creation(request));
    await order({ mode: 'stopped', by, at: SINCE });
    const drawn: string[] = [];
    for (const { id, status } of requests) {
      if ((await jobNames(parts, id)).join() === 'draw') drawn.push(status.state);
    }
    const open = requests.map(({ status }) => status.state).filter((state) => OPEN.includes(state));
    assert.deepEqual(drawn, open);
    assert.deepEqual([...new Set(drawn)].sort(), [...OPEN]);
  });

  it('is set together with its audit entry, or not at all', async () => {
    await order({ mode: 'off' });
    const entry = { ...anEntry(aRequest()), at: 'now' };
    await assert.rejects(parts.requests.setLockdown({ mode: 'stopped', by, at: SINCE }, entry));
    assert.deepEqual(await parts.requests.lockdown(), { mode: 'off' });
  });

  it('is never read as "off" if it cannot be read', async () => {
    await parts.database.rows.updateTable('lockdown').set({ body: '{"mode": "maybe"}' }).execute();
    await assert.rejects(parts.requests.lockdown());
    await parts.database.rows.deleteFrom('lockdown').execute();
    await assert.rejects(parts.requests.lockdown());
  });
});
