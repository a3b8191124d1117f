import type { AnswerTexts } from '../../requester/answers.ts';

export const answers: AnswerTexts = {
  choices: {
    title: 'What can I do for you?',
    text: 'I’m not sure what you mean. I help with passwords: choose below, or tell me in other words.',
  },
  thanks: { title: 'You’re welcome', text: 'I’m here if you need anything else.' },
  secret: {
    title: 'Don’t share your password',
    text: 'Your message seems to contain a password. Delete the message, and change that password: others may have seen it. I never need your password.',
  },
  signposts: {
    mfa: {
      title: 'A new password doesn’t change your second step',
      text: 'If a code or an approval doesn’t reach you, choose “Sign in another way” on the sign-in page. If that doesn’t help, your help desk can reset your sign-in methods.',
      page: 'Fix two-step sign-in',
    },
    phone: {
      title: 'You changed or lost your phone',
      text: 'Your password stays as it is. If you can still sign in, add the new phone to your security info. If you can’t, or if the phone was lost or stolen, call your help desk: they can remove it.',
      page: 'Your security info',
    },
    userName: {
      title: 'Your user name',
      text: 'It is usually your work email address. If you can’t find it, ask a colleague or your help desk.',
      page: null,
    },
    disabled: {
      title: 'A new password doesn’t enable an account',
      text: 'If your account is disabled, an admin has to enable it. Call your help desk, or ask your manager to do so.',
      page: null,
    },
    licence: {
      title: 'I can’t change licences',
      text: 'Your help desk assigns them. You can see which ones you have on your account’s page.',
      page: 'Your subscriptions',
    },
    suspicious: {
      title: 'Does something look wrong?',
      text: 'Don’t approve a sign-in that you didn’t start, and don’t open links in a message that you don’t trust. Call your help desk now. If someone may know your password, have it reset.',
      page: 'Your recent sign-ins',
    },
  },
  operatorPage: 'Get help',
  ifPassword: 'Is it the password after all?',
};
