import type { AuditEntry } from '../model/ports.ts';
import type { Deps } from '../model/services.ts';
import type { Request } from '../model/request.ts';
import type { Event } from '../model/event.ts';

/**
 * Writes down that somebody was refused: refused attempts show somebody trying (ASVS 5.0, 16.3.2). The same again is counted.
 * A wrong code does not need it to stand in the trail each time: it is a move of its request (`code-wrong`).
 * @param caller somebody without an account here has the channel's own id
 * @param request the request it was about; undefined where the id led nowhere
 */
export function recordRefusal(
  { store, clock }: Pick<Deps, 'store' | 'clock'>,
  attempt: Event['type'] | 'asked' | 'click' | 'activity' | 'lockdown' | 'approvals-channel-set',
  caller: { readonly person: NonNullable<AuditEntry['by']>; readonly source: string },
  request: Request | undefined,
  because: string,
): Promise<void> {
  const { id, name } = caller.person;
  return store.refused({
    at: clock.now(),
    action: `refused:${attempt}`,
    // Whoever asked comes with more, which the trail does not keep.
    by: { id, name },
    request: request?.id ?? null,
    source: caller.source,
    detail: { reference: request?.reference ?? null, because },
  });
}
