/** English. */
import { UTC, timesIn } from '../date-time.ts';
import { accessPass } from './requester/access-pass.ts';
import { advice } from './requester/advice.ts';
import { answers } from './requester/answers.ts';
import { alert } from './approvers/alert.ts';
import { approval } from './approvers/approval.ts';
import { buttons } from './buttons.ts';
import { chat } from './chat.ts';
import { handover } from './approvers/handover.ts';
import { homes } from './requester/homes.ts';
import { identityCode } from './approvers/identity-code.ts';
import { owner, ownerMail } from './owner.ts';
import { password } from './requester/password.ts';
import { phrases } from './reading/phrases.ts';
import { progress } from './requester/progress.ts';
import { shorthand } from './reading/shorthand.ts';
import { selfService } from './requester/self-service.ts';
import { signIns } from './approvers/sign-ins.ts';
import { topics } from './reading/topics.ts';
import { words } from './reading/words.ts';
import type { Locale } from '../locale.ts';

export const locale: Locale = {
  tag: 'en',
  phrases,
  words,
  topics,
  shorthand,
  region: 'en-GB',
  ...timesIn('en-GB', UTC),
  states: {
    asked: 'Looking up the account',
    choosing: 'Waiting for your choice',
    advised: 'Something else may help',
    refused: 'Not possible',
    withheld: 'Received',
    redirected: 'Answered: kept elsewhere',
    uninvited: 'Not possible here',
    invited: 'Invited as a guest',
    escalated: 'With the help desk',
    handled: 'Dealt with by hand',
    pending: 'Waiting for approval',
    denied: 'Not approved',
    cancelled: 'Cancelled',
    expired: 'Expired',
    superseded: 'Closed',
    frozen: 'Stopped by its owner',
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
    home: 'Password is kept',
    homeDirectory: 'Home directory',
    created: 'Account created',
    lastPasswordChange: 'Last password change',
    roles: 'Roles',
    requester: 'Requested by',
    requesterSignInName: 'Requester signs in as',
    requesterId: 'Requester id',
    asked: 'Asked',
    expires: 'Expires',
    goodUntil: 'Good until',
    reason: 'Reason',
    firstApprovedBy: 'First approved by',
    approvedBy: 'Approved by',
    deniedBy: 'Denied by',
    denialReason: 'Reason given',
    invitedBy: 'Invited by',
    handledBy: 'Dealt with by',
    ended: 'Ended',
    disownedBy: 'Not wanted by',
    stoppedBy: 'Stopped by',
    confirmation: 'Carried out',
    sessions: 'Sessions',
    scramble: 'Password since then',
    helpDesk: 'Help desk',
    invitedAgain: 'Invitation sent again',
    reference: 'Reference',
  },
  soon: (minutes, until) =>
    minutes > 1 ? `for the next ${minutes} minutes, until ${until}` : `for one more minute, until ${until}`,
  values: {
    none: 'None',
    notKnown: 'Not known',
    yourself: 'Your own account',
    requesterIsOwner: (name) => `${name} (owner of the account)`,
    requesterIsOther: (name) => `${name} (not the owner of the account)`,
    byAt: (name, at) => `${name}, ${at}`,
  },
  buttons,

  ask: {
    title: 'Whose password should be reset?',
    text: 'Tell me whose and why. I never need a password from you.',
    whose: 'Whose password',
    mine: 'My own',
    other: 'Someone else’s',
    colleague: 'For someone else: pick a colleague',
    colleagueHint: 'Search by name',
    who: 'Or write their address or name',
    whoHint: 'name@example.com',
    reason: 'Why',
    reasonHint: 'For example: forgotten after the holidays',
    tooMany: (again) => `Too many requests. You can ask again on ${again}.`,
    whoseMissing: 'Choose whose it is.',
    reasonMissing: 'Write in a few words why.',
    missing: {
      who: 'Whose is it? Fill in the address or the name.',
      reason: 'Please add a few words on why. An admin reads them.',
    },
    doubts: {
      named: (named) => `You named ${named}. Choose whose password it is.`,
      several: (named) => `You named more than one account: ${named}. Which one is it?`,
      unclear: (named) =>
        `I am not sure which account you mean: “${named}”. Choose whose it is, and write the whole address or name.`,
      both: () => 'You gave more than one answer. Choose your own, or name one other account.',
    },
    own: {
      title: 'Reset your password?',
      text: (name) => `This is for ${name}. An admin confirms it first. I never need a password from you.`,
      reason: 'Why (optional)',
    },
  },

  progress,
  selfService,
  home: homes,
  approval,
  lockdown: {
    approvers: {
      'two-approvers': (by, at) => `Lockdown: every reset needs two approvers (ordered by ${by}, ${at}).`,
      stopped: (by, at) => `Lockdown: no password is reset at present (ordered by ${by}, ${at}).`,
    },
    requester: {
      'two-approvers': 'For the time being every reset is checked twice. It may take longer than usual.',
      stopped: 'For the time being no password is reset from here. If it is urgent, call your help desk.',
    },
  },

  owner,
  ownerMail,
  alert,
  handover,
  secrets: { password, 'access-pass': accessPass },

  identityCode,
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
      { write: 'reset password for name@example.com', does: 'ask for someone else' },
      { write: 'status', does: 'see your latest requests' },
      { write: 'cancel', does: 'stop what we are doing' },
      { write: 'help', does: 'see this again' },
    ],
    approverCommands: [
      { write: 'pending', does: 'see what waits for approvers' },
      { write: 'approvals here', does: 'in a channel: receive approval cards there' },
      { write: 'lockdown on', does: 'two approvers for every reset' },
      { write: 'lockdown stop', does: 'no resets at all' },
      { write: 'lockdown off', does: 'end the lockdown' },
      { write: 'doctor', does: 'check how I am set up' },
    ],
  },
  lists: {
    own: 'Your latest requests',
    ownEmpty: 'You have not asked for anything yet.',
    pending: 'Waiting for approvers',
    pendingText: 'Oldest first. Decide here, or on the cards in the approvals channel.',
    pendingMore: 'More are waiting.',
    second: 'One more approver needed',
    byHand: 'To be dealt with by hand',
    received: 'Received',
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
    'no-pass-role':
      'Your admin role may reset a password, but may not give out a Temporary Access Pass. Another approver has to decide.',
    'role-too-low':
      'This person’s roles need an approver with a higher admin role than yours. Another approver has to decide.',
    'subject-protected': 'This account is protected: it cannot be reset from here, whoever approves.',
    'subject-gone': 'This account is no longer in the directory, so there is nothing to reset.',
    'not-internal': 'You sign in with an account of another organisation, so you cannot decide here.',
    'not-in-group': 'You are not in the group of people who may decide here. Another approver has to decide.',
    'locked-down': 'Lockdown: no password is reset at present. You can still deny it.',
    'own-request': 'You made this request yourself. Another approver has to decide.',
    'own-password': 'This is your own password. Another approver has to decide.',
    'account-gone': 'The account no longer exists, so there is nothing to decide on.',
    'account-disabled':
      'The account was disabled after the request: nothing is reset. Ask first whether the person has left.',
    'requester-void':
      'The requester can no longer ask: their account here is gone, disabled, or signs in elsewhere now. Deny it.',
    'may-not-invite':
      'Your admin role may not invite guests. A Guest Inviter, a User Administrator or a Global Administrator can.',
    'nobody-invites':
      'Your organisation’s settings let nobody invite guests, so nobody was invited. They are in Entra, under External collaboration settings.',
    'not-the-approver': 'Only the approver in whose name it is done can sign in for it.',
  },
  signIn: {
    text: 'To reset the password in your own name, sign in once.',
    button: 'Sign in',
    failed: 'Choose “Sign in” to go on.',
  },
  chat,
  advice,
  signIns,
  answers,
};
