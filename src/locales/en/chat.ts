import type { ChatTexts } from '../chat.ts';

export const chat: ChatTexts = {
  askCancelled: 'All right, I’ve stopped. No request was made.',
  slowDown: 'That is a lot at once. Please wait a few minutes and try again.',
  nothingToCancel: 'There is nothing to cancel.',
  requestCancelled: 'Your request is cancelled. Nothing was changed.',
  inPrivateChat: 'I have answered you in our private chat. Passwords are not for a channel.',
  cannotWriteToYou: 'I cannot write to you privately yet. Open a chat with me and write “reset my password”.',
  approvalsSetUp: 'Done. Approval cards appear in this channel from now on.',
  approvalsSetUpPrivate:
    'Done. Approval cards appear in this channel from now on. It is a private channel: only its own members see them, and an approver who is not one of them sees nothing.',
  chatLink: (link) => `This link opens a chat with me, for guests too. Put it on your help desk’s page: ${link}`,
  approvalsMayNotMove:
    'Approval cards appear in another channel. Only an admin who may reset everybody’s password can move them.',
  approvalsNotTold: 'The channel they appear in now could not be told, so nothing was changed. Try again in a minute.',
  approvalsOvertaken: 'Another admin has just chosen a different channel, so nothing was changed.',
  approvalsUnfit: {
    shared:
      'This is a shared channel: people of other organisations may read along. Approval cards need a standard channel, or a private one.',
    outsiders:
      'There are guests, or people of another organisation, in this channel. Approval cards need a channel without them, such as a private one.',
    'kind-unknown':
      'Teams does not say what kind of channel this is, so it could be a shared one. Nothing was changed. Choose another channel.',
    'members-unknown':
      'I could not see who is in this channel, so there may be guests. Nothing was changed. Try again in a minute, or choose a smaller channel.',
  },
  approvalsMoved: (by, to) =>
    `${by} is moving the approval cards from here to ${to === '' ? 'another channel' : `“${to}”`}. If that is not right, an admin who may reset everybody’s password writes “approvals here” in this channel, and takes them back.`,
  approvalsOnlyInChannel: 'Write this in the channel where the approval cards should appear.',
  approvalsNotAllowed: 'Only an admin who may reset passwords can set this up.',
  approvalsMissing:
    'No approvals channel has been set up, so nobody sees your request yet. Please call your help desk.',
  approvalsUnreachable:
    'I could not bring your request to the approvers yet, so nobody sees it. I keep trying. If it is urgent, call your help desk.',
  movedToChannel: 'This request is decided in another channel now.',
  movedToChat: 'This goes on in a private chat.',
  continued: (reference) => `${reference}: see the newer message below.`,
  onlyInPrivateChat: 'This is for one person alone. Go on in our private chat: the card is there.',
  openChatFirst:
    'You would have to hand the password over, and I cannot write to you yet. Nothing was changed, and the code stays good. Open a chat with me, or add me there, and write “help”. Then approve again.',
  pendingOnlyForApprovers: 'Only approvers can see what is waiting. Write “status” for your own requests.',
  lockdownSet: {
    'two-approvers': 'Lockdown is on: every reset needs two approvers now. Write “lockdown off” to end it.',
    stopped:
      'Lockdown is on: no password is reset now. New requests are refused, open ones wait. Write “lockdown off” to end it.',
    off: 'Lockdown is over: one approver is enough again, except for privileged accounts.',
  },
  doctorTitle: 'Set-up check',
  doctorSum: (bad, well, unread) =>
    [
      bad === 0
        ? `All that was checked is well: ${well} checks.`
        : `${bad} of ${bad + well} checks ${bad === 1 ? 'needs' : 'need'} something done.`,
      ...(unread > 0 ? [`${unread} could not be made.`] : []),
    ].join(' '),
  doctorNotAllowed: 'Only an admin who may reset everybody’s password can have the set-up checked.',
  testCard: 'This is a test: requests for a password reset will appear in this channel. Nothing has to be done.',
  lockdownNotAllowed: 'Only an admin who may reset everybody’s password can order a lockdown, or end one.',
  lockdownNotAnnounced: 'I could not say so in the approvals channel: please tell the approvers.',
  otherOrganisation: 'Your account belongs to another organisation. Your own organisation’s help desk can help you.',
  checkingRights: 'Checking your rights. The directory is slow; the answer follows here.',
  stoppedMeanwhile:
    'I was restarted before the directory could say what you may do. Nothing was changed. Please write it again in a minute.',
  directoryUnavailable: 'The directory does not answer at the moment. Nothing was changed. Try again in a minute.',
  nothingToDecide: 'Nothing is left to decide on this request, so your click changed nothing.',
  requestUnknown: 'I no longer know this request. Please ask again.',
  notYours: 'Only the person this is meant for can do that.',
  revealNeedsNewerTeams:
    'This version of Teams cannot show that safely. Update Teams or open it in a browser, and press the button again.',
  sealBroken:
    'This cannot be shown: the stored request is not as it was approved. Call your help desk and give the reference.',
  codeGone: 'This code was shown already, or is no longer needed. Your latest card says what to do next.',
  reasonMissing: 'Write a reason first: the person who asked will read it.',
  signInOfOther:
    'The account that is signed in is not yours. Sign in with the account that you use in Teams, and press the button again.',
  signInUnavailable:
    'This version of Teams cannot sign you in from a card. Update Teams or open it in a browser, and press the button again.',
  notMeOver: 'There is nothing to stop any more. If you are worried about your account, call your help desk.',
};
