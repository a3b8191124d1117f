import type { SecretTexts } from '../../requester/secrets.ts';

const AS_IT_WAS = {
  'to-owner': 'Your password is as it was. Please ask again.',
  'through-approver': 'The password of the account is as it was: a new request is needed.',
};

export const accessPass: SecretTexts = {
  label: 'Temporary Access Pass',
  titles: {
    pending: 'Approve a Temporary Access Pass?',
    approved: 'Approved: the pass is about to be made',
    resetting: 'Approved: the pass is being made',
    done: 'Done: a Temporary Access Pass was made',
  },
  two: 'Two approvers are needed: a Temporary Access Pass opens more than a password does.',
  questions: {
    first: (owner) => `Give ${owner} a Temporary Access Pass?`,
    second: (owner) => `Second approval: give ${owner} a Temporary Access Pass?`,
  },
  effect: {
    'to-owner': {
      one: (owner) =>
        `If you approve, ${owner} is shown a Temporary Access Pass once, in private: it is good for one sign-in.`,
      two: (owner) =>
        `Once both have approved, ${owner} is shown a Temporary Access Pass once, in private: it is good for one sign-in.`,
    },
    'through-approver': {
      one: (owner) =>
        `If you approve, you are shown a Temporary Access Pass once, in private, to hand over to ${owner} in person: it is good for one sign-in.`,
      two: (owner) =>
        `Once both have approved, the second approver is shown a Temporary Access Pass once, in private, to hand over to ${owner} in person: it is good for one sign-in.`,
    },
  },
  pending: (two) =>
    `${two ? 'Two admins' : 'An admin'} must agree before you are given a temporary pass to sign in with.`,
  resetting: { title: 'Making a temporary pass', text: 'It was approved. This takes a few seconds.' },
  handedOver: {
    title: 'A temporary pass was made',
    text: (approver) =>
      `The password stays as it is. ${approver} has a pass for one sign-in and hands it over to the account’s owner in person.`,
    unread: 'The temporary pass was not read in time and has been erased. Please ask again.',
  },
  maybe: {
    approvers: 'A pass may have been made that nobody has seen: it expires by itself.',
    others: 'The password is as it was.',
  },
  owner: {
    resetting: 'A temporary pass is being made for you',
    done: 'A temporary pass was made for you',
    handed: (approver) =>
      `${approver} approved it, and hands a Temporary Access Pass over to you in person: with it you can sign in once. Your password is as it was.`,
    mail: {
      subject: 'A Temporary Access Pass was made for your account',
      text: (at) =>
        `A Temporary Access Pass was made at ${at}: anyone who has it can sign in as you once, within a short time.`,
    },
  },
  shown: {
    'to-owner': {
      title: 'Your temporary pass is ready',
      sealed: (soon) =>
        `A Temporary Access Pass lets you sign in once, instead of your password. It is ready ${soon}. It is shown once, to you alone, and is valid for a short time only, so be ready to sign in with it. If it is not shown by then, it is erased.`,
      soonErased: {
        title: 'Your temporary pass will be erased soon',
        text: (until) =>
          `You have not looked at it yet. It is shown once, to you alone. Show it by ${until}, or it is erased and you have to ask again.`,
      },
      revealed: (at) =>
        `The Temporary Access Pass was shown at ${at}. If that was not you, say so below and call your help desk at once.`,
    },
    'through-approver': {
      title: 'A temporary pass was made: hand it over',
      sealed: (soon) =>
        `The Temporary Access Pass is ready ${soon}. It is shown once, to you alone. Give it to the account’s owner in person, after calling back on a number you already have: it is good for one sign-in, and for a short time only. If it is not shown by then, it is erased.`,
      soonErased: {
        title: 'A temporary pass to hand over will be erased soon',
        text: (until) =>
          `You have not looked at it yet. Show it by ${until} and give it to the account’s owner in person, or it is erased and a new request is needed.`,
      },
      revealed: (at) => `The Temporary Access Pass was shown to you at ${at}. It cannot be shown again.`,
    },
  },
  erased: (at) => `The Temporary Access Pass was not read in time and was erased at ${at}. It expires by itself.`,
  expired: 'The temporary pass has expired',
  lapsed: { 'not-needed': AS_IT_WAS, due: AS_IT_WAS, done: AS_IT_WAS, failed: AS_IT_WAS },
  toOwner: (owner) => `There is nothing for you to hand over: ${owner} is shown the Temporary Access Pass.`,
  signInAgain: (until) =>
    `You approved this request, and the temporary pass is made in your name; the sign-in for that is used up. Sign in once more, and it goes on: the approval stands. It waits until ${until}.`,
  reveal: {
    title: 'Temporary Access Pass',
    next: [
      'Sign in with the address above, and enter this pass instead of the password. It works once, and for a short time only.',
      'Then set a new password straight away, under “Security info”.',
    ],
    once: 'It will not be shown again. Do not send it to anybody: nobody will ever ask you for it.',
    button: 'Open Security info',
  },
};
