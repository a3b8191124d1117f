/** What follows from a look-up, and where a request goes once its subject is found. Pure. */
import type { Event } from '../model/event.ts';
import { type Request, type Route, type Status, type Subject, isIn } from '../model/request.ts';
import type { SignInSummary } from '../model/sign-ins.ts';

type Found = Extract<
  Event,
  { readonly type: 'candidates-found' | 'chosen' | 'advised' | 'insisted' | 'refused' | 'found' | 'not-here' }
>;

/** @returns the next status; null if the event isn't possible in the request's state */
export function duringLookUp(request: Request, event: Found): Status | null {
  if (event.type === 'chosen') {
    const offered = isIn(request, 'choosing') ? request.status.candidates : [];
    return offered.some(({ id }) => id === event.account) ? { state: 'asked' } : null;
  }
  if (event.type === 'insisted') return isIn(request, 'advised') ? { state: 'asked', insists: true } : null;
  if (!isIn(request, 'asked')) return null;
  switch (event.type) {
    case 'candidates-found':
      return { state: 'choosing', candidates: event.candidates };
    case 'advised':
      return request.status.insists === true ? null : { state: 'advised', advice: event.advice };
    case 'refused':
      return event.subject === undefined
        ? { state: 'refused', because: event.because, domain: event.domain }
        : { state: 'withheld', because: event.because, ...waitingFor(event.subject) };
    case 'not-here':
      return { state: 'uninvited', address: event.address, domain: event.domain, checking: [] };
    case 'found':
      return routed(event);
  }
}

type Routed = { readonly route: Route; readonly subject: Subject; readonly signIns?: SignInSummary };

/** To approvers, to the home directory, or to a person here. */
export function routed({ route, subject, signIns }: Routed): Status {
  switch (route) {
    case 'redirected':
      return { state: route, subject, invitedAgain: null, checking: [] };
    case 'escalated':
    case 'pending':
      return { state: route, ...waitingFor(subject), checking: [], ...(signIns === undefined ? {} : { signIns }) };
  }
}

function waitingFor(subject: Subject) {
  return { subject, firstApproval: null, code: null, codesShown: 0, reminded: false } as const;
}
