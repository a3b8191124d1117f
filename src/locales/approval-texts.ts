/** What approvers read: exact words. */
import type { CodeProblem } from '../requests/decide.ts';
import type { UnsureReason } from '../requests/home.ts';
import type { Lockdown } from '../requests/ports.ts';
import type { FailureReason, State } from '../requests/request.ts';
import type { HomeKey } from './locale.ts';
import type { Failed, Written } from './progress-texts.ts';

export type ApprovalTexts = {
  /** `second`: one of two has approved; `stopped`: it waits until a lockdown ends. */
  readonly titles: Readonly<Record<State | 'second' | 'stopped', string>>;
  /** Why one approver is not enough (a lockdown has a line of its own), and what a first approval leaves to do. */
  readonly two: Readonly<Record<'privileged' | 'second', string>>;
  readonly proof: {
    readonly reach: string;
    readonly reachForCode: string;
    readonly not: string;
    readonly deny: string;
  };
  readonly code: {
    readonly label: string;
    readonly malformed: string;
    readonly problems: Readonly<Record<Exclude<CodeProblem['because'], 'wrong'>, string>> & {
      readonly wrong: (triesLeft: number) => string;
    };
    /** What to do about a problem; `none` where the request has had all its codes. */
    readonly next: Readonly<Record<'type' | 'showFirst' | 'showNew' | 'none', string>>;
  };
  /** What an approval does; `two`: a second one has to follow. */
  readonly effect: (subject: string, own: boolean) => string;
  readonly effectOfTwo: (subject: string, own: boolean) => string;
  readonly denyReason: string;
  readonly denyReasonMissing: string;
  /** Where the password lives; `domain` is empty, or the home's domain in brackets. */
  readonly homes: Readonly<Record<HomeKey, (domain: string) => string>>;
  readonly byHand: Readonly<Record<HomeKey, string>>;
  readonly unsure: Readonly<Record<UnsureReason, Failed>>;
  readonly failed: { readonly written: Written } & Readonly<Record<FailureReason, Failed>>;
  readonly handover: Readonly<Record<'sealed' | 'revealed' | 'erased', (name: string, at: string) => string>>;
};

/** An order for all resets, as a line on each open card. Only approvers learn whose it is. */
export type LockdownTexts = {
  readonly approvers: Readonly<Record<Ordered, (by: string, at: string) => string>>;
  readonly requester: Readonly<Record<Ordered, string>>;
};
type Ordered = Exclude<Lockdown['mode'], 'off'>;
