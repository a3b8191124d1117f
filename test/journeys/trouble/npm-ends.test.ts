import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type Server, connect, createServer } from 'node:net';
import { messageOf } from '../../support/http/forge.ts';
import { type BotProcess, type Settings, settingsOf, startBotProcess } from '../../support/processes/npm-start.ts';
import { exchange, head } from '../../support/http/raw-http.ts';
import { NAMES, type World, startWorld } from '../../support/world/world.ts';

describe('journey: how "npm start" ends, and what it does without signing keys', () => {
  let world: World;
  let silent: Server;
  let silentPort: number;
  const started: BotProcess[] = [];
  const start = (settings: Settings = {}): BotProcess => {
    const bot = startBotProcess({ ...settingsOf(world), ...settings });
    started.push(bot);
    return bot;
  };
  const tellTeams = async (bot: BotProcess): Promise<number> => {
    const port = await bot.listens();
    world.teams.setBotEndpoint(`http://127.0.0.1:${port}/api/messages`);
    return port;
  };

  before(async () => {
    world = await startWorld();
    await world.stopBot();
    // Accepts connections and never answers.
    silent = createServer((socket) => socket.on('error', () => undefined).resume()).listen(0, '0.0.0.0');
    await once(silent, 'listening');
    const address = silent.address();
    assert.ok(typeof address === 'object' && address !== null);
    silentPort = address.port;
  });
  after(async () => {
    silent.close();
    for (const bot of started) {
      bot.signal('SIGKILL');
      await bot.ended;
    }
    await world.dispose();
  });

  for (const [how, message, requester] of [
    ['throw', 'Uncaught exception', NAMES.megan],
    ['reject', 'Unhandled promise rejection', NAMES.alex],
  ] as const) {
    it(`an ${message.toLowerCase()} is logged at the highest level and ends the process once open requests are answered`, async () => {
      const bot = start();
      await tellTeams(bot);
      const approval = await world.askFor(requester, 'I forgot my password');
      world.directory.failNext({ match: { method: 'GET' }, with: { delayMs: 700 } });
      const asked = new Promise<void>((resolve) => {
        const stop = world.directory.onCall(({ method }, moment) => {
          if (method !== 'GET' || moment !== 'received') return;
          stop();
          resolve();
        });
      });
      const click = world.click(NAMES.helpdesk, approval, 'approve');
      await asked;
      bot.tell(how);
      assert.equal((await click).statusCode, 200);
      assert.deepEqual(await bot.ended, [1, null]);
      const fatal = bot.lines.filter(({ level }) => level === 60);
      assert.deepEqual(
        fatal.map(({ msg }) => msg),
        [message],
      );
      assert.equal(bot.said(), '');
    });
  }

  it('a second signal ends the process at once', async () => {
    const bot = start();
    const port = await tellTeams(bot);
    const token = await world.teams.signToken();
    const lines = ['Content-Type: application/json', `Authorization: Bearer ${token}`, 'Content-Length: 100'];
    // "100 Continue" says that the request is being served: its body never comes, so stopping waits for it.
    const unfinished = connect(port, '127.0.0.1').on('error', () => undefined);
    unfinished.write(head([...lines, 'Expect: 100-continue']));
    await once(unfinished, 'data');
    const begun = performance.now();
    const stopping = bot.logs('Stopping');
    bot.signal('SIGTERM');
    await stopping;
    bot.signal('SIGINT');
    assert.deepEqual(await bot.ended, [1, null]);
    assert.ok(performance.now() - begun < 2_000);
  });

  it('a port in use: one log line says so and what to do, status 1, and the database is released', async () => {
    const late = start({ PORT: String(silentPort) });
    assert.deepEqual(await late.ended, [1, null]);
    const last = late.lines.at(-1);
    assert.equal(last?.level, 50);
    assert.match(last.msg, /^Startup failed: port \d+ is in use\. Stop the process that listens on it, or set PORT/);
    assert.equal(late.said(), '');
    const again = start();
    await again.listens();
    again.signal('SIGTERM');
    assert.deepEqual(await again.ended, [0, null]);
  });

  it('if the signing keys’ address hangs, every activity gets 503 within its deadline, the log one line, and nothing else waits', async () => {
    const bot = start({ ToBotFromChannelOpenIdMetadataUrl: `http://127.0.0.1:${silentPort}/` });
    const port = await tellTeams(bot);
    const begun = performance.now();
    const activity = messageOf(world, world.id(NAMES.megan));
    const unreadable = 'Bot Connector signing keys unavailable';
    const logged = bot.logs(unreadable);
    const turns = Array.from({ length: 40 }, () => world.teams.deliver(activity));
    const healthz = await exchange(port, [head([], 'GET /healthz HTTP/1.1')], { answers: 1 });
    assert.deepEqual([healthz.statuses, healthz.ms < 1_000], [[200], true]);
    const statuses = (await Promise.all(turns)).map(({ status }) => status);
    assert.deepEqual(new Set(statuses), new Set([503]));
    assert.ok(performance.now() - begun < 6_000);
    await logged;
    assert.equal(bot.lines.filter(({ msg }) => msg === unreadable).length, 1);
    bot.signal('SIGTERM');
    assert.deepEqual(await bot.ended, [0, null]);
  });
});
