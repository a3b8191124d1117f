/** What the audit trail keeps of a request's moves: who, what, when, with what effect; never a secret. Pure. */
import { subjectOf } from '../model/about.ts';
import type { AuditEntry } from '../model/ports.ts';
import type { Instant, Person, Request, RequestIn, Subject } from '../model/request.ts';
import type { Event } from '../model/event.ts';

/** An entry without its source. */
export type Audit = Omit<AuditEntry, 'source'>;

/** The entry of an event. @param request as it is after the event */
export function auditOf(request: Request, event: Event, at: Instant): Audit {
  return entry(request, event.type, 'by' in event ? event.by : null, at, detailOf(event));
}

/** The entry of a new request. */
export function auditOfAsk(request: RequestIn<'asked'>): Audit {
  return entry(request, 'asked', request.requester, request.askedAt, {});
}

function entry(request: Request, action: string, by: Person | null, at: Instant, detail: AuditEntry['detail']): Audit {
  const subject = subjectOf(request)?.id ?? null;
  return {
    at,
    action,
    by,
    request: request.id,
    detail: { reference: request.reference, state: request.status.state, subject, ...detail },
  };
}

/** The facts of an event for the audit trail: no password, sealed or not, and no free text except a denial's reason. */
function detailOf(event: Event): AuditEntry['detail'] {
  switch (event.type) {
    case 'candidates-found':
      return { candidates: event.candidates.length };
    case 'chosen':
      return { account: event.account };
    case 'advised':
      return { advice: event.advice };
    case 'click-stored':
      return { wants: event.wants };
    case 'refused':
    case 'failed':
    case 'click-cleared':
      return { because: event.because };
    case 'not-here':
      return { domain: event.domain };
    case 'invited':
      return { account: event.account };
    case 'superseded':
      return { instead: event.instead };
    case 'found': {
      const kind = event.signIns?.kind;
      return { ...homeDetail(event.subject), ...(kind === undefined ? {} : { lastSignIn: kind }) };
    }
    case 'home-moved':
      return homeDetail(event.subject);
    case 'denied':
      return { reason: event.reason };
    case 'reset':
      return { confirmed: event.confirmed };
    case 'scrambled':
    case 'sessions-ended':
      return { result: event.result };
    default:
      return {};
  }
}

function homeDetail({ home, selfService }: Subject): AuditEntry['detail'] {
  return {
    where: home.where,
    kind: 'kind' in home ? home.kind : null,
    domain: 'domain' in home ? home.domain : null,
    because: 'because' in home ? home.because : null,
    ...(selfService === null ? {} : { selfService: true }),
  };
}
