/** Sending an invitation that was never accepted once more: the one thing that helps whoever has no password anywhere yet. */
import type { Deps } from './deps.ts';
import { move } from './move.ts';
import { refusalToReset } from './policy.ts';
import { recordRefusal } from './refusal.ts';
import { type Person, type Request, type RequestId, isIn } from './request.ts';
import { isUnredeemed } from './transitions.ts';

/** `stopped`: all resets are, or the operator's never-list holds the account. `not-offered`: the request leads nowhere, or there is no invitation (any more) that waits to be accepted. */
export type InvitedAgain =
  | { readonly kind: 'sent'; readonly request: Request }
  | { readonly kind: 'not-allowed' | 'stopped' }
  | { readonly kind: 'not-offered' };

/**
 * Any approver may, once for a request; a second click gets the same answer. The account is read again first: its owner
 * may have accepted in the meantime. A lockdown and the never-list hold here, too: an invitation lets somebody in. Of two clicks at once each may send a mail, which does no harm.
 * @throws `DirectoryUnavailable`, `DirectoryRefused` where it was not sent
 */
export async function inviteAgain(deps: Deps, id: RequestId, person: Person): Promise<InvitedAgain> {
  const { store, directory } = deps;
  const request = await store.load(id);
  if (request === undefined) await recordRefusal(deps, 'invited-again', person, request, 'unknown-request');
  if (request === undefined || !isIn(request, 'redirected') || !isUnredeemed(request.status.subject)) {
    return { kind: 'not-offered' };
  }
  const { subject, invitedAgain } = request.status;
  const [mayInvite, account, lockdown] = await Promise.all([
    directory.isApprover(person.id),
    directory.account(subject.id),
    store.lockdown(),
  ]);
  if (!mayInvite) {
    await recordRefusal(deps, 'invited-again', person, request, 'no-role');
    return { kind: 'not-allowed' };
  }
  if (invitedAgain !== null) return { kind: 'sent', request };
  if (account === undefined || account.mail === null || !isUnredeemed(account)) return { kind: 'not-offered' };
  const because = refusalToReset(await directory.standing(account.id), lockdown, undefined, deps.clock.now());
  if (because !== null) {
    await recordRefusal(deps, 'invited-again', person, request, because);
    return { kind: 'stopped' };
  }
  await directory.inviteAgain(account.id, account.mail);
  const result = await move(deps, request, { type: 'invited-again', by: person });
  return { kind: 'sent', request: result.request ?? request };
}
