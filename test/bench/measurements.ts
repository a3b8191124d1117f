/**
 * `npm run measurements`: runs the parts of the bench one after the other, each for no longer than it may take, and writes
 * `docs/measurements.md` and its pictures. Needs TEST_DATABASE_URL. `-- turns growth` runs only these and writes nothing.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { type Machine, type Part, picture, written } from './document/document.ts';
import { type Figure, figureSchema } from './document/figures.ts';

type Plan = Omit<Part, 'figures' | 'trouble'> & {
  readonly file: string;
  readonly args?: readonly string[];
  readonly mostSeconds: number;
};

const PLANS: readonly Plan[] = [
  {
    name: 'turns',
    title: 'Turns, start and an idle instance',
    about:
      'The bot on PostgreSQL beside an echo bot of the same stack (`test/bench/echo-bot.ts`), which gets the same activities in the same run: A B A B. CPU is user and system time of the process alone; both load the counter of statements, and with it `pg`. Goals in ms were set where the echo bot took 1.8 ms, and are given as ratios to it. Operations are counted from the last word or click; each guest asks once, after 60 others. `test/journeys/trouble/budget.test.ts` holds the counts.',
    command: 'npm run bench:turns',
    file: 'turns.ts',
    mostSeconds: 180,
  },
  {
    name: 'clicks',
    title: 'Clicks and typing',
    about:
      'What someone who is locked out presses and types from their first word to their new password, and what their approver does, with default settings. A choice is a click; a message or a field is typed; what is filled in or may stay empty is neither. Before: at commit a3fa3cb, where the form for one’s own password still demanded a reason.',
    command: 'npm run bench:clicks',
    file: 'clicks.ts',
    mostSeconds: 60,
  },
  {
    name: 'slow-graph',
    title: 'A slow Microsoft Graph',
    about:
      'How long people wait until their click or message is answered while every call to Graph takes so long, one after the other. With so few, p99 is the longest.',
    command: 'npm run bench:slow -- 20',
    file: 'slow-graph.ts',
    args: ['20'],
    mostSeconds: 240,
  },
  {
    name: 'saves',
    title: 'Several instances',
    about:
      'Saves of new requests on one PostgreSQL by processes that wait for the same end of the audit trail, in turns.',
    command: 'npm run bench',
    file: 'index.ts',
    mostSeconds: 120,
  },
  {
    name: 'growth',
    title: 'Growth',
    about:
      'The median time of an operation of the store in PostgreSQL with more requests, and twice as many audit entries, to that with 1,000. The databases take turns, operation by operation; people and accounts looked up have no request yet.',
    command: 'node test/bench/growth.ts',
    file: 'growth.ts',
    mostSeconds: 240,
  },
  {
    name: 'memory',
    title: 'Memory, and the embedded database',
    about:
      'Messages of eight people at once (`help`, `status`, and one that is not understood), on PostgreSQL; then two starts, the first in an empty folder, with the prepared database in `node_modules/.cache`.',
    command: 'node test/bench/memory.ts',
    file: 'memory.ts',
    mostSeconds: 200,
  },
];

const DOCUMENT = 'docs/measurements.md';
const wanted = process.argv.slice(2);
const server = process.env['TEST_DATABASE_URL'];
if (server === undefined) throw new Error('The measurements need PostgreSQL: set TEST_DATABASE_URL');

const parts: Part[] = [];
for (const plan of PLANS) if (wanted.length === 0 || wanted.includes(plan.name)) parts.push(await measured(plan));
if (wanted.length === 0) {
  writeFileSync(DOCUMENT, written(readFileSync(DOCUMENT, 'utf8'), await machineWith(server), parts));
  for (const part of parts) writeFileSync(`docs/measurements-${part.name}.svg`, picture(part));
}
if (parts.some(({ trouble }) => trouble !== undefined)) process.exitCode = 1;

async function measured(plan: Plan): Promise<Part> {
  const { name, title, about, command, file, args = [], mostSeconds } = plan;
  process.stdout.write(`\n${title}\n`);
  const figures: Figure[] = [];
  // In a group of its own, so that what it starts ends with it.
  const child = fork(join(import.meta.dirname, file), args, {
    detached: true,
    execArgv: ['--disable-warning=ExperimentalWarning'],
  });
  const stop = (): void => {
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGTERM');
  };
  const interrupt = (): void => {
    stop();
    process.exit(130);
  };
  process.once('SIGINT', interrupt);
  child.on('message', (message) => figures.push(figureSchema.parse(message)));
  const timer = setTimeout(stop, mostSeconds * 1_000);
  await once(child, 'close');
  clearTimeout(timer);
  process.off('SIGINT', interrupt);
  const how = child.signalCode === null ? 'it failed' : `it was stopped after ${mostSeconds} s`;
  const trouble = child.exitCode === 0 ? undefined : `${how}, and measured only what stands in its table`;
  return { name, title, about, command, figures, trouble };
}

async function machineWith(databaseUrl: string): Promise<Machine> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ server_version: string }>('show server_version');
    const [postgres = 'unknown'] = (rows[0]?.server_version ?? '').split(' ');
    return {
      cores: cpus().length,
      memoryGb: Math.round(totalmem() / 2 ** 30),
      node: process.versions.node,
      postgres,
      date: new Date().toISOString().slice(0, 10),
    };
  } finally {
    await client.end();
  }
}
