/**
 * Entries of the audit trail that an operator has to see: each is a line of the log as well, because alert rules read only that
 * (`infra/modules/alerts.bicep`). The line has ids, never a name or what people wrote.
 */
import type { AuditEntry } from '../../requests/model/ports.ts';
import type { Log } from '../../telemetry/log.ts';

/** An owner who didn't ask, and attempts that nobody makes by mistake. */
const ACTIONS: ReadonlySet<string> = new Set([
  'disowned',
  'refused:activity',
  'refused:approvals-channel-set',
  'refused:doctor',
  'refused:lockdown',
]);
/** An account that isn't secured. */
const UNSECURED: ReadonlySet<string> = new Set(['scrambled', 'sessions-ended']);
/** Someone used another person's sign-in, or changed a row. */
const REASONS: ReadonlySet<unknown> = new Set(['seal-broken', 'sign-in-of-other-person']);

/** Logs an entry that was stored, if it is an alarm, or one of those that are an alarm in numbers. */
export function logAlarm(log: Pick<Log, 'warn' | 'info'>, { action, by, request, detail }: AuditEntry): void {
  const { because, result, more } = detail;
  const line = { action, because, result, more, by: by?.id, request: request ?? undefined };
  if (ACTIONS.has(action) || REASONS.has(because) || (UNSECURED.has(action) && result === 'failed')) {
    log.warn(line, 'Audit alarm');
  } else if (action === 'refused:approved') log.info(line, 'Approval refused');
}
