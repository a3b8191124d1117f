/** Is the audit trail sound, and does the bot sign it? Pure. */
import { type Finding, counted, notChecked, ok, warning, wrong } from '../finding.ts';

export type AuditFacts = {
  /** How many findings `npm run audit -- verify` would print; null if the trail wasn't verified, or can't be. */
  readonly findings: number | null;
  /** The last sign of life. */
  readonly last: { readonly at: Date; readonly stopped: boolean } | null;
};

/** @param longestMs the longest time between two checkpoints of a running service */
export function judgeAudit({ findings, last }: AuditFacts, now: Date, longestMs: number): readonly Finding[] {
  const found: Finding[] = [];
  if (findings !== null && findings > 0) {
    found.push(
      wrong(
        'audit',
        `The audit trail has ${counted(findings, 'finding')}. ` +
          'Run "npm run audit -- verify", and find out who changed the database.',
      ),
    );
  }
  if (last === null) {
    return found.length > 0 ? found : [notChecked('audit', 'Nothing is signed yet: the bot has not run.')];
  }
  const at = last.at.toISOString();
  const silentMs = now.getTime() - last.at.getTime();
  if (!last.stopped && silentMs > longestMs) {
    found.push(
      warning(
        'audit',
        `The last checkpoint is of ${at}: since then the bot doesn't run, or can't sign. Look at its log.`,
      ),
    );
  }
  if (found.length > 0) return found;
  const verified = findings === null ? 'To verify the trail, run "npm run audit -- verify"' : 'The trail is sound';
  return [ok('audit', `${verified}; ${last.stopped ? 'the bot stopped at' : 'the last checkpoint is of'} ${at}.`)];
}
