/** An approver signs in again, and a job continues in their name. */
import { endOfWait, needsSecuring } from '../../rules/after-reset.ts';
import { type Judged, notAllowed } from './judge-click.ts';
import type { Deps } from '../../model/services.ts';
import { grantBy } from './grant.ts';
import { SIGN_IN_PATIENCE_MS, ownReason } from '../../rules/policy.ts';
import { type Person, type Request, type RequestIn, isIn } from '../../model/request.ts';
import type { MayNotReason } from '../../model/reasons.ts';

/**
 * Resumes a reset that waits for its approver's sign-in; the sealed password stays the same.
 * @param assertion as for `approve` @throws `DirectoryUnavailable` if the sign-in can't be checked now
 */
export async function judgeResume(
  deps: Deps,
  request: Request,
  person: Person,
  assertion: string | null,
): Promise<Judged> {
  if (!isIn(request, 'resetting') || request.status.step !== 'sign-in-needed') return late(deps, request, person);
  if (request.status.decision.by.id !== person.id) return notAllowed('not-the-approver');
  // The job that ends the wait may be late.
  const over = endOfWait(deps.rules, request, deps.clock.now(), SIGN_IN_PATIENCE_MS);
  if (over !== null) return { event: over };
  const granted = await grantBy(deps, request, person, assertion);
  if (!granted.ok) return { answer: { kind: 'sign-in', because: granted.because, request } };
  return granted.grant === null ? asItIs(request) : { event: { type: 'resumed', by: person, grant: granted.grant } };
}

/**
 * Secures an account that no job could secure: scrambles its password and ends its sessions. Any approver whose roles reach the
 * account may, even if it is protected by now; after a pass, any approver who may give one, as only a new pass voids the former
 * one. @param assertion as for `approve` @throws `DirectoryUnavailable` if rights can't be read now
 */
export async function judgeSecure(
  deps: Deps,
  request: Request,
  person: Person,
  assertion: string | null,
): Promise<Judged> {
  if (!isIn(request, 'done') || !needsSecuring(request)) return late(deps, request, person);
  const obstacle =
    ownReason(request, request.status.subject, person.id) ?? (await obstacleToSecure(deps, request.status, person));
  if (obstacle !== null) return notAllowed(obstacle);
  const granted = await grantBy(deps, request, person, assertion);
  return granted.ok
    ? { event: { type: 'secured', by: person, grant: granted.grant } }
    : { answer: { kind: 'sign-in', because: granted.because, request } };
}

/**
 * Why this person may not secure it; null if they may. The never-list keeps an account from being given away, not from being
 * secured. `mayReset` doesn't say who reaches a protected account: any tenant-wide approver if the account has no privileges,
 * otherwise whoever may reset everybody (Microsoft Entra, "Who can reset passwords").
 */
async function obstacleToSecure(
  { directory }: Deps,
  { subject, secret }: RequestIn<'done'>['status'],
  { id }: Person,
): Promise<MayNotReason | null> {
  const may = await directory.mayReset({ approver: id, subject: subject.id, secret });
  if (may.allowed) return null;
  if (may.because !== 'subject-protected') return may.because;
  const { privileged } = await directory.standing(subject.id);
  return (await (privileged ? directory.mayLockDown(id) : directory.isApprover(id))) ? null : may.because;
}

/** It is too late. Only approvers read what became of the request. */
async function late({ directory }: Deps, request: Request, person: Person): Promise<Judged> {
  return (await directory.isApprover(person.id)) ? asItIs(request) : notAllowed('no-role');
}

function asItIs(request: Request): Judged {
  return { answer: { kind: 'moved', request } };
}
