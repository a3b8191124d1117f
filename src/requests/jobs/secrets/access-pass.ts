/** A Temporary Access Pass: made by the directory, and known only afterwards. */
import type { AccessPassResult, Actor, PassTerms } from '../../model/ports.ts';
import type { Instant, ObjectId, RequestIn } from '../../model/request.ts';
import type { Deps } from '../../model/services.ts';
import { resetBy } from '../../rules/after-reset.ts';
import { GRAPH_CLOCK_DIFFERS_MS, later } from '../../rules/policy.ts';
import { sealSecret } from '../../model/seal.ts';
import type { SecretMaker } from './secret-maker.ts';

/** Long enough to be shown and used once. */
const LIFETIME_MINUTES = 20;
/** From when to when after the start of a try its pass may be dated: clocks differ, and a job ends after two minutes. */
const OUR_PASS_MS = { before: GRAPH_CLOCK_DIFFERS_MS, after: 120_000 };

export const accessPass: SecretMaker<'access-pass'> = {
  begin: () => ({ secret: 'access-pass', step: 'begun' }),
  /** Of several, after lost answers, only the last is good. */
  make: async (deps, request, _attempt, actor) => {
    const { subject, triedAt } = request.status;
    const result = await newPass(deps, subject.id, actor, passesOfTries(triedAt));
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
  /** A pass is void as soon as there is a newer one: one of ours, which nobody sees, or somebody else's, which stays. */
  revoke: async (deps, { status }, actor) => {
    const given = await newPass(deps, status.subject.id, actor, passOf(status));
    return given.ok || given.because === 'exists';
  },
};

/**
 * A new pass, as short as the tenant's policy lets it be.
 * @param ours as in `PassTerms`: a pass made then is replaced; any other stays, and none is made
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

/** When the pass of a reset that is done was made. */
function passOf({ decision, at }: RequestIn<'done'>['status']): PassTerms['ours'] {
  return [{ from: later(decision.at, -OUR_PASS_MS.before), to: later(at, OUR_PASS_MS.before) }];
}
