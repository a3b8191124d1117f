/** Logs refusals: the first of a kind at once, repeats as one count a minute, since anyone can cause them. */
import type { Log } from '../telemetry/log.ts';
import { COUNTED_FOR_MS } from './limits.ts';

export type Refusal = {
  /** `info` for what probes and scanners do; `warn` if a wrong setting may be the cause. */
  readonly level: 'info' | 'warn';
  /** The `msg` of the log line. */
  readonly message: string;
  readonly status: number;
  /** A fixed phrase: nothing that the client sent is logged. */
  readonly because: string;
};

export type RefusalLog = {
  note(refusal: Refusal): void;
  /** Logs the counts so far. */
  close(): void;
};

/** Counts in memory; logs to `log`. */
export function createRefusalLog(log: Log): RefusalLog {
  const counted = new Map<string, { readonly refusal: Refusal; times: number }>();
  let timer: NodeJS.Timeout | undefined;

  function sumUp(): void {
    for (const [kind, { refusal, times }] of counted) {
      const { level, message, ...about } = refusal;
      if (times === 0) counted.delete(kind);
      else log[level]({ ...about, times, seconds: COUNTED_FOR_MS / 1_000 }, `${message} (repeated)`);
    }
    for (const one of counted.values()) one.times = 0;
    if (counted.size === 0) stop();
  }
  function stop(): void {
    clearInterval(timer);
    timer = undefined;
  }

  return {
    note(refusal) {
      const { level, message, ...about } = refusal;
      const kind = `${refusal.status} ${refusal.because} ${message}`;
      const known = counted.get(kind);
      if (known !== undefined) {
        known.times += 1;
        return;
      }
      log[level](about, message);
      counted.set(kind, { refusal, times: 0 });
      timer ??= setInterval(sumUp, COUNTED_FOR_MS).unref();
    },
    close() {
      sumUp();
      stop();
    },
  };
}
