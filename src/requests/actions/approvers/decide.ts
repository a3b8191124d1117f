/**
 * An approver's click. Who clicked comes from the channel; everything else is looked up here. If the directory doesn't answer
 * in time, the click is stored and a job continues with it: nothing a person does waits for Microsoft Graph.
 */
import { isDeepStrictEqual } from 'node:util';
import { type Click, isVerdict } from '../../model/click.ts';
import { DirectoryUnavailable } from '../../model/ports.ts';
import { type Request, type RequestId, type StoredClick, UNDECIDED, isIn } from '../../model/request.ts';
import type { Caller, Deps } from '../../model/services.ts';
import { moveUntil } from '../../move.ts';
import { CLICK_LIFETIME_MS, MOST_STORED_CLICKS, REASON_LIMIT, later } from '../../rules/policy.ts';
import { type Clicked, SealBroken, codeHash, openClick, sealClick } from '../../model/secrets/seal.ts';
import {
  type Judged,
  type Outcome,
  codeMissing,
  isOwnVerdict,
  judgedAtOnce,
  outcomeOf,
  withRefusal,
} from './judge-click.ts';
import { recordRefusal } from '../refusal.ts';
import { checkingOf, fits } from '../../rules/stored-clicks.ts';
import { decide } from './judge.ts';

/** What a button sends, unchanged. */
type Sent =
  | { readonly type: 'approved'; readonly code: string; readonly assertion: string | null }
  | { readonly type: 'denied'; readonly reason: string }
  | { readonly type: 'handled'; readonly code: string }
  | { readonly type: 'resumed' | 'secured'; readonly assertion: string | null }
  | { readonly type: 'invited'; readonly language: string }
  | { readonly type: 'invited-again' };

/**
 * Approves a pending request; if it takes two approvers, the first approval is kept.
 * @param proof.code the code as the approver typed it; empty if they typed nothing
 * @param proof.assertion the approver's single sign-on token from Teams; null without one. Only a reset in their name needs it
 * @throws `DirectoryUnavailable` if their rights can't be read now and their click can't be stored: nothing moved
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
 * Denies a waiting request; the requester is told the reason. A denial gives nobody anything, so it takes less than an
 * approval. It is refused to the requester and the subject, to people who are no approvers (`no-role`, `not-internal`,
 * `not-in-group`), and to those whose roles don't reach the account (`role-too-low`). It takes no code, no sign-in and no right
 * to give a pass. If the account is gone or protected (`subject-gone`, `subject-protected`), nobody can approve any more, and
 * any approver with a tenant-wide role may deny. @throws as `approve`
 */
export function deny(deps: Deps, id: RequestId, caller: Caller, reason: string): Promise<Outcome> {
  return taken(deps, id, caller, { type: 'denied', reason: reason.slice(0, REASON_LIMIT) });
}

/**
 * Closes an escalated request that an approver handles by hand. The rules of an approval apply: the code, two different people
 * if two are needed, the lockdown.
 * @param code as for `approve` @throws as `approve`
 */
export function handled(deps: Deps, id: RequestId, caller: Caller, code: string): Promise<Outcome> {
  return taken(deps, id, caller, { type: 'handled', code });
}

/** Resumes a reset that waits for its approver's sign-in. @param assertion as for `approve` @throws as `approve` */
export function resume(deps: Deps, id: RequestId, caller: Caller, assertion: string | null): Promise<Outcome> {
  return taken(deps, id, caller, { type: 'resumed', assertion });
}

/** Secures an account that no job could secure. @param assertion as for `approve` @throws as `approve` */
export function secure(deps: Deps, id: RequestId, caller: Caller, assertion: string | null): Promise<Outcome> {
  return taken(deps, id, caller, { type: 'secured', assertion });
}

/** Invites the owner of an address that nobody here has, as a guest. @param language of the invitation @throws as `approve` */
export function invite(deps: Deps, id: RequestId, caller: Caller, language: string): Promise<Outcome> {
  return taken(deps, id, caller, { type: 'invited', language });
}

/** Resends an invitation that was never accepted. @throws as `approve` */
export function inviteAgain(deps: Deps, id: RequestId, caller: Caller): Promise<Outcome> {
  return taken(deps, id, caller, { type: 'invited-again' });
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

/** Keeps only the hash of a typed code. */
function clickOf({ secrets, clock }: Deps, request: Request, { person: { id, name } }: Caller, sent: Sent): Click {
  const made = { by: { id, name }, at: clock.now() };
  if (!('code' in sent)) return { ...made, ...sent };
  const digits = sent.code.replace(/\s/g, '');
  const typed = digits === '' ? null : codeHash(secrets, request, digits);
  return sent.type === 'approved'
    ? { ...made, type: sent.type, typed, assertion: sent.assertion }
    : { ...made, type: sent.type, typed };
}

/**
 * Stores a click whose rights can't be read now. Its code is judged once they are: until then it uses up no try, and its verdict
 * is told to nobody.
 * @throws `error` if too many clicks are waiting
 */
async function stored(
  deps: Deps,
  caller: Caller,
  first: Request,
  click: Click,
  error: DirectoryUnavailable,
): Promise<Outcome> {
  const result = await moveUntil<Outcome>(deps, caller.source, first, (request) => {
    return withRefusal(deps, caller, click.type, request, toStore(deps, caller.source, request, click, error));
  });
  if ('answer' in result) return result.answer;
  const { moved, by } = result;
  return by.type === 'click-stored' ? { kind: 'checking', request: moved } : outcomeOf(moved, by);
}

function toStore(deps: Deps, source: string, request: Request, click: Click, error: DirectoryUnavailable): Judged {
  const { by, at, type: wants } = click;
  if (!fits(request, wants)) {
    return { answer: isDoneBy(request, click) ? { kind: 'moved', request } : { kind: 'over' } };
  }
  const before = checkingOf(request).find((other) => other.by.id === by.id);
  if (before !== undefined && isSame(deps, request, before, click)) return { answer: { kind: 'checking', request } };
  if (isIn(request, ...UNDECIDED) && isVerdict(click)) {
    const known = judgedAtOnce(deps, request, click) ?? codeMissing(deps, request, click);
    if (known !== null) return known;
  }
  if (before === undefined && checkingOf(request).length >= MOST_STORED_CLICKS) throw error;
  const sealed = sealClick(deps.secrets, request, { click, source });
  return { event: { type: 'click-stored', by, wants, click: sealed, until: later(at, CLICK_LIFETIME_MS) } };
}

/** Did an earlier delivery of this click do it? */
function isDoneBy(request: Request, click: Click): boolean {
  if (isVerdict(click)) return isOwnVerdict(request, click);
  return click.type === 'invited' && isIn(request, 'invited') && request.status.decision.by.id === click.by.id;
}

/** Is it the click that waits already, delivered or pressed again? Otherwise it takes that one's place: the last one counts. */
function isSame({ secrets }: Deps, request: Clicked, stored: StoredClick, click: Click): boolean {
  try {
    return isDeepStrictEqual(wanted(openClick(secrets, request, stored).click), wanted(click));
  } catch (error) {
    if (error instanceof SealBroken) return false;
    throw error;
  }
}

function wanted(click: Click): readonly unknown[] {
  return [click.type, 'reason' in click ? click.reason : '', 'typed' in click ? click.typed : ''];
}
