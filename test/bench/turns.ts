/**
 * `npm run bench:turns`: what a turn costs the bot's own process, beside a plain echo bot of the same stack (`echo-bot.ts`) that gets
 * the same activities from the same local Teams: A B A B, in one run. CPU is user and system time of that process alone. Statements
 * are counted with TEST_DATABASE_URL set; the embedded database is in the process, and its work is in the CPU time.
 */
import { resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { LOOK_UP_RESERVE_MS } from '../../src/requests/rules/policy.ts';
import { type BotProcess, NPM_START, settingsOf, startBotProcess } from '../support/processes/npm-start.ts';
import { colleague, guest } from '../support/world/colleagues.ts';
import { type CardMessage, NAMES, startWorld } from '../support/world/world.ts';
import { type Cost, others, rounded, show, tellCounts, total } from './cost.ts';
import { tell } from './document/figures.ts';

const HELPS = 200;
const ASKS = 12;
/** Soon enough done that none of the jobs that look up again what a turn could not runs meanwhile. */
const GUESTS = 40;
const UNTIL_LOOKED_UP_MS = LOOK_UP_RESERVE_MS + 2_500;
/** Until the engine has compiled what an ask goes through. */
const WARM_UPS = 60;
/** Long enough for whatever still runs after the card that ends an operation. */
const SETTLE_MS = 1_500;
const IDLE_MS = 60_000;
const ALWAYS = 'User One';
/** What the echo bot took for a `help` where the goals in ms were set. */
const ECHO_MS = 1.8;

const countsOf = z.object({ cpuMs: z.number(), rssMb: z.number(), statements: z.record(z.string(), z.number()) });
type Counts = z.output<typeof countsOf>;

const asking = Array.from({ length: ASKS }, (_none, n) => colleague(`Person ${n}`, `person${n}`));
/** Whoever asks again within a day gets their first answer, so each of them asks once. */
const guests = Array.from({ length: WARM_UPS + GUESTS }, (_none, n) =>
  guest(`Guest ${n}`, `guest${n}@forthcoffee.com`),
);
const world = await startWorld({ people: [...asking, ...guests] });
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

type Means = { readonly help: number[]; readonly start: number[]; readonly rss: number[] };
const taken: Record<'echo' | 'bot', Means> = {
  echo: { help: [], start: [], rss: [] },
  bot: { help: [], start: [], rss: [] },
};
let helpStatements = 0;
for (const which of ['echo', 'bot', 'echo', 'bot'] as const) {
  const bot = await start(which === 'echo' ? ECHO : NPM_START);
  const { cpuMs: startMs, rssMb } = await counts(bot);
  say(`${which}: start ${startMs.toFixed(0)} ms of CPU, ${rssMb.toFixed(0)} MB`);
  await times(20, () => world.say(NAMES.megan, 'help'));
  const cost = await costOf(bot, HELPS, () => world.say(NAMES.megan, 'help'));
  taken[which].help.push(cost.cpuMs);
  taken[which].start.push(startMs);
  taken[which].rss.push(rssMb);
  if (which === 'bot') {
    show('help', cost);
    helpStatements = total(cost.statements);
  }
  await stop(bot);
}
const echoMs = mean(taken.echo.help);
tellCpu('help', mean(taken.bot.help), 3.5);
tell({ what: 'help: SQL statements', value: rounded(helpStatements), unit: '' });
tell({
  what: 'start until ready: CPU, to the echo bot’s',
  value: mean(taken.bot.start) / mean(taken.echo.start),
  unit: '×',
  most: 2,
  note: `${mean(taken.bot.start).toFixed(0)} ms; ${mean(taken.echo.start).toFixed(0)} ms`,
});
tell({
  what: 'resident memory once ready',
  value: mean(taken.bot.rss),
  unit: 'MB',
  most: 180,
  note: `the echo bot: ${mean(taken.echo.rss).toFixed(0)} MB`,
});

const bot = await start(NPM_START);
const idle = await idleRate(bot);
tell({
  what: 'idle: SQL statements a second',
  value: (total(idle) + others(idle)) / (IDLE_MS / 1_000),
  unit: '',
  most: 1,
  note: 'polls, and all others',
});
for (const { user } of guests) await world.say(user.displayName, 'help');
const unasked = guests.map(({ user }) => user.displayName);
await times(WARM_UPS, asksAsGuest);
await wait(UNTIL_LOOKED_UP_MS);
const ofGuest = await costOf(bot, GUESTS, asksAsGuest);
const GUEST = 'guest who never asked, message → home card';
show(GUEST, ofGuest);
tellCpu(GUEST, ofGuest.cpuMs, 8);
tellCounts(GUEST, ofGuest, { statements: 12 });
await times(WARM_UPS, asksAgain);
const again = await costOf(bot, GUESTS, asksAgain);
const AGAIN = 'guest who asks again, message → home card';
show(AGAIN, again);
tellCpu(AGAIN, again.cpuMs, 8);
tellCounts(AGAIN, again, { statements: 12, graphRequests: 1 });
const reserve = await costOf(bot, 1, () => wait(UNTIL_LOOKED_UP_MS));
tell({
  what: 'the job that looks up what a turn could not, later: SQL',
  value: rounded(total(reserve.statements) / GUESTS),
  unit: '',
  note: `for each guest, and ${(others(reserve.statements) / GUESTS).toFixed(1)} that fetch jobs or keep house`,
});
let approvals: { readonly name: string; readonly card: CardMessage }[] = [];
const own = asking.map(({ user }) => user.displayName);
await times(ASKS, async (n) => world.say(own[n] ?? '', 'reset my password'));
const asked = await costOf(bot, ASKS, async (n) => {
  const name = own[n] ?? '';
  const from = world.teams.revision();
  await world.say(name, 'Forgotten');
  const card = await world.approvalCard(/Reset .+’s password\?/, from);
  approvals = [...approvals, { name, card }];
});
await wait(UNTIL_LOOKED_UP_MS);
show('own password, last word → approval card', asked);
tellCounts('own password, last word → approval card', asked, { statements: 20, graphCalls: 7, graphRequests: 2 });
const approved = await costOf(bot, ASKS, async (n) => {
  const approval = approvals[n];
  if (approval === undefined) throw new Error('Nothing waits');
  await world.click(NAMES.globalAdmin, approval.card, 'approve');
  await world.told(approval.name, /Your password was reset/);
});
show('approve → done', approved);
tellCounts('approve → done', approved, { statements: 40, graphCalls: 14 });
await stop(bot);
await world.dispose();

async function asksAsGuest(): Promise<void> {
  await asksWhere(unasked.shift() ?? '');
}

async function asksAgain(): Promise<void> {
  await asksWhere(ALWAYS);
}

async function asksWhere(name: string): Promise<void> {
  const from = world.teams.revision();
  await world.say(name, 'reset my password');
  await world.told(name, /Forth Coffee/i, from);
}

/** The cost of one of so many, with whatever the process does besides until all is settled. */
async function costOf(bot: BotProcess, often: number, act: (n: number) => Promise<unknown>): Promise<Cost> {
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

async function times(often: number, act: (n: number) => Promise<unknown>): Promise<void> {
  for (let n = 0; n < often; n += 1) await act(n);
}

/** The goal in ms was set where the echo bot took `ECHO_MS`. */
function tellCpu(what: string, cpuMs: number, goalMs: number): void {
  tell({
    what: `${what}: CPU, to the echo bot’s`,
    value: cpuMs / echoMs,
    unit: '×',
    most: goalMs / ECHO_MS,
    note: `${cpuMs.toFixed(2)} ms; ${echoMs.toFixed(2)} ms`,
  });
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
