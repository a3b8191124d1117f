/** What the bot answers without a card. */
import type { Lockdown } from '../requests/model/ports.ts';
import type { UnfitReason } from '../requests/model/reasons.ts';

export type ChatTexts = Readonly<
  Record<
    | 'askCancelled'
    | 'nothingToCancel'
    | 'slowDown'
    | 'requestCancelled'
    | 'inPrivateChat'
    | 'cannotWriteToYou'
    | 'approvalsSetUp'
    | 'approvalsSetUpPrivate'
    | 'approvalsOnlyInChannel'
    | 'approvalsMayNotMove'
    | 'approvalsNotTold'
    | 'approvalsOvertaken'
    | 'approvalsNotAllowed'
    | 'approvalsMissing'
    | 'approvalsUnreachable'
    | 'movedToChannel'
    | 'movedToChat'
    | 'onlyInPrivateChat'
    | 'openChatFirst'
    | 'pendingOnlyForApprovers'
    | 'doctorNotAllowed'
    | 'doctorTitle'
    | 'testCard'
    | 'lockdownNotAllowed'
    | 'lockdownNotAnnounced'
    | 'otherOrganisation'
    | 'checkingRights'
    /** The instance stopped before the directory answered. */
    | 'stoppedMeanwhile'
    | 'directoryUnavailable'
    | 'nothingToDecide'
    | 'requestUnknown'
    | 'notYours'
    | 'revealNeedsNewerTeams'
    /** What was sealed does not open for the request as it is stored. */
    | 'sealBroken'
    | 'codeGone'
    | 'reasonMissing'
    | 'signInOfOther'
    | 'signInUnavailable'
    | 'notMeOver',
    string
  >
> & {
  /** How many findings need something done, and how many don't. */
  /** `unread`: what could not be checked. */
  readonly doctorSum: (bad: number, well: number, unread: number) => string;
  /** On a message that a newer one has followed. */
  readonly continued: (reference: string) => string;
  readonly lockdownSet: Readonly<Record<Lockdown['mode'], string>>;
  readonly approvalsUnfit: Readonly<Record<UnfitReason, string>>;
  /** For the help desk, beside the news that approvals come to its channel. */
  readonly chatLink: (link: string) => string;
  /** @param to the new channel's name; empty where it is not known */
  readonly approvalsMoved: (by: string, to: string) => string;
};
