import type { Deps } from './deps.ts';
import { move } from './move.ts';
import type { RequestId } from './request.ts';

/** Ends a request that nobody decided in time: its job comes when that is over. Does nothing where it has gone on. */
export async function expire(deps: Deps, id: RequestId): Promise<void> {
  const request = await deps.store.load(id);
  if (request !== undefined) await move(deps, request, { type: 'expired' });
}
