/** What the bot answers without a card. */
import type { Lockdown } from '../requests/ports.ts';

export type ChatTexts = Readonly<
  Record<
    | 'notUnderstood'
    | 'askCancelled'
    | 'nothingToCancel'
    | 'requestCancelled'
    | 'inPrivateChat'
    | 'cannotWriteToYou'
    | 'approvalsSetUp'
    | 'approvalsOnlyInChannel'
    | 'approvalsNotAllowed'
    | 'approvalsMissing'
    | 'approvalsUnreachable'
    | 'movedToChannel'
    | 'movedToChat'
    | 'onlyInPrivateChat'
    | 'pendingOnlyForApprovers'
    | 'lockdownNotAllowed'
    | 'lockdownOnlyInApprovals'
    | 'otherOrganisation'
    | 'directoryUnavailable'
    | 'requestUnknown'
    | 'notYours'
    | 'invitationNotSent'
    | 'invitationNotNeeded'
    | 'inviteNotAllowed'
    | 'revealNeedsNewerTeams'
    | 'codeGone'
    | 'reasonMissing'
    | 'signInOfOther'
    | 'signInUnavailable'
    | 'notMeOver',
    string
  >
> & { readonly lockdownSet: Readonly<Record<Lockdown['mode'], string>> };
