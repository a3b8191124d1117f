/**
 * What is sealed in a row opens for the people it was sealed for and for nobody else. Who asked, whose account it is and who
 * decided say together who is to read a password; all three are authenticated with it (AES-GCM's additional data, NIST SP
 * 800-38D), so that whoever can write to the database makes nobody its reader, and turns a sign-in on no other account.
 */
import { isObjectId } from './model/ids.ts';
import type { SecretBox } from './model/ports.ts';
import type { Decision, ObjectId, Person, RequestId, SealedPassword, SealedSignIn, Subject } from './model/request.ts';

type Asked = { readonly id: RequestId; readonly requester: Pick<Person, 'id'> };
/** A request that is known to be about this account. */
export type OnSubject = Asked & { readonly status: { readonly subject: Pick<Subject, 'id'> } };
type Decided = OnSubject & {
  readonly status: { readonly decision: Pick<Decision, 'by'> };
};

/** It does not open: the row is not as it was when this was sealed, or the key is not there any more. */
export class SealBroken extends Error {
  constructor(options?: ErrorOptions) {
    super('What was sealed for a request does not open for the request as it is stored now', options);
    this.name = 'SealBroken';
  }
}

/** Seals a password, or a pass, for whoever is to read it. */
export function sealSecret(secrets: SecretBox, request: Decided, secret: string): SealedPassword {
  return secrets.seal(purpose('secret', request, request.status.decision.by.id), secret);
}

/** @throws `SealBroken` */
export function openSecret(secrets: SecretBox, request: Decided, sealed: SealedPassword): string {
  return opened(() => secrets.open(purpose('secret', request, request.status.decision.by.id), sealed));
}

/** Seals an approver's sign-in, with whose it is. */
export function sealSignIn(
  secrets: SecretBox,
  request: OnSubject,
  approver: ObjectId,
  assertion: string,
): SealedSignIn {
  return `${approver} ${secrets.seal(purpose('sign-in', request, approver), assertion)}`;
}

/** @param approver whose it has to be; null where any approver's does. @throws `SealBroken` */
export function openSignIn(
  secrets: SecretBox,
  request: OnSubject,
  approver: ObjectId | null,
  signIn: SealedSignIn,
): string {
  const [by = '', sealed = ''] = signIn.split(' ');
  if (!isObjectId(by) || (approver !== null && by !== approver)) throw new SealBroken();
  return opened(() => secrets.open(purpose('sign-in', request, by), sealed));
}

/** The hash of a code, by which it is known again: of this request, and of whoever asked. */
export function codeHash(secrets: SecretBox, { id, requester }: Asked, digits: string): string {
  return secrets.hash(id, `${requester.id} ${digits}`);
}

function purpose(what: 'secret' | 'sign-in', { id, requester, status }: OnSubject, approver: ObjectId): string {
  return [id, what, status.subject.id, requester.id, approver].join(' ');
}

function opened(open: () => string): string {
  try {
    return open();
  } catch (error) {
    throw new SealBroken({ cause: error });
  }
}
