import assert from 'node:assert/strict';
import type { Server } from 'restify';
import { createLog } from '../../src/log.ts';
import { type HttpOptions, type Receive, createHttpServer } from '../../src/http/server.ts';

const activity = {
  type: 'message',
  channelId: 'msteams',
  serviceUrl: 'https://smba.trafficmanager.net/emea/',
  from: { id: '29:x' },
  recipient: { id: '28:y' },
  conversation: { id: 'a:1', tenantId: 'tenant' },
};

describe('the server', () => {
  let server: Server;
  let url: string;
  let receive: Receive;
  let turnedAway: HttpOptions['turnedAway'];
  let ready: () => Promise<void>;

  beforeEach(async () => {
    receive = async () => ({ status: 200 });
    turnedAway = async () => undefined;
    ready = async () => undefined;
    server = createHttpServer({
      gates: { tenantId: 'tenant', serviceUrlHosts: ['smba.trafficmanager.net'] },
      receive: (authorization, body) => receive(authorization, body),
      turnedAway: (...refused) => turnedAway(...refused),
      ready: () => ready(),
      log: createLog({ level: 'silent' }),
    });
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    const { port } = server.address();
    url = `http://127.0.0.1:${port}`;
  });
  afterEach(
    () =>
      new Promise<void>((resolve) => {
        server.close(resolve);
      }),
  );

  async function post(body: string, headers: Record<string, string> = {}): Promise<[number, string]> {
    const all = { 'content-type': 'application/json', authorization: 'Bearer token', connection: 'close', ...headers };
    const response = await fetch(`${url}/api/messages`, { method: 'POST', body, headers: all });
    return [response.status, await response.text()];
  }

  it('hands an activity on with its token, and answers what the bot answers', async () => {
    receive = async (authorization, body) => ({ status: 200, body: { authorization, type: body.type } });
    assert.deepEqual(await post(JSON.stringify(activity)), [200, '{"authorization":"Bearer token","type":"message"}']);
  });

  it('refuses whoever brings no token, before it reads anything: a bare 401', async () => {
    assert.deepEqual(await post('{}', { authorization: '' }), [401, '']);
    assert.deepEqual(await post('{"', { authorization: 'Basic x' }), [401, '']);
  });

  it('refuses what the gates refuse, with nothing in the body', async () => {
    assert.deepEqual(await post('{}'), [400, '']);
    assert.deepEqual(await post(JSON.stringify({ ...activity, channelId: 'AseChannel' })), [403, '']);
  });

  it('hands on what the gates refuse, with its token and why, so that it can be written down before it is answered', async () => {
    const heard: unknown[] = [];
    turnedAway = async (...refused) => {
      await new Promise<void>((resolve) => {
        setImmediate(resolve);
      });
      heard.push(refused);
    };
    receive = async () => assert.fail('it was let in');
    const table = [
      [{ ...activity, channelId: 'AseChannel' }, 'channel'],
      [{ ...activity, serviceUrl: 'https://evil.example/' }, 'service URL'],
      [{ ...activity, conversation: { id: 'a:1', tenantId: 'other' } }, 'tenant'],
    ] as const;
    for (const [body, because] of table) {
      assert.deepEqual(await post(JSON.stringify(body)), [403, '']);
      assert.deepEqual(heard, [['Bearer token', body, because]]);
      heard.length = 0;
    }
  });

  it('hands nothing on that is no activity, brings no token, or was let in', async () => {
    turnedAway = async () => assert.fail('it was handed on');
    assert.deepEqual(await post('{}'), [400, '']);
    assert.deepEqual(await post(JSON.stringify({ ...activity, channelId: 'x' }), { authorization: '' }), [401, '']);
    assert.equal((await post(JSON.stringify(activity)))[0], 200);
  });

  it('does not let in what could not be written down, and says nothing of why', async () => {
    turnedAway = async () => {
      throw new Error('the secret is 42');
    };
    const [status, body] = await post(JSON.stringify({ ...activity, channelId: 'AseChannel' }));
    assert.equal(status, 500);
    assert.doesNotMatch(body, /secret/);
  });

  it('refuses what is not JSON, too large, or no JSON at all, with a fixed body', async () => {
    const [status, body] = await post('{"type":');
    assert.deepEqual([status, body], [400, '{"error":"Bad Request"}']);
    assert.equal((await post(JSON.stringify({ ...activity, text: 'x'.repeat(300_000) })))[0], 413);
    assert.equal((await post('a=b', { 'content-type': 'text/csv' }))[0], 400);
  });

  it('a failure inside says nothing of itself outside, and the next request is served', async () => {
    receive = async () => {
      throw new Error('the secret is 42');
    };
    const [status, body] = await post(JSON.stringify(activity));
    assert.equal(status, 500);
    assert.doesNotMatch(body, /secret/);
    receive = async () => ({ status: 200 });
    assert.equal((await post(JSON.stringify(activity)))[0], 200);
  });

  it('is alive always, and ready when database and jobs are', async () => {
    const get = async (path: string): Promise<number> =>
      (await fetch(`${url}${path}`, { headers: { connection: 'close' } })).status;
    assert.deepEqual([await get('/healthz'), await get('/readyz')], [200, 200]);
    ready = async () => {
      throw new Error('no database');
    };
    assert.deepEqual([await get('/healthz'), await get('/readyz'), await get('/nothing')], [200, 503, 404]);
  });
});
