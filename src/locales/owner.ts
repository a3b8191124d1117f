/** What the owner of a password reads, in plain words, about what is done in their name. */
import type { Chore, State } from '../requests/model/request.ts';

export type OwnerTexts = {
  /** Of the other states, each kind of secret has its own. */
  readonly titles: Readonly<Record<Exclude<State, 'resetting' | 'done'> | 'disowned', string>>;
  readonly asker: (requester: string) => string;
  /** What the state means for them, after who asked. */
  readonly undecided: string;
  readonly byHand: string;
  readonly approved: (approver: string) => string;
  readonly nothingChanged: string;
  readonly denied: (approver: string) => string;
  readonly handled: (helper: string) => string;
  /** What they need not do, and what they can. */
  readonly fine: string;
  readonly stop: string;
  /** They asked for themselves, so someone else's request was stopped; and what to do if that one was unwanted. */
  readonly superseded: string;
  readonly report: string;
  readonly lock: string;
  readonly lockUntil: (until: string) => string;
  readonly worried: string;
  /** What “This was not me” asks before it acts: on a request, on a reset, or where there is nothing left to stop. */
  readonly confirm: Readonly<
    Record<'stop' | 'lock' | 'report', { readonly question: string; readonly button: string }>
  >;
  /** After they disowned it. `own`: they asked themselves, or someone did with their sign-in. */
  readonly stopped: (own: boolean) => string;
  readonly underWay: string;
  readonly scramble: Readonly<Record<Chore, string>>;
  readonly sessions: Readonly<Record<Exclude<Chore, 'not-needed'>, string>>;
  readonly somebodyElse: string;
};

/** Plain text for a mail to the owner: no markup, and no link, which could be mistaken for phishing. */
export type OwnerMailTexts = {
  readonly asked: Said;
  readonly denied: Said;
  readonly asker: (requester: string, at: string) => string;
  readonly askedAsYou: (at: string) => string;
  readonly disowned: string;
  readonly notYou: string;
  readonly never: string;
};
type Said = { readonly subject: string; readonly text: string };
