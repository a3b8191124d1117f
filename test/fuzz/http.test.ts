import assert from 'node:assert/strict';
import { randomInt } from 'node:crypto';
import { invokeOf, messageOf } from '../support/forge.ts';
import { oddRequest, oddValue } from './support/almost-http.ts';
import { type BotProcess, grownSince, inUse, settingsOf, startBotProcess } from '../support/npm-start.ts';
import { chance } from '../support/random.ts';
import { exchange, head } from '../support/raw-http.ts';
import { NAMES, type World, startWorld } from '../support/world.ts';

/** `FUZZ_RUNS=50000 FUZZ_SEED=1 npx mocha test/journeys/fuzz-http.test.ts` for more, or to repeat a run. */
const { FUZZ_RUNS = '2000', FUZZ_SEED = String(randomInt(2 ** 31)) } = process.env;
const RUNS = Number(FUZZ_RUNS);
const SEED = Number(FUZZ_SEED);
const AT_ONCE = 20;
const MIB = 1024 * 1024;

describe(`journey: ${RUNS} random requests, seed ${SEED}`, function () {
  this.timeout(60_000 + RUNS * 60);
  let world: World;
  let bot: BotProcess;
  let port: number;
  let bearer: string;
  before(async () => {
    world = await startWorld();
    await world.stopBot();
    bearer = `Bearer ${await world.teams.signToken()}`;
    bot = startBotProcess(settingsOf(world));
    port = await bot.listens();
    world.teams.setBotEndpoint(`http://127.0.0.1:${port}/api/messages`);
  });
  after(async () => {
    bot.signal('SIGKILL');
    await bot.ended;
    await world.dispose();
  });

  /** Runs number `from` to `to`, a few at once. Each has its own seed, so that one can be repeated alone. */
  const run = async (one: (number: number) => Promise<void>, from: number, to: number): Promise<void> => {
    let next = from;
    const worker = async (): Promise<void> => {
      while (next < to) {
        next += 1;
        await one(next - 1);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
  };
  /** A tenth first, so that lazy loading does not count as growth; then the rest, after which memory has not grown. */
  const holdsNoMore = async (one: (number: number) => Promise<void>, runs: number): Promise<void> => {
    const warm = Math.min(500, Math.ceil(runs / 10));
    await run(one, 0, warm);
    const before = await inUse(bot);
    await run(one, warm, runs);
    const grown = await grownSince(before, bot, 30 * MIB);
    assert.ok(grown < 30 * MIB, `it holds ${Math.round(grown / MIB)} MiB more`);
    assert.equal(bot.child.exitCode, null);
    assert.ok(bot.lines.every(({ level }) => level < 60));
  };
  const isWell = async (): Promise<void> => {
    const before = world.teams.revision();
    await world.say(NAMES.megan, 'help');
    await world.told(NAMES.megan, /Here is what I can do/, before);
  };

  it('almost HTTP: no answer is a server error, each connection ends, and memory does not grow', async () => {
    await holdsNoMore(
      async (number) => {
        const parts = oddRequest(chance(SEED + number), bearer);
        const got = await exchange(port, parts, { answers: 1, endAfterMs: 100, withinMs: 5_000 });
        const shown = `run ${number}: ${got.text.slice(0, 200)} to ${Buffer.concat(parts).toString('latin1').slice(0, 600)}`;
        assert.ok(got.closed || got.statuses.length > 0, shown);
        assert.ok(
          got.statuses.every((status) => status < 500),
          shown,
        );
      },
      Math.ceil(RUNS * 0.85),
    );
    await isWell();
  });

  it('almost activities, with a genuine token: each is answered, and memory does not grow', async () => {
    const megan = world.id(NAMES.megan);
    const card = { action: { type: 'Action.Execute', verb: 'ask', data: { verb: 'ask', request: 'x', who: megan } } };
    const mention = {
      type: 'mention',
      text: '<at>Password Reset</at>',
      mentioned: { id: 'x', name: 'Password Reset' },
    };
    const client = { type: 'clientInfo', locale: 'en-US', platform: 'Windows' };
    const bases = [
      messageOf(world, megan, { text: 'help', entities: [mention, client] }),
      messageOf(world, megan, {
        text: 'I forgot my password',
        attachments: [{ contentType: 'text/html', content: '<p>' }],
      }),
      messageOf(world, megan, { value: card.action.data, text: undefined }),
      messageOf(world, megan, { type: 'conversationUpdate', membersAdded: [{ id: 'x' }] }),
      invokeOf(world, megan, card),
      invokeOf(world, megan, { ...card, trigger: 'manual', authentication: { token: 'x' }, state: '123456' }),
    ];
    await holdsNoMore(
      async (number) => {
        const luck = chance(SEED - number);
        const body = Buffer.from(JSON.stringify(oddValue(luck, luck.oneOf(bases))));
        const lines = ['Content-Type: application/json; charset=utf-8', `Authorization: ${bearer}`];
        const got = await exchange(port, [head([...lines, `Content-Length: ${body.length}`]), body], {
          answers: 1,
          withinMs: 15_000,
        });
        const shown = `run ${number}: ${got.text.slice(0, 200)} to ${body.toString().slice(0, 600)}`;
        assert.ok([200, 400, 401, 403].includes(got.statuses[0] ?? 0), shown);
      },
      Math.floor(RUNS * 0.15),
    );
    await isWell();
  });
});
