import type { AuditTrail } from './read-trail.ts';
import type { Verifier } from './verify.ts';

/** Verifies a whole audit trail. @returns its findings, one line each */
export async function* findingsIn(trail: AuditTrail, verifier: Verifier): AsyncGenerator<string> {
  for await (const row of trail.rows()) yield* verifier.take(row);
  yield* verifier.end();
}
