/** A temporary password: chosen here and sealed before it is written, so that every try writes the same one. */
import type { Event } from '../../model/event.ts';
import type { Actor } from '../../model/ports.ts';
import type { AttemptOf, RequestIn } from '../../model/request.ts';
import type { Deps } from '../../model/services.ts';
import { resetBy } from '../../rules/after-reset.ts';
import { openSecret, sealSecret } from '../../model/secrets/seal.ts';
import { temporaryPassword } from '../temporary-password.ts';
import { type Written, ended, write } from '../write-password.ts';
import type { SecretMaker } from './secret-maker.ts';

type Attempt = AttemptOf<'password'>;
/** The directory has accepted the password, and may not have carried it out yet. */
export type Accepted = Extract<Attempt, { step: 'accepted' }>;

export const password: SecretMaker<'password'> = {
  begin: ({ secrets }, request) => ({
    secret: 'password',
    step: 'begun',
    sealed: sealSecret(secrets, request, temporaryPassword()),
  }),
  make: async (deps, account, request, attempt, actor) => {
    const chosen = openSecret(deps.secrets, request, attempt.sealed);
    return eventOf(deps, request, attempt, await write(deps, account, chosen, actor));
  },
  revoke: () => Promise.resolve(true),
};

/** What became of an operation that a try started. If the mode has changed since, nobody can poll it. */
export async function lookAfter(
  deps: Deps,
  request: RequestIn<'resetting'>,
  attempt: Accepted,
  actor: Actor,
): Promise<Event> {
  if (actor.as === 'app') return resetBy(deps.rules, deps.clock.now(), attempt.sealed, false);
  return eventOf(deps, request, attempt, await ended(deps, attempt.operation, actor));
}

function eventOf(deps: Deps, request: RequestIn<'resetting'>, { sealed }: Attempt, written: Written): Event {
  switch (written.kind) {
    case 'written':
      return resetBy(deps.rules, deps.clock.now(), sealed, written.confirmed);
    case 'accepted':
      return { type: 'accepted', operation: written.operation };
    case 'refused':
      if (written.because === 'weak-password') {
        return { type: 'replaced-password', sealed: sealSecret(deps.secrets, request, temporaryPassword()) };
      }
      return written.because === 'sign-in-needed'
        ? { type: 'sign-in-needed' }
        : { type: 'failed', because: written.because };
  }
}
