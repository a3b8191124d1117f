/**
 * What the directory's sign-in log says about an account, in our own terms: `directory/` translates its error codes. It is advice
 * for people and grants or refuses nothing, since codes change and the log is minutes behind. Stored rows hold these names.
 */

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
export type Advice = (typeof ADVICE)[number];
