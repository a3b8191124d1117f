/**
 * Carrying out an approved reset, as a job, exactly once in effect: the password is generated and sealed in the row before
 * Graph is called, so that a try after a crash or a lost answer writes the same value.
 */
import { begin, tryOnce } from './reset-attempt.ts';
import type { Deps } from '../model/services.ts';
import { asSubject, reachesApprovers } from './look-up.ts';
import { canHandOver, peopleOf } from '../actions/live-checks.ts';
import { JOB, move } from '../move.ts';
import {
  GRAPH_CLOCK_DIFFERS_MS,
  approversNeeded,
  later,
  refusalToReset,
  routeOf,
  secretOf,
  voidReason,
} from '../rules/policy.ts';
import { type Account, DirectoryRefused, DirectoryUnavailable } from '../model/ports.ts';
import {
  type Instant,
  isIn,
  isUnderWay,
  type Request,
  type RequestId,
  type RequestIn,
  type Route,
} from '../model/request.ts';
import { SealBroken } from '../model/seal.ts';
import type { Event } from '../model/event.ts';

/** Entra bans some passwords; a generated one is refused so seldom that three in a row mean something else. */
const MOST_PASSWORDS = 3;
/**
 * A change of the password from so long before to so long after one of our tries is taken for ours: clocks differ a little,
 * Graph is given eight seconds for a call, it may be asked again where it does not know the account yet, and an operation may
 * take minutes.
 */
const OUR_WRITE_MS = { before: GRAPH_CLOCK_DIFFERS_MS, after: { app: 16_000, approver: 300_000 } };

/**
 * @param last whether this is the last try: what then still fails is recorded as failed
 * @throws whatever went wrong, so that it is logged and, before the last try, tried again
 */
export async function carryOut(deps: Deps, id: RequestId, last: boolean): Promise<void> {
  const request = await deps.store.load(id);
  if (request === undefined || !isIn(request, 'approved', 'resetting')) return;
  try {
    await reset(deps, request, last);
  } catch (error) {
    if (last || error instanceof DirectoryRefused || error instanceof SealBroken) await recordFailure(deps, id, error);
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
        : error instanceof SealBroken
          ? 'seal-broken'
          : 'internal-error';
  const request = await deps.store.load(id);
  if (request !== undefined) await move(deps, JOB, request, { type: 'failed', because });
}

/** @param refused how many passwords were too weak so far; before another one is written, all is checked once more */
async function reset(
  deps: Deps,
  request: RequestIn<'approved' | 'resetting'>,
  last: boolean,
  refused = 0,
): Promise<void> {
  const obstacle = isTooLate(request) ? null : await obstacleTo(deps, request, last);
  if (obstacle !== null) {
    await move(deps, JOB, request, obstacle);
    return;
  }
  let current: Request | null = isIn(request, 'approved') ? await begin(deps, request) : request;
  while (current !== null && isUnderWay(current)) {
    const next: Request | null = await tryOnce(deps, current);
    if (next !== null && isIn(next, 'approved', 'resetting') && sealedIn(next) !== sealedIn(current)) {
      if (refused + 1 < MOST_PASSWORDS) return reset(deps, next, last, refused + 1);
      await move(deps, JOB, next, { type: 'failed', because: 'password-refused' });
      return;
    }
    current = next;
  }
}

/** Once the directory has taken it on, it is too late to look for obstacles. */
function isTooLate(request: RequestIn<'approved' | 'resetting'>): boolean {
  return isIn(request, 'resetting') && request.status.attempt.step === 'accepted';
}

function sealedIn(request: Request): string | null {
  return isIn(request, 'resetting') && 'sealed' in request.status.attempt ? request.status.attempt.sealed : null;
}

/** One answer of Teams that says nothing is no reason to give up what was approved. */
class ApproverUnsure extends Error {
  constructor() {
    super('It cannot be told now whether the approver can be written to: nothing is written yet');
    this.name = 'ApproverUnsure';
  }
}

/**
 * The requester, the account, the approvers' rights and the lockdown are read once more, just before the write. Null: nothing
 * stands in the way.
 * @param last whether no other try follows @throws `ApproverUnsure`, and as every call of `Directory`
 */
async function obstacleTo(
  deps: Deps,
  request: RequestIn<'approved' | 'resetting'>,
  last: boolean,
): Promise<Event | null> {
  const { subject, decision, firstApproval } = request.status;
  const secret = secretOf(request.status, deps.rules.handOver);
  const approvers = [decision, ...(firstApproval === null ? [] : [firstApproval])];
  const [{ account, asker }, ...may] = await Promise.all([
    peopleOf(deps, request),
    ...approvers.map(({ by }) => deps.directory.mayReset({ approver: by.id, subject: subject.id, secret })),
  ]);
  const because = voidReason({ account, asker }, subject);
  if (account === undefined || because !== null) return { type: 'failed', because: because ?? 'account-gone' };
  const route = routeOf(account.home, deps.rules.resetAs);
  if (route !== 'pending') return movedAway(deps, account, route);
  // Last, since Graph's answers may take a while.
  const lockdown = await deps.store.lockdown();
  if (lockdown.mode === 'stopped') return { type: 'failed', because: 'locked-down' };
  const enough = may.every(
    (each) => each.allowed && approversNeeded({ ...each, secret }, lockdown, deps.rules) <= approvers.length,
  );
  if (!enough) return { type: 'failed', because: 'approval-void' };
  if (changedByThePerson(deps, request, account)) return { type: 'failed', because: 'changed-meanwhile' };
  // Before the first try only: after it, the old password may be gone already.
  const reached = isIn(request, 'resetting') ? 'yes' : await canHandOver(deps, request, subject, decision.by);
  if (reached === 'unknown' && !last) throw new ApproverUnsure();
  return reached === 'yes' ? null : { type: 'failed', because: 'approver-unreachable' };
}

/** Where it lives now is somebody's to see to: approvers, once the guards of every new request have let it pass again. */
async function movedAway(deps: Deps, account: Account, route: Exclude<Route, 'pending'>): Promise<Event> {
  const { directory, store, clock, rules } = deps;
  const at = clock.now();
  const expiresAt = later(at, rules.requestMinutes * 60_000);
  if (!reachesApprovers(route, account)) {
    return { type: 'home-moved', subject: await asSubject(deps, account), route, expiresAt };
  }
  const [standing, lockdown] = await Promise.all([directory.standing(account.id), store.lockdown()]);
  const because = refusalToReset(standing, lockdown, undefined, at);
  return because === null
    ? { type: 'home-moved', subject: await asSubject(deps, account, standing), route, expiresAt }
    : { type: 'failed', because: because === 'locked-down' ? because : 'approval-void' };
}

/** Has the password been changed since the approval, other than by a try of ours? Then ours must not overwrite it. */
function changedByThePerson(
  { rules }: Deps,
  request: RequestIn<'approved' | 'resetting'>,
  { lastPasswordChange }: Account,
): boolean {
  const { decision } = request.status;
  if (lastPasswordChange === null || lastPasswordChange <= decision.at) return false;
  const tries: readonly Instant[] = isIn(request, 'resetting') ? request.status.triedAt : [];
  return !tries.some((at) => {
    const after = Date.parse(lastPasswordChange) - Date.parse(at);
    return -OUR_WRITE_MS.before <= after && after <= OUR_WRITE_MS.after[rules.resetAs];
  });
}
