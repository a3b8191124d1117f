/** The bot as `npm start` runs it, in its own process: to be called, measured, attacked, suspended, stopped and killed. */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import type { World } from '../world/world.ts';

export type Settings = Readonly<Record<string, string>>;
export type Ending = readonly [code: number | null, signal: NodeJS.Signals | null];

const line = z.looseObject({ level: z.number(), msg: z.string() });
export type Line = z.output<typeof line>;
const ERROR = 50;
const listening = z.object({ msg: z.literal('Listening'), port: z.number() });
const usage = z.object({ rss: z.number(), heapUsed: z.number(), external: z.number(), arrayBuffers: z.number() });

const manifest = z.object({ scripts: z.object({ start: z.string().startsWith('node ') }) });
/** What `npm start` tells Node: V8's flags, then the file. */
export const NPM_START: readonly string[] = manifest
  .parse(JSON.parse(readFileSync('package.json', 'utf8')))
  .scripts.start.split(' ')
  .slice(1)
  .map((word) => (word.startsWith('--') ? word : resolve(word)));

/** What the process does on command, besides being the bot. */
const ON_MESSAGE = `
  process.on('message', (message) => {
    if (message === 'measure') { globalThis.gc(); process.send(process.memoryUsage()); }
    if (message === 'throw') setImmediate(() => { throw new Error('Thrown on purpose'); });
    if (message === 'reject') Promise.reject(new Error('Rejected on purpose'));
  });`;

export type BotProcess = {
  readonly child: ChildProcess;
  /** What it has logged so far. */
  readonly lines: readonly Line[];
  /** Resolves with the first line from now on that says this. */
  logs(msg: string): Promise<Line>;
  /** What it has written to standard error so far. */
  said(): string;
  /** What it has logged as errors so far. */
  errors(): readonly Line[];
  /** The port it listens on. @throws if it ends before that */
  listens(): Promise<number>;
  /** Where it receives activities. @throws as `listens` */
  endpoint(): Promise<string>;
  readonly ended: Promise<Ending>;
  /** False from the moment it is killed, and while it is suspended. */
  isAlive(): boolean;
  /** Bytes in use after garbage collection: `heapUsed` with its external memory, and `rss`, which never shrinks much. */
  measure(): Promise<z.output<typeof usage>>;
  tell(message: 'throw' | 'reject'): void;
  signal(name: NodeJS.Signals): void;
  /** Kills it at once, as a power cut does. @returns when it is gone */
  kill(): Promise<Ending>;
  /** Suspends it between two instructions, as a suspended machine does. @returns when it is resumed */
  hold(): Promise<unknown>;
  release(): void;
};

/**
 * Bytes that the process still holds more than `before`. Connections that were cut a moment ago keep their buffers until
 * Node has closed them, and nothing tells when: what is held is the least of several looks.
 */
export async function grownSince(before: number, bot: Pick<BotProcess, 'measure'>, enough: number): Promise<number> {
  let least = Infinity;
  for (let looks = 0; looks < 10 && least >= enough; looks += 1) {
    if (looks > 0) await wait(500);
    least = Math.min(least, (await inUse(bot)) - before);
  }
  return least;
}

/** The heap in use and its external memory, in bytes. */
export async function inUse(bot: Pick<BotProcess, 'measure'>): Promise<number> {
  const { heapUsed, external } = await bot.measure();
  return heapUsed + external;
}

/**
 * `npm start` with these settings and nothing else from our environment.
 * @param folder where it works and keeps temporary files @param run what Node is to run instead
 */
export function startBotProcess(settings: Settings, folder = '.', run = NPM_START): BotProcess {
  const { PATH = '' } = process.env;
  const preload = `data:text/javascript,${encodeURIComponent(ON_MESSAGE)}`;
  const child = spawn(process.execPath, ['--expose-gc', '--import', preload, ...run], {
    cwd: folder,
    env: { PATH, ...(folder === '.' ? {} : { TMPDIR: folder }), ...settings },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const { stdout, stderr } = child;
  assert.ok(stdout && stderr);
  const lines: Line[] = [];
  const hears = new EventEmitter();
  const said: string[] = [];
  const port = Promise.withResolvers<number>();
  port.promise.catch(() => undefined);
  const released = Promise.withResolvers<unknown>();
  let held = false;
  let killed = false;
  createInterface({ input: stdout }).on('line', (text) => {
    const entry: unknown = killed ? whole(text) : JSON.parse(text);
    if (entry === undefined) return;
    lines.push(line.parse(entry));
    hears.emit('line', lines.at(-1));
    const { data } = listening.safeParse(entry);
    if (data !== undefined) port.resolve(data.port);
  });
  stderr.on('data', (chunk: Buffer) => void said.push(chunk.toString()));
  const ended = new Promise<Ending>((settle) => {
    child.once('close', (code, signal) => {
      port.reject(new Error(`It ended before it listened: ${said.join('')}${JSON.stringify(lines)}`));
      settle([code, signal]);
    });
  });
  return {
    child,
    lines,
    logs: (msg) =>
      new Promise((settle) => {
        hears.on('line', (entry: Line) => {
          if (entry.msg === msg) settle(entry);
        });
      }),
    said: () => said.join(''),
    errors: () => lines.filter(({ level }) => level >= ERROR),
    listens: () => port.promise,
    endpoint: async () => `http://127.0.0.1:${await port.promise}/api/messages`,
    ended,
    isAlive: () => !held && !child.killed && child.exitCode === null && child.signalCode === null,
    measure: () =>
      new Promise((settle, fail) => {
        const over = (): void => fail(new Error('The process ended'));
        child.once('exit', over);
        child.once('message', (message) => {
          child.off('exit', over);
          settle(usage.parse(message));
        });
        child.send('measure');
      }),
    tell: (message) => void child.send(message),
    signal: (name) => void child.kill(name),
    kill() {
      killed = true;
      child.kill('SIGKILL');
      return ended;
    },
    hold() {
      held = true;
      suspend(child, 'SIGSTOP');
      return released.promise;
    },
    release() {
      held = false;
      suspend(child, 'SIGCONT');
      released.resolve(undefined);
    },
  };
}

/** `child.kill` treats every signal as the end. */
function suspend({ pid }: ChildProcess, name: 'SIGSTOP' | 'SIGCONT'): void {
  if (pid !== undefined) process.kill(pid, name);
}

/** A killed process may have cut its last line off. */
function whole(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Every setting of a production start, with the local stand-ins in place of Microsoft's services. */
export function settingsOf({ config, teams, directory }: World): Record<string, string> {
  const { identity, channel, databaseUrl, dataDir, secretKeys, serviceUrlHosts } = config;
  assert.ok(channel);
  return {
    ...channel,
    PORT: '0',
    MicrosoftAppId: identity.appId,
    MicrosoftAppType: 'UserAssignedMSI',
    MicrosoftAppTenantId: identity.tenantId,
    GRAPH_BASE_URL: directory.url,
    SERVICE_URL_HOSTS: serviceUrlHosts.join(','),
    ...(databaseUrl === null ? { DATA_DIR: resolve(dataDir) } : { DATABASE_URL: databaseUrl }),
    SECRET_KEY: secretKeys.map((key) => key.toString('base64')).join(','),
    IDENTITY_CODE: 'off',
    IDENTITY_ENDPOINT: teams.identityEndpoint,
    IDENTITY_HEADER: teams.identityHeader,
  };
}
