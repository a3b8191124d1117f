/** What a click does to a request. Rights are read live; everything else is in the stored row. */
import type { Verdict } from '../../model/click.ts';
import type { Event } from '../../model/event.ts';
import type { ClickProblem, CodeProblem, NotAllowedReason } from '../../model/reasons.ts';
import { type Request, UNDECIDED, type Undecided, isIn } from '../../model/request.ts';
import type { Caller, Deps } from '../../model/services.ts';
import { CODE_TRIES, approversNeeded, judgeCode, ownReason, secretOf, voidReason } from '../../rules/policy.ts';
import { grantBy, type SignInProblem } from './grant.ts';
import { fits } from '../../rules/stored-clicks.ts';
import { canHandOver, mayDecideOn, obstacleToDeny, peopleOf } from '../live-checks.ts';
import { recordRefusal } from '../refusal.ts';

/**
 * `moved`: this click moved the request, now or before (a repeated click gets the same answer). `already`: someone or something
 * else was first. `checking`: the click is stored, and a job continues with it once the directory answers. `code`: the
 * requester's code is missing or wrong. `sign-in`: the reset is done in the approver's name, and they have to sign in first.
 * `unreachable`: the approver has to hand the password over, and the bot can't write to them. `ended`: it led to nothing, although they may. `over`: nothing is left to decide, and
 * whether they may read what became of it can't be said now. `not-allowed`: refused and recorded. `unknown`: there is no such
 * request.
 */
export type Outcome =
  | { readonly kind: 'moved'; readonly request: Request }
  | { readonly kind: 'already'; readonly request: Request }
  | { readonly kind: 'checking'; readonly request: Request }
  | { readonly kind: 'code'; readonly problem: CodeProblem; readonly request: Request }
  | { readonly kind: 'unreachable'; readonly request: Request }
  | { readonly kind: 'sign-in'; readonly because: SignInProblem; readonly request: Request }
  | { readonly kind: 'not-allowed'; readonly because: NotAllowedReason }
  /** `refused`: the rule that stopped it, for the audit trail. `error`: what failed, for the log. */
  | { readonly kind: 'ended'; readonly because: ClickProblem; readonly refused?: string; readonly error?: Error }
  | { readonly kind: 'over' }
  | { readonly kind: 'unknown' };

/** Records the answer if it is a refusal. @param attempted what was refused, for the audit trail @returns `next` unchanged */
export async function withRefusal(
  deps: Deps,
  caller: Caller,
  attempted: Event['type'],
  request: Request,
  next: Judged,
): Promise<Judged> {
  const refused = 'answer' in next ? refusalIn(next.answer) : null;
  if (refused !== null) await recordRefusal(deps, attempted, caller, request, refused);
  return next;
}

function refusalIn(answer: Outcome): string | null {
  switch (answer.kind) {
    case 'not-allowed':
      return answer.because;
    case 'sign-in':
      return answer.because === 'other-person' ? 'sign-in-of-other-person' : null;
    case 'ended':
      return answer.refused ?? null;
    case 'code':
      return `code-${answer.problem.because}`;
    default:
      return null;
  }
}

export type Judged = { readonly event: Event } | { readonly answer: Outcome };

/** What this decision does to the request as it stands now. @throws `DirectoryUnavailable` if rights can't be read now */
export async function judgeVerdict(deps: Deps, request: Request, click: Verdict): Promise<Judged> {
  if (!isIn(request, ...UNDECIDED) || !fits(request, click.type)) return late(deps, request, click);
  const known = judgedAtOnce(deps, request, click);
  if (known !== null) return known;
  const { subject, firstApproval } = request.status;
  const { type, by } = click;
  if (type === 'denied') {
    const obstacle = await obstacleToDeny(deps, by.id, subject);
    return obstacle === null ? { event: { type, by, reason: click.reason } } : notAllowed(obstacle);
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
  const wrong = wrongCode(deps, request, click);
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

/** What follows from a click without asking the directory; null if it depends on the person's rights. */
export function judgedAtOnce(
  { clock }: Pick<Deps, 'clock'>,
  request: Request<Undecided>,
  click: Verdict,
): Judged | null {
  // The job that expires it may be late.
  if (request.expiresAt <= clock.now()) return { event: { type: 'expired' } };
  const { subject, firstApproval } = request.status;
  if (click.type !== 'denied' && firstApproval?.by.id === click.by.id) return { answer: { kind: 'moved', request } };
  const own = ownReason(request, subject, click.by.id);
  return own === null ? null : notAllowed(own);
}

/**
 * Null if the code is right, or none is needed. A wrong code is stored before it is answered, so that attempts are limited. The
 * time of the click counts.
 */
function wrongCode({ rules }: Pick<Deps, 'rules'>, request: Request<Undecided>, click: Verdict): Judged | null {
  if (!rules.identityCode || click.type === 'denied') return null;
  const { code } = request.status;
  const { typed } = click;
  const verdict = judgeCode(code, typed, click.at);
  if (verdict === 'right') return null;
  const fresh = verdict === 'wrong' && typed !== null && code?.wrong.includes(typed) === false;
  if (fresh) return { event: { type: 'code-wrong', by: click.by, typed } };
  const answer = verdict === 'wrong' && typed === null ? 'none' : verdict;
  return { answer: codeOutcome(request, answer) };
}

/**
 * What a click without a code is told before its rights are read: only that a code is needed, which the card says to everybody.
 * Whether a typed code is right is told, and a try counted, only where the rights are known.
 */
export function codeMissing({ rules }: Pick<Deps, 'rules'>, request: Request, click: Verdict): Judged | null {
  const isMissing = rules.identityCode && click.type !== 'denied' && click.typed === null;
  return isMissing ? { answer: codeOutcome(request, 'none') } : null;
}

function codeOutcome(request: Request, because: CodeProblem['because']): Outcome {
  const code = isIn(request, ...UNDECIDED) ? request.status.code : null;
  const triesLeft = code === null ? 0 : CODE_TRIES - code.wrong.length;
  const usedUp = because === 'wrong' && triesLeft === 0;
  return { kind: 'code', problem: { because: usedUp ? 'used-up' : because, triesLeft }, request };
}

export function notAllowed(because: NotAllowedReason): Judged {
  return { answer: { kind: 'not-allowed', because } };
}

export function outcomeOf(moved: Request, by: Event): Outcome {
  switch (by.type) {
    case 'code-wrong':
      return codeOutcome(moved, 'wrong');
    case 'expired':
      return { kind: 'already', request: moved };
    default:
      return { kind: 'moved', request: moved };
  }
}

/** A click on a decided request: the same person's click again, or too late. Only approvers read what became of the request. */
async function late({ directory }: Deps, request: Request, click: Verdict): Promise<Judged> {
  if (isOwnVerdict(request, click)) return { answer: { kind: 'moved', request } };
  return (await directory.isApprover(click.by.id)) ? { answer: { kind: 'already', request } } : notAllowed('no-role');
}

/** Did an earlier delivery of this person's click make the request what it is? */
export function isOwnVerdict({ status }: Request, { type, by }: Verdict): boolean {
  if (!('decision' in status)) return false;
  const verdict = status.state === 'denied' || status.state === 'handled' ? status.state : 'approved';
  const first = 'firstApproval' in status ? status.firstApproval : null;
  return verdict === type && [status.decision, first].some((decision) => decision?.by.id === by.id);
}
