import type { SignInTexts } from '../../approvers/sign-ins.ts';

const times = (what: string) => (count: string, one: boolean) => (one ? what : `${what}, ${count} times`);

export const signIns: SignInTexts = {
  kinds: {
    'wrong-password': {
      what: (count, one) => `${count} wrong ${one ? 'password' : 'passwords'}`,
      next: 'A reset helps.',
    },
    'locked-out': {
      what: times('Locked out'),
      next: 'A reset unlocks the account, and so does waiting. If many come from abroad, someone else may be trying.',
    },
    'expired-on-premises': { what: times('On-premises password expired'), next: 'A reset helps.' },
    'no-password': { what: times('No password in the directory'), next: 'A reset helps.' },
    'at-risk': {
      what: times('Account at risk'),
      next: 'A reset helps, but someone else may know the password: tell security.',
    },
    'signed-in': { what: times('Signed in'), next: 'They may not need a reset: ask what does not work.' },
    expired: { what: times('Password expired'), next: 'If they know it, they can change it when they sign in.' },
    interrupted: {
      what: times('Stopped at the page for a new password or security info'),
      next: 'A reset will not help: they have to finish that page.',
    },
    'signed-out': { what: times('Session ended'), next: 'They may only have to sign in again.' },
    disabled: { what: times('Account disabled'), next: 'A reset will not help: find out why it is disabled.' },
    'no-such-user': { what: times('No such user name'), next: 'A reset will not help: it is the user name.' },
    'wrong-tenant': {
      what: times('Signed in to another organisation'),
      next: 'A reset will not help: it is the wrong organisation, or they have to be invited there.',
    },
    'mfa-registration': {
      what: times('Second step not registered'),
      next: 'A reset will not help: they have to register one, perhaps from a trusted place or device.',
    },
    mfa: {
      what: times('Second step not passed'),
      next: 'A reset will not help, unless it was someone else: then they know the password. Check the sign-in methods.',
    },
    device: {
      what: times('Device or app not allowed'),
      next: 'A reset will not help: it takes a managed device or an approved app.',
    },
    'conditional-access': {
      what: times('Blocked by Conditional Access'),
      next: 'A reset will not help: look at the policy.',
    },
    'risk-at-home': {
      what: times('Blocked for risk at home'),
      next: 'A reset will not help: the security team of the home directory has to look.',
    },
    'security-defaults': {
      what: times('Blocked by security defaults'),
      next: 'A reset will not help: it takes an app with modern authentication.',
    },
    'cross-tenant': {
      what: times('Blocked by cross-tenant access'),
      next: 'A reset will not help: an admin of either side has to allow it.',
    },
    'not-assigned': {
      what: times('Not assigned to the app'),
      next: 'A reset will not help: the app’s owner assigns it.',
    },
    service: {
      what: times('Trouble at the sign-in service or identity provider'),
      next: 'A reset will not help: they can try again later.',
    },
  },
  once: (what, at) => `${what}, at ${at}.`,
  often: (what, last) => `${what}, last at ${last}.`,
  during: (minutes) => `in ${lasting(minutes)}`,
  before: (what) => (what === null ? 'Before that: none.' : `Before that: ${what}.`),
  asOf: (at) => `Sign-in log as of ${at}, minutes behind.`,
  list: {
    label: 'Last sign-ins',
    none: 'None in the log of the last day.',
    notReadable: 'The sign-in log can’t be read now. Try again later.',
    unknown: 'Another result',
  },
  lockedOut:
    'Your account is locked after too many tries. If you know your password, waiting helps too: the lock ends by itself, at first after a minute.',
};

function lasting(minutes: number): string {
  if (minutes >= 90) return `${Math.round(minutes / 60)} hours`;
  return minutes === 1 ? '1 minute' : `${minutes} minutes`;
}
