import assert from 'node:assert/strict';
import { type FrontDoor, activity, openFrontDoor } from '../support/http/front-door.ts';

describe('the server', () => {
  let door: FrontDoor;
  beforeEach(async () => {
    door = await openFrontDoor();
  });
  afterEach(() => door.server.stop());

  it('passes an activity on with its token, and responds as the bot does', async () => {
    door.behind.receive = async (authorization, body) => ({ status: 200, body: { authorization, type: body.type } });
    assert.deepEqual(await door.post(JSON.stringify(activity)), [
      200,
      '{"authorization":"Bearer a.b.c","type":"message"}',
    ]);
  });

  it('refuses a request without a token before it reads the body: 401 without a body', async () => {
    assert.deepEqual(await door.post('{}', { authorization: '' }), [401, '']);
    assert.deepEqual(await door.post('{"', { authorization: 'Basic x' }), [401, '']);
  });

  it('refuses what the gates refuse, without a body', async () => {
    assert.deepEqual(await door.post('{}'), [400, '']);
    assert.deepEqual(await door.post(JSON.stringify({ ...activity, channelId: 'AseChannel' })), [403, '']);
  });

  it('reports what the gates refuse, with token and reason, before it responds', async () => {
    const heard: unknown[] = [];
    door.behind.turnedAway = async (...refused) => {
      await new Promise<void>((resolve) => {
        setImmediate(resolve);
      });
      heard.push(refused);
    };
    door.behind.receive = async () => assert.fail('it was received');
    const table = [
      [{ ...activity, channelId: 'AseChannel' }, 'channel'],
      [{ ...activity, serviceUrl: 'https://evil.example/' }, 'service URL'],
      [{ ...activity, conversation: { id: 'a:1', tenantId: 'other' } }, 'tenant'],
    ] as const;
    for (const [body, because] of table) {
      assert.deepEqual(await door.post(JSON.stringify(body)), [403, '']);
      assert.deepEqual(heard, [['Bearer a.b.c', body, because]]);
      heard.length = 0;
    }
  });

  it('reports nothing that is no activity, has no token, or was received', async () => {
    door.behind.turnedAway = async () => assert.fail('it was reported');
    assert.deepEqual(await door.post('{}'), [400, '']);
    assert.deepEqual(await door.post(JSON.stringify({ ...activity, channelId: 'x' }), { authorization: '' }), [
      401,
      '',
    ]);
    assert.equal((await door.post(JSON.stringify(activity)))[0], 200);
  });

  it('responds 500 if the report fails, and reveals no reason', async () => {
    door.behind.turnedAway = async () => {
      throw new Error('the secret is 42');
    };
    const [status, body] = await door.post(JSON.stringify({ ...activity, channelId: 'AseChannel' }));
    assert.equal(status, 500);
    assert.doesNotMatch(body, /secret/);
  });

  it('refuses what is not JSON, too large, or of another content type, with a fixed body', async () => {
    const [status, body] = await door.post('{"type":');
    assert.deepEqual([status, body], [400, '{"error":"Bad Request"}']);
    assert.equal((await door.post(JSON.stringify({ ...activity, text: 'x'.repeat(300_000) })))[0], 413);
    assert.deepEqual(await door.post('a=b', { 'content-type': 'text/csv' }), [
      415,
      '{"error":"Unsupported Media Type"}',
    ]);
  });

  it('reveals nothing of a failure, and serves the next request', async () => {
    door.behind.receive = async () => {
      throw new Error('the secret is 42');
    };
    const [status, body] = await door.post(JSON.stringify(activity));
    assert.equal(status, 500);
    assert.doesNotMatch(body, /secret/);
    door.behind.receive = async () => ({ status: 200 });
    assert.equal((await door.post(JSON.stringify(activity)))[0], 200);
  });

  it('is always alive, and ready while database and jobs are', async () => {
    const get = async (path: string): Promise<number> =>
      (await fetch(`${door.url}${path}`, { headers: { connection: 'close' } })).status;
    assert.deepEqual([await get('/healthz'), await get('/readyz')], [200, 200]);
    door.behind.ready = async () => {
      throw new Error('no database');
    };
    assert.deepEqual([await get('/healthz'), await get('/readyz'), await get('/nothing')], [200, 503, 404]);
  });

  it('logs once that it is not ready, not at every probe, and once that it is ready again', async () => {
    const probe = async (): Promise<number> => (await fetch(`${door.url}/readyz`)).status;
    door.behind.ready = async () => Promise.reject(new Error('no database'));
    assert.deepEqual([await probe(), await probe(), await probe()], [503, 503, 503]);
    door.behind.ready = async () => undefined;
    assert.deepEqual([await probe(), await probe()], [200, 200]);
    assert.deepEqual(
      door.lines.map(({ level, msg }) => [level, msg]),
      [
        [40, 'Not ready'],
        [30, 'Ready again'],
      ],
    );
  });
});
