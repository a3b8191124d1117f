import type { OwnerTexts, OwnerMailTexts } from '../owner.ts';

const STAYS = 'your password stays as it is';

export const owner: OwnerTexts = {
  titles: {
    asked: 'Someone asked for a new password for you',
    choosing: 'Someone asked for a new password for you',
    pending: 'Someone asked for a new password for you',
    escalated: 'Someone asked for a new password for you',
    approved: 'A new password for you was approved',
    refused: `It was refused: ${STAYS}`,
    withheld: `It was refused: ${STAYS}`,
    redirected: `It is over: ${STAYS}`,
    uninvited: `It is over: ${STAYS}`,
    invited: `It is over: ${STAYS}`,
    denied: `It was not approved: ${STAYS}`,
    cancelled: `It is over: ${STAYS}`,
    advised: `It is over: ${STAYS}`,
    expired: `It is over: ${STAYS}`,
    handled: 'An admin dealt with a request for you',
    failed: 'A reset of your password did not succeed',
    superseded: 'You asked yourself: the other request was stopped',
    frozen: `You stopped it: ${STAYS}`,
    disowned: 'You said: this was not me',
  },
  asker: (requester) => `${requester} asked for a new password for your account.`,
  undecided: 'An admin decides on it. Nothing has been changed so far.',
  byHand: 'An admin looks at it. Nothing has been changed so far.',
  approved: (approver) => `${approver} approved it.`,
  nothingChanged: 'Nothing was changed.',
  denied: (approver) => `${approver} did not approve it. Nothing was changed.`,
  handled: (helper) => `${helper} dealt with it by hand.`,
  fine: 'If you asked them to, you need not do anything.',
  stop: 'If you did not ask them to, press “This was not me”: then it is stopped, and your admins are told.',
  superseded: 'You have asked for yourself meanwhile, so their request was stopped. It changed nothing.',
  report: 'If you did not ask them to, press “This was not me”: then your admins are told.',
  lock: 'If you did not ask them to, press “This was not me”: then your account is locked, you are signed out everywhere, and your admins are told.',
  lockUntil: (until) =>
    `If you did not ask them to, press “This was not me” until ${until}: then your account is locked, you are signed out everywhere, and your admins are told.`,
  worried: 'If you did not ask them to, or cannot sign in, call your help desk and give the reference.',
  confirm: {
    stop: { question: 'Stop this request and alert the help desk?', button: 'Yes, stop it' },
    lock: {
      question:
        'Lock your account and alert the help desk? You are signed out everywhere, and nobody can sign in until you get a new password.',
      button: 'Yes, lock it',
    },
    report: { question: 'Alert the help desk about this request?', button: 'Yes, alert them' },
  },
  stopped: (own) =>
    own
      ? 'Nothing was changed. Your admins have been told, and may call you.'
      : 'You said that this was not you, so it was stopped. Nothing was changed. Your admins have been told, and may call you.',
  underWay:
    'It was under way already. Nobody is shown anything, and your account is being locked. Your admins are told.',
  scramble: {
    due: 'We are locking your account: its password is being replaced by one that nobody knows. Your admins have been told.',
    done: 'Your account has a password that nobody knows now, and your admins have been told. To get in again, ask for a new one: write “reset my password” here, or call your help desk.',
    'not-needed': 'There is no password of your account left here to lock. Your admins have been told.',
    failed: 'Your account could not be locked automatically: your admins have been told to do it. Call your help desk.',
  },
  sessions: {
    due: 'You are being signed out everywhere.',
    done: 'You are signed out everywhere.',
    failed: 'You could not be signed out everywhere: your admins have been told.',
  },
  somebodyElse: 'Someone else may be using your account. Call your help desk at once.',
};

export const ownerMail: OwnerMailTexts = {
  asked: {
    subject: 'A new password was asked for your account',
    text: 'Nothing is changed before an admin agrees.',
  },
  denied: {
    subject: 'A new password for your account was not approved',
    text: 'It was not approved, and nothing was changed.',
  },
  asker: (requester, at) => `${requester} asked for a new password for your account at ${at}.`,
  askedAsYou: (at) => `Someone who is signed in to Teams as you asked for a new password for your account at ${at}.`,
  disowned: 'You said that this was not you: your account is being locked, and your admins have been told.',
  notYou:
    'If this was not you: open the chat with “Password Reset” in Teams and choose “This was not me”, or call your help desk.',
  never: 'This message has no links, and nobody will ever ask you for a password or a code.',
};
