/** Resends an invitation that was never accepted: the only help for someone who has no password anywhere yet. */
import type { Deps } from '../../model/services.ts';
import { DirectoryRefused } from '../../model/ports.ts';
import type { ClickProblem } from '../../model/reasons.ts';
import { type Judged, notAllowed } from './judge-click.ts';
import { peopleOf } from '../live-checks.ts';
import { isUnredeemed, refusalToReset, voidReason } from '../../rules/policy.ts';
import { type Person, type Request, isIn } from '../../model/request.ts';

/**
 * Any approver may resend it, once for each request; a second click gets the same answer. Both accounts are read again first,
 * as the owner may have accepted and the requester may have left. An invitation lets someone in, so the lockdown and the
 * never-list apply. Two people who press at once may send two mails, which is harmless.
 * @throws `DirectoryUnavailable`, `DirectoryRefused` if rights can't be read now: nothing was sent
 */
export async function judgeInvitation(deps: Deps, request: Request, person: Person): Promise<Judged> {
  const { store, directory } = deps;
  if (!isIn(request, 'redirected') || !isUnredeemed(request.status.subject)) return ended('invitation-not-needed');
  const { subject, invitedAgain } = request.status;
  const [mayInvite, people, lockdown] = await Promise.all([
    directory.isApprover(person.id),
    peopleOf(deps, { requester: request.requester, status: { subject } }, person.id),
    store.lockdown(),
  ]);
  if (!mayInvite) return notAllowed('no-role');
  if (invitedAgain !== null) return { answer: { kind: 'moved', request } };
  const { account } = people;
  if (account === undefined || account.mail === null || !isUnredeemed(account)) return ended('invitation-not-needed');
  const standing = await directory.standing(account.id);
  const because = refusalToReset(standing, lockdown, undefined, deps.clock.now()) ?? voidReason(people, subject);
  if (because !== null) return { answer: { kind: 'ended', because: 'invitation-stopped', refused: because } };
  try {
    await directory.inviteAgain(account.id, account.mail);
  } catch (error) {
    if (!(error instanceof DirectoryRefused)) throw error;
    return { answer: { kind: 'ended', because: 'invitation-not-sent', error } };
  }
  return { event: { type: 'invited-again', by: person } };
}

function ended(because: ClickProblem): Judged {
  return { answer: { kind: 'ended', because } };
}
