/**
 * Prepares an empty embedded database in `node_modules/.cache`, so that the first start of the sandbox and the tests is
 * as fast as later ones. `npm install` runs it; if it fails, the first start prepares the database instead.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLog } from '../telemetry/log.ts';
import { openDatabase } from '../store/database/open-database.ts';

const folder = await mkdtemp(join(tmpdir(), 'password-reset-'));
try {
  const database = await openDatabase({ dataDir: folder, log: createLog({ level: 'silent' }) });
  await database.close();
} catch {
  // The first start that needs the database reports the error.
} finally {
  await rm(folder, { recursive: true, force: true });
}
