import type { Deps } from './deps.ts';
import type { Request } from './request.ts';
import { type Event, transition } from './transitions.ts';

export type Moved =
  | { readonly moved: true; readonly request: Request }
  | { readonly moved: false; readonly request: Request | undefined; readonly subjectBusy: boolean };

/**
 * Moves a request by one event, by compare-and-swap: whoever moves the row may act on it, all others learn what it became.
 * @returns the request after the move; or, where it did not move, as it stands now (undefined: there is none)
 */
export async function move({ store, clock }: Deps, request: Request, event: Event): Promise<Moved> {
  const change = transition(request, event, clock.now());
  const result = change === null ? 'stale' : await store.save(change);
  if (change !== null && result === 'saved') return { moved: true, request: change.after };
  return { moved: false, request: await store.load(request.id), subjectBusy: result === 'subject-busy' };
}
