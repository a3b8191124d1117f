/** What happened to an account so lately that approvers should know before they decide. Pure; it refuses nothing. */
import type { Instant, Request, Undecided } from '../model/request.ts';

const DAY_MS = 24 * 60 * 60_000;
/** Someone may have made it only to have its password reset; or its owner never had a first one. */
const NEW_ACCOUNT_DAYS = 14;
/** Whoever has just changed a password seldom forgets it; someone else may have changed it. */
const NEW_PASSWORD_DAYS = 3;

export type Recent = { readonly what: 'account' | 'password'; readonly days: number };

/**
 * Whole days before it was asked, so that the card doesn't change while it waits. An account's first password is as new as the account.
 * @returns null where nothing is recent, or where the directory doesn't say
 */
export function recentChange({ askedAt, status: { subject } }: Request<Undecided>): Recent | null {
  const account = daysBetween(subject.created, askedAt);
  if (account !== null && account < NEW_ACCOUNT_DAYS) return { what: 'account', days: account };
  const password = daysBetween(subject.lastPasswordChange, askedAt);
  return password !== null && password < NEW_PASSWORD_DAYS ? { what: 'password', days: password } : null;
}

function daysBetween(before: Instant | null, after: Instant): number | null {
  return before === null ? null : Math.max(0, Math.floor((Date.parse(after) - Date.parse(before)) / DAY_MS));
}
