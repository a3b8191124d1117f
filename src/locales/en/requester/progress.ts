import type { ProgressTexts } from '../../requester/progress.ts';

export const progress: ProgressTexts = {
  asked: { title: 'Looking up the account', text: 'This takes a few seconds. This card updates by itself.' },
  choosing: { title: 'Which account do you mean?', text: 'More than one matches. Choose the right one.' },
  confirming: {
    title: 'Is this the account?',
    text: 'Check the name and the sign-in name. Your request goes on only after you say yes.',
  },
  pending: {
    title: 'Waiting for approval',
    secondTitle: 'Waiting for a second approval',
    secondText: 'One admin has agreed. Another one must agree as well.',
    wait: 'There is nothing you need to do now: this card updates by itself.',
  },
  received: (until) => ({
    title: 'Your request has been received',
    text: `Nothing has been changed so far. If you have heard nothing by ${until}, call your help desk and give the reference.`,
  }),
  code: {
    forOther: {
      first: 'If an admin contacts you, by phone or in person, and asks for a code, show it then and read it out.',
      second: 'Your last code is no longer good. If an admin asks you for another, show a new one.',
      lapsed: 'Your last code is no longer good. If an admin asks you for another, show a new one.',
      usedUp: 'Your last code is no longer good. If an admin asks you for another, show a new one.',
    },
    first: 'You will first be contacted another way, by phone or in person, and asked for a code. Show it only then.',
    second: 'The second admin contacts you as well, and asks you for a new code.',
    good: (until) =>
      `Your code was shown. It is good until ${until}. Read it out only to the admin who calls you, or whom you go to.`,
    lapsed: 'Your code has expired. Show a new one when you are asked for it.',
    usedUp: 'Your code is no longer good: a wrong one was typed too often.',
    noMore:
      'There are no more codes for this request. If you need one, cancel the request and ask again, or call your help desk.',
  },
  approved: { title: 'Approved', text: 'The reset starts now. This card updates by itself.' },
  waits: (approver, until) =>
    `It was approved, but ${approver} has to sign in once more before it goes on. It waits until ${until}.`,
  denied: {
    title: 'Not approved',
    text: (approver) => `${approver} did not approve this request. Nothing was changed.`,
    next: 'If you think this is a mistake, call your help desk and give the reference.',
  },
  cancelled: { title: 'Request cancelled', text: 'You took it back. Nothing was changed.' },
  superseded: {
    title: 'Request closed',
    text: 'The owner of the account takes it from here. Nothing was changed.',
  },
  expired: {
    title: 'Request expired',
    text: 'Nobody answered in time, so nothing was changed. Ask again, or call your help desk if it is urgent.',
  },
  frozen: {
    title: 'Request stopped',
    text: (owner) => `${owner} says that this was not wanted, so it was stopped. Nothing was changed.`,
    disowned: (owner) => `${owner} says that this was not wanted, so the account is being locked.`,
    next: 'If you think this is a mistake, speak to them, or call your help desk and give the reference.',
    own: 'You stopped this request',
  },
  failed: {
    title: 'The reset did not succeed',
    nothing: 'Nothing was changed.',
    unexplained: {
      what: 'It was approved, but it could not be carried out.',
      next: 'Call your help desk and give the reference. Asking again will not help.',
    },
    'not-allowed': {
      what: 'The directory did not let me change this password.',
      next: 'Call your help desk and give the reference. Asking again will not help.',
    },
    'approval-void': {
      what: 'It was approved, but the approval no longer holds.',
      next: 'Ask again, or call your help desk if it is urgent.',
    },
    'approver-unreachable': {
      what: 'It was approved, but I can no longer write to the admin who was to hand the password over. Nothing was changed.',
      next: 'Ask again, or call your help desk if it is urgent.',
    },
    'locked-down': {
      what: 'It was approved, but no password is reset from here for the time being.',
      next: 'Call your help desk and give the reference.',
    },
    'account-gone': {
      what: 'The account no longer exists.',
      next: 'Call your help desk and give the reference.',
    },
    'account-disabled': {
      what: 'The account was disabled after the request, so I left it alone.',
      next: 'Call your help desk and give the reference.',
    },
    'requester-void': {
      what: 'Your own account can no longer ask for this: it is disabled, or signs in elsewhere now.',
      next: 'Call your help desk and give the reference.',
    },
    'home-moved': {
      what: 'This password is now kept somewhere else, so nothing was changed here.',
      next: 'Ask again: I will look up where it is kept now.',
    },
    'changed-meanwhile': {
      what: 'The password was changed after the approval, so I left it alone.',
      next: 'Sign in with the newest password. If nobody you know of changed it, call your help desk at once.',
    },
    'password-refused': {
      what: 'Every temporary password I tried was refused, so nothing was changed.',
      next: 'Call your help desk and give the reference.',
    },
    'not-carried-out': {
      what: 'The directory could not carry out the reset.',
      next: 'Ask again, or call your help desk and give the reference.',
    },
    'seal-broken': {
      what: 'Something about this request is not as it was approved, so I stopped.',
      next: 'Call your help desk and give the reference.',
    },
    'not-signed-in': {
      what: 'It was approved, but the approver did not finish it in time.',
      next: 'Ask again, or call your help desk if it is urgent.',
    },
    'pass-not-allowed': {
      what: 'I am not allowed to give out a temporary pass, so nothing was changed.',
      next: 'Call your help desk and give the reference. Asking again will not help.',
    },
    'pass-exists': {
      what: 'A temporary pass could not be made, so nothing was changed.',
      next: 'Call your help desk and give the reference.',
    },
    'directory-unavailable': {
      what: 'The directory stopped answering.',
      next: 'Ask again, or call your help desk and give the reference.',
    },
    'internal-error': {
      what: 'Something went wrong here.',
      next: 'Call your help desk and give the reference.',
    },
  },
  refused: {
    'not-found': {
      title: 'I cannot help with that account',
      text: 'I found no account that I can help you with. Check the full address and ask again.',
    },
    'too-many-found': {
      title: 'Too many accounts have that name',
      text: 'I cannot tell which one you mean. Ask again with the full address.',
    },
    'only-for-yourself': {
      title: 'You can ask for your own password only',
      text: 'You sign in with an account of another organisation. The person concerned can ask here, or call the help desk.',
    },
    'requester-unknown': {
      title: 'I do not know your account',
      text: 'You have no account in this organisation, so there is nothing I can change for you. Your own organisation’s help desk can.',
    },
    'already-open': {
      title: 'You have already asked for this',
      text: 'Your request is still open: “My requests” shows it. If it is urgent, call your help desk.',
    },
    'already-approved': {
      title: 'Someone has already asked for you',
      text: 'An admin has approved their request, and it is being carried out. The card in this chat says who asked. If you did not want it, press “This was not me” on that card.',
    },
    'too-many': {
      title: 'Too many requests',
      text: 'You have asked several times within the hour. Wait an hour, or call your help desk if it is urgent.',
    },
    protected: {
      title: 'Your help desk handles this account',
      text: 'This account cannot be reset from a chat. Call your help desk.',
    },
    'reset-recently': {
      title: 'This password was reset a short while ago',
      text: 'It can be asked for again 30 minutes after that reset. If you cannot sign in until then, call your help desk.',
    },
    'too-busy': {
      title: 'Too many people are asking',
      text: 'I could not take your request now. Ask again in an hour, or call your help desk if it is urgent.',
    },
    'locked-down': {
      title: 'No password is reset at present',
      text: 'An admin has stopped all resets for the time being. Nothing was changed. If it is urgent, call your help desk.',
    },
    'directory-unavailable': {
      title: 'I could not look up the account',
      text: 'The directory does not answer. Nothing was changed. Ask again in a few minutes, or call your help desk.',
    },
  },
  outsider: {
    title: 'Nobody here has that address',
    text: (address) => `I found no account for ${address}. Check the address, and ask again if it was wrong.`,
    next: 'Your admins see this as well. If that person should have access here, an admin can invite them as a guest: Microsoft then mails them, and this card says so. That does not change their password.',
    invitedTitle: 'Invited as a guest',
    invited: (approver, address) =>
      `${approver} invited ${address}. Microsoft has mailed them: once they accept, they sign in here with their own account. Its password stays as it is; only their own organisation can reset it.`,
  },
  maybeElsewhere: (domain) =>
    `If the address is right, the account may belong to another organisation (${domain}). Then its own help desk resets the password, not this one.`,
  escalated: {
    title: 'A person will look at this',
    text: 'I could not settle this by myself, so nothing was changed. An admin has been told and takes it from here. You need not ask again.',
  },
  handled: {
    title: 'The help desk has dealt with it',
    text: 'If you still cannot sign in, call your help desk and give the reference.',
  },
};
