/** English. */
import { utcDateTime } from './date-time.ts';
import { enApproval } from './en/approval.ts';
import { enHomes } from './en/homes.ts';
import { enPhrases } from './en/phrases.ts';
import { enProgress } from './en/progress.ts';
import type { Locale } from './locale.ts';

export const en: Locale = {
  tag: 'en',
  phrases: enPhrases,
  dateTime: utcDateTime('en-GB'),
  states: {
    asked: 'Looking up the account',
    choosing: 'Waiting for your choice',
    refused: 'Not possible',
    redirected: 'Answered: lives elsewhere',
    escalated: 'With the help desk',
    pending: 'Waiting for approval',
    denied: 'Not approved',
    cancelled: 'Cancelled',
    expired: 'Expired',
    approved: 'Approved',
    resetting: 'Being reset',
    done: 'Done',
    failed: 'Did not succeed',
  },

  labels: {
    account: 'Account',
    signInName: 'Sign-in name',
    objectId: 'Object id',
    mail: 'Mail',
    home: 'Password lives',
    homeDirectory: 'Home directory',
    lastPasswordChange: 'Last password change',
    roles: 'Roles',
    requester: 'Requested by',
    requesterId: 'Requester id',
    asked: 'Asked',
    expires: 'Expires',
    reason: 'Reason',
    approvedBy: 'Approved by',
    deniedBy: 'Denied by',
    denialReason: 'Reason given',
    ended: 'Ended',
    handover: 'Temporary password',
    helpDesk: 'Help desk',
    invitedAgain: 'Invitation sent again',
    reference: 'Reference',
  },
  values: {
    none: 'None',
    notKnown: 'Not known',
    yourself: 'Your own account',
    requesterIsOwner: (name) => `${name} (owner of the account)`,
    requesterIsOther: (name) => `${name} (not the owner of the account)`,
    byAt: (name, at) => `${name}, ${at}`,
  },
  buttons: {
    ask: 'Ask for a reset',
    cancelAsk: 'Never mind',
    cancelRequest: 'Cancel request',
    choose: (number) => `Choose ${number}`,
    approve: 'Approve',
    deny: 'Deny…',
    denyNow: 'Deny with this reason',
    reveal: 'Show once',
    start: 'Reset my password',
    again: 'Ask again',
    messageForAdmin: 'Message for the admin',
    writeMail: 'Write as e-mail',
    workAccountPage: 'Work account reset page',
    microsoftAccountPage: 'Personal Microsoft page',
    microsoftAccountHelp: 'Microsoft’s help page',
    signInPage: 'Go to the sign-in page',
    helpDeskPage: 'Go to the help desk',
    ownResetPage: 'Open the reset page',
    inviteAgain: 'Send the invitation again',
  },

  ask: {
    title: 'Whose password should be reset?',
    text: 'Tell me whose and why. I never need a password from you.',
    whose: 'Whose password',
    mine: 'My own',
    other: 'Somebody else’s',
    colleague: 'If somebody else’s: pick a colleague',
    colleagueHint: 'Search by name',
    who: 'Or write their address or name',
    whoHint: 'name@example.com',
    reason: 'Why',
    reasonHint: 'For example: forgotten after the holidays',
    whoseMissing: 'Choose whose it is.',
    reasonMissing: 'Write in a few words why.',
    problems: {
      'who-missing': 'Whose is it? Fill in the address or the name.',
      'reason-missing': 'Please add a few words on why. An admin reads them.',
    },
    asked: { title: 'Thank you, I have it', text: 'The answer follows in this chat.' },
  },

  progress: enProgress,
  home: enHomes,
  approval: enApproval,

  handover: {
    title: (own) => (own ? 'Your password was reset' : 'The password was reset: hand it over'),
    sealed: (own, until) =>
      own
        ? `A temporary password is ready. It is shown once, to you alone. Be ready to sign in with it; it is erased unread at ${until}.`
        : `The temporary password is shown once, to you alone. Give it to the account’s owner in person, after calling back on a number you already have. It is erased unread at ${until}.`,
    revealed: (own, at) =>
      own
        ? `The temporary password was shown at ${at}. If that was not you, call your help desk at once.`
        : `The temporary password was shown to you at ${at}. It cannot be shown again.`,
    erased: (own, at) =>
      own
        ? `The temporary password was not read in time and was erased at ${at}. Your old password no longer works: please ask again.`
        : `The temporary password was not read in time and was erased at ${at}. The old password no longer works: a new request is needed.`,
    expired: 'The temporary password has expired',
    unfinished: 'There is no password to show yet.',
  },
  reveal: {
    title: 'Temporary password',
    change: 'At the first sign-in a new password must be chosen straight away.',
    once: 'It will not be shown again. Do not send it to anybody: nobody will ever ask you for it.',
  },

  help: {
    title: 'Here is what I can do',
    welcome: 'Hello, I help with passwords',
    text: 'If you cannot sign in, I find out where your password is kept. If it is kept here, an admin approves and I reset it. If it is kept somewhere else, I tell you who can help.',
    commands: [
      { write: 'reset my password', does: 'start a request' },
      { write: 'reset password for name@example.com', does: 'ask for somebody else' },
      { write: 'status', does: 'see your latest requests' },
      { write: 'cancel', does: 'stop what we are doing' },
      { write: 'help', does: 'see this again' },
    ],
    approverCommands: [
      { write: 'pending', does: 'see what waits for approval' },
      { write: 'approvals here', does: 'in a channel: receive approval cards there' },
    ],
  },
  lists: {
    own: 'Your latest requests',
    ownEmpty: 'You have not asked for anything yet.',
    pending: 'Waiting for approval',
    pendingText: 'Approve or deny on the cards in the approvals channel.',
    pendingEmpty: 'Nothing is waiting.',
    requestedBy: (name, at) => `Asked by ${name}, ${at}`,
  },
  notice: 'A message about your password request',
  error: {
    title: 'Something went wrong here',
    text: 'I could not finish that. Try again in a minute. If it keeps happening, give your help desk this reference.',
  },
  late: { title: 'This was settled already', text: 'Your click changed nothing.' },
  notAllowed: {
    title: 'You cannot decide this one',
    'no-role': 'You hold no admin role that may reset this password. Another approver has to decide.',
    'role-too-low':
      'This person’s roles need an approver with a higher admin role than yours. Another approver has to decide.',
    'subject-protected': 'This account is protected: it cannot be reset from here, whoever approves.',
    'not-internal': 'You sign in with an account of another organisation, so you cannot decide here.',
    'own-request': 'You made this request yourself. Another approver has to decide.',
    'own-password': 'This is your own password. Another approver has to decide.',
  },
  chat: {
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
    pendingOnlyForApprovers: 'Only approvers can see what is waiting. Write “status” for your own requests.',
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
      'This version of Teams cannot show the password safely. Update Teams or open it in a browser, and press the button again.',
    reasonMissing: 'Write a reason first: the person who asked will read it.',
  },
};
