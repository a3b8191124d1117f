/**
 * `npm run bench:slow`: how long people wait until their click or message is taken, whatever Microsoft Graph does. The bot is its own
 * process, as `npm start` runs it, between a local Teams and a local Graph that answers each call after so long. A time ends with the
 * HTTP response. `at once` is how many of the answers were the result already; the others said that rights are being checked, or that
 * an account is being looked up.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { giveRole } from '../../sandbox/directory/administration.ts';
import { colleague } from '../support/world/colleagues.ts';
import { settingsOf, startBotProcess } from '../support/processes/npm-start.ts';
import { type CardMessage, startWorld } from '../support/world/world.ts';
import { tell } from './document/figures.ts';

const GOAL_MS = 250;
const PAUSE_MS = 100;
/** How many of each are measured: `npm run bench:slow -- 20` is a short run. */
const OFTEN = Number(process.argv[2] ?? 100);
/** What Graph does, and how many of each are measured. */
const GRAPHS = [
  ['0 ms', 0, OFTEN],
  ['100 ms', 100, OFTEN],
  ['500 ms', 500, OFTEN],
  ['5 s', 5_000, 15],
  ['hangs', Infinity, 15],
] as const;

/** New ones for each Graph: who was given a password waits before they may ask again. */
const askersOf = new Map(
  GRAPHS.map(([graph, , often], round) => [graph, Array.from({ length: often }, (_none, n) => `Asker ${round}-${n}`)]),
);
const approvers = Array.from({ length: 20 }, (_none, n) => `Approver ${n}`);
const people = [
  ...[...askersOf.values()].flat().map((name) => colleague(name, name.toLowerCase().replace(' ', ''))),
  ...approvers.map((name, n) => colleague(name, `approver${n}`, true)),
];
const world = await startWorld({ people });
for (const name of approvers) giveRole(world.directory.tenant, world.id(name), 'Global Administrator');
await world.stopBot();
const settings = { ...settingsOf(world), REQUESTS_PER_HOUR: '1000', APPROVALS_PER_HOUR: '100000' };
const bot = startBotProcess(settings);
world.teams.setBotEndpoint(`http://127.0.0.1:${await bot.listens()}/api/messages`);

try {
  await bench();
} finally {
  bot.signal('SIGTERM');
  await bot.ended;
  await world.dispose();
}

async function bench(): Promise<void> {
  let worst = 0;
  const begun = performance.now();
  for (const [graph, ms, often] of GRAPHS) {
    const forms = await all(askersOf.get(graph) ?? [], form);
    const asked = world.teams.revision();
    worst = Math.max(
      worst,
      await measured(graph, 'an ask, by its form', forms.length, ms, async (n) => {
        const { name, card } = at(forms, n);
        const { text } = await world.click(name, card, 'ask', { whose: 'mine', reason: 'Forgotten on holiday' });
        return () => !text.includes('Looking up');
      }),
    );
    const cards = await all(forms, ({ name }) =>
      world.approvalCard(new RegExp(`Reset .+’s password\\?[^]*Requested by\\s+${name}\\b`), asked),
    );
    const clicked = world.teams.revision();
    worst = Math.max(
      worst,
      await measured(graph, 'an approval', cards.length, ms, async (n) => {
        const { text } = await world.click(at(approvers, n), at(cards, n), 'approve');
        return () => !text.includes('Checking');
      }),
    );
    await all(forms, ({ name }) => world.told(name, /Show once/, clicked));
    for (const [what, words] of [
      ['pending', 'pending'],
      ['lockdown', 'lockdown on'],
    ] as const) {
      const before = world.teams.revision();
      worst = Math.max(
        worst,
        await measured(graph, what, often, ms, async (n) => {
          const sent = world.teams.revision();
          await world.say(at(approvers, n), words);
          const chat = world.teams.personalChat(world.id(at(approvers, n)));
          return () => world.teams.history(chat).some(({ fromBot, revision }) => fromBot && revision > sent);
        }),
      );
      await all(approvers.slice(0, often), (name) => world.told(name, /Waiting for approvers|Lockdown is on/, before));
    }
    const before = world.teams.revision();
    await world.say(at(approvers, 0), 'lockdown off');
    await world.told(at(approvers, 0), /Lockdown is over/, before);
  }
  say(
    `${((performance.now() - begun) / 1_000).toFixed(0)} s; the worst p99 is ${worst.toFixed(0)} ms, the goal ${GOAL_MS} ms`,
  );
}

async function form(name: string): Promise<{ readonly name: string; readonly card: CardMessage }> {
  const before = world.teams.revision();
  await world.say(name, 'reset my password');
  return { name, card: await world.told(name, /An admin confirms it first/, before) };
}

/** Does it so often, one after the other, while Graph takes so long; and prints how long each took. */
async function measured(
  graph: string,
  what: string,
  often: number,
  ms: number,
  act: (n: number) => Promise<() => boolean>,
): Promise<number> {
  const over = Promise.withResolvers<undefined>();
  const stop = world.directory.onCall(async (_call, when) => {
    if (when === 'received') await (ms === Infinity ? over.promise : Promise.race([over.promise, wait(ms)]));
  });
  const took: number[] = [];
  let atOnce = 0;
  for (let n = 0; n < often; n += 1) {
    const started = performance.now();
    const isAtOnce = await act(n);
    took.push(performance.now() - started);
    // What an approval sets going takes a while; approvers click less often than that.
    await wait(PAUSE_MS);
    if (isAtOnce()) atOnce += 1;
  }
  stop();
  over.resolve(undefined);
  took.sort((one, other) => one - other);
  const p99 = took[Math.ceil(took.length * 0.99) - 1] ?? NaN;
  const p50 = took[Math.floor(took.length / 2)] ?? NaN;
  tell({
    what: `Graph ${graph === 'hangs' ? graph : `at ${graph}`}, ${what}: p99`,
    value: Math.round(p99),
    unit: 'ms',
    most: GOAL_MS,
    note: `p50 ${p50.toFixed(0)} ms of ${often}; ${atOnce} had their result at once`,
  });
  return p99;
}

/** A few at a time. */
async function all<T, Result>(items: readonly T[], act: (item: T) => Promise<Result>): Promise<readonly Result[]> {
  const results: Result[] = [];
  for (let from = 0; from < items.length; from += 10) {
    results.push(...(await Promise.all(items.slice(from, from + 10).map(act))));
  }
  return results;
}

function at<T>(items: readonly T[], n: number): T {
  const item = items[n % items.length];
  if (item === undefined) throw new Error('Nothing there');
  return item;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
