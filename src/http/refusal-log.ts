/** Refusals in the log: the first of a kind at once, those that follow as a number a minute. Anybody can cause them. */
import type { Log } from '../telemetry/log.ts';
import { COUNTED_FOR_MS } from './limits.ts';

export type Refusal = {
  /** `info` for what probes and scanners do; `warn` where it may be a wrong setting. */
  readonly level: 'info' | 'warn';
  /** What the line says. */
  readonly message: string;
  readonly status: number;
  /** One of a few words: what was sent stands in no line. */
  readonly because: string;
};

export type Refusals = {
  note(refusal: Refusal): void;
  /** Writes down what was counted. */
  close(): void;
};

export function createRefusals(log: Log): Refusals {
  const counted = new Map<string, { readonly refusal: Refusal; times: number }>();
  let timer: NodeJS.Timeout | undefined;

  function sumUp(): void {
    for (const [kind, { refusal, times }] of counted) {
      const { level, message, ...about } = refusal;
      if (times === 0) counted.delete(kind);
      else log[level]({ ...about, times, seconds: COUNTED_FOR_MS / 1_000 }, `${message}: again`);
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
