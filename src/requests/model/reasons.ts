/**
 * Every reason that the bot gives, listed once. Types, the schema of stored rows, the gallery and the tests' samples come from
 * these lists, and the compiler asks each language for the words. Stored rows hold them, so a reason that is no longer given
 * stays in its list.
 */

/** Why an ask led to no request. */
export const REFUSAL_REASONS = [
  'not-found', // nobody matches, or nobody the requester may ask for; the same words, so that nothing is confirmed
  'too-many-found', // too many accounts match to offer a choice
  'only-for-yourself', // a guest or external asked for somebody else
  'requester-unknown', // the requester has no account here
  'already-open', // the subject has an open request
  'already-approved', // the subject asks, and somebody else's request for them is already approved
  'too-many', // the requester asked too often; only in rows that an earlier version stored
  'protected', // the operator's never-list: nobody resets this account from a chat
  'reset-recently', // the subject's password was reset recently, and was read
  'too-busy', // more requests reach the approvers in an hour than the operator allows
  'locked-down', // an admin has stopped all resets
  'directory-unavailable', // the directory did not answer, even after the last try
] as const;
export type RefusalReason = (typeof REFUSAL_REASONS)[number];

/** Why a reset did not happen although it was approved. */
export const FAILURE_REASONS = [
  'not-allowed', // Graph refused: permission or role missing, or a protected account
  'approval-void', // an approver's rights or the account's access changed after the approval
  'locked-down', // an admin stopped all resets after the approval
  'account-gone',
  'account-disabled', // the account was disabled after the request: a reset does not enable it
  'approver-unreachable', // the bot can no longer write to the approver who was to hand the password over
  'requester-void', // the requester's account is gone or disabled, or they sign in elsewhere now
  'home-moved', // the password no longer lives here
  'changed-meanwhile', // the person changed the password after the approval
  'password-refused', // every generated password was refused
  'not-carried-out', // the directory accepted the reset and then could not do it
  'seal-broken', // what was sealed does not open: the row was tampered with, or the key is gone
  'not-signed-in', // the approver in whose name it is done did not sign in again in time
  'pass-not-allowed', // the tenant's policy has no Temporary Access Passes, or none this short
  'pass-exists', // there is a pass that was not made here, which stays
  'directory-unavailable', // gave up after the last retry
  'internal-error', // something failed on our side; see the log
] as const;
export type FailureReason = (typeof FAILURE_REASONS)[number];

/** The failures that say whether anything was written. After a try, every other one leaves that open. */
export const CONCLUSIVE_FAILURES: readonly FailureReason[] = [
  'account-gone',
  'approver-unreachable',
  'home-moved',
  'changed-meanwhile',
  'password-refused',
  'pass-not-allowed',
  'pass-exists',
];

/** Why someone may not reset an account, by Entra's role matrix and the operator's groups. */
export const MAY_NOT_REASONS = [
  'no-role',
  'no-pass-role',
  'role-too-low',
  'subject-protected',
  'subject-gone',
  'not-internal',
  'not-in-group',
] as const;
export type MayNotReason = (typeof MAY_NOT_REASONS)[number];

/** Why nobody decides on this request: it is their own, or about their own password. */
export const OWN_REASONS = ['own-request', 'own-password'] as const;
export type OwnReason = (typeof OWN_REASONS)[number];

/** Why a request can lead to nothing any more: what happened to its people since it was asked. */
export const VOID_REASONS = ['account-gone', 'account-disabled', 'requester-void'] as const;
export type VoidReason = (typeof VOID_REASONS)[number];

/** Why a click by an approver is refused and recorded. */
export const NOT_ALLOWED_REASONS = [
  ...MAY_NOT_REASONS,
  ...OWN_REASONS,
  ...VOID_REASONS,
  'locked-down', // an admin has stopped all resets
  'may-not-invite', // neither their role nor the tenant's policy lets them invite guests
  'nobody-invites', // the tenant's policy lets nobody invite guests
  'not-the-approver', // only the approver in whose name it is done can sign in for it
] as const;
export type NotAllowedReason = (typeof NOT_ALLOWED_REASONS)[number];

/** Why a stored click led to nothing, although nobody was refused. */
export const CLICK_PROBLEMS = [
  'code', // the requester's code was missing or wrong
  'sign-in', // the approver has to sign in, which takes a new click
  'unreachable', // the approver has to hand the password over, and the bot can't write to them
  'directory-unavailable', // the directory did not answer, even after the last try
  'directory-refused', // the directory refused to answer; see the log
  'too-late', // it waited longer than a click is valid
  'seal-broken', // what was stored does not open: the row was tampered with, or the key is gone
  'invitation-stopped', // an admin has stopped all resets, the account is protected, or the requester may no longer ask
  'invitation-not-needed', // no invitation waits to be accepted
  'invitation-not-sent', // Graph refused to send it; see the log
  'guest-there', // the address has an account by now
  'guest-not-allowed', // the tenant's settings do not allow this invitation
  'guest-refused', // Entra does not take this address: its domain may be blocked
  'guest-not-invited', // the bot lacks a permission; see the log
  'internal-error', // something failed on our side; see the log
] as const;
export type ClickProblem = (typeof CLICK_PROBLEMS)[number];

/** Why a stored click led to nothing, as its approver is told. */
export const CLICK_ENDS = [...NOT_ALLOWED_REASONS, ...CLICK_PROBLEMS] as const;
export type ClickEnd = (typeof CLICK_ENDS)[number];

/** What is wrong with the requester's code in an approval. */
export const CODE_PROBLEMS = ['wrong', 'none', 'expired', 'used-up'] as const;
/** `triesLeft`: wrong attempts left for this code. */
export type CodeProblem = { readonly because: (typeof CODE_PROBLEMS)[number]; readonly triesLeft: number };

/** Why a channel cannot be the approvers' own. */
export const UNFIT_REASONS = ['shared', 'kind-unknown', 'outsiders', 'members-unknown'] as const;
export type UnfitReason = (typeof UNFIT_REASONS)[number];
