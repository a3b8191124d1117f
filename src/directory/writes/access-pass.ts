/**
 * Temporary Access Passes, for a person who has lost every sign-in method (Microsoft Entra, "Configure Temporary Access
 * Pass").
 */
import { z } from 'zod';
import { Password } from '../../requests/model/secrets/password.ts';
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
import { squeeze } from '../graph/batching/squeeze.ts';

/** "temporaryAccessPassAuthenticationMethod resource type"; Graph returns a pass's value only on creation. */
const existing = z.object({
  id: someText,
  createdDateTime: z.string().nullish(),
  lifetimeInMinutes: z.number().nullish(),
  isUsableOnce: z.boolean().nullish(),
  methodUsabilityReason: z.string().nullish(),
});
type Existing = z.output<typeof existing>;
const given = z.object({ temporaryAccessPass: someText.transform((text) => new Password(text)) });

/** Values of `methodUsabilityReason` for a pass that no longer works. */
const SPENT = ['expired', 'onetimeused'];

/** "temporaryAccessPassAuthenticationMethodConfiguration resource type". */
const configuration = z.object({
  state: z.string(),
  minimumLifetimeInMinutes: z.number(),
  maximumLifetimeInMinutes: z.number(),
  isUsableOnce: z.boolean().nullish(),
});

/**
 * Creates a pass for one sign-in. An account can have only one pass, so this first deletes a spent one, or ours whose
 * value was lost.
 * @throws `DirectoryUnavailable` also if Graph created a pass but returned no value
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
    // Graph's error is the same for a lifetime outside the policy and for a pass that someone else created meanwhile.
    return { ok: false, because: (await read()).some(stays) ? 'exists' : 'policy' };
  }
}

function isSpent({ methodUsabilityReason }: Existing): boolean {
  return SPENT.includes(squeeze(methodUsabilityReason));
}

/** Graph doesn't say who created a pass, so its terms and creation date must show that it's ours. */
function isOurs({ createdDateTime, lifetimeInMinutes, isUsableOnce }: Existing, terms: PassTerms): boolean {
  if (isUsableOnce !== true || lifetimeInMinutes !== terms.lifetimeMinutes) return false;
  const made = Date.parse(createdDateTime ?? '');
  return terms.ours.some(({ from, to }) => Date.parse(from) <= made && made <= Date.parse(to));
}

/** @returns the tenant's policy for passes */
export async function readAccessPassPolicy(graph: Graph): Promise<AccessPassPolicy> {
  const policy = await graph.get('getAccessPassPolicy', configuration);
  return {
    enabled: policy.state.toLowerCase() === 'enabled',
    minimumLifetimeMinutes: policy.minimumLifetimeInMinutes,
    maximumLifetimeMinutes: policy.maximumLifetimeInMinutes,
    usableOnce: policy.isUsableOnce === true,
  };
}
