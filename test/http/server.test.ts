import assert from 'node:assert/strict';
import { type FrontDoor, activity, openFrontDoor } from '../support/front-door.ts';

describe('the server', () => {
  let door: FrontDoor;
  beforeEach(async () => {
    door = await openFrontDoor();
  });
  afterEach(() => door.server.stop());

  it('hands an activity on with its token, and answers what the bot answers', async () => {
    door.behind.receive = async (authorization, body) => ({ status: 200, body: { authorization, type: body.type } });
    assert.deepEqual(await door.post(JSON.stringify(activity)), [
      200,
      '{"authorization":"Bearer a.b.c","type":"message"}',
    ]);
  });

  it('refuses whoever brings no token, before it reads anything: a bare 401', async () => {
    assert.deepEqual(await door.post('{}', { authorization: '' }), [401, '']);
    assert.deepEqual(await door.post('{"', { authorization: 'Basic x' }), [401, '']);
  });

  it('refuses what the gates refuse, with nothing in the body', async () => {
    assert.deepEqual(await door.post('{}'), [400, '']);
    assert.deepEqual(await door.post(JSON.stringify({ ...activity, channelId: 'AseChannel' })), [403, '']);
  });

  it('hands on what the gates refuse, with its token and why, so that it can be written down before it is answered', async () => {
    const heard: unknown[] = [];
    door.behind.turnedAway = async (...refused) => {
      await new Promise<void>((resolve) => {
        setImmediate(resolve);
      });
      heard.push(refused);
    };
    door.behind.receive = async () => assert.fail('it was let in');
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

  it('hands nothing on that is no activity, brings no token, or was let in', async () => {
    door.behind.turnedAway = async () => assert.fail('it was handed on');
    assert.deepEqual(await door.post('{}'), [400, '']);
    assert.deepEqual(await door.post(JSON.stringify({ ...activity, channelId: 'x' }), { authorization: '' }), [
      401,
      '',
    ]);
    assert.equal((await door.post(JSON.stringify(activity)))[0], 200);
  });

  it('does not let in what could not be written down, and says nothing of why', async () => {
    door.behind.turnedAway = async () => {
      throw new Error('the secret is 42');
    };
    const [status, body] = await door.post(JSON.stringify({ ...activity, channelId: 'AseChannel' }));
    assert.equal(status, 500);
    assert.doesNotMatch(body, /secret/);
  });

  it('refuses what is no JSON, too large, or called something else, with a fixed body', async () => {
    const [status, body] = await door.post('{"type":');
    assert.deepEqual([status, body], [400, '{"error":"Bad Request"}']);
    assert.equal((await door.post(JSON.stringify({ ...activity, text: 'x'.repeat(300_000) })))[0], 413);
    assert.deepEqual(await door.post('a=b', { 'content-type': 'text/csv' }), [
      415,
      '{"error":"Unsupported Media Type"}',
    ]);
  });

  it('a failure inside says nothing of itself outside, and the next request is served', async () => {
    door.behind.receive = async () => {
      throw new Error('the secret is 42');
    };
    const [status, body] = await door.post(JSON.stringify(activity));
    assert.equal(status, 500);
    assert.doesNotMatch(body, /secret/);
    door.behind.receive = async () => ({ status: 200 });
    assert.equal((await door.post(JSON.stringify(activity)))[0], 200);
  });

  it('is alive always, and ready when database and jobs are', async () => {
    const get = async (path: string): Promise<number> =>
      (await fetch(`${door.url}${path}`, { headers: { connection: 'close' } })).status;
    assert.deepEqual([await get('/healthz'), await get('/readyz')], [200, 200]);
    door.behind.ready = async () => {
      throw new Error('no database');
    };
    assert.deepEqual([await get('/healthz'), await get('/readyz'), await get('/nothing')], [200, 503, 404]);
  });

  it('writes down that it is not ready once, not at every probe, and that it is ready again', async () => {
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
