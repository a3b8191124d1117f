import type { SecretTexts } from '../../requester/secrets.ts';

export const password: SecretTexts = {
  label: 'Temporary password',
  titles: {
    pending: 'Approve this password reset?',
    approved: 'Approved: the reset is starting',
    resetting: 'Approved: the reset is running',
    done: 'Done: the password was reset',
  },
  questions: {
    first: (owner) => `Reset ${owner}’s password?`,
    second: (owner) => `Second approval: reset ${owner}’s password?`,
  },
  effect: {
    'to-owner': {
      one: (owner) => `If you approve, ${owner} is shown a temporary password once, in private.`,
      two: (owner) => `Once both have approved, ${owner} is shown a temporary password once, in private.`,
    },
    'through-approver': {
      one: (owner) =>
        `If you approve, you are shown a temporary password once, in private, to hand over to ${owner} in person.`,
      two: (owner) =>
        `Once both have approved, the second approver is shown a temporary password once, in private, to hand over to ${owner} in person.`,
    },
  },
  pending: (two) => `${two ? 'Two admins' : 'An admin'} must agree before your password is reset.`,
  resetting: { title: 'Resetting the password', text: 'It was approved. This takes a few seconds.' },
  handedOver: {
    title: 'The password was reset',
    text: (approver) =>
      `The old password no longer works. ${approver} has a temporary one and hands it over to the account’s owner in person.`,
    unread: 'The temporary password was not read in time and has been erased. Please ask again.',
  },
  maybe: {
    approvers: 'The password may have been changed already, to one that nobody knows. Reset it by hand.',
    others: 'The old password may no longer work.',
  },
  owner: {
    resetting: 'Your password is being reset',
    done: 'Your password was reset',
    handed: (approver) =>
      `${approver} approved it, and hands a temporary password over to you in person. Your old password no longer works.`,
    mail: {
      subject: 'The password of your account was reset',
      text: (at) => `The password was reset at ${at}. The old one no longer works.`,
    },
  },
  shown: {
    'to-owner': {
      title: 'Your password was reset',
      sealed: (soon) =>
        `A temporary password is ready ${soon}. It is shown once, to you alone, so be ready to sign in with it. If it is not shown by then, it is erased.`,
      soonErased: {
        title: 'Your temporary password will be erased soon',
        text: (until) =>
          `You have not looked at it yet. It is shown once, to you alone. Show it by ${until}, or it is erased and you have to ask again.`,
      },
      revealed: (at) =>
        `The temporary password was shown at ${at}. If that was not you, say so below and call your help desk at once.`,
    },
    'through-approver': {
      title: 'The password was reset: hand it over',
      sealed: (soon) =>
        `The temporary password is ready ${soon}. It is shown once, to you alone. Give it to the account’s owner in person, after calling back on a number you already have. If it is not shown by then, it is erased.`,
      soonErased: {
        title: 'A temporary password to hand over will be erased soon',
        text: (until) =>
          `You have not looked at it yet. Show it by ${until} and give it to the account’s owner in person, or it is erased and a new request is needed.`,
      },
      revealed: (at) => `The temporary password was shown to you at ${at}. It cannot be shown again.`,
    },
  },
  erased: (at) => `The temporary password was not read in time and was erased at ${at}.`,
  expired: 'The temporary password has expired',
  lapsed: {
    'not-needed': {
      'to-owner': 'Another password has been set since. If you do not know it, please ask again.',
      'through-approver': 'Another password has been set since: there is nothing left to do.',
    },
    due: {
      'to-owner':
        'Your old password no longer works, and the temporary one is being replaced by one that nobody knows: please ask again.',
      'through-approver':
        'The old password no longer works, and the temporary one is being replaced by one that nobody knows: a new request is needed.',
    },
    done: {
      'to-owner': 'Your account now has a password that nobody knows: please ask again.',
      'through-approver': 'The account now has a password that nobody knows: a new request is needed.',
    },
    failed: {
      'to-owner':
        'It may still be valid, though nobody has seen it: an admin has to reset your password, and has been told.',
      'through-approver':
        'It may still be valid, though nobody has seen it: an approver has to reset it. The card in the approvals channel says how.',
    },
  },
  toOwner: (owner) => `There is nothing for you to hand over: ${owner} is shown the temporary password.`,
  signInAgain: (until) =>
    `You approved this reset, and it is done in your name; the sign-in for that is used up. Sign in once more, and it goes on: the approval stands, and the temporary password stays the same. It waits until ${until}.`,
  reveal: {
    title: 'Temporary password',
    next: ['At the first sign-in a new password must be chosen straight away.'],
    once: 'It will not be shown again. Do not send it to anybody: nobody will ever ask you for it.',
    button: 'Go to the sign-in page',
  },
};
