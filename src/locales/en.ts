/** English. */
import { utcDateTime } from './date-time.ts';
import { enApproval, enLockdown } from './en/approval.ts';
import { enChat } from './en/chat.ts';
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
    handled: 'Dealt with by hand',
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
    goodUntil: 'Good until',
    reason: 'Reason',
    firstApprovedBy: 'First approved by',
    approvedBy: 'Approved by',
    deniedBy: 'Denied by',
    denialReason: 'Reason given',
    handledBy: 'Dealt with by',
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
    handled: 'Mark as handled',
    showCode: 'Show my code',
    newCode: 'Show a new code',
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
  lockdown: enLockdown,

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

  identityCode: {
    title: 'Your code',
    only: 'Read these digits out only to the admin who calls you, or whom you went to.',
    never: 'Never type them in a chat: nobody writes to you for them.',
  },
  reminder: {
    pending: 'Still waiting for a decision',
    second: 'Still waiting for a second approver',
    line: (account, expires) => `${account}, expires ${expires}`,
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
      { write: 'pending', does: 'see what waits for approvers' },
      { write: 'approvals here', does: 'in a channel: receive approval cards there' },
      { write: 'lockdown on', does: 'in that channel: two approvers for every reset' },
      { write: 'lockdown stop', does: 'in that channel: no resets at all' },
      { write: 'lockdown off', does: 'in that channel: end the lockdown' },
    ],
  },
  lists: {
    own: 'Your latest requests',
    ownEmpty: 'You have not asked for anything yet.',
    pending: 'Waiting for approvers',
    pendingText: 'Decide on the cards in the approvals channel.',
    second: 'One more approver needed',
    byHand: 'To be dealt with by hand',
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
    'not-in-group': 'You are not in the group of people who may decide here. Another approver has to decide.',
    'locked-down': 'Lockdown: no password is reset at present. You can still deny it.',
    'own-request': 'You made this request yourself. Another approver has to decide.',
    'own-password': 'This is your own password. Another approver has to decide.',
  },
  chat: enChat,
};
