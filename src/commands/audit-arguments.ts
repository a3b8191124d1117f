/** The command line of `npm run audit`. */
import { parseArgs } from 'node:util';
import { z } from 'zod';
import type { Instant } from '../requests/model/request.ts';
import type { Place } from '../store/audit/entry.ts';

export const USAGE = `Usage:
  npm run audit -- verify [--checkpoint SEQ:HASH]…   checks that the audit trail is what the service wrote
  npm run audit -- export [--since MOMENT]           writes its entries to standard output as JSON Lines

  --checkpoint  a checkpoint kept elsewhere, such as in the log; can be repeated
  --since       a date (2026-11-22, in UTC) or a date and time (2026-11-22T10:00:00Z)

Uses the settings of the service. Stop the service first if its database is embedded.
Exit status: 0 (sound, or exported), 1 (findings, one per line) or 2 (failed).
`;

export type AuditCommand =
  | { readonly name: 'help' }
  | { readonly name: 'verify'; readonly outside: readonly Place[] }
  | { readonly name: 'export'; readonly since: Instant | undefined };

/** @returns the command, or what is wrong with the arguments */
export function readArguments(args: string[]): AuditCommand | { readonly problem: string } {
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
    const command = positionals.join(' ');
    if (help) return { name: 'help' };
    if (command === 'verify' && since === undefined) return { name: command, outside: checkpoint.map(placeOf) };
    if (command === 'export' && checkpoint.length === 0) return { name: command, since: momentOf(since) };
    return { problem: 'Expected a command: verify, with optional --checkpoint, or export, with optional --since.' };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}

function placeOf(text: string): Place {
  const [, seq, hash] = /^(\d{1,15}):([0-9a-f]{64})$/i.exec(text) ?? [];
  if (seq === undefined || hash === undefined)
    throw new Error(`--checkpoint must be SEQ:HASH, as in the log, not ${text}`);
  return { seq: Number(seq), hash: hash.toLowerCase() };
}

const momentText = z.union([z.iso.date(), z.iso.datetime({ offset: true })]);

function momentOf(text: string | undefined): Instant | undefined {
  if (text === undefined) return undefined;
  if (!momentText.safeParse(text).success) {
    throw new Error(`--since must be a date or time such as 2026-11-22 or 2026-11-22T10:00:00Z, not ${text}`);
  }
  return new Date(text).toISOString();
}
