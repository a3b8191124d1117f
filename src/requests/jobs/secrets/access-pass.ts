import type { Deps } from '../../model/services.ts';
import { GRAPH_CLOCK_DIFFERS_MS, later } from '../../rules/policy.ts';
import type { AccessPassResult, Actor, PassTerms } from '../../model/ports.ts';
import type { Instant, ObjectId, RequestIn } from '../../model/request.ts';

/** Long enough to be shown and used once. */
const LIFETIME_MINUTES = 20;
/** From when to when after the start of a try its pass may be dated: clocks differ, and a job ends after two minutes. */
const OUR_PASS_MS = { before: GRAPH_CLOCK_DIFFERS_MS, after: 120_000 };

/**
 * A new Temporary Access Pass, as short as the tenant's policy lets it be.
 * @param ours as in `PassTerms`: a pass made then is replaced; any other stays, and none is made
 * @throws as every call of `Directory`
 */
export async function newAccessPass(
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

/** When the tries of a reset so far may have made a pass. */
export function passesOfTries(triedAt: readonly Instant[]): PassTerms['ours'] {
  return triedAt.map((at) => ({ from: later(at, -OUR_PASS_MS.before), to: later(at, OUR_PASS_MS.after) }));
}

/** When the pass of a reset that is done was made. */
export function passOf({ decision, at }: RequestIn<'done'>['status']): PassTerms['ours'] {
  return [{ from: later(decision.at, -OUR_PASS_MS.before), to: later(at, OUR_PASS_MS.before) }];
}
