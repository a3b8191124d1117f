/** What approvers read about the last sign-ins: exact words, in one line. */
import type { SignInKind } from '../../requests/model/sign-ins.ts';

/** `what`: how often it happened, such as "4 wrong passwords". `next`: whether a reset helps, and what else does. */
type KindTexts = { readonly what: (count: string, one: boolean) => string; readonly next: string };

export type SignInTexts = {
  readonly kinds: Readonly<Record<SignInKind, KindTexts>>;
  readonly once: (what: string, at: string) => string;
  /** `what`: how often it happened, and in how long. */
  readonly often: (what: string, last: string) => string;
  readonly during: (minutes: number) => string;
  readonly before: (what: string | null) => string;
  /** How old it may be. */
  readonly asOf: (at: string) => string;
  /** The sign-ins one by one. `label`: of the row that says there are none. `unknown`: a code whose meaning isn't known. */
  readonly list: Readonly<Record<'label' | 'none' | 'notReadable' | 'unknown', string>>;
  /** To the owner whose account is locked, while they wait. */
  readonly lockedOut: string;
};
