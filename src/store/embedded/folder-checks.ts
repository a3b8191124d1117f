/**
 * Why an embedded database cannot be opened. PGlite says "failed to initialize" to all of it, so what can be known is looked
 * at before, and nothing in the folder is touched.
 */
import { accessSync, constants, existsSync, readFileSync, readdirSync, statSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import { StartupError } from '../../telemetry/startup-error.ts';
import { crc32c } from './crc32c.ts';
import { reasonOf } from '../database/outage.ts';

/** The major version of PGlite's PostgreSQL. */
export const POSTGRES_VERSION = '18';
/** Two segments of the write-ahead log: with less, PostgreSQL may stop in the middle. */
const LEAST_FREE_BYTES = 32 * 1024 * 1024;
const RESTORE = 'Restore it from a backup, or move the folder away to begin with an empty database';

/**
 * Without which of the folders that initdb makes (PostgreSQL's source, src/bin/initdb/initdb.c, `subdirs`) it does not start.
 * Some are empty, and are lost by a backup that leaves out empty folders.
 */
const PARTS = [
  ...['global', 'global/pg_control', 'pg_wal', 'base', 'base/5', 'pg_xact', 'pg_multixact/offsets'],
  ...['pg_multixact/members', 'pg_commit_ts', 'pg_notify', 'pg_replslot', 'pg_twophase'],
];

/** @throws a `StartupError` where the folder is none, or cannot be written to; it may be missing yet */
export function checkFolder(dataDir: string): void {
  const parent = nearestThatExists(dataDir);
  if (!statSync(parent).isDirectory()) {
    throw new StartupError(`DATA_DIR (${dataDir}) is, or is in, a file (${parent}). Set DATA_DIR to a folder`);
  }
  checkAccess(parent, dataDir);
  const { bavail, bsize } = statfsSync(parent);
  const free = bavail * bsize;
  if (free < LEAST_FREE_BYTES) {
    throw new StartupError(
      `The disk of DATA_DIR (${dataDir}) is full: ${megabytes(free)} MB are free, ${megabytes(LEAST_FREE_BYTES)} MB are needed. Make room`,
    );
  }
}

/** @throws a `StartupError` where the database in `folder` is another version's or damaged */
export function checkDatabase(folder: string): void {
  if (!statSync(folder).isDirectory()) throw damaged(folder, 'it is a file');
  checkParts(folder, ['.', 'PG_VERSION']);
  const version = readFileSync(join(folder, 'PG_VERSION'), 'utf8').trim();
  if (version !== POSTGRES_VERSION) {
    throw new StartupError(
      `The embedded database in ${folder} is of PostgreSQL ${version.slice(0, 20) || '(nothing)'}, and could not be opened: this version of the bot needs ${POSTGRES_VERSION}. Use the version that made it, or move the folder away to begin with an empty database`,
    );
  }
  checkParts(folder, PARTS);
  const control = readFileSync(join(folder, 'global', 'pg_control'));
  if (!isSound(control)) throw damaged(folder, 'the control file (global/pg_control) is corrupt');
  const missing = missingSegment(control, join(folder, 'pg_wal'));
  if (missing !== undefined) throw damaged(folder, `the write-ahead log (pg_wal/${missing}) is missing`);
}

/** What else PGlite or the system said while it opened the database. */
export function notOpened(dataDir: string, cause: unknown): StartupError {
  if (cause instanceof StartupError) return cause;
  const reason = FROM_THE_SYSTEM[codeOf(cause)] ?? `it was refused (${reasonOf(cause)}). ${RESTORE}`;
  return new StartupError(`The embedded database in ${dataDir} could not be opened: ${reason}`, { cause });
}

const FROM_THE_SYSTEM: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full. Make room',
  EDQUOT: 'the disk quota is used up. Make room',
  EROFS: 'the file system is read-only. Set DATA_DIR to a folder that can be written to, or use DATABASE_URL',
  EACCES: 'this user may not write there. Let the folder belong to the user that the bot runs as',
  EPERM: 'this user may not write there. Let the folder belong to the user that the bot runs as',
};

function checkAccess(path: string, name: string): void {
  try {
    accessSync(path, constants.R_OK | constants.W_OK | (statSync(path).isDirectory() ? constants.X_OK : 0));
  } catch (cause) {
    throw notOpened(name, cause);
  }
}

function checkParts(folder: string, names: readonly string[]): void {
  for (const name of names) {
    if (!existsSync(join(folder, name))) throw damaged(folder, `${name} is missing`);
    checkAccess(join(folder, name), folder);
  }
}

function damaged(folder: string, what: string): StartupError {
  return new StartupError(`The embedded database in ${folder} could not be opened: ${what}. ${RESTORE}`);
}

function nearestThatExists(path: string): string {
  const up = join(path, '..');
  return existsSync(path) || up === path ? path : nearestThatExists(up);
}

/**
 * The control file is 8 KB, of which the first hundreds are used; their CRC-32C stands right behind them, and where that is
 * depends on the version (PostgreSQL's source, src/include/catalog/pg_control.h).
 */
function isSound(control: Buffer): boolean {
  if (control.length !== 8_192) return false;
  for (let end = 200; end <= 508; end += 4) {
    if (control.readUInt32LE(end) === crc32c(control.subarray(0, end))) return true;
  }
  return false;
}

/** The segment where recovery would begin, by the control file's `redo`. @returns its name where it is not there */
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
