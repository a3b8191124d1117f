/** Temporary Access Passes (Microsoft Entra, "Configure Temporary Access Pass"): a way in for whoever has lost every other. */
import { z } from 'zod';
import { type AccessPassPolicy, type AccessPassResult, type Actor, DirectoryUnavailable } from '../requests/ports.ts';
import { unlessGone } from './accounts.ts';
import { refusalOf } from './acting.ts';
import type { Graph } from './graph-client.ts';

/** "temporaryAccessPassAuthenticationMethod resource type". */
const existing = z.object({ id: z.string().min(1) });
const given = z.object({ temporaryAccessPass: z.string().min(1) });

/** "temporaryAccessPassAuthenticationMethodConfiguration resource type". */
const configuration = z.object({
  state: z.string(),
  minimumLifetimeInMinutes: z.number(),
  maximumLifetimeInMinutes: z.number(),
  isUsableOnce: z.boolean().nullish(),
});

/**
 * Gives a pass for one sign-in. There is room for one: the one before goes first, and so does one whose value got lost.
 * @throws `DirectoryUnavailable` also where a pass was made and its value did not come
 */
export async function giveAccessPass(
  graph: Graph,
  id: string,
  lifetimeMinutes: number,
  as: Actor['as'],
): Promise<AccessPassResult> {
  try {
    const passes = await graph.list('listAccessPasses', existing, { path: { id } });
    for (const pass of passes) {
      await unlessGone(graph.write('deleteAccessPass', { path: { id, pass: pass.id } }));
    }
    const terms = { lifetimeInMinutes: lifetimeMinutes, isUsableOnce: true };
    const { value } = await graph.write('giveAccessPass', { path: { id } }, terms);
    const made = given.safeParse(value);
    if (!made.success) throw new DirectoryUnavailable('no-pass');
    return { ok: true, pass: made.data.temporaryAccessPass };
  } catch (error) {
    const because = refusalOf(error, as);
    return { ok: false, because: because === 'bad-request' ? 'policy' : because };
  }
}

export async function readAccessPassPolicy(graph: Graph): Promise<AccessPassPolicy> {
  const policy = await graph.get('getAccessPassPolicy', configuration);
  return {
    enabled: policy.state.toLowerCase() === 'enabled',
    minimumLifetimeMinutes: policy.minimumLifetimeInMinutes,
    maximumLifetimeMinutes: policy.maximumLifetimeInMinutes,
    usableOnce: policy.isUsableOnce === true,
  };
}
