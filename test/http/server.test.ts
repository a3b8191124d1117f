import assert from 'node:assert/strict';
import { type ClientRequest, type IncomingMessage, request } from 'node:http';
import {
  type Admit,
  type HttpOptions,
  type HttpServer,
  type Receive,
  createHttpServer,
} from '../../src/http/server.ts';
import { exchange, head } from '../support/raw-http.ts';
import { quietLog } from '../support/quiet-log.ts';

const activity = {
  type: 'message',
  channelId: 'msteams',
  serviceUrl: 'https://smba.trafficmanager.net/emea/',
  from: { id: '29:x' },
  recipient: { id: '28:y' },
  conversation: { id: 'a:1', tenantId: 'tenant' },
};

describe('the server', () => {
  let server: HttpServer;
  let url: string;
  let lines: readonly Record<string, unknown>[];
  let admit: Admit;
  let receive: Receive;
  let turnedAway: HttpOptions['turnedAway'];
  let ready: () => Promise<void>;

  beforeEach(async () => {
    admit = async () => ({ verdict: 'good' });
    receive = async () => ({ status: 200 });
    turnedAway = async () => undefined;
    const quiet = quietLog();
    ({ lines } = quiet);
    ready = async () => undefined;
    server = createHttpServer({
      gates: { tenantId: 'tenant', serviceUrlHosts: ['smba.trafficmanager.net'] },
      admit: (token) => admit(token),
      receive: (authorization, body) => receive(authorization, body),
      turnedAway: (...refused) => turnedAway(...refused),
      ready: () => ready(),
      log: quiet.log,
    });
    url = `http://127.0.0.1:${await server.listen(0, '127.0.0.1')}`;
  });
  afterEach(() => server.stop());

  async function post(body: string, headers: Record<string, string> = {}): Promise<[number, string]> {
    const all = { 'content-type': 'application/json', authorization: 'Bearer a.b.c', connection: 'close', ...headers };
    const response = await fetch(`${url}/api/messages`, { method: 'POST', body, headers: all });
    return [response.status, await response.text()];
  }

  it('hands an activity on with its token, and answers what the bot answers', async () => {
    receive = async (authorization, body) => ({ status: 200, body: { authorization, type: body.type } });
    assert.deepEqual(await post(JSON.stringify(activity)), [200, '{"authorization":"Bearer a.b.c","type":"message"}']);
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
      assert.deepEqual(heard, [['Bearer a.b.c', body, because]]);
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

  it('refuses what is no JSON, too large, or called something else, with a fixed body', async () => {
    const [status, body] = await post('{"type":');
    assert.deepEqual([status, body], [400, '{"error":"Bad Request"}']);
    assert.equal((await post(JSON.stringify({ ...activity, text: 'x'.repeat(300_000) })))[0], 413);
    assert.deepEqual(await post('a=b', { 'content-type': 'text/csv' }), [415, '{"error":"Unsupported Media Type"}']);
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

  it('writes down that it is not ready once, not at every probe, and that it is ready again', async () => {
    const probe = async (): Promise<number> => (await fetch(`${url}/readyz`)).status;
    ready = async () => Promise.reject(new Error('no database'));
    assert.deepEqual([await probe(), await probe(), await probe()], [503, 503, 503]);
    ready = async () => undefined;
    assert.deepEqual([await probe(), await probe()], [200, 200]);
    assert.deepEqual(
      lines.map(({ level, msg }) => [level, msg]),
      [
        [40, 'Not ready'],
        [30, 'Ready again'],
      ],
    );
  });

  it('asks about the token before the body is sent: whoever brings a bad one never gets to send it', async () => {
    admit = async () => ({ verdict: 'bad', because: 'claim exp' });
    receive = async () => assert.fail('it was let in');
    const waiting = request(`${url}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: 'Bearer a.b.c', 'content-length': 100_000 },
    });
    waiting.flushHeaders();
    const response = await responseTo(waiting);
    assert.equal(response.statusCode, 401);
    waiting.destroy();
  });

  it('says 503, not 401, where nobody can tell whether the token is good: the sender may try again', async () => {
    admit = async () => ({ verdict: 'unavailable' });
    assert.equal((await post(JSON.stringify(activity)))[0], 503);
  });

  it('whoever waits to be told to go on is told so once their token is good, and not before', async () => {
    const heard: string[] = [];
    const send = async (): Promise<number | undefined> => {
      const asking = request(`${url}/api/messages`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: 'Bearer a.b.c', expect: '100-continue' },
      });
      asking.once('continue', () => {
        heard.push('continue');
        asking.end(JSON.stringify(activity));
      });
      asking.flushHeaders();
      const response = await responseTo(asking);
      asking.destroy();
      return response.statusCode;
    };
    admit = async () => ({ verdict: 'bad', because: 'claim exp' });
    assert.deepEqual([await send(), heard], [401, []]);
    admit = async () => ({ verdict: 'good' });
    assert.deepEqual([await send(), heard], [200, ['continue']]);
  });

  it('writes a refusal down in one short line without a stack or a token, and counts the next of its kind', async () => {
    admit = async () => ({ verdict: 'bad', because: 'claim exp' });
    for (let times = 0; times < 5; times += 1) {
      await post(JSON.stringify(activity));
      for (const path of ['/', '/robots933456.txt', '/favicon.ico']) await fetch(url + path);
    }
    const written = lines.map(({ level, msg, status, because }) => [level, msg, status, because]);
    assert.deepEqual(written, [
      [40, 'An activity was refused: its token is not good', 401, 'claim exp'],
      [30, 'A request was refused', 404, 'path'],
    ]);
    assert.ok(lines.every((line) => JSON.stringify(line).length < 250 && !('error' in line)));
    await server.stop();
    const times = lines.slice(2).map((line) => [line['msg'], line['times']]);
    assert.deepEqual(times, [
      ['An activity was refused: its token is not good: again', 4],
      ['A request was refused: again', 14],
    ]);
  });

  it('waits for a turn that does not end no longer than its limit, then cuts it off', async () => {
    const { promise: begun, resolve: begin } = Promise.withResolvers<undefined>();
    receive = () => {
      begin(undefined);
      return new Promise(() => undefined);
    };
    const turn = assert.rejects(post(JSON.stringify(activity)));
    await begun;
    const started = performance.now();
    await server.stop(300);
    assert.ok(performance.now() - started < 2_000);
    await turn;
  });

  it('lets eight requests of one connection wait for their answers, and cuts off whoever sends more', async () => {
    let asked = 0;
    admit = async () => {
      asked += 1;
      return new Promise(() => undefined);
    };
    const port = Number(new URL(url).port);
    const lines = ['Content-Type: application/json', 'Authorization: Bearer a.b.c', 'Content-Length: 2'];
    const { closed, ms } = await exchange(port, [`${head(lines)}{}`.repeat(20)]);
    assert.deepEqual([closed, ms < 2_000], [true, true]);
    assert.ok(asked <= 8, `${asked}`);
  });

  it('lets a turn end before it stops, and takes nobody else meanwhile', async () => {
    const { promise: done, resolve: finish } = Promise.withResolvers<undefined>();
    const { promise: begun, resolve: begin } = Promise.withResolvers<undefined>();
    receive = async () => {
      begin(undefined);
      await done;
      return { status: 200, body: { done: true } };
    };
    const turn = post(JSON.stringify(activity), { connection: 'keep-alive' });
    await begun;
    const stopped = server.stop();
    await assert.rejects(fetch(`${url}/healthz`));
    finish(undefined);
    assert.deepEqual(await turn, [200, '{"done":true}']);
    await stopped;
  });
});

function responseTo(asking: ClientRequest): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => asking.once('response', resolve).once('error', reject));
}
