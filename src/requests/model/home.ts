/**
 * Where a password lives: everything else follows from that. `directory/home/password-home.ts` answers it; policy, cards and
 * audit trail use the answer.
 */

/** Why it isn't certain where a password lives. `locales/` has the words for approvers. */
export const UNSURE_REASONS = [
  'facts-missing', // a deciding field was not returned: a missing permission or $select
  'several-credentials', // a federated and a local credential, or two different providers
  'invited-internal', // an internal account invited as an external one, not redeemed yet
  'leftover-of-an-external', // #EXT# name or invitation, but no external credential
  'disabled', // a reset would not enable it, and may undo an off-boarding
  'restricted', // member of a restricted management administrative unit
  'agent', // an AI agent's user: no human password
  'resource', // a room or an equipment account
  'domain-unknown', // the sign-in name's domain is not one of ours, or not verified
] as const;
export type UnsureReason = (typeof UNSURE_REASONS)[number];

/** Kinds of home outside this directory. */
export const ELSEWHERE_KINDS = [
  'entra-organisation',
  'unmanaged-entra-organisation',
  'microsoft-account',
  'google',
  'facebook',
  'partner-identity-provider',
] as const;
export type ElsewhereKind = (typeof ELSEWHERE_KINDS)[number];

/** Accounts without any password. */
export const NOWHERE_KINDS = ['one-time-passcode', 'invitation-not-redeemed'] as const;
export type NowhereKind = (typeof NOWHERE_KINDS)[number];

/**
 * `domain`: the home's domain (lower case, no `@`) if the account has one. `addresses`: those by which another directory may know
 * the account, the best first; absent if there are none.
 */
export type PasswordHome =
  | { readonly where: 'here'; readonly kind: 'cloud' }
  | { readonly where: 'here'; readonly kind: 'on-premises'; readonly writeback: boolean }
  | {
      readonly where: 'elsewhere';
      readonly kind: ElsewhereKind;
      readonly domain: string | null;
      readonly addresses?: readonly string[] | undefined;
    }
  | { readonly where: 'nowhere'; readonly kind: NowhereKind }
  | { readonly where: 'our-identity-provider'; readonly domain: string }
  | { readonly where: 'application' }
  | { readonly where: 'unsure'; readonly because: UnsureReason };

/** A help desk from the operator's partners file (`env/partners.json`), which takes precedence on cards. */
export type HelpDesk = {
  readonly name: string;
  /** An https address. */
  readonly link: string | null;
  readonly phone: string | null;
  readonly mail: string | null;
};

/** Another organisation as Microsoft names it. A stranger chose the name: it is shown, never trusted. */
export type HomeOrganisation = { readonly tenantId: string; readonly name: string; readonly domain: string };
