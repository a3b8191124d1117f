/** What every language says: a missing text is a compile error. */
import type { Lockdown } from '../requests/model/ports.ts';
import type { State } from '../requests/model/request.ts';
import type { NotAllowedReason } from '../requests/model/reasons.ts';
import type { Secret } from '../requests/model/secrets/secret-kinds.ts';
import type { AdviceTexts } from './requester/advice.ts';
import type { AlertTexts } from './approvers/alert.ts';
import type { AnswerTexts } from './requester/answers.ts';
import type { ApprovalTexts } from './approvers/approval.ts';
import type { ButtonTexts } from './buttons.ts';
import type { ChatTexts } from './chat.ts';
import type { Times } from './date-time.ts';
import type { HandoverTexts } from './approvers/handover.ts';
import type { HomesTexts, Said } from './requester/homes.ts';
import type { IdentityCodeTexts } from './approvers/identity-code.ts';
import type { OwnerMailTexts, OwnerTexts } from './owner.ts';
import type { Phrases } from './reading/phrases.ts';
import type { ProgressTexts } from './requester/progress.ts';
import type { SecretTexts } from './requester/secrets.ts';
import type { Shorthand } from './reading/shorthand.ts';
import type { SelfServiceTexts } from './requester/self-service.ts';
import type { SignInTexts } from './approvers/sign-ins.ts';
import type { Topics } from './reading/topics.ts';
import type { Words } from './reading/words.ts';

/** One language. Texts that are functions may contain untrusted text and belong in a TextRun. */
export type Locale = Times & {
  /** BCP 47, as short as it can be: `en`. */
  readonly tag: string;
  readonly phrases: Phrases;
  readonly words: Words;
  readonly topics: Topics;
  readonly shorthand: Shorthand;
  /** How times are written where the reader's region is not known: `en-GB`. */
  readonly region: string;
  /** The state of a request in two or three words, for lists. */
  readonly states: Readonly<Record<State, string>>;

  readonly labels: Readonly<
    Record<
      | 'account'
      | 'signInName'
      | 'objectId'
      | 'mail'
      | 'home'
      | 'homeDirectory'
      | 'created'
      | 'lastPasswordChange'
      | 'roles'
      | 'requester'
      | 'requesterSignInName'
      | 'requesterId'
      | 'asked'
      | 'expires'
      | 'goodUntil'
      | 'reason'
      | 'firstApprovedBy'
      | 'approvedBy'
      | 'deniedBy'
      | 'denialReason'
      | 'invitedBy'
      | 'handledBy'
      | 'ended'
      | 'disownedBy'
      | 'stoppedBy'
      | 'confirmation'
      | 'sessions'
      | 'scramble'
      | 'helpDesk'
      | 'invitedAgain'
      | 'reference',
      string
    >
  >;
  /** How long something lasts that is over in minutes. */
  readonly soon: (minutes: number, until: string) => string;
  readonly values: {
    readonly none: string;
    readonly notKnown: string;
    readonly yourself: string;
    readonly requesterIsOwner: (name: string) => string;
    readonly requesterIsOther: (name: string) => string;
    readonly byAt: (name: string, at: string) => string;
  };
  readonly buttons: ButtonTexts;

  readonly ask: {
    readonly title: string;
    readonly text: string;
    readonly whose: string;
    readonly mine: string;
    readonly other: string;
    readonly colleague: string;
    readonly colleagueHint: string;
    readonly who: string;
    readonly whoHint: string;
    readonly reason: string;
    readonly reasonHint: string;
    /** @param again when they can ask again, with date and time */
    readonly tooMany: (again: string) => string;
    readonly whoseMissing: string;
    readonly reasonMissing: string;
    /** Below its field, where the last answer left it out. */
    readonly missing: Readonly<Record<'who' | 'reason', string>>;
    /** What the requester said leaves open whose password it is. `both`: two answers at once. */
    readonly doubts: Readonly<Record<'named' | 'several' | 'unclear' | 'both', (named: string) => string>>;
    /** Where it is clear that it is their own. */
    readonly own: { readonly title: string; readonly text: (name: string) => string; readonly reason: string };
  };

  readonly progress: ProgressTexts;
  readonly selfService: SelfServiceTexts;
  readonly home: HomesTexts;

  readonly approval: ApprovalTexts;
  /** An order for all resets, as a line on each open card. Only approvers learn whose it is. */
  readonly lockdown: {
    readonly approvers: Readonly<Record<Ordered, (by: string, at: string) => string>>;
    readonly requester: Readonly<Record<Ordered, string>>;
  };

  /** To the owner of a password, where someone else asked; and where they say that it was not them. */
  readonly owner: OwnerTexts;
  readonly ownerMail: OwnerMailTexts;
  readonly alert: AlertTexts;

  /** The card from which the temporary password is shown, for its owner or for the approver who hands it over. */
  readonly handover: HandoverTexts;
  /** The words of each kind of secret, on every card that speaks of one. */
  readonly secrets: Readonly<Record<Secret, SecretTexts>>;
  readonly identityCode: IdentityCodeTexts;
  /** In the thread below an approvers' card that nobody has decided on. */
  readonly reminder: {
    readonly pending: string;
    readonly second: string;
    readonly line: (account: string, expires: string) => string;
  };

  readonly help: {
    readonly title: string;
    readonly welcome: string;
    readonly text: string;
    readonly commands: readonly HelpLine[];
    readonly approverCommands: readonly HelpLine[];
  };
  readonly lists: {
    readonly own: string;
    readonly ownEmpty: string;
    readonly pending: string;
    readonly pendingEmpty: string;
    readonly pendingText: string;
    /** Below as many as fit on one card. */
    readonly pendingMore: string;
    /** What a request waits for, other than a single approval. */
    readonly second: string;
    readonly byHand: string;
    /** The state of a request for someone else's account, whatever it is. */
    readonly received: string;
    readonly requestedBy: (name: string, at: string) => string;
  };
  /** Replaces a notice where only one plain line can be shown. */
  readonly notice: string;
  readonly error: Said;
  readonly late: { readonly title: string; readonly text: string };
  readonly notAllowed: { readonly title: string } & Readonly<Record<NotAllowedReason, string>>;
  /** What Teams shows where a click needs a sign-in. */
  readonly signIn: {
    readonly text: string;
    readonly button: string;
    /** Where Teams could not sign the person in silently. */
    readonly failed: string;
  };
  readonly chat: ChatTexts;
  readonly advice: AdviceTexts;
  readonly signIns: SignInTexts;
  readonly answers: AnswerTexts;
};

type Ordered = Exclude<Lockdown['mode'], 'off'>;

/** A command, and what it does. */
export type HelpLine = { readonly write: string; readonly does: string };
