/**
 * What is read live at every decision, and once more before the write: whether both accounts are still there, who may decide,
 * and whether whoever is to hand the secret over can be reached.
 */
import { isOwnAccount, readerAfter } from '../model/about.ts';
import type { Account, MayReset, Reachable } from '../model/ports.ts';
import type { MayNotReason } from '../model/reasons.ts';
import type { ObjectId, Person, Request, Subject } from '../model/request.ts';
import type { Secret } from '../model/secrets/secret-kinds.ts';
import type { Deps } from '../model/services.ts';
import { isBeyondRoles } from '../rules/policy.ts';

/** The subject's and the requester's accounts as the directory has them now; undefined if an account is gone. */
export type People = { readonly account: Account | undefined; readonly asker: Account | undefined };

/**
 * Reads both accounts, or one if someone asked for themselves.
 * @param onBehalfOf who waits for the answer; undefined in a job @throws as every call of `Directory`
 */
export async function peopleOf(
  { directory }: Pick<Deps, 'directory'>,
  request: { readonly requester: Person; readonly status: { readonly subject: Pick<Subject, 'id'> } },
  onBehalfOf?: ObjectId,
): Promise<People> {
  const { requester, status } = request;
  const own = isOwnAccount(request, status.subject);
  const [account, asker] = await Promise.all([
    directory.account(status.subject.id, onBehalfOf),
    own ? undefined : directory.account(requester.id, onBehalfOf),
  ]);
  return { account, asker: own ? account : asker };
}

/**
 * May this person approve a request for that account, or close it? They may if their roles reach the account. If roles can't
 * tell, as for a member of a restricted unit, any approver may, together with a second one; the never-list still applies.
 * @throws as every call of `Directory`
 */
export async function mayDecideOn(
  { directory }: Pick<Deps, 'directory'>,
  person: ObjectId,
  subject: Subject,
  secret: Secret,
): Promise<MayReset> {
  const may = await directory.mayReset({ approver: person, subject: subject.id, secret });
  if (may.allowed || may.because !== 'subject-protected' || !isBeyondRoles(subject)) return may;
  const [isApprover, standing] = await Promise.all([directory.isApprover(person), directory.standing(subject.id)]);
  if (standing.protected) return may;
  return isApprover ? { allowed: true, privileged: true } : { allowed: false, because: 'no-role' };
}

/**
 * Why this person may not deny a request for that account; null if they may. A denial gives nobody anything, so it takes less
 * than an approval: see `deny`. @throws as every call of `Directory`
 */
export async function obstacleToDeny(
  { directory }: Pick<Deps, 'directory'>,
  person: ObjectId,
  subject: Subject,
): Promise<MayNotReason | null> {
  const may = await directory.mayReset({ approver: person, subject: subject.id, secret: 'password' });
  if (may.allowed) return null;
  const isUnapprovable = may.because === 'subject-protected' || may.because === 'subject-gone';
  return isUnapprovable && (await directory.isApprover(person)) ? null : may.because;
}

/** Can the secret reach its reader? Once it is written the old password is gone, so its reader must be reachable first. */
export async function canHandOver(
  { notifier }: Pick<Deps, 'notifier'>,
  request: Request,
  subject: Subject,
  approver: Person,
): Promise<Reachable> {
  const reader = readerAfter(request, subject, approver);
  return reader.id === request.requester.id ? 'yes' : notifier.reaches(reader.id);
}
