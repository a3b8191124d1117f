/** What time does to a request that waits: its approvers are reminded, and in the end it is over. */
import type { Deps } from '../model/services.ts';
import { resetBy } from '../rules/after-reset.ts';
import { JOB, moveUntil } from '../move.ts';
import { CLOCKS_DIFFER_MS, SIGN_IN_PATIENCE_MS, later } from '../rules/policy.ts';
import { isIn, type Request, type RequestId, UNDECIDED, WAITING } from '../model/request.ts';
import type { Event } from '../model/event.ts';

/**
 * Ends what waited too long for a person: a request that nobody decided, a reset whose approver did not sign in again. Its
 * job comes when that time is over. Does nothing where it has gone on.
 */
export async function expire(deps: Deps, id: RequestId): Promise<void> {
  const request = await deps.store.load(id);
  if (request === undefined) return;
  await moveUntil(deps, JOB, request, (now) => {
    const event = isOver(deps, now)
      ? ({ type: 'expired' } as const)
      : endOfWait(deps, now, SIGN_IN_PATIENCE_MS - CLOCKS_DIFFER_MS);
    return event === null ? { answer: null } : { event };
  });
}

/** Its time may have been extended since the job was made. A job that came for nothing would not come again. */
function isOver({ clock }: Deps, request: Request): boolean {
  return isIn(request, 'asked', 'choosing', ...WAITING) && later(request.expiresAt, -CLOCKS_DIFFER_MS) <= clock.now();
}

/**
 * How a wait for a sign-in ends that has lasted so long; null where there is none. What the directory has accepted is most
 * likely done, though nobody can ask any more.
 */
export function endOfWait({ clock, rules }: Deps, request: Request, patienceMs: number): Event | null {
  if (!isIn(request, 'resetting') || request.status.step !== 'sign-in-needed') return null;
  const { attempt, waitsSince } = request.status;
  if (clock.now() < later(waitsSince, patienceMs)) return null;
  return attempt.step === 'accepted'
    ? resetBy(rules, clock.now(), attempt.sealed, false)
    : { type: 'failed', because: 'not-signed-in' };
}

/** Marks a request as in need of a reminder, which is drawn like any other card. Does nothing where it was decided. */
export async function remind(deps: Deps, id: RequestId): Promise<void> {
  const request = await deps.store.load(id);
  if (request === undefined) return;
  await moveUntil(deps, JOB, request, (now) =>
    isIn(now, ...UNDECIDED) && !now.status.reminded ? { event: { type: 'reminded' } } : { answer: null },
  );
}
