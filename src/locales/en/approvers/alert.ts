import type { AlertTexts } from '../../approvers/alert.ts';

const SECURE =
  '“Secure the account” replaces the password with one that nobody knows, and ends all sessions. Any admin who may reset this account can press it.';

export const alert: AlertTexts = {
  title: 'The owner says: this was not me',
  twoTitle: 'Two requests for one account: the owner’s own counts',
  two: (owner, requester) =>
    `${owner} asked for a reset of their own account while a request by ${requester} for it was waiting. That one was stopped, and changed nothing.`,
  says: (owner, requester) => `${owner} says: this was not me. It was ${requester} who asked.`,
  saysOwn: (owner) => `${owner} says: this was not me. It was asked with the owner’s own sign-in.`,
  did: {
    frozen: 'The request was stopped before anything was changed. The account itself was left as it is.',
    resetting:
      'The reset was being carried out already. Once it is through, nobody is shown the password, and it is replaced by one that nobody knows.',
    done: 'The reset had been carried out. The rows below say what has been done to the account since.',
  },
  failed:
    'Not all of that could be done automatically. Until it is, treat the account as open to the person who asked.',
  next: {
    which: (requester) =>
      `When you reach the owner, ask whether they know that ${requester} asked. If not, talk to ${requester}, on a number you already had.`,
    title: 'What to do now',
    talk: 'Talk to the owner, in person or on a number you already had.',
    log: 'Look at the sign-in log of the account since the request, and at the changes of its sign-in methods.',
    requester: (requester) =>
      `Talk to ${requester} in the same way. If it was no mistake, or was not them, revoke what that account has: sessions, roles, access.`,
    own: 'If it was no mistake, someone else has the owner’s sign-in: revoke the sessions, check the sign-in methods, and have the devices looked at.',
  },
  secure: {
    app: SECURE,
    approver: `${SECURE} It is done in that approver’s own name: Teams may ask you to sign in.`,
  },
};
