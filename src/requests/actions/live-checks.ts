/** Who may decide on an account, read live: an approval gives it away, a denial gives nobody anything. */
import type { Deps } from '../model/services.ts';
import { isBeyondRoles } from '../rules/policy.ts';
import type { MayReset } from '../model/ports.ts';
import type { ObjectId, Subject } from '../model/request.ts';
import type { MayNotReason } from '../model/reasons.ts';
import type { Secret } from '../model/secret-kinds.ts';

/**
 * May this person approve for that account, or close its request? Who could reset it, by the roles of both. Where no roles
 * tell that, as with a restricted unit, whoever is an approver, together with a second one; the operator's never-list holds
 * there, too. @throws as every call of `Directory`
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

/** Why this person may not deny; null: they may. `deny` says what counts. @throws as every call of `Directory` */
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
