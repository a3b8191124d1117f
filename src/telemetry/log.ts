/** The structured logger: one JSON line per event. Never writes values whose names suggest a secret. */
import { pino, type DestinationStream, type Logger } from 'pino';

export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error' | 'fatal'> & { child(bindings: object): Log };

const SECRET_NAMES = ['password', 'newPassword', 'sealed', 'token', 'authorization', 'secret', 'assertion'];

/**
 * @param options.level a level name of pino, by default `info`
 * @param options.destination by default standard output
 */
export function createLog(options: { level?: string; destination?: DestinationStream } = {}): Log {
  const paths = SECRET_NAMES.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]);
  return pino(
    {
      level: options.level ?? 'info',
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths, censor: '[secret]' },
      serializers: { error: describeError },
    },
    options.destination ?? pino.destination(1),
  );
}

/** What may be logged of an error: name, message, code and stack, and the same of its cause. */
function describeError(error: unknown): unknown {
  if (!(error instanceof Error)) return { message: String(error) };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  return {
    name: error.name,
    message: error.message,
    ...(code === undefined ? {} : { errorCode: code }),
    stack: error.stack,
    ...(error.cause === undefined ? {} : { cause: describeError(error.cause) }),
  };
}
