/** Deciding: an approver's click. The clicker comes from the channel, all else is looked up here. */
import { readerAfter } from '../model/about.ts';
import type { Caller, Deps } from '../model/services.ts';
import { grantBy, type SignInProblem } from './grant.ts';
import { mayDecideOn, obstacleToDeny } from './may-decide.ts';
import { moveUntil } from '../move.ts';
import {
  CODE_TRIES,
  REASON_LIMIT,
  approversNeeded,
  judgeCode,
  ownReason,
  secretOf,
  voidReason,
} from '../rules/policy.ts';
import { peopleOf } from '../people.ts';
import type { Reachable } from '../model/ports.ts';
import type { CodeProblem, NotAllowedReason } from '../model/reasons.ts';
import { recordRefusal } from './refusal.ts';
import {
  type Person,
  type Request,
  type RequestId,
  type RequestIn,
  type Subject,
  UNDECIDED,
  isIn,
} from '../model/request.ts';
import { codeHash } from '../seal.ts';
import type { Event } from '../model/event.ts';

/**
 * `moved`: this click did it, or did it before (a repeated click gets the same answer). `already`: somebody or something
 * else came first. `code`: the requester's code is missing or not right. `sign-in`: it is to be done in his name, and what
 * he brought does not do for that. `unreachable`: whoever approves
 * is to hand the password over, and the bot cannot write to them. `not-allowed`: refused and recorded. `unknown`: there is no such request.
 */
export type Outcome =
  | { readonly kind: 'moved'; readonly request: Request }
  | { readonly kind: 'already'; readonly request: Request }
  | { readonly kind: 'code'; readonly problem: CodeProblem; readonly request: Request }
  | { readonly kind: 'unreachable'; readonly request: Request }
  | { readonly kind: 'sign-in'; readonly because: SignInProblem; readonly request: Request }
  | { readonly kind: 'not-allowed'; readonly because: NotAllowedReason }
  | { readonly kind: 'unknown' };

type Click =
  | { readonly type: 'approved'; readonly by: Person; readonly code: string; readonly assertion: string | null }
  | { readonly type: 'denied'; readonly by: Person; readonly reason: string }
  | { readonly type: 'handled'; readonly by: Person; readonly code: string };

type Undecided = RequestIn<(typeof UNDECIDED)[number]>;

/**
 * Approves a pending request; where two have to, the first approval is kept.
 * @param proof.code what the approver typed of the code that the requester read out to him; empty where he typed nothing
 * @param proof.assertion his single sign-on token of Teams; null where he brought none. Only a reset in his name needs it
 * @throws `DirectoryUnavailable` where the approver's rights cannot be read now: nothing moved
 */
export function approve(
  deps: Deps,
  id: RequestId,
  caller: Caller,
  { code, assertion }: { readonly code: string; readonly assertion: string | null },
): Promise<Outcome> {
  return decide(deps, id, caller, { type: 'approved', by: caller.person, code: typedDigits(code), assertion });
}

/**
 * Denies a request that waits; the reason reaches the requester. A denial gives nobody anything, so it needs less than an
 * approval. Refused are: whoever asked or whose password it is; whoever is no approver (`no-role`, `not-internal`,
 * `not-in-group`); and whoever may not reset this account's password (`role-too-low`). Not needed are: a code, a sign-in, the
 * right to give a pass, an account that still exists (`subject-gone`) and may be reset (`subject-protected`). The last two end
 * every approval, so that any approver for the whole tenant may deny there. @throws as `approve`
 */
export function deny(deps: Deps, id: RequestId, caller: Caller, reason: string): Promise<Outcome> {
  return decide(deps, id, caller, { type: 'denied', by: caller.person, reason: reason.slice(0, REASON_LIMIT) });
}

/**
 * Closes an escalated request: an approver sees by hand to what there is to do. Everything holds that holds of an approval:
 * the code, two different people where two are needed, the lockdown.
 * @param code as for `approve` @throws as `approve`
 */
export function handled(deps: Deps, id: RequestId, caller: Caller, code: string): Promise<Outcome> {
  return decide(deps, id, caller, { type: 'handled', by: caller.person, code: typedDigits(code) });
}

function typedDigits(code: string): string {
  return code.replace(/\s/g, '');
}

async function decide(deps: Deps, id: RequestId, caller: Caller, click: Click): Promise<Outcome> {
  const request = await deps.store.load(id);
  if (request === undefined) {
    await recordRefusal(deps, click.type, caller, undefined, 'unknown-request');
    return { kind: 'unknown' };
  }
  const result = await moveUntil<Outcome>(deps, caller.source, request, async (now) => {
    const next = await judged(deps, now, click).catch((error: unknown) => overtaken(deps, now, click, error));
    if ('answer' in next && next.answer.kind === 'not-allowed') {
      await recordRefusal(deps, click.type, caller, now, next.answer.because);
    }
    if ('answer' in next && next.answer.kind === 'sign-in' && next.answer.because === 'other-person') {
      await recordRefusal(deps, click.type, caller, now, 'sign-in-of-other-person');
    }
    if ('answer' in next && next.answer.kind === 'code') {
      await recordRefusal(deps, click.type, caller, now, `code-${next.answer.problem.because}`);
    }
    return next;
  });
  return 'answer' in result ? result.answer : outcomeOf(result.moved, result.by);
}

/** Rights that could not be read in time matter no more where this person's other click has decided meanwhile. */
async function overtaken(deps: Deps, { id }: Request, click: Click, error: unknown): Promise<Judged> {
  const now = await deps.store.load(id);
  if (now === undefined || !isOwnVerdict(now, click)) throw error;
  return { answer: { kind: 'moved', request: now } };
}

type Judged = { readonly event: Event } | { readonly answer: Outcome };

/** What this click does to the request as it stands now. */
async function judged(deps: Deps, request: Request, click: Click): Promise<Judged> {
  if (!fits(request, click)) return late(deps, request, click);
  // Its job may be late: time is over when it is over.
  if (request.expiresAt <= deps.clock.now()) return { event: { type: 'expired' } };
  const { subject, firstApproval } = request.status;
  if (click.type !== 'denied' && firstApproval?.by.id === click.by.id) return { answer: { kind: 'moved', request } };
  const own = ownReason(request, subject, click.by.id);
  if (own !== null) return notAllowed(own);
  if (click.type === 'denied') {
    const obstacle = await obstacleToDeny(deps, click.by.id, subject);
    return obstacle === null ? { event: click } : notAllowed(obstacle);
  }
  const secret = secretOf(request.status, deps.rules.handOver);
  const [people, may, lockdown] = await Promise.all([
    peopleOf(deps, request, click.by.id),
    mayDecideOn(deps, click.by.id, subject, secret),
    deps.store.lockdown(),
  ]);
  if (!may.allowed) return notAllowed(may.because);
  if (lockdown.mode === 'stopped') return notAllowed('locked-down');
  const because = voidReason(people, subject);
  if (because !== null) return notAllowed(because);
  const wrong = deps.rules.identityCode ? wrongCode(deps, request, click) : null;
  if (wrong !== null) return wrong;
  const first = approversNeeded({ ...may, secret }, lockdown, deps.rules) === 2 && firstApproval === null;
  if (first) return { event: { type: 'first-approved', by: click.by } };
  if (click.type === 'handled') return { event: { type: 'handled', by: click.by } };
  if ((await canHandOver(deps, request, subject, click.by)) !== 'yes')
    return { answer: { kind: 'unreachable', request } };
  const granted = await grantBy(deps, request, click.by, click.assertion);
  return granted.ok
    ? { event: { type: 'approved', by: click.by, grant: granted.grant } }
    : { answer: { kind: 'sign-in', because: granted.because, request } };
}

/** Once a password is written, the old one is gone: whoever is to read the new one must be there to do so. */
export async function canHandOver(
  { notifier }: Pick<Deps, 'notifier'>,
  request: Request,
  subject: Subject,
  approver: Person,
): Promise<Reachable> {
  const reader = readerAfter(request, subject, approver);
  return reader.id === request.requester.id ? 'yes' : notifier.reaches(reader.id);
}

/** Does the request wait for this very decision? Anything that waits can be denied. */
function fits(request: Request, { type }: Click): request is Undecided {
  switch (type) {
    case 'approved':
      return isIn(request, 'pending');
    case 'handled':
      return isIn(request, 'escalated');
    case 'denied':
      return isIn(request, ...UNDECIDED);
  }
}

/** Null: the code is right. A wrong one is written down before it is answered, so that nobody tries without limit. */
function wrongCode(
  deps: Deps,
  request: Undecided,
  click: Extract<Click, { type: 'approved' | 'handled' }>,
): Judged | null {
  const { code } = request.status;
  const typed = click.code === '' ? null : codeHash(deps.secrets, request, click.code);
  const verdict = judgeCode(code, typed, deps.clock.now());
  if (verdict === 'right') return null;
  const fresh = verdict === 'wrong' && typed !== null && code?.wrong.includes(typed) === false;
  if (fresh) return { event: { type: 'code-wrong', by: click.by, typed } };
  const answer = verdict === 'wrong' && typed === null ? 'none' : verdict;
  return { answer: codeOutcome(request, answer) };
}

function codeOutcome(request: Request, because: CodeProblem['because']): Outcome {
  const code = isIn(request, ...UNDECIDED) ? request.status.code : null;
  const triesLeft = code === null ? 0 : CODE_TRIES - code.wrong.length;
  const usedUp = because === 'wrong' && triesLeft === 0;
  return { kind: 'code', problem: { because: usedUp ? 'used-up' : because, triesLeft }, request };
}

function notAllowed(because: NotAllowedReason): Judged {
  return { answer: { kind: 'not-allowed', because } };
}

function outcomeOf(moved: Request, by: Event): Outcome {
  switch (by.type) {
    case 'code-wrong':
      return codeOutcome(moved, 'wrong');
    case 'expired':
      return { kind: 'already', request: moved };
    default:
      return { kind: 'moved', request: moved };
  }
}

/** A click on a request that is decided: his own earlier click again, or too late. What became of it is for approvers only. */
async function late({ directory }: Deps, request: Request, click: Click): Promise<Judged> {
  if (isOwnVerdict(request, click)) return { answer: { kind: 'moved', request } };
  return (await directory.isApprover(click.by.id)) ? { answer: { kind: 'already', request } } : notAllowed('no-role');
}

/** Has this person's click, delivered before, made the request what it is? */
function isOwnVerdict({ status }: Request, { type, by }: Click): boolean {
  if (!('decision' in status)) return false;
  const verdict = status.state === 'denied' || status.state === 'handled' ? status.state : 'approved';
  const first = 'firstApproval' in status ? status.firstApproval : null;
  return verdict === type && [status.decision, first].some((decision) => decision?.by.id === by.id);
}
