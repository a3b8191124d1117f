/** A Temporary Access Pass: the directory makes it, so it is known only afterwards. */
import type { AccessPassResult, Actor, PassTerms } from '../../model/ports.ts';
import type { Instant, ObjectId, RequestIn } from '../../model/request.ts';
import type { Deps } from '../../model/services.ts';
import { resetBy } from '../../rules/after-reset.ts';
import { GRAPH_CLOCK_DIFFERS_MS, later } from '../../rules/policy.ts';
import { sealSecret } from '../../model/secrets/seal.ts';
import type { SecretMaker } from './secret-maker.ts';

/** Long enough to be shown and used once. */
const LIFETIME_MINUTES = 20;
/** The dates that the pass of a try may have: clocks differ, and a job ends after two minutes. */
const OUR_PASS_MS = { before: GRAPH_CLOCK_DIFFERS_MS, after: 120_000 };

export const accessPass: SecretMaker<'access-pass'> = {
  begin: () => ({ secret: 'access-pass', step: 'begun' }),
  /** After lost answers, only the last of several passes is valid. */
  make: async (deps, { id }, request, _attempt, actor) => {
    const { triedAt } = request.status;
    const result = await newPass(deps, id, actor, passesOfTries(triedAt));
    if (result.ok) return resetBy(deps.rules, deps.clock.now(), sealSecret(deps.secrets, request, result.pass), true);
    switch (result.because) {
      case 'exists':
        return { type: 'failed', because: 'pass-exists' };
      case 'policy':
        return { type: 'failed', because: 'pass-not-allowed' };
      case 'sign-in-needed':
        return { type: 'sign-in-needed' };
      default:
        return { type: 'failed', because: result.because };
    }
  },
  /** A newer pass voids it: one of ours, which nobody sees, or someone else's, which stays. */
  revoke: async (deps, { status }, actor) => {
    const given = await newPass(deps, status.subject.id, actor, passOf(status));
    return given.ok || given.because === 'exists';
  },
};

/**
 * Makes a pass, as short as the tenant's policy allows.
 * @param ours as in `PassTerms`: a pass made then is replaced; any other one stays, and none is made
 * @throws as every call of `Directory`
 */
async function newPass(
  { directory }: Deps,
  id: ObjectId,
  actor: Actor,
  ours: PassTerms['ours'],
): Promise<AccessPassResult> {
  const { enabled, minimumLifetimeMinutes: least, maximumLifetimeMinutes: most } = await directory.accessPassPolicy();
  if (!enabled) return { ok: false, because: 'policy' };
  const lifetimeMinutes = Math.min(Math.max(LIFETIME_MINUTES, least), most);
  return directory.giveAccessPass(id, { lifetimeMinutes, ours }, actor);
}

/** When the tries so far may have made a pass. */
function passesOfTries(triedAt: readonly Instant[]): PassTerms['ours'] {
  return triedAt.map((at) => ({ from: later(at, -OUR_PASS_MS.before), to: later(at, OUR_PASS_MS.after) }));
}

/** When the pass of a finished reset was made. */
function passOf({ decision, at }: RequestIn<'done'>['status']): PassTerms['ours'] {
  return [{ from: later(decision.at, -OUR_PASS_MS.before), to: later(at, OUR_PASS_MS.before) }];
}
