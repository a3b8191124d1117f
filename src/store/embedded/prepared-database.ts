/**
 * A template of an empty embedded database: made once, then copied, because making one takes ten times as long as opening it.
 * It is kept in `node_modules/.cache`, and holds tables and queues, but no data. If it can't be kept, or is damaged, a first
 * start takes longer and nothing else changes.
 */
import { type Hash, createHash, randomUUID } from 'node:crypto';
import {
  closeSync,
  fstatSync,
  globSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  readdirSync,
  rmSync,
  statSync,
  utimesSync,
  writeSync,
} from 'node:fs';
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { findPackageJSON } from 'node:module';
import { dirname, join, resolve } from 'node:path';

const PGLITE = '@electric-sql/pglite';
const DATABASE = 'pgdata';
const CHECKSUM = 'sha256';
/** Raised when the checksum changes, so that two versions don't keep replacing each other's template. */
const FORMAT = 2;
const UNUSED_MS = 7 * 86_400_000;

/** Makes an empty database in a folder that doesn't exist yet. */
export type Make = (folder: string) => Promise<void>;

/**
 * The folder of the template. Its name is a hash of what the template was made from: packages, migrations and queues. Every
 * start migrates its database, so anything that the hash leaves out only costs time.
 * @param queues the settings of the job queues
 * @throws if packages and migrations aren't on disk, as in a bundle
 */
export function preparedPlace(queues: unknown): string {
  const pglite = packageFile(PGLITE);
  const migrations = globSync(join(import.meta.dirname, '..', 'migrations', '*.ts')).sort();
  if (migrations.length === 0) throw new Error('The migrations are not on disk');
  const madeFrom = [pglite, packageFile('pg-boss'), ...migrations].map((file) => readFileSync(file, 'utf8'));
  const key = createHash('sha256')
    .update(JSON.stringify([FORMAT, madeFrom, queues]))
    .digest('hex')
    .slice(0, 16);
  return resolve(dirname(pglite), '../../.cache/password-reset', key);
}

/**
 * Puts an empty database into `folder`: a copy of the template at `place`, which is made if it is missing or damaged.
 * Several processes may do this at once.
 * @throws what `make` throws
 */
export async function placeEmptyDatabase(folder: string, make: Make, place: () => string): Promise<void> {
  try {
    const prepared = place();
    if (copyIntact(prepared, folder)) return;
    await prepare(prepared, make);
    if (copyIntact(prepared, folder)) return;
  } catch {
    // The template can't be kept here, or can't be made: then `make` says why.
  }
  await make(folder);
}

/** Makes the template under another name and renames it, so that a killed process leaves no half-made one. */
async function prepare(place: string, make: Make): Promise<void> {
  const unfinished = `${place}.${randomUUID()}`;
  await mkdir(unfinished, { recursive: true });
  try {
    await removeUnused(dirname(place));
    await make(join(unfinished, DATABASE));
    await writeFile(join(unfinished, CHECKSUM), visit(join(unfinished, DATABASE)));
    await rm(place, { recursive: true, force: true });
    // If another process was faster, its template is as good.
    await rename(unfinished, place).catch(() => undefined);
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
}

/** @returns whether the template exists and the copy matches its checksum; if not, `folder` is left as before */
function copyIntact(place: string, folder: string): boolean {
  try {
    const checksum = readFileSync(join(place, CHECKSUM), 'utf8');
    if (visit(join(place, DATABASE), folder) !== checksum) throw new Error('The template is damaged');
  } catch {
    rmSync(folder, { recursive: true, force: true });
    return false;
  }
  markUsed(place);
  return true;
}

function markUsed(place: string): void {
  try {
    utimesSync(place, new Date(), new Date());
  } catch {
    // A read-only cache isn't cleaned up either.
  }
}

/**
 * Reads every file in a folder, and copies the folder to `copy` in the same pass.
 * @returns the checksum of all names and contents
 */
function visit(folder: string, copy?: string): string {
  const hash = createHash('sha256');
  for (const entry of ['', ...readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()]) {
    const from = join(folder, entry);
    const to = copy === undefined ? undefined : join(copy, entry);
    hash.update(JSON.stringify(entry));
    if (!statSync(from).isDirectory()) readThrough(from, to, hash);
    else if (to !== undefined) mkdirSync(to, { mode: 0o700 });
  }
  return hash.digest('hex');
}

/** One buffer for every read: new ones for forty megabytes in a thousand files cost more garbage collection than disk time. */
const chunk = Buffer.alloc(256 * 1024);

function readThrough(from: string, to: string | undefined, hash: Hash): void {
  const source = openSync(from, 'r');
  const target = to === undefined ? undefined : openSync(to, 'wx', 0o600);
  try {
    for (let length = readSync(source, chunk); length > 0; length = readSync(source, chunk)) {
      const part = chunk.subarray(0, length);
      hash.update(part);
      if (target !== undefined) writeSync(target, part);
    }
    hash.update(`${fstatSync(source).size}`);
  } finally {
    closeSync(source);
    if (target !== undefined) closeSync(target);
  }
}

/** Removes the templates of earlier versions, and what killed processes left. */
async function removeUnused(cache: string): Promise<void> {
  for (const name of await readdir(cache)) {
    // Another process may have renamed its template by now.
    const used = statSync(join(cache, name), { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
    if (Date.now() - used > UNUSED_MS) await rm(join(cache, name), { recursive: true, force: true });
  }
}

function packageFile(name: string): string {
  const file = findPackageJSON(name, import.meta.url);
  if (file === undefined) throw new Error(`The package ${name} is not on disk`);
  return file;
}
