/**
 * An approver's sign-in, by which a job acts with his rights: his single sign-on token of Teams, sealed. It is kept in the
 * row and nowhere else, and no longer than a job needs it (`transitions.ts`).
 */
import type { Deps } from '../model/services.ts';
import type { Actor } from '../model/ports.ts';
import type { Decision, Person } from '../model/request.ts';
import type { Sealed } from '../model/sealed.ts';
import { type OnSubject, openSignIn, sealSignIn } from '../model/seal.ts';

export type SignInProblem = 'sign-in-needed' | 'consent-needed' | 'other-person';

/** A request that a job does something for. */
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
 * What a person who has clicked grants: nothing is needed where the bot acts with rights of its own; else his sign-in, tried
 * now, so that the click fails early where a job could not act for him.
 * @throws `DirectoryUnavailable` where that cannot be tried now
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
 * With whose rights a job of this request acts; null where the approver has to sign in first. Once it is done, any approver may
 * have signed in to have the account secured; until then, it is the one who decided.
 * @throws `SealBroken` where the sign-in is not this approver's, for this request
 */
export function actorOf({ secrets, rules }: Pick<Deps, 'secrets' | 'rules'>, request: Acting): Actor | null {
  const { grant, state, decision } = request.status;
  if (rules.resetAs === 'app') return { as: 'app' };
  if (grant === null) return null;
  const approver = state === 'done' ? null : decision.by.id;
  return { as: 'approver', assertion: openSignIn(secrets, request, approver, grant) };
}
