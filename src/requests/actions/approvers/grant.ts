/**
 * An approver's sign-in: their single sign-on token from Teams, sealed, with which a job acts in their name. It is kept only in
 * the row, and only while a job needs it (`transitions.ts`).
 */
import type { Deps } from '../../model/services.ts';
import type { Actor } from '../../model/ports.ts';
import type { Decision, Person } from '../../model/request.ts';
import type { Sealed } from '../../model/secrets/sealed.ts';
import { type OnSubject, openSignIn, sealSignIn } from '../../model/secrets/seal.ts';

export type SignInProblem = 'sign-in-needed' | 'consent-needed' | 'other-person';

/** A request that a job acts on. */
type Acting = OnSubject & {
  readonly status: {
    readonly state: 'approved' | 'resetting' | 'done';
    readonly decision: Pick<Decision, 'by'>;
    readonly grant: Sealed<'sign-in'> | null;
  };
};

type Granted =
  | { readonly ok: true; readonly grant: Sealed<'sign-in'> | null }
  | { readonly ok: false; readonly because: SignInProblem };

/**
 * What a click grants: nothing if the bot resets with its own rights; otherwise the approver's sign-in, checked now so that the
 * click fails rather than the job.
 * @throws `DirectoryUnavailable` if it can't be checked now
 */
export async function grantBy(
  deps: Deps,
  request: OnSubject,
  person: Person,
  assertion: string | null,
): Promise<Granted> {
  if (deps.rules.resetAs === 'app') return { ok: true, grant: null };
  const check = assertion === null ? 'sign-in-needed' : await deps.directory.checkAssertion(person.id, assertion);
  if (assertion === null || check !== 'ok') return { ok: false, because: check === 'ok' ? 'sign-in-needed' : check };
  return { ok: true, grant: sealSignIn(deps.secrets, request, person.id, assertion) };
}

/**
 * Whose rights a job of this request uses; null if the approver has to sign in first. Until the reset is done, that is the
 * approver who decided; afterwards, any approver may have signed in to have the account secured.
 * @throws `SealBroken` if the sign-in isn't this approver's for this request
 */
export function actorOf({ secrets, rules }: Pick<Deps, 'secrets' | 'rules'>, request: Acting): Actor | null {
  const { grant, state, decision } = request.status;
  if (rules.resetAs === 'app') return { as: 'app' };
  if (grant === null) return null;
  const approver = state === 'done' ? null : decision.by.id;
  return { as: 'approver', assertion: openSignIn(secrets, request, approver, grant) };
}
