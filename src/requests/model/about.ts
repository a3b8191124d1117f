/** Who a request is about: its subject, whether they asked for themselves, and who reads what is handed over. */
import type { ObjectId } from './ids.ts';
import type { Person, Request, Subject } from './request.ts';
import { WAYS_TO_HAND_OVER, type Way } from './secrets/ways-to-hand-over.ts';

type Asked = Pick<Request, 'requester'>;
type Account = { readonly id: ObjectId };

/** The subject; null until the account is found. */
export function subjectOf({ status }: Pick<Request, 'status'>): Subject | null {
  return 'subject' in status ? status.subject : null;
}

/** Is this account the requester's own? */
export function isOwnAccount({ requester }: Asked, { id }: Account): boolean {
  return requester.id === id;
}

/** Did the requester ask for themselves? Until the account is found: did they name themselves? */
export function isOwn(request: Pick<Request, 'requester' | 'status' | 'who'>): boolean {
  const { requester, who } = request;
  const subject = subjectOf(request);
  if (subject !== null) return isOwnAccount(request, subject);
  return 'id' in who && who.id === requester.id;
}

/** How the secret reaches the account's owner: they read it themselves if they asked for themselves. */
export function wayTo(request: Asked, owner: Account): Way {
  return isOwnAccount(request, owner) ? 'to-owner' : 'through-approver';
}

/** Who reads the secret if this approver approves. */
export function readerAfter(request: Asked, owner: Person, approver: Person): Person {
  return WAYS_TO_HAND_OVER[wayTo(request, owner)].reader({ owner, approver });
}

/** Who reads the secret; the requester until someone has decided. Nobody else learns what became of it. */
export function readerOf(request: Pick<Request, 'requester' | 'status'>): Person {
  const { requester, status } = request;
  const subject = subjectOf(request);
  return subject !== null && 'decision' in status ? readerAfter(request, subject, status.decision.by) : requester;
}

/** Has the account's owner disowned it? */
export function isDisowned({ status }: Pick<Request, 'status'>): boolean {
  return 'disowned' in status && status.disowned !== null;
}
