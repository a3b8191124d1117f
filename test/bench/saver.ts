/** One instance of `saves.ts`: opens the store, and saves for as long as it is told, several requests at a time. */
import { z } from 'zod';
import { createLog } from '../../src/telemetry/log.ts';
import { openStore } from '../../src/store/store.ts';
import { aRequest, creation } from '../store/support/samples.ts';
import { signer } from '../support/store.ts';

/** As many turns and jobs as one instance may have under way. */
const AT_ONCE = 8;

const [, , databaseUrl = '', dataDir = ''] = process.argv;
const store = await openStore({ databaseUrl, dataDir, log: createLog({ level: 'silent' }), signer });

process.on('message', (message) => {
  const until = performance.now() + z.number().parse(message);
  void Promise.all(Array.from({ length: AT_ONCE }, () => savesUntil(until))).then((counts) => {
    process.send?.(counts.reduce((sum, count) => sum + count, 0));
  });
});
process.on('disconnect', () => void store.close());
process.send?.('ready');

async function savesUntil(moment: number): Promise<number> {
  let saved = 0;
  for (; performance.now() < moment; saved += 1) {
    const request = aRequest();
    const result = await store.requests.save(
      creation(request, [{ name: 'expire', request: request.id, at: request.expiresAt }]),
    );
    if (result !== 'saved') throw new Error(result);
  }
  return saved;
}
