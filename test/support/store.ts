/** Fresh stores for tests: on PostgreSQL if TEST_DATABASE_URL is set, otherwise embedded in a temporary folder. */
import { randomBytes } from 'node:crypto';
import { accessSync, constants, statfsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { createAuditSigner } from '../../src/crypto/audit-signer.ts';
import { type Log, createLog } from '../../src/telemetry/log.ts';
import { type Store, openStore } from '../../src/store/store.ts';

const SERVER = process.env['TEST_DATABASE_URL'];
/** The secret key that signs the tests' audit trails. */
export const SECRET = Buffer.alloc(32, 7);
export const signer = createAuditSigner([SECRET]);
const silent = createLog({ level: 'silent' });

/**
 * A database is a thousand files that live for seconds. In memory, where Linux offers enough of it as a folder, they cost a
 * tenth of what a disk's file system takes to make and delete them.
 */
const ENOUGH_BYTES = 1024 ** 3;
export const SCRATCH = hasRoom('/dev/shm') ? '/dev/shm' : tmpdir();

export type FreshDatabase = { databaseUrl?: string; dataDir: string; drop: () => Promise<void> };

/** An empty database, to be dropped by the caller after its last store is closed. */
export async function freshDatabase(): Promise<FreshDatabase> {
  const dataDir = await mkdtemp(join(SCRATCH, 'password-reset-'));
  const removeFolder = () => rm(dataDir, { recursive: true, force: true });
  if (SERVER === undefined) return { dataDir, drop: removeFolder };
  const name = `test_${randomBytes(8).toString('hex')}`;
  await onServer(SERVER, `create database ${name}`);
  const url = new URL(SERVER);
  url.pathname = `/${name}`;
  const drop = async () => {
    await onServer(SERVER, `drop database ${name} with (force)`);
    await removeFolder();
  };
  return { databaseUrl: url.href, dataDir, drop };
}

export type TestStore = Store & {
  /** Closes the store and drops its database. */
  dispose: () => Promise<void>;
  /** Closes the store and opens the same data again, as a restart does. `dispose` then closes the new one. */
  again: () => Promise<Store>;
};

/** A store on a fresh database. */
export async function openTestStore(log: Log = silent): Promise<TestStore> {
  const { drop, ...where } = await freshDatabase();
  let store = await openStore({ ...where, log, signer });
  return {
    ...store,
    dispose: async () => {
      await store.close();
      await drop();
    },
    again: async () => {
      await store.close();
      store = await openStore({ ...where, log, signer });
      return store;
    },
  };
}

function hasRoom(folder: string): boolean {
  try {
    const { bavail, bsize } = statfsSync(folder);
    accessSync(folder, constants.W_OK);
    return bavail * bsize >= ENOUGH_BYTES;
  } catch {
    return false;
  }
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
