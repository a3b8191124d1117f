/** What can still happen after a reset: the secret is read, erased or disowned, and jobs act on the account. Pure. */
import { type Decision, type Instant, type Request, type RequestIn, isIn } from '../model/request.ts';
import type { Sealed } from '../model/secrets/sealed.ts';
import type { Event } from '../model/event.ts';
import { SECRET_KINDS } from '../model/secrets/secret-kinds.ts';
import type { Rules } from '../model/services.ts';
import { later, REVEAL_WINDOW_MS } from './policy.ts';

type Done = RequestIn<'done'>['status'];
type Later = Extract<
  Event,
  { type: 'reminded' | 'revealed' | 'erased' | 'disowned' | 'secured' | 'scrambled' | 'sessions-ended' }
>;

/** The status of a reset that has just succeeded. */
export function resetDone(
  request: RequestIn<'resetting'>,
  { sealed, until, confirmed, sessions }: Extract<Event, { type: 'reset' }>,
  at: Instant,
): Done {
  if (request.status.disowned !== null) return unwanted(request, { at, disowned: request.status.disowned, confirmed });
  const handover = { state: 'sealed', sealed, until, reminded: false } as const;
  return { ...soFar(request, at, confirmed), handover, sessions, scramble: 'not-needed', disowned: null };
}

/** The status of a disowned reset: nobody may read what was written, and the account is secured. */
export function unwanted(
  request: RequestIn<'resetting'>,
  { at, disowned, confirmed }: Pick<Done, 'at' | 'confirmed'> & { readonly disowned: Decision },
): Done {
  const handover = { state: 'erased', at } as const;
  return { ...soFar(request, at, confirmed), handover, sessions: 'due', scramble: 'due', disowned };
}

function soFar({ status }: RequestIn<'resetting'>, at: Instant, confirmed: boolean) {
  const { subject, decision, firstApproval, attempt } = status;
  const grant = status.step === 'under-way' ? status.grant : null;
  return {
    state: 'done',
    subject,
    decision,
    firstApproval,
    grant,
    at,
    secret: attempt.secret,
    confirmed,
    checking: [],
  } as const;
}

/** The event of a reset that has just succeeded. @param confirmed whether the directory said so */
export function resetBy(
  { revokeSessions }: Pick<Rules, 'revokeSessions'>,
  at: Instant,
  sealed: Sealed<'secret'>,
  confirmed: boolean,
): Extract<Event, { type: 'reset' }> {
  const until = later(at, REVEAL_WINDOW_MS);
  return { type: 'reset', sealed, until, confirmed, sessions: revokeSessions ? 'due' : 'not-needed' };
}

/**
 * The event that ends a wait for a sign-in after `patienceMs`; null if there is no such wait. An accepted reset is most likely
 * done, although nobody can poll it any more.
 */
export function endOfWait(
  rules: Pick<Rules, 'revokeSessions'>,
  request: Request,
  now: Instant,
  patienceMs: number,
): Event | null {
  if (!isIn(request, 'resetting') || request.status.step !== 'sign-in-needed') return null;
  const { attempt, waitsSince } = request.status;
  if (now < later(waitsSince, patienceMs)) return null;
  return attempt.step === 'accepted'
    ? resetBy(rules, now, attempt.sealed, false)
    : { type: 'failed', because: 'not-signed-in' };
}

/** Did a job fail to do something to the account, so that an approver has to order it again? */
export function needsSecuring({ status }: Pick<RequestIn<'done'>, 'status'>): boolean {
  return status.scramble === 'failed' || (status.disowned !== null && status.sessions === 'failed');
}

/** @returns the status after the event; null if the event isn't possible */
export function afterReset(request: RequestIn<'done'>, event: Later, at: Instant): Done | null {
  const next = changed(request, event, at);
  return next === null ? null : settled(next);
}

function changed(request: RequestIn<'done'>, event: Later, at: Instant): Done | null {
  const { status } = request;
  const { handover } = status;
  const erased = { state: 'erased', at } as const;
  switch (event.type) {
    case 'reminded':
      return handover.state === 'sealed' && !handover.reminded
        ? { ...status, handover: { ...handover, reminded: true }, scramble: 'not-needed', disowned: null }
        : null;
    case 'revealed':
      return handover.state === 'sealed' ? { ...status, handover: { state: 'revealed', at } } : null;
    case 'erased':
      return handover.state === 'sealed'
        ? { ...status, handover: erased, scramble: SECRET_KINDS[status.secret].unread }
        : null;
    case 'disowned': {
      if (status.disowned !== null) return null;
      const word = { by: event.by, at };
      // Read or not, and whatever the password is now: it may be someone else's.
      const left = handover.state === 'sealed' ? erased : handover;
      return { ...status, handover: left, disowned: word, scramble: 'due', sessions: 'due' };
    }
    case 'secured':
      return needsSecuring(request) && handover.state !== 'sealed'
        ? { ...status, handover, scramble: 'due', sessions: 'due', grant: event.grant, checking: [] }
        : null;
    case 'scrambled':
      return status.scramble === 'due' ? { ...status, scramble: event.result } : null;
    case 'sessions-ended':
      return status.sessions === 'due' ? { ...status, sessions: event.result } : null;
  }
}

/** Drops an approver's sign-in as soon as no job can need it. */
function settled(status: Done): Done {
  const needed = status.handover.state === 'sealed' || status.sessions === 'due' || status.scramble === 'due';
  return needed ? status : { ...status, grant: null };
}
