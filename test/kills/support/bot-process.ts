/** The bot as a process of its own, started as `npm start` does it, to be killed. */
import { type ChildProcess, spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { z } from 'zod';

const line = z.object({ level: z.number() });
const listening = z.object({ msg: z.literal('Listening'), port: z.number() });
const ERROR = 50;
/** Starts are most of what a kill costs, and a start is mostly compiling. */
const COMPILE_CACHE = join(tmpdir(), 'password-reset-kills-compiled');

export type BotProcess = {
  /** Where it takes activities, once it does; rejected where it ended before. */
  readonly endpoint: Promise<string>;
  /** What it logged as an error so far. */
  readonly errors: readonly string[];
  readonly ended: Promise<void>;
  /** False from the moment it is killed, and while it is held. */
  isAlive(): boolean;
  /** Ends it at once, as a power cut does. @returns when it is gone */
  kill(): Promise<void>;
  /** Stops it between two instructions, as a machine does that is frozen. @returns when it is released */
  hold(): Promise<unknown>;
  release(): void;
};

/** Environment variables. */
export type Settings = Readonly<Record<string, string>>;

/** `npm start` with these settings. */
export function startBotProcess(settings: Settings): BotProcess {
  const child = node(['src/index.ts'], settings);
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const errors: string[] = [];
  const endpoint = listens(child, errors);
  const released = Promise.withResolvers<unknown>();
  let held = false;
  endpoint.catch(() => undefined);
  return {
    endpoint,
    errors,
    ended,
    isAlive: () => !held && !child.killed && child.exitCode === null && child.signalCode === null,
    kill() {
      child.kill('SIGKILL');
      return ended;
    },
    hold() {
      held = true;
      signal(child, 'SIGSTOP');
      return released.promise;
    },
    release() {
      held = false;
      signal(child, 'SIGCONT');
      released.resolve(undefined);
    },
  };
}

/** `child.kill` takes every signal for the end. */
function signal({ pid }: ChildProcess, name: NodeJS.Signals): void {
  if (pid !== undefined) process.kill(pid, name);
}

/** Runs one of our commands to its end. @returns its status and what it said */
export async function runCommand(args: string[], settings: Settings): Promise<{ code: number | null; said: string }> {
  const child = node(args, settings);
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  if (child.stdout === null) throw new Error('The process has no output');
  const [said, code] = await Promise.all([text(child.stdout), ended]);
  return { code, said };
}

/** Node with these settings and nothing else of our environment. */
function node(args: string[], settings: Settings): ChildProcess {
  const { PATH = '' } = process.env;
  return spawn(process.execPath, args, {
    env: { PATH, NODE_COMPILE_CACHE: COMPILE_CACHE, ...settings },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

/** Reads what it says: where it listens, and its errors. */
function listens({ stdout }: ChildProcess, errors: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    if (stdout === null) throw new Error('The process has no output');
    createInterface({ input: stdout })
      .on('line', (said) => {
        const entry = parsed(said);
        if ((line.safeParse(entry).data?.level ?? 0) >= ERROR) errors.push(said);
        const { data } = listening.safeParse(entry);
        if (data !== undefined) resolve(`http://127.0.0.1:${data.port}/api/messages`);
      })
      .once('close', () => reject(new Error(`The bot ended before it listened. ${errors.join('\n')}`)));
  });
}

/** The last line of a killed process may be a part of one. */
function parsed(said: string): unknown {
  try {
    return JSON.parse(said);
  } catch {
    return undefined;
  }
}
