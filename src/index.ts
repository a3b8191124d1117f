/** `npm start`: reads the settings, starts the service, and stops it on a signal or an uncaught error. */
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import type { Service } from './service.ts';
import { createLog } from './telemetry/log.ts';
import { StartupError } from './telemetry/startup-error.ts';

/** Requests and jobs get ten seconds, the database the rest. App Service kills a process that exceeds its own limit. */
const STOP_LIMIT_MS = 14_000;

// Loading modules takes most of a start, and compiling them a third. Where the folder is read-only, nothing is kept.
enableCompileCache(join(import.meta.dirname, '../node_modules/.cache/compiled'));
const { configOrExit } = await import('./settings/config.ts');
const { startService } = await import('./service.ts');

const config = configOrExit();
const log = createLog();
let service: Service | undefined;
let stopping = false;

/** Stops the service and exits with `status`; with 1 if stopping fails or takes too long. */
function stop(status: 0 | 1): void {
  if (stopping) return;
  stopping = true;
  setTimeout(() => {
    log.error({ milliseconds: STOP_LIMIT_MS }, 'Shutdown timed out');
    process.exit(1);
  }, STOP_LIMIT_MS);
  Promise.resolve(service?.stop()).then(
    () => process.exit(status),
    (error: unknown) => {
      log.error({ error }, 'Shutdown failed');
      process.exit(1);
    },
  );
}

// Also gets unhandled rejections (Node.js, "--unhandled-rejections"). The state of the process is unknown afterwards.
process.on('uncaughtException', (error, origin) => {
  log.fatal({ error }, origin === 'unhandledRejection' ? 'Unhandled promise rejection' : 'Uncaught exception');
  stop(1);
});
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.on(signal, () => {
    log.info({ signal }, stopping ? 'Stopping immediately' : 'Stopping');
    if (stopping) process.exit(1);
    stop(0);
  });
}

try {
  service = await startService(config, log);
} catch (error) {
  log.error({ error }, `Startup failed${error instanceof StartupError ? `: ${error.message}` : ''}`);
  process.exit(1);
}
