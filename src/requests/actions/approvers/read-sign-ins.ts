/** An approver looks up the last sign-ins of the account that they decide on. */
import type { NotAllowedReason } from '../../model/reasons.ts';
import { type ObjectId, type Request, type RequestId, UNDECIDED, type Undecided, isIn } from '../../model/request.ts';
import type { Caller, Deps } from '../../model/services.ts';
import type { SignInLog } from '../../model/sign-ins.ts';
import { ownReason, secretOf } from '../../rules/policy.ts';
import { mayDecideOn } from '../live-checks.ts';
import { recordRefusal } from '../refusal.ts';

/** `read`: `log` is null if it can't be read now. `over`: nothing is left to decide, so nobody needs it. */
export type SignInsRead =
  | { readonly kind: 'read'; readonly request: Request<Undecided>; readonly log: SignInLog | null }
  | { readonly kind: 'not-allowed'; readonly because: NotAllowedReason }
  | { readonly kind: 'over' };

/**
 * Only a person who may approve this request, as their rights are now. What is read is shown to them and kept nowhere.
 * @throws `DirectoryUnavailable`, `DirectoryRefused` if rights can't be read now
 */
export async function readSignIns(deps: Deps, id: RequestId, caller: Caller): Promise<SignInsRead> {
  const request = await deps.store.load(id);
  if (request === undefined || !isIn(request, ...UNDECIDED)) return { kind: 'over' };
  const { subject } = request.status;
  const { person } = caller;
  const because = ownReason(request, subject, person.id) ?? (await whyNot(deps, request, person.id));
  if (because !== null) {
    await recordRefusal(deps, 'click', caller, request, because);
    return { kind: 'not-allowed', because };
  }
  return { kind: 'read', request, log: await deps.directory.signIns(subject.id) };
}

async function whyNot(deps: Deps, { status }: Request<Undecided>, person: ObjectId): Promise<NotAllowedReason | null> {
  const may = await mayDecideOn(deps, person, status.subject, secretOf(status, deps.rules.handOver));
  return may.allowed ? null : may.because;
}
