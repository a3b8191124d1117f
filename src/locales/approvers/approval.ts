/** What approvers read: exact words. */
import type { UnsureReason } from '../../requests/model/home.ts';
import type { Lockdown } from '../../requests/model/ports.ts';
import type { Chore, State } from '../../requests/model/request.ts';
import type { ClickProblem, CodeProblem } from '../../requests/model/reasons.ts';
import type { ApprovalFailures } from './approval-failures.ts';
import type { HomeKey } from '../requester/homes.ts';
import type { Failed } from '../requester/progress.ts';
import type { SecretTexts } from '../requester/secrets.ts';

export type ApprovalTexts = {
  /** Of the other states, each kind of secret has its own. `second`: one of two has approved; `stopped`: it waits until a lockdown ends; `waits`: until its approver signs in. */
  readonly titles: Readonly<
    Record<Exclude<State, keyof SecretTexts['titles']> | 'second' | 'stopped' | 'waits', string>
  >;
  /** What approvers are asked where they reset it by hand, and what stands there while all resets are stopped. */
  readonly questions: {
    readonly byHand: Readonly<Record<'first' | 'second', (owner: string) => string>>;
    readonly stopped: (owner: string) => string;
  };
  /** Why one approver is not enough (a lockdown has its own line), and what is left to do after a first approval. */
  readonly two: {
    readonly privileged: string;
    readonly second: (first: string) => string;
    /** To the first approver. */
    readonly agreed: string;
  };
  /** What sets a request apart: a few words each. */
  readonly unusual: Readonly<Record<'privileged' | 'other', string>> & {
    readonly lockdown: Readonly<Record<Exclude<Lockdown['mode'], 'off'>, string>>;
    /** What is so young, by whole days. */
    readonly recent: Readonly<Record<'account' | 'security-info' | 'password', (days: number) => string>>;
  };
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
    /** What to do about a problem. `none`: the request has used all its codes. */
    readonly next: Readonly<Record<'type' | 'showFirst' | 'showNew' | 'none', string>>;
  };
  /** In whose name the reset is done, where not in the bot's: the approver's, or the second of two approvers'. */
  readonly inName: Readonly<Record<'yours' | 'second', string>>;
  /** Who asks for whom, by sign-in names: the first line below the question. */
  readonly asks: {
    readonly own: (account: string) => string;
    readonly other: (requester: string, account: string) => string;
  };
  /** The requester's reason. */
  readonly why: { readonly said: (reason: string) => string; readonly none: string };
  /** Whose request it was. */
  readonly about: {
    readonly own: (account: string) => string;
    readonly other: (account: string, requester: string) => string;
  };
  /** About an address that nobody here has. */
  readonly outsider: {
    readonly asks: (requester: string, address: string) => string;
    readonly text: (domain: string) => string;
    /** How a guest is added by hand. */
    readonly byHand: string;
    /** What the button does. */
    readonly effect: (address: string) => string;
    readonly invited: string;
  };
  /** While the directory is slow to say what an approver who has pressed a button may do. */
  readonly checking: (approver: string) => string;
  /** Nothing came of an approver's click that had to wait. */
  readonly clickEnded: {
    /** @param why a whole sentence */
    readonly text: (reference: string, why: string) => string;
    /** The same in the approvals channel, for someone whom the bot cannot write to: it does not say why. */
    readonly openChat: (name: string, reference: string) => string;
    readonly problems: Readonly<Record<ClickProblem, string>>;
  };
  readonly superseded: string;
  /** How to use the button for a reset by hand. `two`: a second approver has to press it as well. */
  readonly byHandOf: Readonly<Record<'one' | 'two', string>>;
  readonly denyReason: string;
  readonly denyReasonMissing: string;
  /** Where the password lives. `domain` is empty, or the home's domain in brackets. */
  readonly homes: Readonly<Record<HomeKey, (domain: string) => string>>;
  readonly byHand: Readonly<Record<HomeKey, string>>;
  readonly unsure: Readonly<Record<UnsureReason, Failed>>;
  readonly failed: ApprovalFailures;
  readonly handover: Readonly<Record<'sealed' | 'revealed' | 'erased', (name: string, at: string) => string>>;
  readonly waits: (approver: string, until: string) => string;
  readonly unconfirmed: string;
  readonly sessions: Readonly<Record<Exclude<Chore, 'not-needed'>, string>>;
  readonly scramble: Readonly<Record<Chore, string>>;
  readonly insecure: string;
  /** How far the reset had come when the owner disowned it. */
  readonly disowned: Readonly<Record<'frozen' | 'resetting' | 'done', string>>;
};
