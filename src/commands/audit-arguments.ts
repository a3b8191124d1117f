/** What `npm run audit` can be told to do. */
import { parseArgs } from 'node:util';
import { z } from 'zod';
import type { Instant } from '../requests/model/request.ts';
import type { Place } from '../store/audit/entry.ts';

export const USAGE = `Usage:
  npm run audit -- verify [--checkpoint SEQ:HASH]…   says whether the audit trail is what the service wrote
  npm run audit -- export [--since MOMENT]           writes its entries to standard output, as JSON Lines

  --checkpoint  a checkpoint kept elsewhere, such as one from the log; several may be given
  --since       a date (2026-11-22, in UTC) or a moment (2026-11-22T10:00:00Z)

The settings are those of the service. An embedded database can be read only while the service is stopped.
Ends with status 0 (sound, or exported), 1 (findings, one a line) or 2 (could not be done).
`;

export type Order =
  | { readonly name: 'help' }
  | { readonly name: 'verify'; readonly outside: readonly Place[] }
  | { readonly name: 'export'; readonly since: Instant | undefined };

/** @returns what the arguments say, or what is wrong with them */
export function readOrder(args: string[]): Order | { readonly problem: string } {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        checkpoint: { type: 'string', multiple: true, default: [] },
        since: { type: 'string' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    const { checkpoint, since, help } = values;
    const order = positionals.join(' ');
    if (help) return { name: 'help' };
    if (order === 'verify' && since === undefined) return { name: order, outside: checkpoint.map(placeOf) };
    if (order === 'export' && checkpoint.length === 0) return { name: order, since: momentOf(since) };
    return { problem: 'Say what to do: verify, or export.' };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}

function placeOf(text: string): Place {
  const [, seq, hash] = /^(\d{1,15}):([0-9a-f]{64})$/i.exec(text) ?? [];
  if (seq === undefined || hash === undefined) throw new Error(`--checkpoint must be SEQ:HASH, not ${text}`);
  return { seq: Number(seq), hash: hash.toLowerCase() };
}

const momentText = z.union([z.iso.date(), z.iso.datetime({ offset: true })]);

function momentOf(text: string | undefined): Instant | undefined {
  if (text === undefined) return undefined;
  if (!momentText.safeParse(text).success) {
    throw new Error(`--since must be like 2026-11-22 or 2026-11-22T10:00:00Z, not ${text}`);
  }
  return new Date(text).toISOString();
}
