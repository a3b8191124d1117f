import assert from 'node:assert/strict';
import { z } from 'zod';
import { createGraphClient } from '../../../src/directory/graph/graph-client.ts';
import { DirectoryRefused, DirectoryUnavailable } from '../../../src/requests/model/ports.ts';
import { type GraphServer, refusal, startGraph } from '../../support/graph/graph-server.ts';
import { quietLog } from '../../support/quiet-log.ts';
import { megan } from '../../../sandbox/directory/cast.ts';

const ID = megan.id;
const anything = z.looseObject({});
const query = { $select: 'id,displayName' };
const passwordProfile = { password: 'Kite-Lamp-7421', forceChangePasswordNextSignIn: true };

describe('the Graph client', () => {
  let graph: GraphServer;
  let written: ReturnType<typeof quietLog>;
  const asked: string[] = [];
  const clientWith = (limits = { deadlineMs: 2_000, patienceMs: 3_000 }, graphBaseUrl = graph.url) =>
    createGraphClient({
      graphBaseUrl,
      limits,
      log: written.log,
      tokens: async (scope) => {
        asked.push(scope);
        return 'the-token';
      },
    });
  const read = (client = clientWith()) =>
    client.decide('test', (calls) => calls.get('getUser', anything, { path: { id: ID }, query }));
  const write = (client = clientWith()) =>
    client.decide('test', (calls) => calls.write('resetPassword', { path: { id: ID } }, { passwordProfile }));

  beforeEach(async () => {
    graph = await startGraph();
    written = quietLog();
    asked.length = 0;
    graph.on('GET', `/users/${ID}`, { body: { id: ID } });
    graph.on('PATCH', `/users/${ID}`, { status: 204 });
  });
  afterEach(() => graph.close());

  it('sends the token, a unique request ID and a high priority with every call', async () => {
    await read();
    await write();
    const [first, second] = graph.requests.map(({ headers }) => headers);
    assert.equal(first?.['authorization'], 'Bearer the-token');
    assert.equal(first['x-ms-throttle-priority'], 'high');
    assert.match(first['client-request-id'] ?? '', /^[0-9a-f-]{36}$/);
    assert.notEqual(first['client-request-id'], second?.['client-request-id']);
    assert.equal(second?.['content-type'], 'application/json');
  });

  it('asks for a token of the public cloud if Graph runs on this machine', async () => {
    await read();
    assert.deepEqual(asked, ['https://graph.microsoft.com/.default']);
  });

  it('logs each call with its path template, status and both request IDs, and no name, ID or password', async () => {
    await read();
    await write();
    const call = written.lines.find(({ msg }) => msg === 'Graph call');
    assert.deepEqual(
      { ...call, ms: typeof call?.['ms'] },
      {
        ...call,
        method: 'GET',
        path: '/users/{id}',
        status: 200,
        ms: 'number',
        clientRequestId: graph.requests[0]?.headers['client-request-id'],
        requestId: 'graph-request-id',
      },
    );
    assert.doesNotMatch(JSON.stringify(written.lines), new RegExp(`${ID}|Kite-Lamp|the-token`));
  });

  it('counts concurrent calls as one round trip, and consecutive ones as two', async () => {
    const get = (calls: Parameters<Parameters<ReturnType<typeof clientWith>['decide']>[1]>[0]) =>
      calls.get('getUser', anything, { path: { id: ID }, query });
    await clientWith().decide('side by side', async (calls) => Promise.all([get(calls), get(calls)]));
    await clientWith().decide('one after another', async (calls) => {
      await Promise.all([get(calls), get(calls)]);
      await get(calls);
    });
    const counted = written.lines.filter(({ decision }) => decision !== undefined);
    assert.deepEqual(
      counted.map(({ decision, roundTrips }) => [decision, roundTrips]),
      [
        ['side by side', 1],
        ['one after another', 2],
      ],
    );
  });

  it('gives up at its deadline with "the directory is unavailable"', async () => {
    graph.on('GET', `/users/${ID}`, 'silence');
    const started = performance.now();
    await assert.rejects(read(clientWith({ deadlineMs: 100, patienceMs: 2_000 })), unavailable('timeout'));
    assert.ok(performance.now() - started < 1_500);
    assert.equal(graph.requests.length, 1);
  });

  it('waits as long as Graph asks before it retries a read', async () => {
    graph.on('GET', `/users/${ID}`, refusal(429, 'TooManyRequests', {}, { 'retry-after': '1' }), { body: { id: ID } });
    const started = performance.now();
    assert.deepEqual(await read(), { id: ID });
    assert.ok(performance.now() - started >= 1_000);
    assert.equal(graph.requests.length, 2);
  });

  it('accepts a date in Retry-After', async () => {
    const past = new Date(0).toUTCString();
    graph.on('GET', `/users/${ID}`, refusal(503, 'ServiceNotAvailable', {}, { 'retry-after': past }), {
      body: { id: ID },
    });
    assert.deepEqual(await read(), { id: ID });
  });

  it('does not wait beyond its patience', async () => {
    graph.on('GET', `/users/${ID}`, refusal(429, 'TooManyRequests', {}, { 'retry-after': '60' }));
    await assert.rejects(read(), unavailable('TooManyRequests'));
    assert.equal(graph.requests.length, 1);
  });

  it('retries a read after 503, 504 and a cut connection, up to four attempts', async () => {
    graph.on('GET', `/users/${ID}`, refusal(503, 'Busy'), 'cut', refusal(504, 'Slow'), { body: { id: ID } });
    assert.deepEqual(await read(clientWith({ deadlineMs: 2_000, patienceMs: 20_000 })), { id: ID });
    graph.on('GET', `/users/${ID}`, refusal(503, 'Busy', {}, { 'retry-after': '0' }));
    await assert.rejects(read(), unavailable('Busy'));
    assert.equal(graph.requests.length, 8);
  });

  for (const status of [429, 500, 503, 504]) {
    it(`never retries a write after ${status}`, async () => {
      graph.on('PATCH', `/users/${ID}`, refusal(status, 'Later', {}, { 'retry-after': '0' }));
      await assert.rejects(write(), unavailable('Later'));
      assert.equal(graph.sent('PATCH', `/users/${ID}`).length, 1);
    });
  }

  it('never retries a write whose answer was lost', async () => {
    graph.on('PATCH', `/users/${ID}`, 'cut');
    await assert.rejects(write(), DirectoryUnavailable);
    assert.equal(graph.sent('PATCH', `/users/${ID}`).length, 1);
  });

  it('does not follow a redirect, so the token goes nowhere else', async () => {
    const elsewhere = await startGraph();
    graph.on('GET', `/users/${ID}`, { status: 302, headers: { location: `${elsewhere.url}/v1.0/users/${ID}` } });
    await assert.rejects(read(), refused('http-302'));
    assert.equal(elsewhere.requests.length, 0);
    await elsewhere.close();
  });

  it('follows pages within Graph, never to another origin', async () => {
    const elsewhere = await startGraph();
    const list = () => clientWith().decide('test', (calls) => calls.list('listDomains', anything));
    graph.on(
      'GET',
      '/domains',
      { body: { value: [{ id: 'a' }], '@odata.nextLink': `${graph.url}/v1.0/domains?$skiptoken=a%26b` } },
      { body: { value: [{ id: 'b' }] } },
    );
    assert.deepEqual(await list(), [{ id: 'a' }, { id: 'b' }]);
    assert.deepEqual(graph.requests[1]?.query, { $skiptoken: 'a&b' });
    graph.on('GET', '/domains', { body: { value: [], '@odata.nextLink': `${elsewhere.url}/v1.0/domains` } });
    await assert.rejects(list(), refused('foreign-next-page'));
    assert.equal(elsewhere.requests.length, 0);
    await elsewhere.close();
  });

  it('refuses an endless list rather than return a part of it', async () => {
    graph.on('GET', '/domains', { body: { value: [], '@odata.nextLink': `${graph.url}/v1.0/domains?$skiptoken=x` } });
    await assert.rejects(
      clientWith().decide('test', (calls) => calls.list('listDomains', anything)),
      refused('too-many-pages'),
    );
  });

  it('encodes a guest’s sign-in name as one path segment', async () => {
    const name = 'user1_forthcoffee.com#EXT#@contoso.onmicrosoft.com';
    graph.on('GET', `/users/${name}`, { body: { id: ID } });
    await clientWith().decide('test', (calls) => calls.get('getUser', anything, { path: { id: name }, query }));
    assert.match(graph.requests[0]?.path ?? '', /user1_forthcoffee\.com%23EXT%23(@|%40)contoso\.onmicrosoft\.com$/);
  });

  for (const id of ['', '.', '..']) {
    it(`refuses "${id}" as an ID, which would change the path`, async () => {
      const call = clientWith().decide('test', (calls) => calls.get('getUser', anything, { path: { id } }));
      await assert.rejects(call, refused('not-an-id'));
      assert.equal(graph.requests.length, 0);
    });
  }

  it('reports the directory as unavailable without a token, and does not call Graph', async () => {
    const tokens = () => Promise.reject(new Error('login host is down'));
    const client = createGraphClient({ graphBaseUrl: graph.url, log: written.log, tokens });
    await assert.rejects(read(client), unavailable('no-token'));
    assert.equal(graph.requests.length, 0);
  });

  it('waits no longer for a token than for an answer', async () => {
    const tokens = () => new Promise<string>(() => undefined);
    const limits = { deadlineMs: 50, patienceMs: 0 };
    const client = createGraphClient({ graphBaseUrl: graph.url, log: written.log, tokens, limits });
    await assert.rejects(read(client), unavailable('no-token'));
  });

  it('reports the directory as unavailable if nothing listens', async () => {
    const gone = await startGraph();
    await gone.close();
    await assert.rejects(read(clientWith({ deadlineMs: 500, patienceMs: 0 }, gone.url)), unavailable('ECONNREFUSED'));
  });

  it('refuses an answer with an unexpected shape', async () => {
    graph.on('GET', `/users/${ID}`, { body: ['not', 'a', 'user'] });
    await assert.rejects(read(), refused('unexpected-answer'));
  });
});

function unavailable(code: string): (error: unknown) => boolean {
  return (error) => error instanceof DirectoryUnavailable && error.code === code;
}

function refused(code: string): (error: unknown) => boolean {
  return (error) => error instanceof DirectoryRefused && error.code === code;
}
