import type { Instant } from '../../requests/model/request.ts';
import { type AuditSigner, attestationIn } from './attestation.ts';
import { beginning, chain, copies, end, signatures, silence } from './checks.ts';
import type { AuditRow, Place } from './entry.ts';

/** What the entries are held against. */
export type Against = {
  readonly signer: AuditSigner;
  /** The end of the chain as the database has recorded it; undefined where that is gone. */
  readonly head: Place | undefined;
  readonly now: Instant;
  /** Checkpoints kept outside the database. */
  readonly outside: readonly Place[];
};

export type Verifier = {
  /** Takes the next entry. @returns what is wrong with it, a line each */
  take(row: AuditRow): readonly string[];
  /** After the last entry. @returns what is wrong with the whole, a line each */
  end(): readonly string[];
  /** What is no finding and yet worth knowing, a line each. */
  notes(): readonly string[];
};

/**
 * Says whether the audit trail is what the service wrote. Pure, and it holds no more than one entry at a time. Who changes
 * the database can make its hashes fit again, but not the signatures of the checkpoints, which need the secret key; and
 * leaving those out makes a silence. They can change what was written after the last checkpoint, six minutes at most; and
 * cut the end off where the service had said that it stops, which the notes tell, and the log of a service that runs.
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
