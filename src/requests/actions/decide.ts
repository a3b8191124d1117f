/**
 * Deciding: an approver's click. The clicker comes from the channel, all else is looked up here. If the directory cannot say
 * in time what they may, the click is stored, and a job goes on with it: nothing a person does waits for Microsoft Graph.
 */
import type { Click } from '../model/click.ts';
import { DirectoryUnavailable } from '../model/ports.ts';
import type { Request, RequestId } from '../model/request.ts';
import type { Caller, Deps } from '../model/services.ts';
import { moveUntil } from '../move.ts';
import { CLICK_LIFETIME_MS, MOST_STORED_CLICKS, REASON_LIMIT, later } from '../rules/policy.ts';
import { codeHash, sealClick } from '../model/seal.ts';
import {
  type Judged,
  type Outcome,
  decide,
  fits,
  isOwnVerdict,
  judgedAtOnce,
  outcomeOf,
  withRefusal,
  wrongCode,
} from './judge-click.ts';
import { recordRefusal } from './refusal.ts';

/** What a button sends, as it came. */
type Sent =
  | { readonly type: 'approved'; readonly code: string; readonly assertion: string | null }
  | { readonly type: 'denied'; readonly reason: string }
  | { readonly type: 'handled'; readonly code: string };

/**
 * Approves a pending request; where two have to, the first approval is kept.
 * @param proof.code what the approver typed of the code that the requester read out to him; empty where he typed nothing
 * @param proof.assertion his single sign-on token of Teams; null where he brought none. Only a reset in his name needs it
 * @throws `DirectoryUnavailable` if the approver's rights cannot be read now and their click cannot be stored: nothing moved
 */
export function approve(
  deps: Deps,
  id: RequestId,
  caller: Caller,
  { code, assertion }: { readonly code: string; readonly assertion: string | null },
): Promise<Outcome> {
  return taken(deps, id, caller, { type: 'approved', code, assertion });
}

/**
 * Denies a request that waits; the reason reaches the requester. A denial gives nobody anything, so it needs less than an
 * approval. Refused are: whoever asked or whose password it is; whoever is no approver (`no-role`, `not-internal`,
 * `not-in-group`); and whoever may not reset this account's password (`role-too-low`). Not needed are: a code, a sign-in, the
 * right to give a pass, an account that still exists (`subject-gone`) and may be reset (`subject-protected`). The last two end
 * every approval, so that any approver for the whole tenant may deny there. @throws as `approve`
 */
export function deny(deps: Deps, id: RequestId, caller: Caller, reason: string): Promise<Outcome> {
  return taken(deps, id, caller, { type: 'denied', reason: reason.slice(0, REASON_LIMIT) });
}

/**
 * Closes an escalated request: an approver sees by hand to what there is to do. Everything holds that holds of an approval:
 * the code, two different people where two are needed, the lockdown.
 * @param code as for `approve` @throws as `approve`
 */
export function handled(deps: Deps, id: RequestId, caller: Caller, code: string): Promise<Outcome> {
  return taken(deps, id, caller, { type: 'handled', code });
}

async function taken(deps: Deps, id: RequestId, caller: Caller, sent: Sent): Promise<Outcome> {
  const request = await deps.store.load(id);
  if (request === undefined) {
    await recordRefusal(deps, sent.type, caller, undefined, 'unknown-request');
    return { kind: 'unknown' };
  }
  const click = clickOf(deps, request, caller, sent);
  return decide(deps, caller.source, request, click).catch((error: unknown) => {
    if (!(error instanceof DirectoryUnavailable)) throw error;
    return stored(deps, caller, request, click, error);
  });
}

/** What was typed is forgotten but for its hash. */
function clickOf({ secrets, clock }: Deps, request: Request, { person: { id, name } }: Caller, sent: Sent): Click {
  const made = { by: { id, name }, at: clock.now() };
  if (sent.type === 'denied') return { ...made, ...sent };
  const digits = sent.code.replace(/\s/g, '');
  const typed = digits === '' ? null : codeHash(secrets, request, digits);
  return sent.type === 'approved'
    ? { ...made, type: sent.type, typed, assertion: sent.assertion }
    : { ...made, type: sent.type, typed };
}

/**
 * Stores a click whose rights cannot be read now. The code is judged at once, as strictly as ever.
 * @throws `error` if there is nothing to decide any more, or if so many clicks wait that this one cannot
 */
async function stored(
  deps: Deps,
  caller: Caller,
  first: Request,
  click: Click,
  error: DirectoryUnavailable,
): Promise<Outcome> {
  const result = await moveUntil<Outcome>(deps, caller.source, first, (request) => {
    return withRefusal(deps, caller, click, request, toStore(deps, caller.source, request, click, error));
  });
  if ('answer' in result) return result.answer;
  const { moved, by } = result;
  return by.type === 'click-stored' ? { kind: 'checking', request: moved } : outcomeOf(moved, by);
}

function toStore(deps: Deps, source: string, request: Request, click: Click, error: DirectoryUnavailable): Judged {
  if (!fits(request, click)) {
    if (isOwnVerdict(request, click)) return { answer: { kind: 'moved', request } };
    throw error;
  }
  const { by, at, type: wants } = click;
  const { checking } = request.status;
  if (checking.some((other) => other.by.id === by.id)) return { answer: { kind: 'checking', request } };
  const known = judgedAtOnce(deps, request, click) ?? wrongCode(deps, request, click);
  if (known !== null) return known;
  if (checking.length >= MOST_STORED_CLICKS) throw error;
  const sealed = sealClick(deps.secrets, request, { click, source });
  return { event: { type: 'click-stored', by, wants, click: sealed, until: later(at, CLICK_LIFETIME_MS) } };
}
