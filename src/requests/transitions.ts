/**
 * What a request may become. Pure: (request, event, moment) → the change to store, or null where the event does not fit
 * the state. The change carries its audit entry and the jobs that follow from it, so that all are stored together.
 */
import { READING_TIME_MS, later } from './policy.ts';
import type { Change, Job } from './ports.ts';
import type {
  Candidate,
  Decision,
  FailureReason,
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
  | { readonly type: 'approved'; readonly by: Person }
  | { readonly type: 'denied'; readonly by: Person; readonly reason: string }
  | { readonly type: 'cancelled'; readonly by: Person }
  | { readonly type: 'expired' }
  | { readonly type: 'started'; readonly sealed: SealedPassword }
  | { readonly type: 'tried' }
  | { readonly type: 'replaced-password'; readonly sealed: SealedPassword }
  | { readonly type: 'home-moved'; readonly subject: Subject; readonly route: Exclude<Route, 'pending'> }
  | { readonly type: 'reset'; readonly until: Instant }
  | { readonly type: 'failed'; readonly because: FailureReason }
  | { readonly type: 'revealed'; readonly by: Person }
  | { readonly type: 'erased' }
  | { readonly type: 'invited-again'; readonly by: Person };

/** Is the request in one of these states? Narrows its type. */
export function isIn<T extends State>(request: Request, ...states: readonly T[]): request is RequestIn<T> {
  return states.some((state) => state === request.status.state);
}

/** The first change of a request: it is written down before anything is looked up. */
export function opening(request: RequestIn<'asked'>): Change {
  const jobs: Job[] = [
    { name: 'look-up', request: request.id },
    { name: 'expire', request: request.id, at: request.expiresAt },
  ];
  return { before: null, after: request, audit: entry(request, 'asked', request.requester, request.askedAt), jobs };
}

/** @returns the change to store, or null where `event` cannot happen in the request's present state */
export function transition(request: Request, event: Event, at: Instant): Change | null {
  const status = nextStatus(request, event, at);
  if (status === null) return null;
  const after: Request = {
    ...request,
    version: request.version + 1,
    ...(event.type === 'chosen' ? { who: { id: event.account } } : {}),
    status,
  };
  const by = 'by' in event ? event.by : null;
  return { before: request, after, audit: entry(after, event.type, by, at, detailOf(event)), jobs: jobsAfter(after) };
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
    case 'approved':
      return isIn(request, 'pending') ? { state: 'approved', ...decided(request, event.by, at) } : null;
    case 'denied':
      return isIn(request, 'pending')
        ? { state: 'denied', reason: event.reason, ...decided(request, event.by, at) }
        : null;
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
        ? { ...kept(request), state: 'failed', at, because: event.because }
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
  return route === 'redirected' ? { state: route, subject, invitedAgain: null } : { state: route, subject };
}

function decided(request: RequestIn<'pending'>, by: Person, at: Instant): Decided {
  return { subject: request.status.subject, decision: { by, at } };
}

type Decided = { readonly subject: Subject; readonly decision: Decision };

/** What stays of an approved request as it goes on; above all not the sealed password. */
function kept({ status }: { readonly status: Decided }): Decided {
  return { subject: status.subject, decision: status.decision };
}

function jobsAfter(request: Request): Job[] {
  const draw: Job = { name: 'draw', request: request.id };
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

function entry(
  request: Request,
  action: string,
  by: Person | null,
  at: Instant,
  detail: Change['audit']['detail'] = {},
): Change['audit'] {
  const subject = 'subject' in request.status ? (request.status.subject?.id ?? null) : null;
  return {
    at,
    action,
    by,
    request: request.id,
    detail: { reference: request.reference, state: request.status.state, subject, ...detail },
  };
}

/** The facts of an event that belong in the audit log: never a password, sealed or not, and nobody's free text but a reason. */
function detailOf(event: Event): Change['audit']['detail'] {
  switch (event.type) {
    case 'several-found':
      return { candidates: event.candidates.length };
    case 'chosen':
      return { account: event.account };
    case 'refused':
    case 'failed':
      return { because: event.because };
    case 'found':
    case 'home-moved':
      return homeDetail(event.subject);
    case 'denied':
      return { reason: event.reason };
    default:
      return {};
  }
}

function homeDetail({ home }: Subject): Change['audit']['detail'] {
  return {
    where: home.where,
    kind: 'kind' in home ? home.kind : null,
    domain: 'domain' in home ? home.domain : null,
    because: 'because' in home ? home.because : null,
  };
}
