/** The bot in its own process, started as `npm start` does, to be killed. */
import { type ChildProcess, spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { z } from 'zod';

const line = z.object({ level: z.number() });
const listening = z.object({ msg: z.literal('Listening'), port: z.number() });
const ERROR = 50;
/** A kill costs mostly the starts, and a start costs mostly compiling. */
const COMPILE_CACHE = join(tmpdir(), 'password-reset-kills-compiled');

export type BotProcess = {
  /** Where it receives activities, once it does; rejected if it exits first. */
  readonly endpoint: Promise<string>;
  /** What it has logged as errors so far. */
  readonly errors: readonly string[];
  readonly ended: Promise<void>;
  /** False from the moment it is killed, and while it is suspended. */
  isAlive(): boolean;
  /** Kills it at once, as a power cut does. @returns when it is gone */
  kill(): Promise<void>;
  /** Suspends it between two instructions, as a suspended machine does. @returns when it is resumed */
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

/** `child.kill` treats every signal as the end. */
function signal({ pid }: ChildProcess, name: NodeJS.Signals): void {
  if (pid !== undefined) process.kill(pid, name);
}

/** Runs one of our commands to its end. @returns its status and output */
export async function runCommand(args: string[], settings: Settings): Promise<{ code: number | null; said: string }> {
  const child = node(args, settings);
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  if (child.stdout === null) throw new Error('The process has no output');
  const [said, code] = await Promise.all([text(child.stdout), ended]);
  return { code, said };
}

/** Node with these settings and nothing else from our environment. */
function node(args: string[], settings: Settings): ChildProcess {
  const { PATH = '' } = process.env;
  return spawn(process.execPath, args, {
    env: { PATH, NODE_COMPILE_CACHE: COMPILE_CACHE, ...settings },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

/** Reads its log: where it listens, and its errors. */
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

/** A killed process may have cut its last line off. */
function parsed(said: string): unknown {
  try {
    return JSON.parse(said);
  } catch {
    return undefined;
  }
}
