/**
 * Carrying out an approved reset, as a job, exactly once in effect: the password is generated and sealed in the row before
 * Graph is called, so that a try after a crash or a lost answer writes the same value.
 */
import type { Deps } from './deps.ts';
import { subjectOf } from './look-up.ts';
import { move } from './move.ts';
import { REVEAL_WINDOW_MS, approversNeeded, later, routeOf } from './policy.ts';
import { type Account, DirectoryRefused, DirectoryUnavailable } from './ports.ts';
import type { Instant, Request, RequestId, RequestIn } from './request.ts';
import { temporaryPassword } from './temporary-password.ts';
import { type Event, isIn } from './transitions.ts';

/** Entra bans some passwords; a generated one is refused so seldom that three in a row mean something else. */
const MOST_PASSWORDS = 3;
/**
 * A change of the password from so long before to so long after one of our tries is taken for ours: clocks differ a little,
 * and Graph is given eight seconds for a call.
 */
const OUR_WRITE_MS = { before: 3_000, after: 12_000 };

/**
 * @param last whether this is the last try: what then still fails is recorded as failed
 * @throws whatever went wrong, so that it is logged and, before the last try, tried again
 */
export async function carryOut(deps: Deps, id: RequestId, last: boolean): Promise<void> {
  const request = await deps.store.load(id);
  if (request === undefined || !isIn(request, 'approved', 'resetting')) return;
  try {
    await reset(deps, request);
  } catch (error) {
    if (last || error instanceof DirectoryRefused) await recordFailure(deps, id, error);
    throw error;
  }
}

/** Whatever went wrong for good, the request must not stand still: its approvers see what is left to do by hand. */
async function recordFailure(deps: Deps, id: RequestId, error: unknown): Promise<void> {
  const because =
    error instanceof DirectoryRefused
      ? 'not-allowed'
      : error instanceof DirectoryUnavailable
        ? 'directory-unavailable'
        : 'internal-error';
  const request = await deps.store.load(id);
  if (request !== undefined) await move(deps, request, { type: 'failed', because });
}

async function reset(deps: Deps, request: RequestIn<'approved' | 'resetting'>): Promise<void> {
  const obstacle = await obstacleTo(deps, request);
  if (obstacle !== null) {
    await move(deps, request, obstacle);
    return;
  }
  let current: Request | null = isIn(request, 'approved') ? await begin(deps, request) : request;
  for (let password = 0; current !== null && isIn(current, 'resetting') && password < MOST_PASSWORDS; password += 1) {
    current = await tryOnce(deps, current);
  }
  if (current !== null && isIn(current, 'resetting')) {
    await move(deps, current, { type: 'failed', because: 'password-refused' });
  }
}

/** The account, the approvers' rights and the lockdown are read once more, just before the write. Null: nothing stands in the way. */
async function obstacleTo(deps: Deps, request: RequestIn<'approved' | 'resetting'>): Promise<Event | null> {
  const { subject, decision, firstApproval } = request.status;
  const approvers = [decision, ...(firstApproval === null ? [] : [firstApproval])];
  const [account, ...may] = await Promise.all([
    deps.directory.account(subject.id),
    ...approvers.map(({ by }) => deps.directory.mayReset(by.id, subject.id)),
  ]);
  if (account === undefined) return { type: 'failed', because: 'account-gone' };
  const route = routeOf(account.home);
  if (route !== 'pending') return { type: 'home-moved', subject: await subjectOf(deps, account), route };
  // Last, since Graph's answers may take a while.
  const lockdown = await deps.store.lockdown();
  if (lockdown.mode === 'stopped') return { type: 'failed', because: 'locked-down' };
  const enough = may.every((each) => each.allowed && approversNeeded(each.privileged, lockdown) <= approvers.length);
  if (!enough) return { type: 'failed', because: 'approval-void' };
  return changedByThePerson(request, account) ? { type: 'failed', because: 'changed-meanwhile' } : null;
}

/** Has the password been changed since the approval, other than by a try of ours? Then ours must not overwrite it. */
function changedByThePerson(request: RequestIn<'approved' | 'resetting'>, { lastPasswordChange }: Account): boolean {
  const { decision } = request.status;
  if (lastPasswordChange === null || lastPasswordChange <= decision.at) return false;
  const tries: readonly Instant[] = isIn(request, 'resetting') ? request.status.triedAt : [];
  return !tries.some((at) => {
    const after = Date.parse(lastPasswordChange) - Date.parse(at);
    return -OUR_WRITE_MS.before <= after && after <= OUR_WRITE_MS.after;
  });
}

async function begin(deps: Deps, request: RequestIn<'approved'>): Promise<Request | null> {
  const sealed = deps.secrets.seal(request.id, temporaryPassword());
  const result = await move(deps, request, { type: 'started', sealed });
  return result.moved ? result.request : null;
}

/** One write. Null: another instance has taken over; still `resetting`: the password was refused and replaced. */
async function tryOnce(deps: Deps, request: RequestIn<'resetting'>): Promise<Request | null> {
  const tried = await move(deps, request, { type: 'tried' });
  if (!tried.moved || !isIn(tried.request, 'resetting')) return null;
  const { subject, sealed } = tried.request.status;
  const result = await deps.directory.resetPassword(subject.id, deps.secrets.open(request.id, sealed));
  const until = later(deps.clock.now(), REVEAL_WINDOW_MS);
  const next: Event = result.ok
    ? { type: 'reset', until }
    : result.because === 'weak-password'
      ? { type: 'replaced-password', sealed: deps.secrets.seal(request.id, temporaryPassword()) }
      : { type: 'failed', because: result.because };
  const moved = await move(deps, tried.request, next);
  return moved.moved ? moved.request : null;
}
