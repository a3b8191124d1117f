import assert from 'node:assert/strict';
import { personCalled, requestCalled } from '../../support/ids.ts';
import type { Job, JobName } from '../../../src/requests/model/ports.ts';
import type { Request } from '../../../src/requests/model/request.ts';
import { type Parts, auditActions, jobNames, openParts } from '../support/open-parts.ts';
import { EVERY_STATUS, WAITING, aRequest, aSubject, anEntry, creation, moveTo } from '../support/samples.ts';

describe('The request store', function () {
  this.timeout(60_000);
  let parts: Parts;
  before(async () => {
    parts = await openParts();
  });
  after(() => parts.dispose());

  async function stored(request = aRequest()): Promise<Request> {
    assert.equal(await parts.requests.save(creation(request)), 'saved');
    return request;
  }
  const jobsOf = (request: Request, ...names: Exclude<JobName, 'tell-owner' | 'tell-approver'>[]): Job[] =>
    names.map((name) => ({ name, request: request.id }));

  it('stores a request with its audit entry and its jobs', async () => {
    const request = aRequest();
    assert.equal(await parts.requests.save(creation(request, jobsOf(request, 'look-up', 'expire'))), 'saved');
    assert.deepEqual(await parts.requests.load(request.id), request);
    assert.deepEqual(await auditActions(parts, request.id), ['asked']);
    assert.deepEqual(await jobNames(parts, request.id), ['expire', 'look-up']);
  });

  it('finds nothing for a request that was never stored', async () => {
    assert.equal(await parts.requests.load(requestCalled('none')), undefined);
  });

  it('accepts exactly one of 50 simultaneous changes to one version', async () => {
    const request = await stored();
    const changes = Array.from({ length: 50 }, () => moveTo(request, { state: 'asked' }, jobsOf(request, 'draw')));
    const results = await Promise.all(changes.map((change) => parts.requests.save(change)));
    assert.equal(results.filter((result) => result === 'saved').length, 1);
    assert.equal(results.filter((result) => result === 'stale').length, 49);
    assert.deepEqual(await auditActions(parts, request.id), ['asked', 'moved']);
    assert.deepEqual(await jobNames(parts, request.id), ['draw']);
  });

  it('stores a new request once if several instances store it at the same time', async () => {
    for (let round = 0; round < 100; round += 1) {
      const request = aRequest();
      const results = await Promise.all(Array.from({ length: 6 }, () => parts.requests.save(creation(request))));
      assert.deepEqual(results.sort(), ['saved', 'stale', 'stale', 'stale', 'stale', 'stale']);
      assert.deepEqual(await auditActions(parts, request.id), ['asked']);
    }
  });

  it('writes neither audit entry nor job with a stale change', async () => {
    const request = await stored();
    const change = moveTo(request, { state: 'asked' });
    assert.equal(await parts.requests.save(change), 'saved');
    assert.equal(await parts.requests.save(moveTo(request, { state: 'choosing', candidates: [] })), 'stale');
    const late = { ...change, jobs: jobsOf(request, 'draw', 'carry-out') };
    assert.equal(await parts.requests.save(late), 'stale');
    assert.deepEqual(await parts.requests.load(request.id), change.after);
    assert.deepEqual(await auditActions(parts, request.id), ['asked', 'moved']);
    assert.deepEqual(await jobNames(parts, request.id), []);
  });

  it('reports a second request under a known ID as stale', async () => {
    const request = await stored();
    assert.equal(await parts.requests.save(creation({ ...aRequest(), id: request.id })), 'stale');
    assert.deepEqual(await auditActions(parts, request.id), ['asked']);
  });

  it('writes nothing of a change if its last job cannot be written', async () => {
    const request = await stored();
    const unwritable: Job = { name: 'expire', request: request.id, at: 'no date' };
    const change = moveTo(request, { state: 'asked' }, [...jobsOf(request, 'draw'), unwritable]);
    await assert.rejects(parts.requests.save(change));
    assert.deepEqual(await parts.requests.load(request.id), request);
    assert.deepEqual(await auditActions(parts, request.id), ['asked']);
    assert.deepEqual(await jobNames(parts, request.id), []);
  });

  it('refuses a change that does not raise the version by one', async () => {
    const request = await stored();
    const change = { before: request, after: request, audit: anEntry(request), jobs: [] };
    await assert.rejects(parts.requests.save(change), /raise its version by one/);
  });

  for (const state of ['pending', 'approved', 'resetting'] as const) {
    it(`refuses a second open request for a subject while the first is ${state}, and writes nothing of it`, async () => {
      const subject = aSubject(`subject of ${state}`);
      const [status] = EVERY_STATUS[state];
      assert.ok(status);
      await stored(aRequest({ status: { ...status, subject } }));
      const second = await stored();
      const change = moveTo(second, { state: 'pending', subject, ...WAITING }, jobsOf(second, 'draw'));
      assert.equal(await parts.requests.save(change), 'subject-busy');
      assert.deepEqual(await parts.requests.load(second.id), second);
      assert.deepEqual(await auditActions(parts, second.id), ['asked']);
      assert.deepEqual(await jobNames(parts, second.id), []);
      assert.equal(await parts.requests.save(creation(aRequest({ status: { ...status, subject } }))), 'subject-busy');
    });
  }

  it('accepts a new request for a subject whose earlier ones are over', async () => {
    const subject = aSubject('subject of many');
    for (const status of [
      ...EVERY_STATUS.done,
      ...EVERY_STATUS.denied,
      ...EVERY_STATUS.redirected,
      ...EVERY_STATUS.handled,
    ]) {
      await stored(aRequest({ status: { ...status, subject } }));
    }
    await stored(aRequest({ status: { state: 'pending', subject, ...WAITING } }));
  });

  it('opens exactly one of 20 simultaneous requests for one subject', async () => {
    const subject = aSubject('subject of a race');
    const requests = await Promise.all(Array.from({ length: 20 }, () => stored()));
    const results = await Promise.all(
      requests.map((request) => parts.requests.save(moveTo(request, { state: 'pending', subject, ...WAITING }))),
    );
    assert.equal(results.filter((result) => result === 'saved').length, 1);
    assert.equal(results.filter((result) => result === 'subject-busy').length, 19);
  });

  it('lets exactly one of 20 simultaneous requests by one person for a colleague appear to wait', async () => {
    const subject = aSubject('subject that is withheld');
    const requester = { id: personCalled('requester of many'), name: 'Lee' };
    const requests = await Promise.all(Array.from({ length: 20 }, () => stored(aRequest({ requester }))));
    const withheld = { state: 'withheld', because: 'protected', subject, ...WAITING } as const;
    const results = await Promise.all(requests.map((request) => parts.requests.save(moveTo(request, withheld))));
    assert.equal(results.filter((result) => result === 'saved').length, 1);
    assert.equal(results.filter((result) => result === 'asked-already').length, 19);
    const other = await stored();
    assert.equal(await parts.requests.save(moveTo(other, withheld)), 'saved', 'somebody else’s is another one');
    const again = await stored(aRequest({ requester }));
    const pending = { state: 'pending', subject, ...WAITING } as const;
    assert.equal(await parts.requests.save(moveTo(again, pending)), 'asked-already');
  });

  it('lists a requester’s requests, newest first, and counts those since a given time', async () => {
    const requester = { id: personCalled('requester of three'), name: 'Lee' };
    const [first, second, third] = ['09', '10', '11'].map((hour) =>
      aRequest({ requester, askedAt: `2026-11-22T${hour}:00:00.000Z` }),
    );
    assert.ok(first && second && third);
    for (const request of [second, third, first]) await stored(request);
    assert.deepEqual(await parts.requests.latestOf(requester.id, 2), [third, second]);
    const since = '2026-11-22T10:00:00.000Z';
    assert.equal(await parts.requests.madeAt(requester.id, since, 1), third.askedAt);
    assert.equal(await parts.requests.madeAt(requester.id, since, 2), second.askedAt);
    assert.equal(await parts.requests.madeAt(requester.id, since, 3), undefined);
    assert.equal(await parts.requests.madeAt(personCalled('nobody'), since, 1), undefined);
  });

  it('finds a subject’s latest reset since a given time, whatever became of the password', async () => {
    const subject = aSubject('subject of resets');
    const [status] = EVERY_STATUS.done;
    assert.ok(status);
    const resetAt = (at: string) => stored(aRequest({ status: { ...status, at, subject } }));
    await resetAt('2026-11-22T08:00:00.000Z');
    const latest = await resetAt('2026-11-22T10:00:00.000Z');
    await resetAt('2026-11-22T09:00:00.000Z');
    await stored(aRequest({ status: { ...status, at: '2026-11-22T11:00:00.000Z' } }));
    for (const denied of EVERY_STATUS.denied) await stored(aRequest({ status: { ...denied, subject } }));
    assert.deepEqual(await parts.requests.latestReset(subject.id, '2026-11-22T10:00:00.000Z'), latest);
    assert.deepEqual(await parts.requests.latestReset(subject.id, '2026-01-01T00:00:00.000Z'), latest);
    assert.equal(await parts.requests.latestReset(subject.id, '2026-11-22T10:00:00.001Z'), undefined);
    assert.equal(await parts.requests.latestReset(personCalled('nobody'), '2026-01-01T00:00:00.000Z'), undefined);
  });

  it('lists the requests waiting for an approver, oldest first', async () => {
    const [newer, older] = [2001, 2000].map((year) => {
      const status = { state: 'pending', subject: aSubject(`subject of ${year}`), ...WAITING } as const;
      return aRequest({ askedAt: `${year}-01-01T00:00:00.000Z`, status });
    });
    assert.ok(newer && older);
    await stored(newer);
    await stored(older);
    await stored(aRequest({ askedAt: '1999-01-01T00:00:00.000Z' }));
    assert.deepEqual(await parts.requests.inStates(['pending'], 2), [older, newer]);
  });

  it('goes on after a request, also among those that were asked at the same moment', async () => {
    const askedAt = '1990-01-01T00:00:00.000Z';
    const made = [1, 2, 3].map((number) => {
      const status = { state: 'pending', subject: aSubject(`subject ${number} of 1990`), ...WAITING } as const;
      return aRequest({ askedAt, status });
    });
    for (const request of made) await stored(request);
    const [first, second, third] = await parts.requests.inStates(['pending'], 3);
    assert.deepEqual(new Set([first?.id, second?.id, third?.id]), new Set(made.map(({ id }) => id)));
    assert.deepEqual(await parts.requests.inStates(['pending'], 2, first), [second, third]);
    assert.ok(!(await parts.requests.inStates(['pending'], 9, third)).some(({ askedAt: at }) => at === askedAt));
  });
});
