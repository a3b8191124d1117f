/**
 * What is sealed in a row opens for the people it was sealed for and for nobody else. Who asked, whose account it is and who
 * decided say together who is to read a password; all three are authenticated with it (AES-GCM's additional data, NIST SP
 * 800-38D), so that whoever can write to the database makes nobody its reader, and turns a sign-in on no other account.
 */
import { isObjectId } from './ids.ts';
import { Password } from './password.ts';
import type { SourcedClick } from './click.ts';
import type { Decision, ObjectId, Person, RequestId, StoredClick, Subject } from './request.ts';
import {
  type Content,
  type KeyedHash,
  type Purpose,
  type Sealed,
  type SecretBox,
  asKeyedHash,
  asSealed,
} from './sealed.ts';

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
export function sealSecret(secrets: SecretBox, request: Decided, secret: Password): Sealed<'secret'> {
  return secrets.seal(purpose('secret', request, request.status.decision.by.id), secret.cleartext());
}

/** @throws `SealBroken` */
export function openSecret(secrets: SecretBox, request: Decided, sealed: Sealed<'secret'>): Password {
  return new Password(opened(secrets, purpose('secret', request, request.status.decision.by.id), sealed));
}

/** Seals an approver's sign-in, with whose it is. */
export function sealSignIn(
  secrets: SecretBox,
  request: OnSubject,
  approver: ObjectId,
  assertion: string,
): Sealed<'sign-in'> {
  return asSealed(`${approver} ${secrets.seal(purpose('sign-in', request, approver), assertion)}`);
}

/** @param approver whose it has to be; null where any approver's does. @throws `SealBroken` */
export function openSignIn(
  secrets: SecretBox,
  request: OnSubject,
  approver: ObjectId | null,
  signIn: Sealed<'sign-in'>,
): string {
  const [by = '', sealed = ''] = signIn.split(' ');
  if (!isObjectId(by) || (approver !== null && by !== approver)) throw new SealBroken();
  return opened(secrets, purpose('sign-in', request, by), asSealed(sealed));
}

/** Seals a click that waits for its rights to be read: it opens as this person's, on this request, and on no other. */
export function sealClick(secrets: SecretBox, request: OnSubject, { click, source }: SourcedClick): Sealed<'click'> {
  const { type, by, at } = click;
  const said =
    type === 'denied' ? [click.reason] : [click.typed ?? '', type === 'approved' ? (click.assertion ?? '') : ''];
  return secrets.seal(purpose('click', request, by.id), JSON.stringify([type, by.name, at, source, ...said]));
}

/** @param by whose it has to be @throws `SealBroken` */
export function openClick(secrets: SecretBox, request: OnSubject, { by, click }: StoredClick): SourcedClick {
  const parts: unknown = JSON.parse(opened(secrets, purpose('click', request, by.id), click));
  if (!Array.isArray(parts) || !parts.every((part) => typeof part === 'string')) throw new SealBroken();
  const [type, name = '', at = '', source = '', said = '', assertion = ''] = parts;
  const made = { by: { id: by.id, name }, at };
  const typed = said === '' ? null : asKeyedHash(said);
  switch (type) {
    case 'approved':
      return { click: { ...made, type, typed, assertion: assertion === '' ? null : assertion }, source };
    case 'handled':
      return { click: { ...made, type, typed }, source };
    case 'denied':
      return { click: { ...made, type, reason: said }, source };
    default:
      throw new SealBroken();
  }
}

/** The hash of a code, by which it is known again: of this request, and of whoever asked. */
export function codeHash(secrets: SecretBox, { id, requester }: Asked, digits: string): KeyedHash {
  return secrets.hash(id, `${requester.id} ${digits}`);
}

function purpose<C extends Content>(content: C, { id, requester, status }: OnSubject, approver: ObjectId): Purpose<C> {
  return { content, request: id, subject: status.subject.id, requester: requester.id, approver };
}

function opened<C extends Content>(secrets: SecretBox, purpose: Purpose<C>, sealed: Sealed<NoInfer<C>>): string {
  try {
    return secrets.open(purpose, sealed);
  } catch (error) {
    throw new SealBroken({ cause: error });
  }
}
