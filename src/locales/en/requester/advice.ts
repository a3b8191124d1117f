import type { AdviceTexts } from '../../requester/advice.ts';

export const advice: AdviceTexts = {
  'self-service': {
    title: 'You can probably do this yourself now',
    text: 'Microsoft’s page checks that it’s you, with a method you registered, and lets you choose a new password.',
  },
  'self-service-for-admins': {
    title: 'You can probably do this yourself now',
    text: 'Microsoft’s page checks that it’s you, and lets you choose a new password. Your account has an admin role, so it asks for two of the methods you registered.',
  },
  'signed-in': {
    title: 'Your account was signed in to within the last hour',
    text: 'If that was you, you don’t need a reset: change your password yourself if you want another. If it wasn’t, ask an admin, and say so.',
  },
  expired: {
    title: 'Your password has expired',
    text: 'If you know it, sign in with it once more. You are then asked for a new one.',
  },
  interrupted: {
    title: 'Finish the page that opened when you signed in',
    text: 'It asked for a new password or for your security info. Sign in again, and follow it to the end.',
  },
  'signed-out': {
    title: 'You only have to sign in again',
    text: 'Your session ended, for example after a new password. Sign in with your current password.',
  },
  'no-such-user': {
    title: 'The user name was not right',
    text: 'Nobody with that user name signs in here. It is usually your work email address: check how you write it.',
  },
  'wrong-tenant': {
    title: 'You signed in to another organisation',
    text: 'Your account isn’t known there. Check that it’s the right organisation, or ask your contact there to invite you.',
  },
  'mfa-registration': {
    title: 'Set up your second step',
    text: 'Your organisation asks for a second way to prove that it’s you, such as an app on your phone. Sign in, and follow the steps. If they don’t work where you are, try from the office or on your work device.',
  },
  device: {
    title: 'That device or app is not allowed',
    text: 'Your organisation lets people sign in only on some devices, or with some apps. Use your work device and its apps, or ask your help desk to add this one.',
  },
  'conditional-access': {
    title: 'Your organisation’s rules blocked that sign-in',
    text: 'They say where and how people sign in, and a new password doesn’t change them. Try from the office or on your work device, or call your help desk.',
  },
  'risk-at-home': {
    title: 'Your own organisation blocked that sign-in',
    text: 'It sees a risk to your account. Call the help desk there.',
  },
  'security-defaults': {
    title: 'That app is not secure enough to sign in with',
    text: 'Sign in with your browser, or with a newer app.',
  },
  'cross-tenant': {
    title: 'The two organisations don’t allow that sign-in',
    text: 'Ask your help desk, or your contact in the other organisation, to allow it.',
  },
  'not-assigned': {
    title: 'You don’t have access to that app',
    text: 'You signed in, but the app isn’t yours to use yet. Ask its owner or your help desk for access.',
  },
  service: {
    title: 'The sign-in service had a problem',
    text: 'It wasn’t your password. Try again in a few minutes.',
  },
  anyway:
    'This is from your last sign-in, as far as I can see it: it may be some minutes old. Is it the password after all?',
  changePage: 'Change my password',
};
