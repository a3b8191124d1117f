/** Temporary Access Passes (Microsoft Entra, "Configure Temporary Access Pass"): a way in for whoever has lost every other. */
import { z } from 'zod';
import {
  type AccessPassPolicy,
  type AccessPassResult,
  type Actor,
  DirectoryUnavailable,
  type PassTerms,
} from '../../requests/model/ports.ts';
import { someText } from '../../text/text-schema.ts';
import { onceReplicated, unlessGone } from '../graph/not-found.ts';
import { refusalOf } from '../graph/actor-client.ts';
import type { Graph } from '../graph/graph-client.ts';
import { squeeze } from '../graph/squeeze.ts';

/** "temporaryAccessPassAuthenticationMethod resource type". Its value is never shown again. */
const existing = z.object({
  id: someText,
  createdDateTime: z.string().nullish(),
  lifetimeInMinutes: z.number().nullish(),
  isUsableOnce: z.boolean().nullish(),
  methodUsabilityReason: z.string().nullish(),
});
type Existing = z.output<typeof existing>;
const given = z.object({ temporaryAccessPass: someText });

/** What `methodUsabilityReason` says of a pass that lets nobody in any more. */
const SPENT = ['expired', 'onetimeused'];

/** "temporaryAccessPassAuthenticationMethodConfiguration resource type". */
const configuration = z.object({
  state: z.string(),
  minimumLifetimeInMinutes: z.number(),
  maximumLifetimeInMinutes: z.number(),
  isUsableOnce: z.boolean().nullish(),
});

/**
 * Gives a pass for one sign-in. There is room for one: a pass of ours whose value got lost goes first, and so does one that is spent.
 * @throws `DirectoryUnavailable` also where a pass was made and its value did not come
 */
export async function giveAccessPass(
  graph: Graph,
  id: string,
  terms: PassTerms,
  as: Actor['as'],
): Promise<AccessPassResult> {
  const read = () => graph.list('listAccessPasses', existing, { path: { id } });
  const stays = (pass: Existing) => !isSpent(pass) && !isOurs(pass, terms);
  try {
    const passes = await onceReplicated(read);
    if (passes.some(stays)) return { ok: false, because: 'exists' };
    for (const pass of passes) {
      await unlessGone(graph.write('deleteAccessPass', { path: { id, pass: pass.id } }));
    }
    const wanted = { lifetimeInMinutes: terms.lifetimeMinutes, isUsableOnce: true };
    const { value } = await onceReplicated(() => graph.write('giveAccessPass', { path: { id } }, wanted));
    const made = given.safeParse(value);
    if (!made.success) throw new DirectoryUnavailable('no-pass');
    return { ok: true, pass: made.data.temporaryAccessPass };
  } catch (error) {
    const because = refusalOf(error, as);
    if (because !== 'bad-request') return { ok: false, because };
    // Graph says the same to a lifetime that the policy does not allow and to somebody's pass that was made meanwhile.
    return { ok: false, because: (await read()).some(stays) ? 'exists' : 'policy' };
  }
}

function isSpent({ methodUsabilityReason }: Existing): boolean {
  return SPENT.includes(squeeze(methodUsabilityReason));
}

/** Graph does not say who made a pass: by its terms and its date it has to be ours. */
function isOurs({ createdDateTime, lifetimeInMinutes, isUsableOnce }: Existing, terms: PassTerms): boolean {
  if (isUsableOnce !== true || lifetimeInMinutes !== terms.lifetimeMinutes) return false;
  const made = Date.parse(createdDateTime ?? '');
  return terms.ours.some(({ from, to }) => Date.parse(from) <= made && made <= Date.parse(to));
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
