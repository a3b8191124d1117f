/** What happened to an account so lately that approvers should know before they decide. Pure; it refuses nothing. */
import type { Instant, Request, Undecided } from '../model/request.ts';

const DAY_MS = 24 * 60 * 60_000;
/** Someone may have made it only to have its password reset; or its owner never had a first one. */
const NEW_ACCOUNT_DAYS = 14;
/** Whoever has a new phone may have lost the old one with what they knew; or someone else has taken the account over. */
const NEW_SECURITY_INFO_DAYS = 7;
/** Whoever has just changed a password seldom forgets it; someone else may have changed it. */
const NEW_PASSWORD_DAYS = 3;

export type Recent = { readonly what: 'account' | 'security-info' | 'password'; readonly days: number };

/**
 * Whole days before it was asked, so that the card doesn't change while it waits. What belongs to an account is as new as a new account.
 * @returns the most severe first; nothing where nothing is recent, or where the directory doesn't say
 */
export function recentChanges({ askedAt, status: { subject } }: Request<Undecided>): readonly Recent[] {
  const recent = (what: Recent['what'], at: Instant | null, fewDays: number): readonly Recent[] => {
    const days = daysBetween(at, askedAt);
    return days !== null && days < fewDays ? [{ what, days }] : [];
  };
  const account = recent('account', subject.created, NEW_ACCOUNT_DAYS);
  if (account.length > 0) return account;
  return [
    ...recent('security-info', subject.securityInfoChanged, NEW_SECURITY_INFO_DAYS),
    ...recent('password', subject.lastPasswordChange, NEW_PASSWORD_DAYS),
  ];
}

function daysBetween(before: Instant | null, after: Instant): number | null {
  return before === null ? null : Math.max(0, Math.floor((Date.parse(after) - Date.parse(before)) / DAY_MS));
}
