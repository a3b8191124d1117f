/** Resends an invitation that was never accepted: the only help for somebody who has no password anywhere yet. */
import type { Caller, Deps } from '../model/services.ts';
import { move } from '../move.ts';
import { peopleOf } from './live-checks.ts';
import { isUnredeemed, refusalToReset, voidReason } from '../rules/policy.ts';
import { recordRefusal } from './refusal.ts';
import { type Request, type RequestId, isIn } from '../model/request.ts';

/**
 * `stopped`: an admin stopped all resets, the account is on the never-list, or the requester may no longer ask. `not-offered`:
 * there is no such request, or no invitation is waiting to be accepted.
 */
export type InvitedAgain =
  | { readonly kind: 'sent'; readonly request: Request }
  | { readonly kind: 'not-allowed' | 'stopped' }
  | { readonly kind: 'not-offered' };

/**
 * Any approver may resend it, once for each request; a second click gets the same answer. Both accounts are read again first,
 * as the owner may have accepted and the requester may have left. An invitation lets somebody in, so the lockdown and the
 * never-list apply. Two clicks at once may send two mails, which is harmless.
 * @throws `DirectoryUnavailable`, `DirectoryRefused` if it was not sent
 */
export async function inviteAgain(deps: Deps, id: RequestId, caller: Caller): Promise<InvitedAgain> {
  const { store, directory } = deps;
  const { person, source } = caller;
  const request = await store.load(id);
  if (request === undefined) await recordRefusal(deps, 'invited-again', caller, request, 'unknown-request');
  if (request === undefined || !isIn(request, 'redirected') || !isUnredeemed(request.status.subject)) {
    return { kind: 'not-offered' };
  }
  const { subject, invitedAgain } = request.status;
  const [mayInvite, people, lockdown] = await Promise.all([
    directory.isApprover(person.id),
    peopleOf(deps, { requester: request.requester, status: { subject } }, person.id),
    store.lockdown(),
  ]);
  if (!mayInvite) {
    await recordRefusal(deps, 'invited-again', caller, request, 'no-role');
    return { kind: 'not-allowed' };
  }
  if (invitedAgain !== null) return { kind: 'sent', request };
  const { account } = people;
  if (account === undefined || account.mail === null || !isUnredeemed(account)) return { kind: 'not-offered' };
  const standing = await directory.standing(account.id);
  const because = refusalToReset(standing, lockdown, undefined, deps.clock.now()) ?? voidReason(people, subject);
  if (because !== null) {
    await recordRefusal(deps, 'invited-again', caller, request, because);
    return { kind: 'stopped' };
  }
  await directory.inviteAgain(account.id, account.mail);
  const result = await move(deps, source, request, { type: 'invited-again', by: person });
  return { kind: 'sent', request: result.request ?? request };
}
