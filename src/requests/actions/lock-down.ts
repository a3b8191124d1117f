/** Lockdown: an admin who may reset everybody requires two approvers for every reset, or stops all resets. */
import type { Caller, Deps } from '../model/services.ts';
import type { Lockdown } from '../model/ports.ts';
import { recordRefusal } from './refusal.ts';

/**
 * Sets the lockdown; every open card is redrawn.
 * @returns false if the caller may not: refused and recorded
 * @throws `DirectoryUnavailable` if the caller's rights can't be read now: nothing changed
 */
export async function lockDown(deps: Deps, caller: Caller, mode: Lockdown['mode']): Promise<boolean> {
  const { store, directory, clock } = deps;
  const { person, source } = caller;
  if (!(await directory.mayLockDown(person.id))) {
    await recordRefusal(deps, 'lockdown', caller, undefined, 'no-role');
    return false;
  }
  const at = clock.now();
  const before = await store.lockdown();
  await store.setLockdown(mode === 'off' ? { mode } : { mode, by: person, at }, {
    at,
    action: 'lockdown',
    by: person,
    request: null,
    source,
    detail: { mode, before: before.mode },
  });
  return true;
}
