/** The jobs that follow from a move; they are stored with it, so that none is lost. Pure. */
import {
  CLICK_RESERVE_MS,
  CODE_TRIES,
  ERASURE_REMINDER_MS,
  LOOK_UP_RESERVE_MS,
  READING_TIME_MS,
  REMINDER_MS,
  later,
  waitsUntil,
} from './policy.ts';
import type { Job } from '../model/ports.ts';
import { type Instant, type Request, type RequestIn, WAITING, isIn } from '../model/request.ts';
import type { Event } from '../model/event.ts';
import { readerOf } from '../model/about.ts';

/** @param request as it is after the event @param at the time of the event */
export function jobsAfter(event: Event, request: Request, at: Instant): Job[] {
  const { id } = request;
  const draw: Job = { name: 'draw', request: id };
  const carryOut: Job = { name: 'carry-out', request: id };
  const expire: Job = { name: 'expire', request: id, at: request.expiresAt };
  if (event.type === 'click-stored') return [...decideLater(request, event.until, at), draw];
  if (event.type === 'click-cleared') {
    return [{ name: 'tell-approver', request: id, approver: event.by, because: event.because }, draw];
  }
  if (isIn(request, ...WAITING)) return jobsWhileWaiting(event, request, draw);
  if (isIn(request, 'asked')) return [lookUpAfter(request, at), ...(event.type === 'insisted' ? [expire] : [])];
  if (isIn(request, 'denied')) return [draw, { name: 'tell-owner', request: id, about: 'denied' }];
  if (isIn(request, 'approved')) return [carryOut, draw];
  if (isIn(request, 'resetting')) return jobsWhileResetting(event, request, carryOut, draw);
  if (isIn(request, 'done')) return jobsWhenDone(event, request, draw);
  return [draw];
}

/** The turn that asks looks up at once; this job takes over if that did not finish. */
export function lookUpAfter({ id }: RequestIn<'asked'>, at: Instant): Job {
  return { name: 'look-up', request: id, at: later(at, LOOK_UP_RESERVE_MS) };
}

/**
 * The turn that took a click goes on with it; the first job takes over if that did not finish. The second one is for what Graph has
 * not answered by then.
 */
function decideLater({ id }: Request, until: Instant, at: Instant): Job[] {
  const decide: Job = { name: 'decide', request: id };
  return [
    { ...decide, at: later(at, CLICK_RESERVE_MS) },
    { ...decide, at: until },
  ];
}

function jobsWhileWaiting(event: Event, request: RequestIn<(typeof WAITING)[number]>, draw: Job): Job[] {
  const { id, status, expiresAt } = request;
  const { code } = status;
  const remind: Job = { name: 'remind', request: id, at: later(expiresAt, -REMINDER_MS) };
  switch (event.type) {
    case 'found':
      return [remind, draw, { name: 'tell-owner', request: id, about: 'asked' }];
    case 'home-moved':
      return [remind, { name: 'expire', request: id, at: expiresAt }, draw];
    case 'code-shown':
      // Updating the message would replace what its reader sees: the code.
      return code === null ? [draw] : [{ ...draw, at: code.until }];
    case 'code-wrong':
      return code !== null && code.wrong.length < CODE_TRIES ? [] : [draw];
    default:
      return [draw];
  }
}

function jobsWhileResetting(event: Event, { id, status }: RequestIn<'resetting'>, carryOut: Job, draw: Job): Job[] {
  switch (event.type) {
    case 'sign-in-needed':
      return status.step === 'sign-in-needed'
        ? [{ name: 'expire', request: id, at: waitsUntil(status.waitsSince) }, draw]
        : [draw];
    // The cards say that it is approved, and what becomes of it follows in a moment, unless it takes another try.
    case 'started':
    case 'not-written':
      return [];
    case 'tried':
      return status.triedAt.length > 1 ? [draw] : [];
    case 'resumed':
    case 'disowned':
      // A running job finds that the row moved, and leaves it to this one.
      return [carryOut, draw];
    default:
      return [draw];
  }
}

function jobsWhenDone(event: Event, request: RequestIn<'done'>, draw: Job): Job[] {
  const { id, status } = request;
  const { subject, handover, sessions, scramble } = status;
  const aftercare: Job[] = sessions === 'due' || scramble === 'due' ? [{ name: 'aftercare', request: id }] : [];
  switch (event.type) {
    case 'reset': {
      const erase: Job[] =
        handover.state === 'sealed'
          ? [
              { name: 'remind', request: id, at: later(handover.until, -ERASURE_REMINDER_MS) },
              { name: 'erase', request: id, at: handover.until },
            ]
          : [];
      // The reader of a password must not be signed out of Teams before they read it.
      const now = handover.state === 'sealed' && readerOf(request).id === subject.id ? [] : aftercare;
      return [...erase, ...now, draw, { name: 'tell-owner', request: id, about: 'reset' }];
    }
    case 'failed':
    case 'home-moved':
      return [...aftercare, draw];
    case 'revealed': {
      if (handover.state !== 'revealed') return [draw];
      const at = later(handover.at, READING_TIME_MS);
      // All others learn of it now. Updating the reader's own message would replace what they see: the password.
      return [...aftercare.map((job) => ({ ...job, at })), draw, { ...draw, at }];
    }
    case 'erased':
    case 'disowned':
    case 'secured':
      return [...aftercare, draw];
    default:
      return [draw];
  }
}
