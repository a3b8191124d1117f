import type { Place } from './entry.ts';
import type { AuditTrail } from './read-trail.ts';
import { type Against, createVerifier } from './verify.ts';

/** `findings`: how many there are. `head`: the recorded end of the chain. `notes`: what isn't a finding but worth knowing. */
export type Verdict = {
  readonly findings: number;
  readonly head: Place | undefined;
  readonly notes: readonly string[];
};

/** Verifies a whole audit trail. @returns its findings, one line each, and then the verdict */
export async function* verification(
  trail: Pick<AuditTrail, 'head' | 'rows'>,
  against: Omit<Against, 'head'>,
): AsyncGenerator<string, Verdict> {
  const head = await trail.head();
  const verifier = createVerifier({ ...against, head });
  let findings = 0;
  const counted = function* (lines: readonly string[]): Generator<string> {
    findings += lines.length;
    yield* lines;
  };
  for await (const row of trail.rows()) yield* counted(verifier.take(row));
  yield* counted(verifier.end());
  return { findings, head, notes: verifier.notes() };
}

/** Verifies a whole audit trail for whoever doesn't read the findings. */
export async function verdictOn(...asked: Parameters<typeof verification>): Promise<Verdict> {
  const lines = verification(...asked);
  for (;;) {
    const { done, value } = await lines.next();
    if (done === true) return value;
  }
}
