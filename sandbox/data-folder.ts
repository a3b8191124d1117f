/** Where the sandbox keeps its data, for one sandbox at a time. */
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FolderInUse, lockFolder } from '../src/store/embedded/folder-lock.ts';

export type DataFolder = {
  /** Is there nothing in it yet? */
  readonly empty: boolean;
  /** The same at every start, so that a password sealed before a restart can be opened after it. */
  readonly secretKey: string;
  /** The bot's own data. */
  readonly bot: string;
  readonly chats: string;
  /** Remembers the sandbox's address, for whoever starts another. */
  listensAt(url: string): void;
  release(): void;
};

/** Another sandbox has the folder. */
export type Taken = {
  /** Undefined while that one is starting. */
  readonly runningAt: string | undefined;
};

const LOCK = 'lock';

/**
 * Takes the folder for this process, until it is released or the process ends.
 * @param options.fresh removes what is in it, except the lock, which the sandbox that runs may hold
 */
export function takeDataFolder(folder: string, options: { readonly fresh: boolean }): DataFolder | Taken {
  mkdirSync(folder, { recursive: true });
  const address = join(folder, 'address');
  const lock = lockUnlessTaken(folder);
  if (lock === undefined) return { runningAt: existsSync(address) ? readFileSync(address, 'utf8') : undefined };
  const old = options.fresh ? readdirSync(folder).filter((name) => !name.startsWith(LOCK)) : [address];
  for (const name of old) rmSync(join(folder, name), { recursive: true, force: true });
  const bot = join(folder, 'bot');
  return {
    empty: !existsSync(bot),
    secretKey: secretKey(join(folder, 'secret.key')),
    bot,
    chats: join(folder, 'chats.json'),
    listensAt: (url) => writeFileSync(address, url),
    release: () => lock.release(),
  };
}

function lockUnlessTaken(folder: string): ReturnType<typeof lockFolder> | undefined {
  try {
    return lockFolder(folder);
  } catch (error) {
    if (error instanceof FolderInUse) return undefined;
    throw error;
  }
}

function secretKey(file: string): string {
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString('base64'), { mode: 0o600 });
  return readFileSync(file, 'utf8');
}
