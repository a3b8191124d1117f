import type { Deps } from './deps.ts';
import type { Person, Request } from './request.ts';
import type { Event } from './transitions.ts';

/**
 * Writes down that somebody was refused: refused attempts show somebody trying (ASVS 5.0, 16.3.2).
 * @param request the request it was about; undefined where the id led nowhere
 */
export function recordRefusal(
  { store, clock }: Pick<Deps, 'store' | 'clock'>,
  event: Event['type'],
  by: Person,
  request: Request | undefined,
  because: string,
): Promise<void> {
  return store.audit({
    at: clock.now(),
    action: `refused:${event}`,
    by,
    request: request?.id ?? null,
    detail: { reference: request?.reference ?? null, because },
  });
}
