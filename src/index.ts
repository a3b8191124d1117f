/** `npm start`: reads the settings, starts the service, stops it on a signal. */
import { configOrExit } from './config.ts';
import { createLog } from './log.ts';
import { startService } from './service.ts';
import { StartupError } from './startup-error.ts';

const config = configOrExit();
const log = createLog();

process.on('unhandledRejection', (error) => log.error({ error }, 'A promise was rejected and nobody looked'));

const service = await startService(config, log).catch((error: unknown) => {
  log.error({ error }, `The service could not start${error instanceof StartupError ? `: ${error.message}` : ''}`);
  process.exit(1);
});

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => {
    log.info({ signal }, 'Stopping');
    service.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ error }, 'The service did not stop well');
        process.exit(1);
      },
    );
  });
}
