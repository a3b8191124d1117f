/**
 * Prepares an empty embedded database under `node_modules/.cache`, so that the first start of the sandbox and of the tests
 * is as quick as every other. `npm install` runs it; where it cannot, the first start does the same.
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
  // The start that needs one will say why.
} finally {
  await rm(folder, { recursive: true, force: true });
}
