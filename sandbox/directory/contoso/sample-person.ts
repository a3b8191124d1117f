import type { DirectoryUser } from '../graph-objects.ts';

/** Where the page's switcher lists a person. */
export type PersonGroup = 'locked-out' | 'guest' | 'admin' | 'odd';

/** What a sample person demonstrates, and where the page lists them. Each kind has at least one person. */
export const GROUP_OF = {
  'cloud-member': 'locked-out',
  admin: 'admin',
  'internal-guest': 'odd',
  synced: 'locked-out',
  'our-federated-domain': 'odd',
  'entra-guest': 'guest',
  'entra-member': 'odd',
  'invited-internal-redeemed': 'odd',
  'invited-internal-pending': 'odd',
  'synced-external': 'odd',
  'microsoft-account': 'guest',
  google: 'guest',
  facebook: 'guest',
  'partner-identity-provider': 'guest',
  'one-time-passcode': 'guest',
  'pending-invitation': 'guest',
  'user-flow-guest': 'guest',
  'email-verified': 'odd',
  'local-account': 'odd',
  'linked-account': 'odd',
  converted: 'odd',
  'leftover-guest': 'odd',
  privileged: 'odd',
  restricted: 'odd',
  disabled: 'odd',
  agent: 'odd',
  resource: 'odd',
  'same-name': 'locked-out',
  stranger: 'odd',
} as const satisfies Readonly<Record<string, PersonGroup>>;

export type PersonKind = keyof typeof GROUP_OF;

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

/** Someone with a password in this directory, who approves nothing. */
export function local(kind: PersonKind, user: DirectoryUser, en: string, nl: string): SamplePerson {
  return { kind, user, about: { en, nl }, approver: false, password: SAMPLE_PASSWORD };
}

/** Someone without a password in this directory. */
export function homedElsewhere(kind: PersonKind, user: DirectoryUser, en: string, nl: string): SamplePerson {
  return { kind, user, about: { en, nl }, approver: false };
}
