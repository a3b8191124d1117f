/** How each kind of secret is made: what an approved reset does, beyond what all kinds have in common. */
import type { Event } from '../../model/event.ts';
import type { Account, Actor } from '../../model/ports.ts';
import type { AttemptOf, RequestIn } from '../../model/request.ts';
import type { Secret } from '../../model/secrets/secret-kinds.ts';
import type { Deps } from '../../model/services.ts';
import { accessPass } from './access-pass.ts';
import { password } from './password.ts';

export type SecretMaker<S extends Secret> = {
  /** What is stored before anything is done. */
  readonly begin: (deps: Deps, request: RequestIn<'approved'>) => AttemptOf<S>;
  /**
   * One try.
   * @param account the subject's, as it was read just now
   * @param request as it was before the try @throws as every call of `Directory`
   */
  readonly make: (
    deps: Deps,
    account: Account,
    request: RequestIn<'resetting'>,
    attempt: AttemptOf<S>,
    actor: Actor,
  ) => Promise<Event>;
  /**
   * Voids it, if scrambling the password is not enough.
   * @returns false if someone has to do it by hand @throws as every call of `Directory`
   */
  readonly revoke: (deps: Deps, request: RequestIn<'done'>, actor: Actor) => Promise<boolean>;
};

export const SECRET_MAKERS: { readonly [S in Secret]: SecretMaker<S> } = { password, 'access-pass': accessPass };

/** `make` of the attempt's own kind. */
export function make<S extends Secret>(
  deps: Deps,
  account: Account,
  request: RequestIn<'resetting'>,
  attempt: AttemptOf<S>,
  actor: Actor,
): Promise<Event> {
  const maker: SecretMaker<S> = SECRET_MAKERS[attempt.secret];
  return maker.make(deps, account, request, attempt, actor);
}
