/** What the last sign-ins say to approvers, and what helps the person better than a reset. Pure; it grants and refuses nothing. */
import {
  ADVICE,
  type Advice,
  type SignIn,
  type SignInKind,
  type SignInLog,
  type SignInSummary,
} from '../model/sign-ins.ts';
import type { Instant } from '../model/request.ts';

/** What happened longer ago says little about why they ask now. */
export const ADVICE_MS = 60 * 60_000;

type Known = SignIn & { readonly kind: SignInKind };

/** @returns null if nothing can be said: an empty log may only be behind, and of other codes nobody knows what they mean */
export function summaryOf({ asOf, complete, signIns }: SignInLog): SignInSummary | null {
  const known = signIns.filter((signIn): signIn is Known => signIn.kind !== null);
  const [latest] = known;
  if (latest === undefined) return null;
  const other = known.findIndex(({ kind }) => kind !== latest.kind);
  const alike = other === -1 ? known : known.slice(0, other);
  return {
    kind: latest.kind,
    count: alike.length,
    more: other === -1 && !complete,
    first: alike.at(-1)?.at ?? latest.at,
    last: latest.at,
    before: known[other]?.kind ?? null,
    asOf,
  };
}

/** What to tell the person instead of troubling an admin; null if a reset may help, or if it was too long ago. */
export function adviceOf(summary: SignInSummary | null, now: Instant): Advice | null {
  if (summary === null || Date.parse(now) - Date.parse(summary.last) > ADVICE_MS) return null;
  return ADVICE.find((advice) => advice === summary.kind) ?? null;
}

/** Does a reset not help, or may someone else know the password? Then it stands out to approvers. */
export function isUnusual({ kind }: SignInSummary): boolean {
  return kind === 'at-risk' || ADVICE.some((advice) => advice === kind);
}
