import type { HandoverTexts, RevealTexts } from '../handover.ts';

const ONCE = 'It will not be shown again. Do not send it to anybody: nobody will ever ask you for it.';

export const handover: HandoverTexts = {
  password: {
    title: (own) => (own ? 'Your password was reset' : 'The password was reset: hand it over'),
    sealed: (own, until) =>
      own
        ? `A temporary password is ready. It is shown once, to you alone. Be ready to sign in with it; it is erased unread at ${until}.`
        : `The temporary password is shown once, to you alone. Give it to the account’s owner in person, after calling back on a number you already have. It is erased unread at ${until}.`,
    revealed: (own, at) =>
      own
        ? `The temporary password was shown at ${at}. If that was not you, say so below and call your help desk at once.`
        : `The temporary password was shown to you at ${at}. It cannot be shown again.`,
    erased: (at) => `The temporary password was not read in time and was erased at ${at}.`,
    expired: 'The temporary password has expired',
    toOwner: (owner) => `There is nothing for you to hand over: ${owner} is shown the temporary password.`,
  },
  'access-pass': {
    title: (own) => (own ? 'Your temporary pass is ready' : 'A temporary pass was made: hand it over'),
    sealed: (own, until) =>
      own
        ? `A Temporary Access Pass lets you sign in once, instead of your password. It is shown once, to you alone, and is valid for a short time only. Be ready to sign in with it; it is erased unread at ${until}.`
        : `The Temporary Access Pass is shown once, to you alone. Give it to the account’s owner in person, after calling back on a number you already have: it is good for one sign-in, and for a short time only. It is erased unread at ${until}.`,
    revealed: (own, at) =>
      own
        ? `The Temporary Access Pass was shown at ${at}. If that was not you, say so below and call your help desk at once.`
        : `The Temporary Access Pass was shown to you at ${at}. It cannot be shown again.`,
    erased: (at) => `The Temporary Access Pass was not read in time and was erased at ${at}. It expires by itself.`,
    expired: 'The temporary pass has expired',
    toOwner: (owner) => `There is nothing for you to hand over: ${owner} is shown the Temporary Access Pass.`,
  },
  lapsed: {
    'not-needed': (own) =>
      own
        ? 'Another password has been set since. If you do not know it, please ask again.'
        : 'Another password has been set since: there is nothing left to do.',
    due: (own) =>
      own
        ? 'Your old password no longer works, and the temporary one is being replaced by one that nobody knows: please ask again.'
        : 'The old password no longer works, and the temporary one is being replaced by one that nobody knows: a new request is needed.',
    done: (own) =>
      own
        ? 'Your account now has a password that nobody knows: please ask again.'
        : 'The account now has a password that nobody knows: a new request is needed.',
    failed: (own) =>
      own
        ? 'It may still be valid, though nobody has seen it: an admin has to reset your password, and has been told.'
        : 'It may still be valid, though nobody has seen it: an approver has to reset it. The card in the approvals channel says how.',
  },
  passLapsed: (own) =>
    own
      ? 'Your password is as it was. Please ask again.'
      : 'The password of the account is as it was: a new request is needed.',
  unconfirmed: (own) =>
    own
      ? 'The reset was accepted, but nobody could see yet that it is done. If the password does not work within a few minutes, call your help desk, or ask again 30 minutes later.'
      : 'The reset was accepted, but your role may not see whether it was carried out. If the password does not work within a few minutes, it has to be asked for again.',
  signedOut: (own) =>
    own
      ? 'To be safe you are signed out everywhere within minutes, in Teams as well.'
      : 'The owner is signed out everywhere within minutes.',
  unfinished: 'There is nothing to show yet.',
  signInAgain: {
    title: 'Sign in once more',
    password: (until) =>
      `You approved this reset, and it is done in your name; the sign-in for that is used up. Sign in once more, and it goes on: the approval stands, and the temporary password stays the same. It waits until ${until}.`,
    'access-pass': (until) =>
      `You approved this request, and the temporary pass is made in your name; the sign-in for that is used up. Sign in once more, and it goes on: the approval stands. It waits until ${until}.`,
    disowned:
      'The owner says meanwhile that this was not wanted. If you sign in, nobody is shown anything, and the account gets a password that nobody knows.',
  },
  running: { title: 'The reset goes on', text: 'There is nothing you need to do now: this card updates by itself.' },
  disowned: {
    title: 'Do not hand anything over',
    text: (owner) =>
      `${owner} says that this was not wanted. Whatever you were shown is being made useless. The alert in the approvals channel says what to do.`,
    other: (owner) => `${owner} says that this was not wanted. The alert in the approvals channel says what to do.`,
  },
};

export const reveal: RevealTexts = {
  password: {
    title: 'Temporary password',
    next: ['At the first sign-in a new password must be chosen straight away.'],
    once: ONCE,
  },
  'access-pass': {
    title: 'Temporary Access Pass',
    next: [
      'Sign in with the address above, and enter this pass instead of the password. It works once, and for a short time only.',
      'Then set a new password straight away, under “Security info”.',
    ],
    once: ONCE,
  },
};
