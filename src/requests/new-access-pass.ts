import type { Deps } from './deps.ts';
import type { AccessPassResult, Actor } from './ports.ts';
import type { ObjectId } from './request.ts';

/** Long enough to be shown and used once. */
const LIFETIME_MINUTES = 20;

/**
 * A new Temporary Access Pass, as short as the tenant's policy lets it be; the one before is void from then on.
 * @throws as every call of `Directory`
 */
export async function newAccessPass({ directory }: Deps, id: ObjectId, actor: Actor): Promise<AccessPassResult> {
  const { enabled, minimumLifetimeMinutes: least, maximumLifetimeMinutes: most } = await directory.accessPassPolicy();
  if (!enabled) return { ok: false, because: 'policy' };
  const lifetimeMinutes = Math.min(Math.max(LIFETIME_MINUTES, least), most);
  return directory.giveAccessPass(id, { lifetimeMinutes }, actor);
}
