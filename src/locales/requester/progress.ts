/** What the requester reads, in plain words, while their request is open, and how it ended. */
import type { FailureReason, RefusalReason } from '../../requests/model/reasons.ts';
import type { Said } from './homes.ts';

/** A failure has three parts: what happened, what to do next, and the reference, which the card adds. */
export type Failed = { readonly what: string; readonly next: string };

export type ProgressTexts = {
  readonly asked: Said;
  readonly choosing: Said;
  /** One account matches, and it is not the requester's own. */
  readonly confirming: Said;
  readonly pending: {
    readonly title: string;
    readonly secondTitle: string;
    readonly secondText: string;
    /** Where they only have to wait. */
    readonly wait: string;
  };
  /** For someone else's account: the same in every state, and nothing about that account. */
  readonly received: (until: string) => Said;
  /** About the code that an approver asks them for. */
  readonly code: {
    readonly first: string;
    readonly second: string;
    readonly lapsed: string;
    readonly usedUp: string;
    readonly forOther: Readonly<Record<'first' | 'second' | 'lapsed' | 'usedUp', string>>;
    readonly good: (until: string) => string;
    readonly noMore: string;
  };
  readonly approved: Said;
  /** While the approver has to sign in again. */
  readonly waits: (approver: string, until: string) => string;
  readonly denied: { readonly title: string; readonly text: (approver: string) => string; readonly next: string };
  readonly cancelled: Said;
  /** The owner asked for themselves. The requester is told no more than that. */
  readonly superseded: Said;
  readonly expired: Said;
  /** The owner disowned it, before the write or after. The requester is told no more than that. */
  readonly frozen: {
    readonly title: string;
    readonly text: (owner: string) => string;
    readonly disowned: (owner: string) => string;
    readonly next: string;
    readonly own: string;
  };
  /** `nothing`: it is certain that nothing was written. `unexplained`: for someone else's account, where the reason would say too much about it. */
  readonly failed: { readonly title: string; readonly nothing: string; readonly unexplained: Failed } & Readonly<
    Record<FailureReason, Failed>
  >;
  readonly refused: Readonly<Record<RefusalReason, Said>>;
  /** Nobody here has the address; and after an approver invited its owner. */
  readonly outsider: {
    readonly title: string;
    readonly text: (address: string) => string;
    readonly next: string;
    readonly invitedTitle: string;
    readonly invited: (approver: string, address: string) => string;
  };
  readonly maybeElsewhere: (domain: string) => string;
  readonly escalated: Said;
  readonly handled: Said;
};
