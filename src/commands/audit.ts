/** `npm run audit -- verify | export`: checks that the audit trail is what the service wrote, or exports it. */
import type { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createAuditSigner } from '../crypto/audit-signer.ts';
import { databaseOf } from '../connections.ts';
import { type Config, configOrExit } from '../settings/config.ts';
import { createLog } from '../telemetry/log.ts';
import type { Instant } from '../requests/model/request.ts';
import { type AuditSigner, jsonOf } from '../store/audit/attestation.ts';
import type { AuditRow, Place } from '../store/audit/entry.ts';
import { type AuditTrail, openAuditTrail } from '../store/audit/read-trail.ts';
import { verification } from '../store/audit/verify-trail.ts';
import { FolderInUse } from '../store/embedded/folder-lock.ts';
import { reasonOf } from '../store/database/outage.ts';
import { USAGE, readArguments } from './audit-arguments.ts';

type Status = 0 | 1 | 2;
type Surroundings = { readonly config: () => Config; readonly out: Writable; readonly err: Writable };

/** Runs the command in `args`; writes results to `out`, errors to `err`. @returns the exit status */
export async function audit(args: string[], { config, out, err }: Surroundings): Promise<Status> {
  const command = readArguments(args);
  if ('problem' in command) {
    err.write(`${command.problem}\n\n${USAGE}`);
    return 2;
  }
  if (command.name === 'help') {
    out.write(USAGE);
    return 0;
  }
  const settings = config();
  try {
    const trail = await openTrail(settings, err);
    try {
      const signer = createAuditSigner(settings.secretKeys);
      return command.name === 'verify'
        ? await verify(trail, signer, command.outside, out)
        : await exportTrail(trail, command.since, out);
    } finally {
      await trail.close();
    }
  } catch (error) {
    err.write(`Cannot read the audit trail: ${explained(error)}\n`);
    return 2;
  }
}

function openTrail(config: Config, err: Writable): Promise<AuditTrail> {
  const log = createLog({ destination: err });
  return openAuditTrail({ ...databaseOf(config), log });
}

async function verify(
  trail: AuditTrail,
  signer: AuditSigner,
  outside: readonly Place[],
  out: Writable,
): Promise<Status> {
  let status: Status = 1;
  await print(out, async function* () {
    const { findings, head, notes } = yield* verification(trail, { signer, now: new Date().toISOString(), outside });
    for (const note of notes) yield `Note: ${note}`;
    yield head !== undefined && findings === 0 ? `Sound, up to ${head.seq}:${head.hash}` : `Findings: ${findings}`;
    if (findings === 0) status = 0;
  });
  return status;
}

async function exportTrail(trail: AuditTrail, since: Instant | undefined, out: Writable): Promise<Status> {
  try {
    await print(out, async function* () {
      for await (const row of trail.rows(since)) yield JSON.stringify(exported(row));
    });
  } catch (error) {
    if (!isClosed(error)) throw error;
  }
  return 0;
}

/** Did the reader close the pipe (`| head`)? */
function isClosed(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EPIPE';
}

/**
 * Everything that is hashed, under names for other systems. A detail that isn't JSON (any more) is exported as text.
 */
function exported({ seq, at, action, by_id, by_name, request_id, source, detail, hash }: AuditRow): object {
  const by = by_id === null && by_name === null ? null : { id: by_id, name: by_name };
  return { seq, at, action, by, request: request_id, source, detail: jsonOf(detail) ?? detail, hash };
}

async function print(out: Writable, lines: () => AsyncGenerator<string>): Promise<void> {
  const ended = async function* () {
    for await (const line of lines()) yield `${line}\n`;
  };
  await pipeline(ended, out, { end: false });
}

function explained(error: unknown): string {
  const reason = reasonOf(error);
  return error instanceof FolderInUse
    ? `${reason}. Stop the service first, or use PostgreSQL (DATABASE_URL), where it may run.`
    : reason;
}

if (import.meta.main) {
  const surroundings = { config: () => configOrExit(2), out: process.stdout, err: process.stderr };
  process.exitCode = await audit(process.argv.slice(2), surroundings);
}
