/**
 * Carries out an approved reset in a job, exactly once in effect: the password is generated and sealed in the row before Graph
 * is called, so a retry after a crash or a lost answer writes the same value.
 */
import { begin, followUp, tryOnce } from './reset-attempt.ts';
import type { Deps } from '../model/services.ts';
import { reachesApprovers } from './look-up.ts';
import { asSubject } from './subject.ts';
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
import { SealBroken } from '../model/secrets/seal.ts';
import type { Event } from '../model/event.ts';
import type { FailureReason } from '../model/reasons.ts';
import type { Accepted } from './secrets/password.ts';

/** Entra bans some passwords, but three generated ones in a row mean something else is wrong. */
const MOST_PASSWORDS = 3;
/**
 * A password change within this time of one of our tries counts as ours: clocks differ, a Graph call may take eight seconds and
 * be repeated if Graph doesn't know the account yet, and an operation may take minutes.
 */
const OUR_WRITE_MS = { before: GRAPH_CLOCK_DIFFERS_MS, after: { app: 16_000, approver: 300_000 } };

/**
 * Carries out an approved reset, or resumes one that is under way.
 * @param last whether this is the last try: what still fails is recorded as failed
 * @throws any failure, so that it is logged and, unless this is the last try, retried
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

/** Whatever failed for good, the request must move on: its approvers see what is left to do by hand. */
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

/** @param refused how many passwords were too weak so far; before each new one, everything is checked again */
async function reset(
  deps: Deps,
  request: RequestIn<'approved' | 'resetting'>,
  last: boolean,
  refused = 0,
): Promise<void> {
  // Once the directory has accepted the reset, obstacles no longer matter.
  const tried = acceptedIn(request) === null ? await checkedAndTried(deps, request, last) : request;
  if (tried === null || !isUnderWay(tried)) return;
  const accepted = acceptedIn(tried);
  const replaced = accepted === null ? tried : await followUp(deps, tried, accepted);
  // What is still under way has a new password, as the last one was too weak.
  if (replaced === null || !isUnderWay(replaced)) return;
  if (refused + 1 < MOST_PASSWORDS) return reset(deps, replaced, last, refused + 1);
  await move(deps, JOB, replaced, { type: 'failed', because: 'password-refused' });
}

function acceptedIn(request: Request): Accepted | null {
  const attempt = isIn(request, 'resetting') ? request.status.attempt : null;
  return attempt?.step === 'accepted' ? attempt : null;
}

/** @returns as `tryOnce`; null also if there is an obstacle */
async function checkedAndTried(
  deps: Deps,
  request: RequestIn<'approved' | 'resetting'>,
  last: boolean,
): Promise<Request | null> {
  const checked = await checkedAgain(deps, request, last);
  if ('obstacle' in checked) {
    await move(deps, JOB, request, checked.obstacle);
    return null;
  }
  const begun = isIn(request, 'approved') ? await begin(deps, request) : request;
  return begun !== null && isUnderWay(begun) ? tryOnce(deps, checked.account, begun) : null;
}

/** One inconclusive answer from Teams is no reason to give up an approved reset. */
class ApproverUnsure extends Error {
  constructor() {
    super('Teams does not say whether the approver can be reached: nothing is written yet');
    this.name = 'ApproverUnsure';
  }
}

/** The account as it is right before the write, or what ends the reset. */
type Checked = { readonly account: Account } | { readonly obstacle: Event };

/**
 * Reads the requester, the account, the approvers' rights and the lockdown again, right before the write.
 * @param last whether this is the last try
 * @throws `ApproverUnsure`, and as every call of `Directory`
 */
async function checkedAgain(deps: Deps, request: RequestIn<'approved' | 'resetting'>, last: boolean): Promise<Checked> {
  const { subject, decision, firstApproval } = request.status;
  const secret = secretOf(request.status, deps.rules.handOver);
  const approvers = [decision, ...(firstApproval === null ? [] : [firstApproval])];
  const [{ account, asker }, ...may] = await Promise.all([
    peopleOf(deps, request),
    ...approvers.map(({ by }) => deps.directory.mayReset({ approver: by.id, subject: subject.id, secret })),
  ]);
  const because = voidReason({ account, asker }, subject);
  if (account === undefined || because !== null) return failing(because ?? 'account-gone');
  const route = routeOf(account.home, deps.rules.resetAs);
  if (route !== 'pending') return { obstacle: await movedAway(deps, account, route) };
  // Read last, as Graph may take a while to answer.
  const lockdown = await deps.store.lockdown();
  if (lockdown.mode === 'stopped') return failing('locked-down');
  const enough = may.every(
    (each) => each.allowed && approversNeeded({ ...each, secret }, lockdown, deps.rules) <= approvers.length,
  );
  if (!enough) return failing('approval-void');
  if (changedByThePerson(deps, request, account)) return failing('changed-meanwhile');
  // Only before the first try: after it, the old password may already be gone.
  const reached = isIn(request, 'resetting') ? 'yes' : await canHandOver(deps, request, subject, decision.by);
  if (reached === 'unknown' && !last) throw new ApproverUnsure();
  return reached === 'yes' ? { account } : failing('approver-unreachable');
}

function failing(because: FailureReason): Checked {
  return { obstacle: { type: 'failed', because } };
}

/** The password lives elsewhere now: approvers handle that by hand, if the guards of a new request let it pass. */
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

/** Has someone else changed the password since the approval? Then we must not overwrite it. */
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
