import type { AuditEntry } from '../model/ports.ts';
import type { Deps } from '../model/services.ts';
import type { Request } from '../model/request.ts';
import type { Event } from '../model/event.ts';

/**
 * Records that someone was refused, as refused attempts can show an attack (ASVS 5.0, 16.3.2). Repeated refusals are counted.
 * A wrong code is in the audit trail anyway, as a move of its request (`code-wrong`).
 * @param caller someone without an account here has the channel's own id
 * @param request the request it was about; undefined if there is none with that id
 */
export function recordRefusal(
  { store, clock }: Pick<Deps, 'store' | 'clock'>,
  attempt: Event['type'] | 'asked' | 'click' | 'activity' | 'lockdown' | 'doctor' | 'approvals-channel-set',
  caller: { readonly person: NonNullable<AuditEntry['by']>; readonly source: string },
  request: Request | undefined,
  because: string,
): Promise<void> {
  const { id, name } = caller.person;
  return store.refused({
    at: clock.now(),
    action: `refused:${attempt}`,
    // A requester has more fields, which the audit trail does not keep.
    by: { id, name },
    request: request?.id ?? null,
    source: caller.source,
    detail: { reference: request?.reference ?? null, because },
  });
}
