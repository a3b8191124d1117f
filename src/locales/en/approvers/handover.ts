import type { HandoverTexts } from '../../approvers/handover.ts';

export const handover: HandoverTexts = {
  unconfirmed: {
    'to-owner':
      'The reset was accepted, but nobody could see yet that it is done. If the password does not work within a few minutes, call your help desk, or ask again 30 minutes later.',
    'through-approver':
      'The reset was accepted, but your role may not see whether it was carried out. If the password does not work within a few minutes, it has to be asked for again.',
  },
  signedOut: {
    'to-owner': 'To be safe you are signed out everywhere within minutes, in Teams as well.',
    'through-approver': 'The owner is signed out everywhere within minutes.',
  },
  stands: (soon) => `It stands on this card ${soon}.`,
  copy: 'To copy it, select it here',
  unfinished: 'There is nothing to show yet.',
  signInAgain: {
    title: 'Sign in once more',
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
