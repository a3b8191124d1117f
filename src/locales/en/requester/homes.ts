import type { HomesTexts, HomeTexts } from '../../requester/homes.ts';

const WHY = 'The home directory checks this password at sign-in. It never reaches us, so we cannot change it.';
const keptElsewhere = (own: boolean): string =>
  own ? 'Your password is kept by your own organisation' : 'This password is kept by another organisation';
const helpDesk = (home: string): string => `If that page refuses, contact the help desk of ${home}.`;

const byHand: HomeTexts = {
  title: () => 'Your help desk handles this one',
  lead: () => 'This password cannot be reset from this chat. Your own organisation’s help desk resets it.',
  link: '',
  ifRefused: () => '',
  why: 'It is not kept where I can change it.',
};

export const homes: HomesTexts = {
  kinds: {
    cloud: byHand,
    unsure: byHand,
    'on-premises-writeback': byHand,
    'on-premises': {
      ...byHand,
      lead: () =>
        'This password is kept in your organisation’s own network. Your own organisation’s help desk resets it.',
    },
    'our-identity-provider': {
      ...byHand,
      lead: () =>
        'This password is kept in your organisation’s own sign-in system. Your own organisation’s help desk resets it.',
    },
    application: {
      ...byHand,
      title: () => 'This account belongs to an app',
      lead: () => 'Its password is reset on the app’s own sign-in page: choose “Forgot password?” there.',
    },
    'entra-organisation': {
      title: keptElsewhere,
      lead: (home, own) =>
        own
          ? `You sign in with an account of ${home}. Only you yourself or an admin of that home directory can reset its password. Nobody here can.`
          : `This person signs in with an account of ${home}. Only the person or an admin of that home directory can reset its password. Nobody here can.`,
      link: 'Open the reset page',
      ifRefused: helpDesk,
      why: WHY,
    },
    'unmanaged-entra-organisation': {
      title: (own) => (own ? 'You can reset this password yourself' : 'Only the owner can reset this password'),
      lead: (home) =>
        `The account belongs to ${home}, which has no admin. Only the account’s owner can reset it, with the e-mail address it was registered with.`,
      link: 'Open the reset page',
      ifRefused: () => 'If that page refuses, check that the address is the one the account was registered with.',
      why: WHY,
    },
    'microsoft-account': {
      title: (own) => (own ? 'Your account is a personal Microsoft account' : 'This is a personal Microsoft account'),
      lead: (_home, own) =>
        own
          ? 'Its home is Microsoft’s service for personal accounts, which has no admin. Only you yourself can reset the password.'
          : 'Its home is Microsoft’s service for personal accounts, which has no admin. Only its owner can reset the password.',
      link: 'Reset at Microsoft',
      ifRefused: () => 'If that page refuses, Microsoft’s help page for sign-in problems goes on from there.',
      why: 'Microsoft checks this password at sign-in. It never reaches us, so we cannot change it.',
    },
    google: {
      title: (own) => (own ? 'Your account is a Google account' : 'This is a Google account'),
      lead: (_home, own) =>
        own
          ? 'Google keeps its password. You yourself can reset it; at a company that uses Google, its Google admin can too.'
          : 'Google keeps its password. Its owner can reset it; at a company that uses Google, its Google admin can too.',
      link: 'Recover at Google',
      ifRefused: () => 'If that page refuses and the address is of a company, contact that company’s help desk.',
      why: 'Google checks this password at sign-in. It never reaches us, so we cannot change it.',
    },
    facebook: {
      title: (own) => (own ? 'Your account is a Facebook account' : 'This is a Facebook account'),
      lead: (_home, own) =>
        own
          ? 'Facebook keeps its password, and there is no admin. Only you yourself can reset it.'
          : 'Facebook keeps its password, and there is no admin. Only its owner can reset it.',
      link: 'Find it at Facebook',
      ifRefused: () => 'If that page refuses, Facebook’s own help goes on from there.',
      why: 'Facebook checks this password at sign-in. It never reaches us, so we cannot change it.',
    },
    'partner-identity-provider': {
      title: keptElsewhere,
      lead: (home, own) =>
        own
          ? `You sign in through ${home}. Only you yourself, on its own pages, or an admin of that home directory can reset the password. Nobody here can.`
          : `This person signs in through ${home}. Only the person, on its own pages, or an admin of that home directory can reset the password. Nobody here can.`,
      link: '',
      ifRefused: (home) => `I know no reset page for it. Contact the help desk of ${home}.`,
      why: WHY,
    },
    'one-time-passcode': {
      title: () => 'There is no password to reset',
      lead: (_home, own) =>
        own
          ? 'You sign in here with a code. Sign in as usual with your e-mail address, and a new code is mailed to you. It works for 30 minutes.'
          : 'This person signs in here with a code. It is mailed anew at every sign-in and works for 30 minutes.',
      link: '',
      ifRefused: () =>
        'No code? Look in the junk folder. If the mailbox itself is lost, ask the person who invited you here to invite your new address.',
      why: 'There is no password for this account, here or anywhere else.',
    },
    'invitation-not-redeemed': {
      title: () => 'The invitation has not been accepted yet',
      lead: (_home, own) =>
        own
          ? 'You have no password here. Open the invitation in your e-mail and accept it; you then sign in with your own account.'
          : 'There is no password here. The person opens the invitation in the e-mail and accepts it.',
      link: '',
      ifRefused: () => 'No invitation? Ask the person who sent it, or the help desk here, to send it again.',
      why: 'Until the invitation is accepted, there is no sign-in that could be reset.',
    },
  },
  unnamed: (own) => (own ? 'your own organisation' : 'their own organisation'),
  kept: (own) =>
    own
      ? 'Your access here stays as it is. Nothing was changed.'
      : 'The access here stays as it is. Nothing was changed.',
  message: {
    intro: 'Copy this, or send it as an e-mail, to an admin or the help desk there:',
    subject: (account) => `Password reset for ${account}`,
    lines: ({ account, home, sender, reference, own }) => [
      'Hello,',
      own
        ? `I cannot sign in with my account ${account}. Please reset its password.`
        : `The owner of the account ${account} cannot sign in. Please help them reset its password.`,
      `The account is a guest elsewhere, but its password is kept by ${home}, so only you can reset it.`,
      'Please make sure that it is really the owner who asks: call back on a number you already have.',
      'Thank you,',
      sender,
      `(${reference})`,
    ],
  },
};
