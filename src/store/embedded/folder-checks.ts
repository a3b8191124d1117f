/**
 * Why an embedded database can't be opened. PGlite answers "failed to initialize" to every cause, so the folder is checked
 * first, without changing anything in it.
 */
import { accessSync, constants, existsSync, readFileSync, readdirSync, statSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import { StartupError } from '../../telemetry/startup-error.ts';
import { crc32c } from './crc32c.ts';
import { reasonOf } from '../database/outage.ts';

/** The major version of PostgreSQL in PGlite. */
export const POSTGRES_VERSION = '18';
/** Two segments of the write-ahead log: with less, PostgreSQL may panic in the middle of a statement. */
const LEAST_FREE_BYTES = 32 * 1024 * 1024;
const RESTORE = 'Restore it from a backup, or move the folder away to start with an empty database';

/**
 * The files and folders that PostgreSQL doesn't start without, of those that initdb creates (PostgreSQL's source,
 * src/bin/initdb/initdb.c, `subdirs`). Some folders are empty; a backup that skips empty folders loses them.
 */
const REQUIRED = [
  ...['global', 'global/pg_control', 'pg_wal', 'base', 'base/5', 'pg_xact', 'pg_multixact/offsets'],
  ...['pg_multixact/members', 'pg_commit_ts', 'pg_notify', 'pg_replslot', 'pg_twophase'],
];

/** @throws a `StartupError` if `dataDir` is no folder, or can't be written to. It may not exist yet. */
export function checkFolder(dataDir: string): void {
  const parent = nearestExisting(dataDir);
  if (!statSync(parent).isDirectory()) {
    throw new StartupError(`DATA_DIR (${dataDir}) is a file, or in one (${parent}). Set DATA_DIR to a folder`);
  }
  checkAccess(parent, dataDir);
  const { bavail, bsize } = statfsSync(parent);
  const free = bavail * bsize;
  if (free < LEAST_FREE_BYTES) {
    throw new StartupError(
      `The disk of DATA_DIR (${dataDir}) is full: ${megabytes(free)} MB free, ${megabytes(LEAST_FREE_BYTES)} MB needed. Free up space`,
    );
  }
}

/** @throws a `StartupError` if the database in `folder` is damaged, or another PostgreSQL version's */
export function checkDatabase(folder: string): void {
  if (!statSync(folder).isDirectory()) throw damaged(folder, 'it is a file');
  checkExist(folder, ['.', 'PG_VERSION']);
  const version = readFileSync(join(folder, 'PG_VERSION'), 'utf8').trim();
  if (version !== POSTGRES_VERSION) {
    throw new StartupError(
      `The embedded database in ${folder} could not be opened: PostgreSQL ${version.slice(0, 20) || '(unknown)'} created it, and this version of the bot needs ${POSTGRES_VERSION}. Use the version that created it, or move the folder away to start with an empty database`,
    );
  }
  checkExist(folder, REQUIRED);
  const control = readFileSync(join(folder, 'global', 'pg_control'));
  if (!isSound(control)) throw damaged(folder, 'the control file (global/pg_control) is corrupt');
  const missing = missingSegment(control, join(folder, 'pg_wal'));
  if (missing !== undefined) throw damaged(folder, `the write-ahead log (pg_wal/${missing}) is missing`);
}

/** The `StartupError` for what PGlite or the system reported while it opened the database. */
export function asStartupError(dataDir: string, cause: unknown): StartupError {
  if (cause instanceof StartupError) return cause;
  const reason = FROM_THE_SYSTEM[codeOf(cause)] ?? `${reasonOf(cause)}. ${RESTORE}`;
  return new StartupError(`The embedded database in ${dataDir} could not be opened: ${reason}`, { cause });
}

const FROM_THE_SYSTEM: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full. Free up space',
  EDQUOT: 'the disk quota is used up. Free up space',
  EROFS: 'the file system is read-only. Set DATA_DIR to a writable folder, or use DATABASE_URL',
  EACCES: 'this user may not write there. Make the user that runs the bot the owner of the folder',
  EPERM: 'this user may not write there. Make the user that runs the bot the owner of the folder',
};

function checkAccess(path: string, name: string): void {
  try {
    accessSync(path, constants.R_OK | constants.W_OK | (statSync(path).isDirectory() ? constants.X_OK : 0));
  } catch (cause) {
    throw asStartupError(name, cause);
  }
}

function checkExist(folder: string, names: readonly string[]): void {
  for (const name of names) {
    if (!existsSync(join(folder, name))) throw damaged(folder, `${name} is missing`);
    checkAccess(join(folder, name), folder);
  }
}

function damaged(folder: string, what: string): StartupError {
  return new StartupError(`The embedded database in ${folder} could not be opened: ${what}. ${RESTORE}`);
}

function nearestExisting(path: string): string {
  const up = join(path, '..');
  return existsSync(path) || up === path ? path : nearestExisting(up);
}

/**
 * Checks the control file: 8 KB, of which the first few hundred bytes are used. Their CRC-32C follows directly, at an offset
 * that depends on the version (PostgreSQL's source, src/include/catalog/pg_control.h).
 */
function isSound(control: Buffer): boolean {
  if (control.length !== 8_192) return false;
  for (let end = 200; end <= 508; end += 4) {
    if (control.readUInt32LE(end) === crc32c(control.subarray(0, end))) return true;
  }
  return false;
}

/** @returns the name of the segment that recovery would start from (the control file's `redo`), if it is missing */
function missingSegment(control: Buffer, folder: string): string | undefined {
  const segments = readdirSync(folder).filter((name) => /^[0-9A-F]{24}$/.test(name));
  const [any] = segments;
  if (any === undefined) return '*';
  const size = BigInt(statSync(join(folder, any)).size);
  if (size < 1_048_576n) return any;
  const number = control.readBigUInt64LE(REDO) / size;
  const perFile = 0x1_0000_0000n / size;
  const parts = [BigInt(control.readUInt32LE(TIMELINE)), number / perFile, number % perFile];
  const name = parts.map((part) => part.toString(16).toUpperCase().padStart(8, '0')).join('');
  return segments.includes(name) ? undefined : name;
}

/** Offsets in the control file: system identifier, versions, state and time, the checkpoint's place, then its copy. */
const REDO = 40;
const TIMELINE = 48;

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

function megabytes(bytes: number): number {
  return Math.floor(bytes / (1024 * 1024));
}
