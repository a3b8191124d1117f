import assert from 'node:assert/strict';
import { z } from 'zod';
import { type Graph, type GraphClient, createGraphClient } from '../../../../src/directory/graph/graph-client.ts';
import { DirectoryRefused, DirectoryUnavailable } from '../../../../src/requests/model/ports.ts';
import { type GraphServer, refusal, startGraph } from '../../../support/graph/graph-server.ts';
import { megan } from '../../../../sandbox/directory/cast.ts';
import { quietLog } from '../../../support/quiet-log.ts';

const anything = z.looseObject({});
const query = { $select: 'id' };

describe('reads of Graph that are asked for at the same moment', () => {
  let graph: GraphServer;
  let client: GraphClient;
  const user = (calls: Graph, id: string) => calls.get('getUser', anything, { path: { id }, query });
  const users = (...ids: readonly string[]) =>
    client.decide('test', (calls) => Promise.allSettled(ids.map((id) => user(calls, id))));
  const valuesOf = (settled: readonly PromiseSettledResult<Record<string, unknown>>[]): unknown[] =>
    settled.map((one): unknown => (one.status === 'fulfilled' ? one.value['id'] : one.reason));

  beforeEach(async () => {
    graph = await startGraph();
    client = createGraphClient({
      graphBaseUrl: graph.url,
      limits: { deadlineMs: 2_000, patienceMs: 5_000 },
      log: quietLog().log,
      tokens: async () => 'the-token',
    });
    for (const id of ['a', 'b', 'c']) graph.on('GET', `/users/${id}`, { body: { id } });
  });
  afterEach(() => graph.close());

  it('are one request, of which each read has its own answer', async () => {
    assert.deepEqual(valuesOf(await users('a', 'b', 'c')), ['a', 'b', 'c']);
    assert.equal(graph.batches.length, 1);
    const [batch] = graph.batches;
    assert.equal(batch?.headers['authorization'], 'Bearer the-token');
    assert.equal(new Set(graph.requests.map(({ headers }) => headers['client-request-id'])).size, 3);
  });

  it('are one request also if several decisions ask', async () => {
    await Promise.all([users('a'), users('b')]);
    assert.equal(graph.batches.length, 1);
  });

  it('are sent alone if there is only one', async () => {
    await users('a');
    await users('b');
    assert.deepEqual([graph.batches.length, graph.requests.length], [0, 2]);
  });

  it('keep the header of an advanced query', async () => {
    graph.on('GET', '/users/a/transitiveMemberOf/graph.group', { body: { value: [] } });
    const groups = { path: { id: 'a' }, query: { $select: 'id', $count: 'true' }, advanced: true };
    await client.decide('test', (calls) => Promise.all([user(calls, 'b'), calls.list('listGroups', anything, groups)]));
    const [, second] = graph.requests;
    assert.equal(second?.headers['consistencylevel'], 'eventual');
  });

  it('fail one by one', async () => {
    graph.on('GET', '/users/b', refusal(403, 'Denied'));
    const [a, b, c] = valuesOf(await users('a', 'b', 'c'));
    assert.deepEqual([a, c], ['a', 'c']);
    assert.ok(b instanceof DirectoryRefused && b.code === 'Denied');
  });

  it('are repeated one by one, after as long as Graph asks', async () => {
    graph.on('GET', '/users/b', refusal(429, 'TooManyRequests', {}, { 'retry-after': '1' }), { body: { id: 'b' } });
    const started = performance.now();
    assert.deepEqual(valuesOf(await users('a', 'b', 'c')), ['a', 'b', 'c']);
    assert.ok(performance.now() - started >= 1_000);
    assert.deepEqual([graph.batches.length, graph.requests.length], [1, 4]);
  });

  for (const trouble of [refusal(503, 'Busy'), 'cut', { body: { responses: [] } }, { body: 'no batch' }] as const) {
    it(`are all repeated if the batch fails: ${JSON.stringify(trouble)}`, async () => {
      graph.on('POST', '/$batch', trouble);
      assert.deepEqual(valuesOf(await users('a', 'b')), ['a', 'b']);
    });
  }

  it('are all refused if the batch is', async () => {
    graph.on('POST', '/$batch', refusal(401, 'InvalidAuthenticationToken'));
    for (const error of valuesOf(await users('a', 'b'))) assert.ok(error instanceof DirectoryRefused);
  });

  it('all end at their deadline', async () => {
    graph.on('GET', '/users/b', 'silence');
    for (const error of valuesOf(await users('a', 'b'))) {
      assert.ok(error instanceof DirectoryUnavailable && error.code === 'timeout');
    }
  });

  it('are at most twenty in a request', async () => {
    const ids = Array.from({ length: 41 }, (_, n) => `user${n}`);
    for (const id of ids) graph.on('GET', `/users/${id}`, { body: { id } });
    assert.deepEqual(valuesOf(await users(...ids)), ids);
    assert.deepEqual([graph.batches.length, graph.requests.length], [2, 41]);
  });

  it('wait for no report, which Graph takes long for', async () => {
    graph.on('GET', '/auditLogs/signIns', { body: { value: [] } });
    const signIns = { query: { $filter: `userId eq '${megan.id}'`, $top: '1' } };
    await client.decide('test', (calls) =>
      Promise.all([user(calls, 'a'), calls.get('listSignIns', anything, signIns)]),
    );
    assert.equal(graph.batches.length, 0);
  });

  it('never have a write among them', async () => {
    graph.on('POST', '/users/a/revokeSignInSessions', { status: 204 });
    await client.decide('test', (calls) =>
      Promise.all([user(calls, 'a'), user(calls, 'b'), calls.write('revokeSessions', { path: { id: 'a' } })]),
    );
    assert.deepEqual([graph.batches.length, graph.sent('POST', '/users/a/revokeSignInSessions').length], [1, 1]);
  });
});
