/** What a reset that is done may still become: read, erased, disowned by its owner, and what is done to the account. Pure. */
import type { Instant, RequestIn } from '../model/request.ts';
import type { Sealed } from '../model/sealed.ts';
import type { Event } from '../model/event.ts';
import { SECRET_KINDS } from '../model/secret-kinds.ts';
import type { Rules } from '../model/services.ts';
import { later, REVEAL_WINDOW_MS } from './policy.ts';

type Done = RequestIn<'done'>['status'];
type Fresh = Omit<Done, 'subject' | 'decision' | 'firstApproval'>;
type Later = Extract<Event, { type: 'revealed' | 'erased' | 'disowned' | 'secured' | 'scrambled' | 'sessions-ended' }>;

/** What is known of a reset at the moment it is done. */
export function resetDone(
  { status }: RequestIn<'resetting'>,
  event: Extract<Event, { type: 'reset' }>,
  at: Instant,
): Fresh {
  const { grant, attempt, disowned } = status;
  const { sealed, until, confirmed, sessions } = event;
  if (disowned !== null) return unwanted({ status }, { at, disowned, confirmed });
  const handover = { state: 'sealed', sealed, until } as const;
  const left = { handover, sessions, scramble: 'not-needed', disowned } as const;
  return { state: 'done', at, secret: attempt.secret, confirmed, grant, ...left };
}

/** What is known of a disowned reset: no one may see what was written, and the account is secured. */
export function unwanted(
  { status }: Pick<RequestIn<'resetting'>, 'status'>,
  { at, ...known }: Pick<Done, 'at' | 'disowned' | 'confirmed'>,
): Fresh {
  const { grant, attempt } = status;
  const left = { handover: { state: 'erased', at }, sessions: 'due', scramble: 'due' } as const;
  return { state: 'done', at, secret: attempt.secret, grant, ...known, ...left };
}

/** The event of a reset that succeeded at this moment. @param confirmed whether the directory said so */
export function resetBy(
  { revokeSessions }: Pick<Rules, 'revokeSessions'>,
  at: Instant,
  sealed: Sealed<'secret'>,
  confirmed: boolean,
): Extract<Event, { type: 'reset' }> {
  const until = later(at, REVEAL_WINDOW_MS);
  return { type: 'reset', sealed, until, confirmed, sessions: revokeSessions ? 'due' : 'not-needed' };
}

/** Did a job fail to do something to the account, so that an approver has to order it again? */
export function needsSecuring({ status }: Pick<RequestIn<'done'>, 'status'>): boolean {
  return status.scramble === 'failed' || (status.disowned !== null && status.sessions === 'failed');
}

/** @returns the status after the event; null where it does not fit */
export function afterReset(request: RequestIn<'done'>, event: Later, at: Instant): Done | null {
  const next = changed(request, event, at);
  return next === null ? null : settled({ ...request.status, ...next });
}

function changed(request: RequestIn<'done'>, event: Later, at: Instant): Partial<Done> | null {
  const { status } = request;
  const sealed = status.handover.state === 'sealed';
  const erased = { state: 'erased', at } as const;
  switch (event.type) {
    case 'revealed':
      return sealed ? { handover: { state: 'revealed', at } } : null;
    case 'erased':
      return sealed ? { handover: erased, scramble: SECRET_KINDS[status.secret].unread } : null;
    case 'disowned': {
      if (status.disowned !== null) return null;
      // Read or not, and whatever the password is now: it may be somebody else's.
      const handover = sealed ? erased : status.handover;
      return { handover, disowned: { by: event.by, at }, scramble: 'due', sessions: 'due' };
    }
    case 'secured':
      return needsSecuring(request) ? { scramble: 'due', sessions: 'due', grant: event.grant } : null;
    case 'scrambled':
      return status.scramble === 'due' ? { scramble: event.result } : null;
    case 'sessions-ended':
      return status.sessions === 'due' ? { sessions: event.result } : null;
  }
}

/** Drops an approver's sign-in as soon as no job can need it. */
function settled(status: Done): Done {
  const needed = status.handover.state === 'sealed' || status.sessions === 'due' || status.scramble === 'due';
  return needed ? status : { ...status, grant: null };
}
