/**
 * What is sealed in a row opens only for the people it was sealed for. Requester, subject and approver together say who may read
 * a password. All three are authenticated with it (AES-GCM's additional data, NIST SP 800-38D), so nobody who can write to the
 * database can make themselves its reader, or use a sign-in on another account.
 */
import { isObjectId } from '../ids.ts';
import { Password } from './password.ts';
import type { SourcedClick } from '../click.ts';
import type { Decision, ObjectId, Outsider, Person, RequestId, StoredClick, Subject } from '../request.ts';
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
/** One that a click can wait on: about an account, or about an address that has none. */
export type Clicked = Asked & { readonly status: OnSubject['status'] | Pick<Outsider, 'address'> };
type Decided = OnSubject & {
  readonly status: { readonly decision: Pick<Decision, 'by'> };
};

/** It doesn't open: the row was tampered with, or the key is gone. */
export class SealBroken extends Error {
  constructor(options?: ErrorOptions) {
    super(
      'A sealed value does not open for the request as it is stored: the row was changed, or its key is gone',
      options,
    );
    this.name = 'SealBroken';
  }
}

/** Seals a password or a pass for its reader. */
export function sealSecret(secrets: SecretBox, request: Decided, secret: Password): Sealed<'secret'> {
  return secrets.seal(purpose('secret', request, request.status.decision.by.id), secret.cleartext());
}

/** @throws `SealBroken` */
export function openSecret(secrets: SecretBox, request: Decided, sealed: Sealed<'secret'>): Password {
  return new Password(opened(secrets, purpose('secret', request, request.status.decision.by.id), sealed));
}

/** Seals an approver's sign-in, with their id before it. */
export function sealSignIn(
  secrets: SecretBox,
  request: OnSubject,
  approver: ObjectId,
  assertion: string,
): Sealed<'sign-in'> {
  return asSealed(`${approver} ${secrets.seal(purpose('sign-in', request, approver), assertion)}`);
}

/** @param approver whose sign-in it must be; null if any approver's will do @throws `SealBroken` */
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

/** Seals a click whose rights are not read yet: it opens only as this person's, on this request. */
export function sealClick(secrets: SecretBox, request: Clicked, { click, source }: SourcedClick): Sealed<'click'> {
  const { type, by, at } = click;
  const typed = 'typed' in click ? (click.typed ?? '') : '';
  const said =
    type === 'denied'
      ? [click.reason]
      : type === 'invited'
        ? [click.language]
        : [typed, 'assertion' in click ? (click.assertion ?? '') : ''];
  return secrets.seal(clickPurpose(request, by.id), JSON.stringify([type, by.name, at, source, ...said]));
}

/** @throws `SealBroken` */
export function openClick(secrets: SecretBox, request: Clicked, { by, click }: StoredClick): SourcedClick {
  const parts: unknown = JSON.parse(opened(secrets, clickPurpose(request, by.id), click));
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
    case 'resumed':
    case 'secured':
      return { click: { ...made, type, assertion: assertion === '' ? null : assertion }, source };
    case 'invited':
      return { click: { ...made, type, language: said }, source };
    case 'invited-again':
      return { click: { ...made, type }, source };
    default:
      throw new SealBroken();
  }
}

/** The hash of a code, for this request and its requester. */
export function codeHash(secrets: SecretBox, { id, requester }: Asked, digits: string): KeyedHash {
  return secrets.hash(id, `${requester.id} ${digits}`);
}

function purpose<C extends Content>(content: C, { id, requester, status }: OnSubject, approver: ObjectId): Purpose<C> {
  return { content, request: id, subject: status.subject.id, requester: requester.id, approver };
}

function clickPurpose({ id, requester, status }: Clicked, approver: ObjectId): Purpose<'click'> {
  const subject = 'subject' in status ? status.subject.id : status.address;
  return { content: 'click', request: id, subject, requester: requester.id, approver };
}

function opened<C extends Content>(secrets: SecretBox, purpose: Purpose<C>, sealed: Sealed<NoInfer<C>>): string {
  try {
    return secrets.open(purpose, sealed);
  } catch (error) {
    throw new SealBroken({ cause: error });
  }
}
