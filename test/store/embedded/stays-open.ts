/** A process that opens a store in the given folder, stores one request, prints its ID, and runs until it is killed. */
import { createLog } from '../../../src/telemetry/log.ts';
import { openStore } from '../../../src/store/store.ts';
import { signer } from '../../support/store.ts';
import { aRequest, creation } from '../support/samples.ts';

const [, , dataDir] = process.argv;
if (dataDir === undefined) throw new Error('usage: stays-open.ts <folder>');
const store = await openStore({ dataDir, log: createLog({ level: 'silent' }), signer });
const request = aRequest();
await store.requests.save(creation(request, [{ name: 'look-up', request: request.id }]));
process.stdout.write(`${request.id}\n`);
setInterval(() => undefined, 60_000);
