/** English: what the bot says in a sentence. */
import type { Locale } from '../locale.ts';

export const enChat: Locale['chat'] = {
  notUnderstood: 'I did not understand that. Write “reset my password” or “help”.',
  askCancelled: 'All right. Nothing was asked.',
  nothingToCancel: 'There is nothing to cancel.',
  requestCancelled: 'Your request is cancelled. Nothing was changed.',
  inPrivateChat: 'I have answered you in our private chat. Passwords are not for a channel.',
  cannotWriteToYou: 'I cannot write to you privately yet. Open a chat with me and write “reset my password”.',
  approvalsSetUp: 'Done. Approval cards appear in this channel from now on.',
  approvalsOnlyInChannel: 'Write this in the channel where the approval cards should appear.',
  approvalsNotAllowed: 'Only an admin who may reset passwords can set this up.',
  approvalsMissing:
    'No approvals channel has been set up, so nobody sees your request yet. Please call your help desk.',
  approvalsUnreachable:
    'I could not bring your request to the approvers yet, so nobody sees it. I keep trying. If it is urgent, call your help desk.',
  movedToChannel: 'This request is decided in another channel now.',
  movedToChat: 'This goes on in a private chat.',
  onlyInPrivateChat: 'This is for one person alone. Go on in our private chat: the card is there.',
  pendingOnlyForApprovers: 'Only approvers can see what is waiting. Write “status” for your own requests.',
  lockdownSet: {
    'two-approvers': 'Lockdown is on: every reset needs two approvers now. Write “lockdown off” to end it.',
    stopped:
      'Lockdown is on: no password is reset now. New requests are refused, open ones wait. Write “lockdown off” to end it.',
    off: 'Lockdown is over: one approver is enough again, except for privileged accounts.',
  },
  lockdownNotAllowed: 'Only an admin who may reset everybody’s password can order a lockdown, or end one.',
  lockdownOnlyInApprovals: 'Write this in the approvals channel, where all approvers see it.',
  otherOrganisation: 'Your account belongs to another organisation. Your own organisation’s help desk can help you.',
  directoryUnavailable: 'The directory does not answer at the moment. Nothing was changed. Try again in a minute.',
  requestUnknown: 'I no longer know this request. Please ask again.',
  invitationNotSent:
    'The invitation could not be sent: the bot may lack the permission User.Invite.All. Send it in the Entra admin center, at the user’s B2B collaboration.',
  invitationNotNeeded:
    'There is no invitation that waits to be accepted: it may have been accepted in the meantime. Nothing was sent.',
  inviteNotAllowed: 'Only an admin who may reset passwords can send an invitation again.',
  notYours: 'Only the person this is meant for can do that.',
  revealNeedsNewerTeams:
    'This version of Teams cannot show that safely. Update Teams or open it in a browser, and press the button again.',
  codeGone: 'This code was shown already, or is no longer needed. Your latest card says what to do next.',
  reasonMissing: 'Write a reason first: the person who asked will read it.',
  signInOfOther:
    'The account that is signed in is not yours. Sign in with the account that you use in Teams, and press the button again.',
  signInUnavailable:
    'This version of Teams cannot sign you in from a card. Update Teams or open it in a browser, and press the button again.',
  notMeOver: 'There is nothing to stop any more. If you are worried about your account, call your help desk.',
};
