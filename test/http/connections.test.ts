import assert from 'node:assert/strict';
import { type ClientRequest, type IncomingMessage, request } from 'node:http';
import { type FrontDoor, activity, openFrontDoor } from '../support/http/front-door.ts';
import { exchange, head } from '../support/http/raw-http.ts';

describe('connections to the server', () => {
  let door: FrontDoor;
  beforeEach(async () => {
    door = await openFrontDoor();
  });
  afterEach(() => door.server.stop());

  it('checks the token before it reads the body: with a bad token, the body is never sent', async () => {
    door.behind.admit = async () => ({ verdict: 'bad', because: 'claim exp' });
    door.behind.receive = async () => assert.fail('it was received');
    const waiting = request(`${door.url}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: 'Bearer a.b.c', 'content-length': 100_000 },
    });
    waiting.flushHeaders();
    const response = await responseTo(waiting);
    assert.equal(response.statusCode, 401);
    waiting.destroy();
  });

  it('responds 503, not 401, if the token cannot be verified now, so that the sender retries', async () => {
    door.behind.admit = async () => ({ verdict: 'unavailable' });
    assert.equal((await door.post(JSON.stringify(activity)))[0], 503);
  });

  it('sends "100 Continue" only after the token is verified', async () => {
    const heard: string[] = [];
    const send = async (): Promise<number | undefined> => {
      const asking = request(`${door.url}/api/messages`, {
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
    door.behind.admit = async () => ({ verdict: 'bad', because: 'claim exp' });
    assert.deepEqual([await send(), heard], [401, []]);
    door.behind.admit = async () => ({ verdict: 'good' });
    assert.deepEqual([await send(), heard], [200, ['continue']]);
  });

  it('logs a refusal in one short line without a stack or a token, and counts repeats', async () => {
    door.behind.admit = async () => ({ verdict: 'bad', because: 'claim exp' });
    for (let times = 0; times < 5; times += 1) {
      await door.post(JSON.stringify(activity));
      for (const path of ['/', '/robots933456.txt', '/favicon.ico']) await fetch(door.url + path);
    }
    const written = door.lines.map(({ level, msg, status, because }) => [level, msg, status, because]);
    assert.deepEqual(written, [
      [40, 'Activity refused: invalid token', 401, 'claim exp'],
      [30, 'Request refused', 404, 'path'],
    ]);
    assert.ok(door.lines.every((line) => JSON.stringify(line).length < 250 && !('error' in line)));
    await door.server.stop();
    const times = door.lines.slice(2).map((line) => [line['msg'], line['times']]);
    assert.deepEqual(times, [
      ['Activity refused: invalid token (repeated)', 4],
      ['Request refused (repeated)', 14],
    ]);
  });

  it('stops within its limit even if a request never ends, and cuts its connection', async () => {
    const { promise: begun, resolve: begin } = Promise.withResolvers<undefined>();
    door.behind.receive = () => {
      begin(undefined);
      return new Promise(() => undefined);
    };
    const failed = assert.rejects(door.post(JSON.stringify(activity)));
    await begun;
    const started = performance.now();
    await door.server.stop(300);
    assert.ok(performance.now() - started < 2_000);
    await failed;
  });

  it('lets eight requests wait on one connection, and closes a connection that sends more', async () => {
    let asked = 0;
    door.behind.admit = async () => {
      asked += 1;
      return new Promise(() => undefined);
    };
    const lines = ['Content-Type: application/json', 'Authorization: Bearer a.b.c', 'Content-Length: 2'];
    const { closed, ms } = await exchange(door.port, [`${head(lines)}{}`.repeat(20)]);
    assert.deepEqual([closed, ms < 2_000], [true, true]);
    assert.ok(asked <= 8, `${asked}`);
  });

  it('closes the connection rather than respond out of order to bad input behind a waiting request', async () => {
    const answer = Promise.withResolvers<{ status: number }>();
    door.behind.receive = () => answer.promise;
    const body = JSON.stringify(activity);
    const good = head([
      'Content-Type: application/json',
      'Authorization: Bearer a.b.c',
      `Content-Length: ${body.length}`,
    ]);
    for (const behind of ['\0', 'GET / HTTP/9\r\n\r\n', `${good.replace('Content-Length', 'Transfer-Encoding')}x`]) {
      const got = await exchange(door.port, [`${good}${body}`, behind], { pauseMs: 50, withinMs: 3_000 });
      assert.deepEqual([got.statuses, got.closed], [[], true], JSON.stringify(behind));
    }
    answer.resolve({ status: 200 });
  });

  it('answers a request without a host once, as any other that it refuses, whatever is behind it', async () => {
    const first = 'POST /api/messages HTTP/1.1\r\nContent-Type: application/json\r\n\r\n';
    for (const behind of ['', 'x', '\0\0\r\n', first]) {
      const { text, statuses, closed } = await exchange(door.port, [first + behind], { endAfterMs: 20 });
      assert.deepEqual([statuses, closed], [[400], true], text);
      assert.match(text, /\r\nContent-Length: 23\r\n[^]*\r\n\r\n\{"error":"Bad Request"\}$/);
    }
    // HTTP/1.0 has none (RFC 9112, section 3.2).
    const { statuses } = await exchange(door.port, ['GET /healthz HTTP/1.0\r\n\r\n'], { answers: 1 });
    assert.deepEqual(statuses, [200]);
  });

  it('finishes a running request before it stops, and accepts no connection meanwhile', async () => {
    const { promise: done, resolve: finish } = Promise.withResolvers<undefined>();
    const { promise: begun, resolve: begin } = Promise.withResolvers<undefined>();
    door.behind.receive = async () => {
      begin(undefined);
      await done;
      return { status: 200, body: { done: true } };
    };
    const posted = door.post(JSON.stringify(activity), { connection: 'keep-alive' });
    await begun;
    const stopped = door.server.stop();
    await assert.rejects(fetch(`${door.url}/healthz`));
    finish(undefined);
    assert.deepEqual(await posted, [200, '{"done":true}']);
    await stopped;
  });
});

function responseTo(asking: ClientRequest): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => asking.once('response', resolve).once('error', reject));
}
