/** What time does to a request that waits: whoever has to act is reminded, and in the end it expires. */
import type { Deps } from '../model/services.ts';
import { endOfWait } from '../rules/after-reset.ts';
import { JOB, moveUntil } from '../move.ts';
import { CLOCKS_DIFFER_MS, ERASURE_REMINDER_MS, SIGN_IN_PATIENCE_MS, later } from '../rules/policy.ts';
import { isIn, type Request, type RequestId, UNDECIDED, WAITING } from '../model/request.ts';

/**
 * Ends what waited too long for a person: a request that nobody decided, or a reset whose approver did not sign in again. The
 * job is due when that time is over. Does nothing if the request has moved on.
 */
export async function expire(deps: Deps, id: RequestId): Promise<void> {
  const request = await deps.store.load(id);
  if (request === undefined) return;
  await moveUntil(deps, JOB, request, (now) => {
    const event = isOver(deps, now)
      ? ({ type: 'expired' } as const)
      : endOfWait(deps.rules, now, deps.clock.now(), SIGN_IN_PATIENCE_MS - CLOCKS_DIFFER_MS);
    return event === null ? { answer: null } : { event };
  });
}

/** The time may have been extended since the job was scheduled. A job that runs too early does not run again. */
function isOver({ clock }: Deps, request: Request): boolean {
  return isIn(request, 'asked', 'choosing', ...WAITING) && later(request.expiresAt, -CLOCKS_DIFFER_MS) <= clock.now();
}

/**
 * Marks a request as in need of a reminder, which is drawn like any other card: of approvers who let it wait, or of the reader of a
 * secret that will be erased. Does nothing if it is decided, or read.
 */
export async function remind(deps: Deps, id: RequestId): Promise<void> {
  const request = await deps.store.load(id);
  if (request === undefined) return;
  await moveUntil(deps, JOB, request, (now) =>
    isToBeReminded(deps, now) ? { event: { type: 'reminded' } } : { answer: null },
  );
}

function isToBeReminded({ clock }: Deps, request: Request): boolean {
  if (isIn(request, ...UNDECIDED)) return !request.status.reminded;
  if (!isIn(request, 'done')) return false;
  const { handover } = request.status;
  if (handover.state !== 'sealed' || handover.reminded) return false;
  // The reminder of its approvers, which was due at another time, may come when it is done.
  const from = later(handover.until, -ERASURE_REMINDER_MS - CLOCKS_DIFFER_MS);
  return from <= clock.now() && clock.now() < handover.until;
}
