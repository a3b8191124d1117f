import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { StartupError } from '../../telemetry/startup-error.ts';

const SQLITE_BUSY = 5;

export class FolderInUse extends StartupError {
  constructor(folder: string, options: ErrorOptions) {
    super(`DATA_DIR is in use by another process: ${folder}`, options);
    this.name = 'FolderInUse';
  }
}

/**
 * Locks a folder for this process until `release` or the end of the process, however it ends. PGlite has no such guard, and
 * two instances on one folder destroy the database. The lock is that of an empty SQLite file: the operating system frees it
 * when its holder is killed; a file with a process ID would remain.
 * @throws `FolderInUse` if another process, or this one, already holds the folder
 */
export function lockFolder(folder: string): { release(): void } {
  const file = new DatabaseSync(join(folder, 'lock'), { timeout: 0 });
  try {
    file.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    file.close();
    if (!isBusy(error)) throw error;
    throw new FolderInUse(folder, { cause: error });
  }
  return { release: () => file.close() };
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY;
}
