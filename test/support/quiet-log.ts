import { Writable } from 'node:stream';
import { z } from 'zod';
import { type Log, createLog } from '../../src/telemetry/log.ts';

const line = z.record(z.string(), z.unknown());

/** A log that keeps its lines instead of printing them. */
export function quietLog(): { readonly log: Log; readonly lines: readonly Record<string, unknown>[] } {
  const lines: Record<string, unknown>[] = [];
  const destination = new Writable({
    write(chunk, _encoding, done) {
      lines.push(line.parse(JSON.parse(String(chunk))));
      done();
    },
  });
  return { log: createLog({ destination, level: 'debug' }), lines };
}
