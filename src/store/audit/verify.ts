import type { Instant } from '../../requests/model/request.ts';
import { type AuditSigner, attestationIn } from './attestation.ts';
import { beginning, chain, copies, end, signatures, silence } from './checks.ts';
import type { AuditRow, Place } from './entry.ts';

/** What the entries are verified against. */
export type Against = {
  readonly signer: AuditSigner;
  /** The end of the chain that the database records; undefined if it is missing. */
  readonly head: Place | undefined;
  readonly now: Instant;
  /** Checkpoints kept outside the database. */
  readonly outside: readonly Place[];
};

export type Verifier = {
  /** Takes the next entry. @returns its findings, one line each */
  take(row: AuditRow): readonly string[];
  /** Call after the last entry. @returns the findings for the whole, one line each */
  end(): readonly string[];
  /** What isn't a finding but worth knowing, one line each. */
  notes(): readonly string[];
};

/**
 * Verifies that the audit trail is what the service wrote. Pure; holds one entry at a time. Someone who changes the database
 * can recompute hashes, but not the checkpoints' signatures, which need the secret key; and leaving checkpoints out shows as
 * silence. They can change what was written after the last checkpoint, six minutes at most; and cut the end off at a signed
 * stop, which the notes report, and the log of a running service.
 */
export function createVerifier({ signer, head, now, outside }: Against): Verifier {
  const notes: string[] = [];
  const quiet = silence(now, (line) => notes.push(line));
  const checks = [chain(), signatures(), beginning(), end(head), quiet, copies(outside)];
  let first: AuditRow | undefined;
  let last: AuditRow | undefined;
  return {
    take: (row) => {
      const attested = attestationIn(row, signer);
      const findings = checks.flatMap((check) => check.at(row, last, attested));
      first ??= row;
      last = row;
      return findings;
    },
    end: () => checks.flatMap((check) => check.atEnd(first, last)),
    notes: () => notes,
  };
}
