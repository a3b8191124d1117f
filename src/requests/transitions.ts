/**
 * What a request may become. Pure: (request, event, moment) → the change to store, or null where the event does not fit
 * the state. The change carries its audit entry and the jobs that follow from it, so that all are stored together.
 */
import { type Audit, auditOf, auditOfAsk } from './audit-entry.ts';
import { CODE_TRIES, READING_TIME_MS, REMINDER_MS, later } from './policy.ts';
import type { Change, Job } from './ports.ts';
import type {
  Candidate,
  Decision,
  FailureReason,
  IdentityCode,
  Instant,
  ObjectId,
  Person,
  RefusalReason,
  Request,
  RequestIn,
  Route,
  SealedPassword,
  State,
  Status,
  Subject,
} from './request.ts';

export type Event =
  | { readonly type: 'several-found'; readonly candidates: readonly Candidate[] }
  | { readonly type: 'chosen'; readonly by: Person; readonly account: ObjectId }
  | { readonly type: 'refused'; readonly because: RefusalReason; readonly domain: string | null }
  | { readonly type: 'found'; readonly subject: Subject; readonly route: Route }
  | { readonly type: 'code-shown'; readonly by: Person; readonly code: Pick<IdentityCode, 'hash' | 'until'> }
  | { readonly type: 'code-wrong'; readonly by: Person; readonly typed: string }
  | { readonly type: 'first-approved'; readonly by: Person }
  | { readonly type: 'approved'; readonly by: Person }
  | { readonly type: 'denied'; readonly by: Person; readonly reason: string }
  | { readonly type: 'cancelled'; readonly by: Person }
  | { readonly type: 'reminded' }
  | { readonly type: 'expired' }
  | { readonly type: 'handled'; readonly by: Person }
  | { readonly type: 'started'; readonly sealed: SealedPassword }
  | { readonly type: 'tried' }
  | { readonly type: 'replaced-password'; readonly sealed: SealedPassword }
  | { readonly type: 'home-moved'; readonly subject: Subject; readonly route: Exclude<Route, 'pending'> }
  | { readonly type: 'reset'; readonly until: Instant }
  | { readonly type: 'failed'; readonly because: FailureReason }
  | { readonly type: 'revealed'; readonly by: Person }
  | { readonly type: 'erased' }
  | { readonly type: 'invited-again'; readonly by: Person };

/** A change that does not say yet where it came from. */
export type Draft = Omit<Change, 'audit' | 'cap'> & { readonly audit: Audit };

/** Is the request in one of these states? Narrows its type. */
export function isIn<T extends State>(request: Request, ...states: readonly T[]): request is RequestIn<T> {
  return states.some((state) => state === request.status.state);
}

/** The first change of a request: it is written down before anything is looked up. */
export function opening(request: RequestIn<'asked'>): Draft {
  const jobs: Job[] = [
    { name: 'look-up', request: request.id },
    { name: 'expire', request: request.id, at: request.expiresAt },
  ];
  return { before: null, after: request, audit: auditOfAsk(request), jobs };
}

/** @returns the change to store, or null where `event` cannot happen in the request's present state */
export function transition(request: Request, event: Event, at: Instant): Draft | null {
  const status = nextStatus(request, event, at);
  if (status === null) return null;
  const after: Request = {
    ...request,
    version: request.version + 1,
    ...(event.type === 'chosen' ? { who: { id: event.account } } : {}),
    status,
  };
  return { before: request, after, audit: auditOf(after, event, at), jobs: jobsAfter(event, after) };
}

function nextStatus(request: Request, event: Event, at: Instant): Status | null {
  switch (event.type) {
    case 'several-found':
      return isIn(request, 'asked') ? { state: 'choosing', candidates: event.candidates } : null;
    case 'chosen': {
      if (!isIn(request, 'choosing')) return null;
      return request.status.candidates.some(({ id }) => id === event.account) ? { state: 'asked' } : null;
    }
    case 'refused':
      return isIn(request, 'asked') ? { state: 'refused', because: event.because, domain: event.domain } : null;
    case 'found':
      return isIn(request, 'asked') ? routed(event) : null;
    case 'code-shown':
      return isIn(request, 'pending')
        ? { ...request.status, code: { ...event.code, wrong: [] }, codesShown: request.status.codesShown + 1 }
        : null;
    case 'code-wrong': {
      if (!isIn(request, 'pending') || request.status.code === null) return null;
      const { code } = request.status;
      return { ...request.status, code: { ...code, wrong: [...code.wrong, event.typed] } };
    }
    case 'first-approved':
      // A code proves one call. The second approver makes his own.
      return isIn(request, 'pending') && request.status.firstApproval === null
        ? { ...request.status, firstApproval: { by: event.by, at }, code: null }
        : null;
    case 'approved':
      return isIn(request, 'pending') && request.status.firstApproval?.by.id !== event.by.id
        ? { state: 'approved', ...decided(request, event.by, at), firstApproval: request.status.firstApproval }
        : null;
    case 'denied':
      return isIn(request, 'pending')
        ? { state: 'denied', reason: event.reason, ...decided(request, event.by, at) }
        : null;
    case 'handled':
      return isIn(request, 'escalated') ? { state: 'handled', ...decided(request, event.by, at) } : null;
    case 'reminded':
      return isIn(request, 'pending') && !request.status.reminded ? { ...request.status, reminded: true } : null;
    case 'cancelled':
    case 'expired':
      return isIn(request, 'asked', 'choosing', 'pending')
        ? { state: event.type, at, subject: 'subject' in request.status ? request.status.subject : null }
        : null;
    case 'started':
      return isIn(request, 'approved')
        ? { ...kept(request), state: 'resetting', sealed: event.sealed, triedAt: [] }
        : null;
    case 'tried':
      return isIn(request, 'resetting') ? { ...request.status, triedAt: [...request.status.triedAt, at] } : null;
    case 'replaced-password':
      return isIn(request, 'resetting') ? { ...request.status, sealed: event.sealed } : null;
    case 'home-moved':
      return isIn(request, 'approved', 'resetting') ? routed(event) : null;
    case 'reset': {
      if (!isIn(request, 'resetting')) return null;
      const handover = { state: 'sealed', sealed: request.status.sealed, until: event.until } as const;
      return { ...kept(request), state: 'done', at, handover };
    }
    case 'failed':
      return isIn(request, 'approved', 'resetting')
        ? {
            ...kept(request),
            state: 'failed',
            at,
            because: event.because,
            tried: isIn(request, 'resetting') && request.status.triedAt.length > 0,
          }
        : null;
    case 'revealed':
    case 'erased':
      return isIn(request, 'done') && request.status.handover.state === 'sealed'
        ? { ...request.status, handover: { state: event.type, at } }
        : null;
    case 'invited-again':
      return isIn(request, 'redirected') && isUnredeemed(request.status.subject) && request.status.invitedAgain === null
        ? { ...request.status, invitedAgain: { by: event.by, at } }
        : null;
  }
}

/** Has this account no password anywhere because its owner never accepted the invitation? It can be sent once more. */
export function isUnredeemed({ home }: Pick<Subject, 'home'>): boolean {
  return home.where === 'nowhere' && home.kind === 'invitation-not-redeemed';
}

function routed({ route, subject }: { readonly route: Route; readonly subject: Subject }): Status {
  switch (route) {
    case 'redirected':
      return { state: route, subject, invitedAgain: null };
    case 'escalated':
      return { state: route, subject };
    case 'pending':
      return { state: route, subject, firstApproval: null, code: null, codesShown: 0, reminded: false };
  }
}

function decided(request: RequestIn<'pending'> | RequestIn<'escalated'>, by: Person, at: Instant): Decided {
  return { subject: request.status.subject, decision: { by, at } };
}

type Decided = { readonly subject: Subject; readonly decision: Decision };
type Approved = Decided & { readonly firstApproval: Decision | null };

/** What stays of an approved request as it goes on; above all not the sealed password. */
function kept({ status }: { readonly status: Approved }): Approved {
  return { subject: status.subject, decision: status.decision, firstApproval: status.firstApproval };
}

function jobsAfter(event: Event, request: Request): Job[] {
  const draw: Job = { name: 'draw', request: request.id };
  if (isIn(request, 'pending')) return jobsWhilePending(event, request, draw);
  if (isIn(request, 'asked')) return [{ name: 'look-up', request: request.id }, draw];
  if (isIn(request, 'approved')) return [{ name: 'carry-out', request: request.id }, draw];
  if (!isIn(request, 'done')) return [draw];
  const { handover } = request.status;
  switch (handover.state) {
    case 'sealed':
      return [{ name: 'erase', request: request.id, at: handover.until }, draw];
    case 'revealed':
      // An update of the message takes the place of what its reader sees, and that is the password.
      return [{ ...draw, at: later(handover.at, READING_TIME_MS) }];
    case 'erased':
      return [draw];
  }
}

function jobsWhilePending(event: Event, request: RequestIn<'pending'>, draw: Job): Job[] {
  const { code } = request.status;
  switch (event.type) {
    case 'found':
      return [{ name: 'remind', request: request.id, at: later(request.expiresAt, -REMINDER_MS) }, draw];
    case 'code-shown':
      // An update of the message would take the place of what its reader sees, and that is the code.
      return code === null ? [draw] : [{ ...draw, at: code.until }];
    case 'code-wrong':
      return code !== null && code.wrong.length < CODE_TRIES ? [] : [draw];
    default:
      return [draw];
  }
}
