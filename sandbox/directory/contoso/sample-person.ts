import type { DirectoryUser } from '../graph-objects.ts';

/** What a sample person demonstrates. Each kind has at least one person. */
export type PersonKind =
  | 'cloud-member'
  | 'admin'
  | 'internal-guest'
  | 'synced'
  | 'our-federated-domain'
  | 'entra-guest'
  | 'entra-member'
  | 'invited-internal-redeemed'
  | 'invited-internal-pending'
  | 'synced-external'
  | 'microsoft-account'
  | 'google'
  | 'facebook'
  | 'partner-identity-provider'
  | 'one-time-passcode'
  | 'pending-invitation'
  | 'user-flow-guest'
  | 'email-verified'
  | 'local-account'
  | 'linked-account'
  | 'converted'
  | 'leftover-guest'
  | 'privileged'
  | 'restricted'
  | 'disabled'
  | 'agent'
  | 'resource'
  | 'same-name'
  | 'stranger';

export type SamplePerson = {
  readonly kind: PersonKind;
  readonly user: DirectoryUser;
  /** A short line for the person switcher. */
  readonly about: { readonly en: string; readonly nl: string };
  /** Is this person a member of the approvals channel? Says nothing about roles. */
  readonly approver: boolean;
  /** Set if the person has a password in this directory. */
  readonly password?: string;
};

/** Everybody's password here, until it is reset. */
export const SAMPLE_PASSWORD = 'Autumn-Leaf-41';

/** Somebody with a password in this directory, who approves nothing. */
export function local(kind: PersonKind, user: DirectoryUser, en: string, nl: string): SamplePerson {
  return { kind, user, about: { en, nl }, approver: false, password: SAMPLE_PASSWORD };
}

/** Somebody without a password in this directory. */
export function homedElsewhere(kind: PersonKind, user: DirectoryUser, en: string, nl: string): SamplePerson {
  return { kind, user, about: { en, nl }, approver: false };
}
