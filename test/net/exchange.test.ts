import assert from 'node:assert/strict';
import { type RequestListener, createServer } from 'node:http';
import type { Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { NoReply, type Outgoing, exchange } from '../../src/net/exchange.ts';

const GET: Outgoing = { method: 'GET', headers: {}, body: null, deadlineMs: 5_000 };

// Restify, once loaded, replaces `writeHead` by one that returns nothing: no call is chained to it here.
/** @param test gets the server's address, and each connection that was opened */
async function withServer(
  answer: RequestListener,
  test: (url: string, connections: readonly Socket[]) => Promise<void>,
): Promise<void> {
  const server = createServer(answer);
  const connections: Socket[] = [];
  server.on('connection', (socket) => void connections.push(socket));
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  assert.ok(typeof address === 'object' && address !== null);
  try {
    await test(`http://127.0.0.1:${address.port}`, connections);
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}

const because = (reason: string) => (error: unknown) => error instanceof NoReply && error.because === reason;

describe('one exchange over HTTP', () => {
  it('sends method, headers and body, and returns status, headers and text', () =>
    withServer(
      (request, response) => {
        void text(request).then((body) => {
          response.writeHead(201, { 'x-heard': `${request.method} ${String(request.headers['x-said'])}` });
          response.end(`\uFEFF${body}`);
        });
      },
      async (url) => {
        const reply = await exchange(url, { ...GET, method: 'POST', headers: { 'x-said': 'a' }, body: 'café' });
        assert.deepEqual([reply.status, reply.headers['x-heard'], reply.text], [201, 'POST a', 'café']);
      },
    ));

  it('sends the length of an empty body, which some servers demand', () =>
    withServer(
      (request, response) => response.end(String(request.headers['content-length'])),
      async (url) => assert.equal((await exchange(url, { ...GET, method: 'POST' })).text, '0'),
    ));

  it('uses the same connection for the next request', () =>
    withServer(
      (_request, response) => response.end(),
      async (url, connections) => {
        await exchange(url, GET);
        await exchange(url, GET);
        assert.equal(connections.length, 1);
      },
    ));

  it('follows no redirect', () =>
    withServer(
      (_request, response) => {
        response.writeHead(302, { location: '/elsewhere' });
        response.end();
      },
      async (url) => assert.equal((await exchange(url, GET)).status, 302),
    ));

  it('gives up at its deadline, and closes the connection', () => {
    const closed = Promise.withResolvers<undefined>();
    return withServer(
      (request) => void request.socket.once('close', () => closed.resolve(undefined)),
      async (url) => {
        await assert.rejects(exchange(url, { ...GET, deadlineMs: 50 }), because('deadline'));
        await closed.promise;
      },
    );
  });

  it('gives up at its deadline also in the middle of an answer', () =>
    withServer(
      (_request, response) => {
        response.writeHead(200, { 'content-length': '10' });
        response.write('half');
      },
      (url) => assert.rejects(exchange(url, { ...GET, deadlineMs: 200 }), because('deadline')),
    ));

  it('says what broke an answer off', () =>
    withServer(
      (request, response) => {
        response.writeHead(200, { 'content-length': '10' });
        response.write('half');
        setImmediate(() => request.socket.destroy());
      },
      (url) => assert.rejects(exchange(url, GET), because('ECONNRESET')),
    ));

  it('says that nothing listens', async () => {
    let gone = '';
    await withServer(
      (_request, response) => response.end(),
      async (url) => {
        gone = url;
        await Promise.resolve();
      },
    );
    await assert.rejects(exchange(gone, GET), because('ECONNREFUSED'));
  });
});
