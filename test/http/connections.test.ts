import assert from 'node:assert/strict';
import { type ClientRequest, type IncomingMessage, request } from 'node:http';
import { type FrontDoor, activity, openFrontDoor } from '../support/front-door.ts';
import { exchange, head } from '../support/raw-http.ts';

describe('connections to the server', () => {
  let door: FrontDoor;
  beforeEach(async () => {
    door = await openFrontDoor();
  });
  afterEach(() => door.server.stop());

  it('asks about the token before the body is sent: whoever brings a bad one never gets to send it', async () => {
    door.behind.admit = async () => ({ verdict: 'bad', because: 'claim exp' });
    door.behind.receive = async () => assert.fail('it was let in');
    const waiting = request(`${door.url}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: 'Bearer a.b.c', 'content-length': 100_000 },
    });
    waiting.flushHeaders();
    const response = await responseTo(waiting);
    assert.equal(response.statusCode, 401);
    waiting.destroy();
  });

  it('says 503, not 401, where nobody can tell whether the token is good: the sender may try again', async () => {
    door.behind.admit = async () => ({ verdict: 'unavailable' });
    assert.equal((await door.post(JSON.stringify(activity)))[0], 503);
  });

  it('whoever waits to be told to go on is told so once their token is good, and not before', async () => {
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

  it('writes a refusal down in one short line without a stack or a token, and counts the next of its kind', async () => {
    door.behind.admit = async () => ({ verdict: 'bad', because: 'claim exp' });
    for (let times = 0; times < 5; times += 1) {
      await door.post(JSON.stringify(activity));
      for (const path of ['/', '/robots933456.txt', '/favicon.ico']) await fetch(door.url + path);
    }
    const written = door.lines.map(({ level, msg, status, because }) => [level, msg, status, because]);
    assert.deepEqual(written, [
      [40, 'An activity was refused: its token is not good', 401, 'claim exp'],
      [30, 'A request was refused', 404, 'path'],
    ]);
    assert.ok(door.lines.every((line) => JSON.stringify(line).length < 250 && !('error' in line)));
    await door.server.stop();
    const times = door.lines.slice(2).map((line) => [line['msg'], line['times']]);
    assert.deepEqual(times, [
      ['An activity was refused: its token is not good: again', 4],
      ['A request was refused: again', 14],
    ]);
  });

  it('waits for a turn that does not end no longer than its limit, then cuts it off', async () => {
    const { promise: begun, resolve: begin } = Promise.withResolvers<undefined>();
    door.behind.receive = () => {
      begin(undefined);
      return new Promise(() => undefined);
    };
    const turn = assert.rejects(door.post(JSON.stringify(activity)));
    await begun;
    const started = performance.now();
    await door.server.stop(300);
    assert.ok(performance.now() - started < 2_000);
    await turn;
  });

  it('lets eight requests of one connection wait for their answers, and cuts off whoever sends more', async () => {
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

  it('never answers what comes behind a request before that request: such a connection is cut', async () => {
    const turn = Promise.withResolvers<{ status: number }>();
    door.behind.receive = () => turn.promise;
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
    turn.resolve({ status: 200 });
  });

  it('lets a turn end before it stops, and takes nobody else meanwhile', async () => {
    const { promise: done, resolve: finish } = Promise.withResolvers<undefined>();
    const { promise: begun, resolve: begin } = Promise.withResolvers<undefined>();
    door.behind.receive = async () => {
      begin(undefined);
      await done;
      return { status: 200, body: { done: true } };
    };
    const turn = door.post(JSON.stringify(activity), { connection: 'keep-alive' });
    await begun;
    const stopped = door.server.stop();
    await assert.rejects(fetch(`${door.url}/healthz`));
    finish(undefined);
    assert.deepEqual(await turn, [200, '{"done":true}']);
    await stopped;
  });
});

function responseTo(asking: ClientRequest): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => asking.once('response', resolve).once('error', reject));
}
