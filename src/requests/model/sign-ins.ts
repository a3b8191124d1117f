/**
 * What the directory's sign-in log says about an account, in our own terms: `directory/` translates its error codes. It is advice
 * for people and grants or refuses nothing, since codes change and the log is minutes behind. Stored rows hold these names.
 */

import type { Instant } from './request.ts';

/** What became of a sign-in, where a new password helps. */
export const HELPED_BY_A_RESET = [
  'wrong-password',
  'locked-out', // too many wrong passwords, or an address that attacks others: a reset unlocks, and so does waiting
  'expired-on-premises',
  'no-password',
  'at-risk', // Microsoft Entra wants another password, since somebody else may know this one
] as const;

/** Where something else helps better: why the requester is told so before an admin is troubled. */
export const ADVICE = [
  'signed-in',
  'expired', // whoever knows the old password sets a new one at the sign-in
  'interrupted', // by the page where a new password, or security info, is set
  'signed-out', // the session ended: they sign in again with the password they have
  'disabled',
  'no-such-user',
  'wrong-tenant',
  'mfa-registration',
  'mfa',
  'device',
  'conditional-access',
  'risk-at-home',
  'security-defaults',
  'cross-tenant',
  'not-assigned',
  'service',
] as const;
/** Where they can probably reset it themselves, by the report of registrations; of an account with an admin role, by other rules. */
export const SELF_SERVICE_ADVICE = ['self-service', 'self-service-for-admins'] as const;
export const ALL_ADVICE = [...SELF_SERVICE_ADVICE, ...ADVICE] as const;
export type Advice = (typeof ALL_ADVICE)[number];

export const SIGN_IN_KINDS = [...HELPED_BY_A_RESET, ...ADVICE] as const;
export type SignInKind = (typeof SIGN_IN_KINDS)[number];

/** One sign-in. `kind`: null if nobody knows what its code means. `system`: the operating system. */
export type SignIn = {
  readonly at: Instant;
  readonly kind: SignInKind | null;
  readonly system: string | null;
  readonly country: string | null;
};

/** Interactive sign-ins of the last day, the newest first. `complete`: there are no more. */
export type SignInLog = { readonly asOf: Instant; readonly complete: boolean; readonly signIns: readonly SignIn[] };

/**
 * What one line about them says, and all that is kept while approvers decide: the latest ones that became the same. `more`: there may
 * be earlier ones, which were not read. `before`: what the one before those became.
 */
export type SignInSummary = {
  readonly kind: SignInKind;
  readonly count: number;
  readonly more: boolean;
  readonly first: Instant;
  readonly last: Instant;
  readonly before: SignInKind | null;
  readonly asOf: Instant;
};
