/**
 * What the bot holds in memory: how much its heap grows over 20,000 turns, or as many as there is time for; and what it takes to
 * start on the embedded database, the first time and again.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { type Settings, NPM_START, inUse, settingsOf, startBotProcess } from '../support/processes/npm-start.ts';
import { SCRATCH } from '../support/store.ts';
import { startWorld } from '../support/world/world.ts';
import { tell } from './document/figures.ts';

const TURNS = 20_000;
const MOST_MS = 110_000;
/** Until what is loaded late is loaded, and what is cached is cached. */
const WARM_UP = 1_000;
const AT_ONCE = 8;
const WORDS = ['help', 'status', 'hello', 'help'] as const;

const countsOf = z.object({ cpuMs: z.number(), rssMb: z.number() });

const world = await startWorld();
await world.stopBot();
const settings = settingsOf(world);
const members = world.people.filter(({ user }) => user.userType === 'Member');
const names = members.slice(0, AT_ONCE).map(({ user }) => user.displayName);
try {
  await turns();
  await embeddedStarts();
} finally {
  await world.dispose();
}

async function turns(): Promise<void> {
  const bot = startBotProcess(settings);
  try {
    world.teams.setBotEndpoint(await bot.endpoint());
    await said(WARM_UP, Infinity);
    const before = await inUse(bot);
    const often = await said(TURNS, performance.now() + MOST_MS);
    const after = await inUse(bot);
    const mb = (bytes: number): string => `${(bytes / 2 ** 20).toFixed(1)} MB`;
    tell({
      what: `the heap after ${often.toLocaleString('en')} turns, to what it was before them`,
      value: after / before,
      unit: '×',
      most: 1.1,
      note: `${mb(before)} → ${mb(after)} after garbage collection`,
    });
  } finally {
    bot.signal('SIGTERM');
    await bot.ended;
  }
}

/** @returns how many turns there was time for */
async function said(often: number, until: number): Promise<number> {
  let begun = 0;
  const one = async (name: string): Promise<void> => {
    while (begun < often && performance.now() < until) {
      const words = WORDS[begun % WORDS.length] ?? 'help';
      begun += 1;
      const { status } = await world.say(name, words);
      if (status >= 300) throw new Error(`A turn failed: ${status}`);
    }
  };
  const before = answers();
  await Promise.all(names.map(one));
  if (answers() - before < begun) throw new Error(`${begun} turns had only ${answers() - before} answers`);
  return begun;
}

function answers(): number {
  const chats = names.map((name) => world.teams.history(world.teams.personalChat(world.id(name))));
  return chats.flat().filter(({ fromBot }) => fromBot).length;
}

async function embeddedStarts(): Promise<void> {
  const folder = await mkdtemp(join(SCRATCH, 'bench-'));
  const others = Object.entries(settings).filter(([name]) => name !== 'DATABASE_URL');
  const embedded = { ...Object.fromEntries(others), DATA_DIR: folder };
  try {
    const first = await startCost(embedded);
    tell({ what: 'start on the embedded database, first: CPU', value: first.cpuMs / 1_000, unit: 's', most: 4 });
    const again = await startCost(embedded);
    tell({ what: 'the same, again: CPU', value: again.cpuMs / 1_000, unit: 's', most: 3 });
    tell({ what: 'resident memory on the embedded database', value: again.rssMb, unit: 'MB', most: 450 });
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function startCost(where: Settings): Promise<z.output<typeof countsOf>> {
  const bot = startBotProcess(where, '.', ['--import', resolve('test/bench/counters.ts'), ...NPM_START]);
  try {
    await bot.listens();
    return await new Promise((settle) => {
      bot.child.once('message', (message) => settle(countsOf.parse(message)));
      bot.child.send('counts');
    });
  } finally {
    bot.signal('SIGTERM');
    await bot.ended;
  }
}
