import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { messageOf } from '../../support/http/forge.ts';
import { hostileRequests } from '../../support/http/hostile-requests.ts';
import { type BotProcess, grownSince, inUse, settingsOf, startBotProcess } from '../../support/processes/npm-start.ts';
import { exchange, head, leaveOpen } from '../../support/http/raw-http.ts';
import { NAMES, type World, startWorld } from '../../support/world/world.ts';

const MIB = 1024 * 1024;
const JSON_TYPE = 'Content-Type: application/json; charset=utf-8';

describe('journey: hostile HTTP', () => {
  let world: World;
  let bot: BotProcess;
  let port: number;
  let folder: string;
  let token: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'password-reset-hostile-'));
    world = await startWorld();
    await world.stopBot();
    token = await world.teams.signToken();
    bot = startBotProcess(settingsOf(world), folder);
    port = await bot.listens();
    world.teams.setBotEndpoint(`http://127.0.0.1:${port}/api/messages`);
  });
  after(async () => {
    bot.signal('SIGKILL');
    await bot.ended;
    await world.dispose();
    await rm(folder, { recursive: true });
  });

  /** The bot is running, answers people, and has written nothing to its folders. */
  const isWell = async (): Promise<void> => {
    const before = world.teams.revision();
    await world.say(NAMES.megan, 'help');
    await world.told(NAMES.megan, /Here is what I can do/, before);
    assert.deepEqual(await readdir(folder), []);
    assert.deepEqual([bot.child.exitCode, bot.said()], [null, '']);
  };
  const healthz = async (): Promise<number> => {
    const started = performance.now();
    const { statuses } = await exchange(port, [head([], 'GET /healthz HTTP/1.1')], { answers: 1 });
    assert.deepEqual(statuses, [200]);
    return performance.now() - started;
  };

  it('every request that no connector would send is refused, its connection is closed, and the bot keeps running', async () => {
    const requests = hostileRequests(token);
    assert.ok(requests.length > 80);
    await Promise.all(
      requests.map(async ({ title, parts, statuses }) => {
        const { statuses: got, closed, text } = await exchange(port, parts);
        const [status = 0] = got;
        assert.ok(statuses.includes(status), `${title}: ${text.slice(0, 200)}`);
        assert.ok(got.length < 2, `${title} is answered once: ${text.slice(0, 400)}`);
        assert.ok(closed, `${title} is closed`);
        assert.doesNotMatch(text, /node_modules|Error:|\n\s+at /, title);
      }),
    );
    await isWell();
  });

  it('what a connector sends is accepted, however it is split', async () => {
    const body = JSON.stringify(messageOf(world, world.id(NAMES.megan)));
    const lines = [JSON_TYPE, `Authorization: Bearer ${token}`, 'X-Ms-Conversation-Id: a'];
    const whole = head([...lines, `Content-Length: ${body.length}`]) + body;
    const chunk = (text: string): string => `${text.length.toString(16)}\r\n${text}\r\n`;
    const chunked = [
      head([...lines, 'Transfer-Encoding: chunked']),
      chunk(body.slice(0, 10)),
      `${chunk(body.slice(10))}0\r\n\r\n`,
    ];
    const continued = [head([...lines, `Content-Length: ${body.length}`, 'Expect: 100-continue']), body];
    const table = [
      [[whole], [200]],
      [[whole.replace('charset=utf-8', 'charset="UTF-8"')], [200]],
      [[whole.slice(0, 50), whole.slice(50, 2_000), whole.slice(2_000)], [200]],
      [chunked, [200]],
      [continued, [100, 200]],
      [
        [whole, whole],
        [200, 200],
      ],
      [[whole.replace('HTTP/1.1\r\n', 'HTTP/1.1\r\nContent-Encoding: identity\r\n')], [200]],
    ] as const;
    for (const [parts, statuses] of table) {
      const got = await exchange(port, parts, { answers: statuses.length, pauseMs: 20 });
      assert.deepEqual(got.statuses, statuses, got.text);
      assert.equal(got.closed, false);
    }
  });

  it('100 uploads of 20 MB and 150 compression bombs cost neither memory nor disk', async () => {
    const form = head([
      'Content-Type: multipart/form-data; boundary=x',
      'Content-Length: 20971520',
      `Authorization: Bearer ${token}`,
    ]);
    const bombs = hostileRequests(token).filter(({ title }) => title.includes('grows'));
    const megabyte = Buffer.alloc(MIB, 0x61);
    const round = async (times: number): Promise<void> => {
      for (let done = 0; done < times; done += 20) {
        await Promise.all(
          Array.from({ length: 20 }, () => exchange(port, [form, ...Array.from({ length: 20 }, () => megabyte)])),
        );
        await Promise.all(bombs.flatMap(({ parts }) => Array.from({ length: 15 }, () => exchange(port, parts))));
      }
    };
    await round(20);
    const before = await inUse(bot);
    await round(80);
    const grown = await grownSince(before, bot, 30 * MIB);
    assert.ok(grown < 30 * MIB, `it holds ${Math.round(grown / MIB)} MiB more`);
    await isWell();
  });

  /** A head, a body and chunks, each byte by byte: their deadline ends them with 408. */
  const comeSlowly = (): Promise<unknown> => {
    const lines = [JSON_TYPE, `Authorization: Bearer ${token}`];
    const drops = (text: string): string[] => Array.from({ length: 40 }, () => text);
    const table = [
      [['POST /api/messages HTTP/1.1\r\nHost: a\r\nX: ', ...drops('y')], 408],
      [[head([...lines, 'Content-Length: 1000']), ...drops('{')], 408],
      [[head([...lines, 'Transfer-Encoding: chunked']), ...Array.from({ length: 40 }, () => '1\r\n \r\n')], 408],
    ] as const;
    return Promise.all(
      table.map(async ([parts, status]) => {
        const got = await exchange(port, parts, { pauseMs: 250 });
        assert.deepEqual([got.statuses, got.closed], [[status], true]);
        assert.ok(got.ms < 8_000);
      }),
    );
  };

  it('800 half bodies, 400 half heads, 200 silent connections, 300 upgrades and slow senders are gone within seconds; /healthz answers all the while', async () => {
    const before = await inUse(bot);
    const halfBody = head([JSON_TYPE, `Authorization: Bearer ${token}`, 'Content-Length: 1000']) + '{"type":';
    const upgrade = head(['Connection: Upgrade', 'Upgrade: websocket'], 'GET / HTTP/1.1');
    const kinds = [
      [800, halfBody],
      [400, 'POST /api/messages HTTP/1.1\r\nHost: a\r\nX: '],
      [200, ''],
      [300, upgrade],
    ] as const;
    const started = performance.now();
    const open = await Promise.all(
      kinds.flatMap(([count, bytes]) => Array.from({ length: count }, () => leaveOpen(port, bytes))),
    );
    const closed = Promise.all(open.map((one) => one.closed));
    const slowest: number[] = [];
    for (let times = 0; times < 10; times += 1) slowest.push(await healthz());
    assert.ok(Math.max(...slowest) < 1_000, `the slowest took ${Math.max(...slowest)} ms`);
    await isWell();
    await Promise.all([closed, comeSlowly()]);
    assert.ok(performance.now() - started < 12_000);
    assert.ok((await grownSince(before, bot, 30 * MIB)) < 30 * MIB);
    await isWell();
  });

  it('beyond the connection limit the oldest that wait are closed, and /healthz still answers', async () => {
    const first = await Promise.all(Array.from({ length: 500 }, () => leaveOpen(port, 'GET /')));
    const started = performance.now();
    const others = await Promise.all(Array.from({ length: 2_000 }, () => leaveOpen(port, 'GET /')));
    await Promise.all(first.map(({ closed }) => closed));
    assert.ok(performance.now() - started < 4_000, 'they were closed before their deadline');
    assert.ok((await healthz()) < 1_000);
    await isWell();
    for (const one of others) one.close();
  });

  it('the log has one line for each kind, then a count: no stack, no token, nothing that was sent', () => {
    const refused = bot.lines.filter(({ msg }) => /refused|turned away|too many/.test(msg));
    assert.ok(refused.length > 10 && refused.length < 60, `${refused.length} lines`);
    assert.ok(refused.every((line) => JSON.stringify(line).length < 300 && !('error' in line)));
    assert.ok(bot.lines.every(({ level }) => level < 50));
    assert.doesNotMatch(JSON.stringify(bot.lines), /eyJ[\w-]{10}|evil\.example|passwd/);
  });

  it('stops within seconds with status 0, whatever connections are open', async () => {
    const halfBody = head([JSON_TYPE, `Authorization: Bearer ${token}`, 'Content-Length: 1000']) + '{';
    const upgrade = head(['Connection: Upgrade', 'Upgrade: websocket'], 'GET /api/messages HTTP/1.1');
    const kinds = ['', 'POST /api', halfBody, upgrade];
    await Promise.all(
      kinds.flatMap((bytes) => Array.from({ length: bytes === upgrade ? 300 : 50 }, () => leaveOpen(port, bytes))),
    );
    await world.say(NAMES.alex, 'I forgot my password');
    await world.say(NAMES.alex, 'Forgotten on holiday');
    await world.approvalCard(/Alex Wilber/);
    const started = performance.now();
    bot.signal('SIGTERM');
    await bot.logs('Audit trail signed');
    assert.ok(performance.now() - started < 3_000, 'the trail is signed before half bodies time out');
    assert.equal(bot.child.exitCode, null);
    assert.deepEqual(await bot.ended, [0, null]);
    assert.ok(performance.now() - started < 12_000);
  });
});
