/**
 * `npm run bench:turns`: what a turn costs the bot's own process, beside a plain echo bot of the same stack (`echo-bot.ts`) that gets
 * the same activities from the same local Teams: A B A B, in one run. CPU is user and system time of that process alone. Statements
 * are counted with TEST_DATABASE_URL set; the embedded database is in the process, and its work is in the CPU time.
 */
import { resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { type BotProcess, NPM_START, settingsOf, startBotProcess } from '../support/npm-start.ts';
import { colleague } from '../support/colleagues.ts';
import { NAMES, type World, startWorld } from '../support/world.ts';

const HELPS = 200;
const ASKS = 12;
/** Long enough for whatever still runs after the card that ends an operation. */
const SETTLE_MS = 1_500;
const IDLE_MS = 10_000;

const countsOf = z.object({ cpuMs: z.number(), rssMb: z.number(), statements: z.record(z.string(), z.number()) });
type Counts = z.output<typeof countsOf>;
type Cost = {
  readonly cpuMs: number;
  readonly statements: Readonly<Record<string, number>>;
  readonly graphCalls: number;
  /** A batch is one request with several calls. */
  readonly graphRequests: number;
};

const asking = Array.from({ length: ASKS }, (_none, n) => colleague(`Person ${n}`, `person${n}`));
const world = await startWorld({ people: asking });
await world.stopBot();
const settings = { ...settingsOf(world), REQUESTS_PER_HOUR: '1000', APPROVALS_PER_HOUR: '1000' };
const preload = ['--import', resolve('test/bench/counters.ts')];

const ECHO = [resolve('test/bench/echo-bot.ts')];
const start = async (run: readonly string[]): Promise<BotProcess> => {
  const bot = startBotProcess(settings, '.', [...preload, ...run]);
  world.teams.setBotEndpoint(`http://127.0.0.1:${await bot.listens()}/api/messages`);
  return bot;
};
const stop = async (bot: BotProcess): Promise<void> => {
  bot.signal('SIGTERM');
  await bot.ended;
};

const helps: Record<'echo' | 'bot', number[]> = { echo: [], bot: [] };
for (const which of ['echo', 'bot', 'echo', 'bot'] as const) {
  const bot = await start(which === 'echo' ? ECHO : NPM_START);
  const { cpuMs: startMs, rssMb } = await counts(bot);
  say(`${which}: start ${startMs.toFixed(0)} ms of CPU, ${rssMb.toFixed(0)} MB`);
  await times(20, () => world.say(NAMES.megan, 'help'));
  const cost = await costOf(bot, HELPS, () => world.say(NAMES.megan, 'help'));
  helps[which].push(cost.cpuMs);
  if (which === 'bot') show('help', cost);
  await stop(bot);
}
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
say(
  `help: ${mean(helps.bot).toFixed(2)} ms, echo ${mean(helps.echo).toFixed(2)} ms of CPU: ${(mean(helps.bot) / mean(helps.echo)).toFixed(2)} ×`,
);

const bot = await start(NPM_START);
const idle = await idleRate(bot);
say(`idle: ${(total(idle) / (IDLE_MS / 1_000)).toFixed(1)} statements a second`);
await asksAsGuest();
show('guest, last word → home card', await costOf(bot, ASKS, asksAsGuest));
let approvals: { readonly name: string; readonly card: Awaited<ReturnType<World['askFor']>> }[] = [];
const own = asking.map(({ user }) => user.displayName);
show(
  'own password, last word → approval card',
  await costOf(bot, ASKS, async () => {
    const name = own[approvals.length] ?? '';
    approvals = [...approvals, { name, card: await world.askFor(name, 'reset my password') }];
  }),
);
let next = 0;
show(
  'approve → done',
  await costOf(bot, ASKS, async () => {
    const approval = approvals[next++];
    if (approval === undefined) throw new Error('Nothing waits');
    await world.click(NAMES.globalAdmin, approval.card, 'approve');
    await world.told(approval.name, /Your password was reset/);
  }),
);
await stop(bot);
await world.dispose();

async function asksAsGuest(): Promise<void> {
  const from = world.teams.revision();
  await world.say('User One', 'reset my password');
  await world.told('User One', /Forth Coffee/, from);
}

/** The cost of one of so many, less what the idle process would have done meanwhile. */
async function costOf(bot: BotProcess, often: number, act: () => Promise<unknown>): Promise<Cost> {
  const known = world.directory.calls.length;
  const before = await counts(bot);
  await times(often, act);
  await wait(SETTLE_MS);
  const after = await counts(bot);
  const calls = world.directory.calls.slice(known);
  const perOne = Object.entries(difference(before, after)).map(([name, count]) => [name, count / often] as const);
  return {
    cpuMs: (after.cpuMs - before.cpuMs) / often,
    statements: Object.fromEntries(perOne),
    graphCalls: calls.filter(({ path }) => !path.endsWith('/$batch')).length / often,
    graphRequests: calls.filter(({ inBatch }) => !inBatch).length / often,
  };
}

async function idleRate(bot: BotProcess): Promise<Readonly<Record<string, number>>> {
  await wait(SETTLE_MS);
  const before = await counts(bot);
  await wait(IDLE_MS);
  return difference(before, await counts(bot));
}

function difference(before: Counts, after: Counts): Readonly<Record<string, number>> {
  const names = Object.entries(after.statements).map(
    ([name, count]) => [name, count - (before.statements[name] ?? 0)] as const,
  );
  return Object.fromEntries(names.filter(([, count]) => count > 0));
}

function counts(bot: BotProcess): Promise<Counts> {
  return new Promise((settle) => {
    bot.child.once('message', (message) => settle(countsOf.parse(message)));
    bot.child.send('counts');
  });
}

async function times(often: number, act: () => Promise<unknown>): Promise<void> {
  for (let n = 0; n < often; n += 1) await act();
}

function total(statements: Readonly<Record<string, number>>): number {
  return Object.values(statements).reduce((sum, count) => sum + count, 0);
}

function show(what: string, { cpuMs, statements, graphCalls, graphRequests }: Cost): void {
  say(
    `${what}: ${cpuMs.toFixed(1)} ms of CPU, ${total(statements).toFixed(1)} statements, ` +
      `${graphCalls.toFixed(1)} Graph calls in ${graphRequests.toFixed(1)} requests`,
  );
  const most = Object.entries(statements).sort(([, a], [, b]) => b - a);
  for (const [name, count] of most.filter(([, count]) => count >= 0.2)) say(`    ${count.toFixed(1)}  ${name}`);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
