/** `npm start`: reads the settings, starts the service, stops it on a signal or where an error was caught by nothing. */
import { configOrExit } from './settings/config.ts';
import { createLog } from './telemetry/log.ts';
import { type Service, startService } from './service.ts';
import { StartupError } from './telemetry/startup-error.ts';

/** Requests and jobs have ten seconds, the database what is left. App Service kills what takes longer than its own limit. */
const STOP_LIMIT_MS = 14_000;

const config = configOrExit();
const log = createLog();
let service: Service | undefined;
let ending = false;

/** Lets what is being answered have its chance, and ends the process with this status: with 1 where that does not go well. */
function end(status: 0 | 1): void {
  if (ending) return;
  ending = true;
  setTimeout(() => {
    log.error({ milliseconds: STOP_LIMIT_MS }, 'The service did not stop in time');
    process.exit(1);
  }, STOP_LIMIT_MS);
  Promise.resolve(service?.stop()).then(
    () => process.exit(status),
    (error: unknown) => {
      log.error({ error }, 'The service did not stop well');
      process.exit(1);
    },
  );
}

// A rejection that nobody handles comes here too (Node.js, "--unhandled-rejections"): nobody knows what state it left.
process.on('uncaughtException', (error, origin) => {
  log.fatal({ error, origin }, 'An error was caught by nothing: the process ends');
  end(1);
});
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.on(signal, () => {
    log.info({ signal }, ending ? 'Stopping at once' : 'Stopping');
    if (ending) process.exit(1);
    end(0);
  });
}

try {
  service = await startService(config, log);
} catch (error) {
  log.error({ error }, `The service could not start${error instanceof StartupError ? `: ${error.message}` : ''}`);
  process.exit(1);
}
