/**
 * An approver's sign-in, by which a job acts with his rights: his single sign-on token of Teams, sealed. It is kept in the
 * row and nowhere else, and no longer than a job needs it (`transitions.ts`).
 */
import type { Deps } from './deps.ts';
import type { Actor } from './ports.ts';
import type { Person, RequestId, SealedSignIn, Subject } from './request.ts';

export type SignInProblem = 'sign-in-needed' | 'consent-needed' | 'other-person';

/** A request that is known to be about this account. */
type OnSubject = { readonly id: RequestId; readonly status: { readonly subject: Pick<Subject, 'id'> } };

type Granted =
  { readonly ok: true; readonly grant: SealedSignIn | null } | { readonly ok: false; readonly because: SignInProblem };

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
  return { ok: true, grant: deps.secrets.seal(purpose(request), assertion) };
}

/** With whose rights a job of this request acts; null where the approver has to sign in first. */
export function actorOf(
  { secrets, rules }: Pick<Deps, 'secrets' | 'rules'>,
  request: OnSubject & { readonly status: { readonly grant: SealedSignIn | null } },
): Actor | null {
  const { grant } = request.status;
  if (rules.resetAs === 'app') return { as: 'app' };
  return grant === null ? null : { as: 'approver', assertion: secrets.open(purpose(request), grant) };
}

/** No password of any request, and good for this account alone: whoever can write to the database turns it on nobody else. */
function purpose({ id, status }: OnSubject): string {
  return `${id} sign-in ${status.subject.id}`;
}
