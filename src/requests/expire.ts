/** What time does to a request that waits: its approvers are reminded, and in the end it is over. */
import type { Deps } from './deps.ts';
import { moveUntil } from './move.ts';
import type { RequestId } from './request.ts';
import { isIn } from './transitions.ts';

/** Ends a request that nobody decided in time: its job comes when that is over. Does nothing where it has gone on. */
export async function expire(deps: Deps, id: RequestId): Promise<void> {
  const request = await deps.store.load(id);
  if (request === undefined) return;
  await moveUntil(deps, request, (now) =>
    isIn(now, 'asked', 'choosing', 'pending') ? { event: { type: 'expired' } } : { answer: null },
  );
}

/** Marks a request as in need of a reminder, which is drawn like any other card. Does nothing where it was decided. */
export async function remind(deps: Deps, id: RequestId): Promise<void> {
  const request = await deps.store.load(id);
  if (request === undefined) return;
  await moveUntil(deps, request, (now) =>
    isIn(now, 'pending') && !now.status.reminded ? { event: { type: 'reminded' } } : { answer: null },
  );
}
