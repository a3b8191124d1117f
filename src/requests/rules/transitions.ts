/**
 * How a request changes. Pure: (request, event, time) → the change to store, or null if the event isn't possible in that state.
 * The change carries its audit entry and the jobs that follow, so that all are stored together.
 */
import { type Audit, auditOf, auditOfAsk } from './audit-entry.ts';
import { afterReset, resetDone, unwanted } from './after-reset.ts';
import { duringLookUp, routed } from './during-look-up.ts';
import { subjectOf } from '../model/about.ts';
import type { Event } from '../model/event.ts';
import { jobsAfter, lookUpAfter } from './next-jobs.ts';
import { fits, withClick, without } from './stored-clicks.ts';
import type { Change, Job } from '../model/ports.ts';
import {
  type Attempt,
  type Decision,
  type Instant,
  isIn,
  type Person,
  type Request,
  type RequestIn,
  type State,
  type Status,
  type Subject,
  UNDECIDED,
  WAITING,
} from '../model/request.ts';

/** A change without its source. */
export type Draft = Omit<Change, 'audit' | 'cap' | 'card' | 'limit'> & { readonly audit: Audit };

/** The first change of a request, stored before anything is looked up. */
export function opening(request: RequestIn<'asked'>): Draft {
  const jobs: Job[] = [
    lookUpAfter(request, request.askedAt),
    { name: 'expire', request: request.id, at: request.expiresAt },
  ];
  return { before: null, after: request, audit: auditOfAsk(request), jobs };
}

/** @returns the change to store; null if `event` isn't possible in the request's state */
export function transition(request: Request, event: Event, at: Instant): Draft | null {
  const status = nextStatus(request, event, at);
  if (status === null) return null;
  const after: Request = {
    ...request,
    version: request.version + 1,
    ...(event.type === 'chosen' ? { who: { id: event.account } } : {}),
    ...(event.type === 'found' || event.type === 'not-here'
      ? { requester: { ...request.requester, signInName: event.asker } }
      : {}),
    // What approvers have to decide again, or decide only now, waits as long as a new request.
    ...('expiresAt' in event && WAITS_ANEW.includes(status.state) ? { expiresAt: event.expiresAt } : {}),
    status,
  };
  return { before: request, after, audit: auditOf(after, event, at), jobs: jobsAfter(event, after, at) };
}

const WAITS_ANEW: readonly State[] = ['asked', 'escalated'];

function nextStatus(request: Request, event: Event, at: Instant): Status | null {
  switch (event.type) {
    case 'candidates-found':
    case 'chosen':
    case 'advised':
    case 'insisted':
    case 'refused':
    case 'found':
    case 'not-here':
      return duringLookUp(request, event);
    case 'invited': {
      if (!isIn(request, 'uninvited')) return null;
      const { address, domain } = request.status;
      return { state: 'invited', address, domain, decision: { by: event.by, at }, account: event.account };
    }
    case 'code-shown':
      return isIn(request, ...WAITING)
        ? { ...request.status, code: { ...event.code, wrong: [] }, codesShown: request.status.codesShown + 1 }
        : null;
    case 'code-wrong': {
      if (!isIn(request, ...UNDECIDED) || request.status.code === null) return null;
      const { code } = request.status;
      return { ...request.status, code: { ...code, wrong: [...code.wrong, event.typed] } };
    }
    case 'click-stored':
    case 'click-cleared':
      return withClick(request, event);
    case 'first-approved':
      // A code proves one call; the second approver makes their own.
      return isIn(request, ...UNDECIDED) && request.status.firstApproval === null
        ? {
            ...request.status,
            firstApproval: { by: event.by, at },
            code: null,
            checking: without(request.status.checking, event.by),
          }
        : null;
    case 'approved':
      return isIn(request, 'pending') && request.status.firstApproval?.by.id !== event.by.id
        ? {
            state: 'approved',
            ...approvedBy(request.status, event.by, at),
            grant: event.grant,
          }
        : null;
    case 'denied':
      return isIn(request, ...UNDECIDED)
        ? { state: 'denied', reason: event.reason, subject: request.status.subject, decision: { by: event.by, at } }
        : null;
    case 'handled':
      return isIn(request, 'escalated') && request.status.firstApproval?.by.id !== event.by.id
        ? { state: 'handled', ...approvedBy(request.status, event.by, at) }
        : null;
    case 'reminded':
      if (isIn(request, 'done')) return afterReset(request, event, at);
      return isIn(request, ...UNDECIDED) && !request.status.reminded ? { ...request.status, reminded: true } : null;
    case 'cancelled':
    case 'expired':
      return isIn(request, 'asked', 'choosing', ...WAITING)
        ? { state: event.type, at, subject: subjectOf(request) }
        : null;
    case 'superseded':
      return isIn(request, ...UNDECIDED) ? { state: event.type, at, subject: request.status.subject } : null;
    case 'started':
      return isIn(request, 'approved')
        ? {
            ...request.status,
            state: 'resetting',
            attempt: event.attempt,
            triedAt: [],
            step: 'under-way',
            disowned: null,
          }
        : null;
    case 'tried':
      return isIn(request, 'resetting') ? { ...request.status, triedAt: [...request.status.triedAt, at] } : null;
    case 'not-written':
      return isIn(request, 'resetting') && request.status.triedAt.length > 0
        ? { ...request.status, triedAt: request.status.triedAt.slice(0, -1) }
        : null;
    case 'accepted':
      return withSealed(request, (attempt) => ({ ...attempt, step: 'accepted', operation: event.operation }));
    case 'replaced-password':
      return withSealed(request, ({ secret }) => ({ secret, step: 'begun', sealed: event.sealed }));
    case 'sign-in-needed':
      return isIn(request, 'resetting')
        ? { ...attempted(request), state: 'resetting', step: 'sign-in-needed', waitsSince: at, checking: [] }
        : null;
    case 'resumed':
      return isIn(request, 'resetting') && request.status.step === 'sign-in-needed'
        ? { ...attempted(request), state: 'resetting', step: 'under-way', grant: event.grant }
        : null;
    case 'home-moved':
      if (!isIn(request, 'approved', 'resetting')) return null;
      return stopped(request, at) ?? routed(event);
    case 'reset':
      return isIn(request, 'resetting') ? resetDone(request, event, at) : null;
    case 'failed':
      if (!isIn(request, 'approved', 'resetting')) return null;
      return (
        stopped(request, at) ?? {
          ...kept(request),
          state: 'failed',
          at,
          because: event.because,
          tried: isTried(request),
        }
      );
    case 'disowned':
      return disowned(request, event, at);
    case 'revealed':
    case 'erased':
    case 'secured':
    case 'scrambled':
    case 'sessions-ended':
      return isIn(request, 'done') ? afterReset(request, event, at) : null;
    case 'invited-again':
      return isIn(request, 'redirected') && fits(request, event.type)
        ? { ...request.status, invitedAgain: { by: event.by, at }, checking: [] }
        : null;
  }
}

type SealedAttempt = Extract<Attempt, { sealed: unknown }>;

/** Only a secret that was sealed before it was written can be accepted or replaced. */
function withSealed(request: Request, next: (attempt: SealedAttempt) => SealedAttempt): Status | null {
  if (!isIn(request, 'resetting') || !('sealed' in request.status.attempt)) return null;
  return { ...request.status, attempt: next(request.status.attempt) };
}

/** Before the write, disowning freezes the request; during the write, it is kept for what follows. */
function disowned(request: Request, event: Extract<Event, { type: 'disowned' }>, at: Instant): Status | null {
  const word = { by: event.by, at };
  if (isIn(request, ...UNDECIDED, 'approved', 'superseded')) {
    return { state: 'frozen', subject: request.status.subject, disowned: word };
  }
  if (isIn(request, 'done')) return afterReset(request, event, at);
  return isIn(request, 'resetting') && request.status.disowned === null ? { ...request.status, disowned: word } : null;
}

/**
 * The end of a reset that its owner disowned while it was under way, and that then failed: frozen if nothing was written,
 * otherwise secured as if it had succeeded. Null if nobody disowned it.
 */
function stopped(request: RequestIn<'approved' | 'resetting'>, at: Instant): Status | null {
  if (!isIn(request, 'resetting') || request.status.disowned === null) return null;
  const { subject, disowned: word } = request.status;
  return isTried(request)
    ? unwanted(request, { at, disowned: word, confirmed: false })
    : { state: 'frozen', subject, disowned: word };
}

function isTried(request: RequestIn<'approved' | 'resetting'>): boolean {
  return isIn(request, 'resetting') && request.status.triedAt.length > 0;
}

type Approved = { readonly subject: Subject; readonly decision: Decision; readonly firstApproval: Decision | null };

/** The decision, and the first approval if two were needed. */
function approvedBy(
  { subject, firstApproval }: Pick<Approved, 'subject' | 'firstApproval'>,
  by: Person,
  at: Instant,
): Approved {
  return { subject, decision: { by, at }, firstApproval };
}

/** What a reset keeps while it waits for its approver, and afterwards: everything but the sign-in. */
function attempted(request: RequestIn<'resetting'>) {
  const { attempt, triedAt, disowned } = request.status;
  return { ...kept(request), attempt, triedAt, disowned };
}

/** What an approved request keeps as it moves on; above all not the sealed password. */
function kept({ status }: { readonly status: Approved }): Approved {
  return { subject: status.subject, decision: status.decision, firstApproval: status.firstApproval };
}
