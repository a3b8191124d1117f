/** English: what approvers read. */
import type { Locale } from '../locale.ts';

const ELSEWHERE = 'Nothing to do here: the home directory resets it.';

export const enApproval: Locale['approval'] = {
  titles: {
    asked: 'New request: the account is being looked up',
    choosing: 'New request: the requester is choosing the account',
    refused: 'Refused: nothing was changed',
    redirected: 'Answered: the password lives elsewhere',
    escalated: 'Please look at this request',
    pending: 'Approve this password reset?',
    denied: 'Denied: nothing was changed',
    cancelled: 'Cancelled by the requester',
    expired: 'Expired: nobody decided in time',
    approved: 'Approved: the reset is starting',
    resetting: 'Approved: the reset is running',
    done: 'Done: the password was reset',
    failed: 'Approved, but the reset did not succeed',
  },
  proof:
    'Knowing personal details is not proof, and neither is this chat account. Call the person back on a number you already have.',
  effect: (subject, own) =>
    own
      ? `If you approve, ${subject} is shown a temporary password once, in private.`
      : `If you approve, you are shown a temporary password once, in private, to hand over to ${subject} in person.`,
  denyReason: 'Reason (the requester reads it)',
  denyReasonMissing: 'Write a reason: the requester reads it.',
  homes: {
    cloud: () => 'In this directory (cloud account)',
    'on-premises': () => 'On-premises Active Directory, no password writeback',
    'on-premises-writeback': () => 'On-premises Active Directory, with password writeback',
    'entra-organisation': (domain) => `Another Microsoft Entra organisation${domain}`,
    'unmanaged-entra-organisation': (domain) => `An unmanaged Microsoft Entra organisation${domain}`,
    'microsoft-account': (domain) => `Personal Microsoft account${domain}`,
    google: (domain) => `Google account${domain}`,
    facebook: (domain) => `Facebook account${domain}`,
    'partner-identity-provider': (domain) => `A partner’s identity provider (SAML or WS-Fed)${domain}`,
    'one-time-passcode': () => 'Nowhere: e-mail one-time passcode',
    'invitation-not-redeemed': () => 'Nowhere yet: invitation not redeemed',
    'our-identity-provider': (domain) => `Our own federated identity provider${domain}`,
    application: () => 'Local account of an application (External ID or B2C)',
    unsure: () => 'Not certain',
  },
  byHand: {
    cloud: 'Verify the person, then reset it in the admin centre if that is right.',
    unsure: 'Look at the account in the admin centre before doing anything.',
    'on-premises': 'Verify the person, then reset it in Active Directory.',
    'on-premises-writeback':
      'Verify the person, then reset it in the admin centre in your own name: only such a reset is written back.',
    'our-identity-provider': 'Verify the person, then reset it in the identity provider of that domain.',
    application:
      'Point the person to “Forgot password?” on the app’s sign-in page. The self-service page does not work.',
    'unmanaged-entra-organisation':
      'That organisation has no admin. The person can use self-service reset with the registered e-mail address.',
    'entra-organisation': ELSEWHERE,
    'microsoft-account': ELSEWHERE,
    google: ELSEWHERE,
    facebook: ELSEWHERE,
    'partner-identity-provider': ELSEWHERE,
    'one-time-passcode': 'There is no password. A code is mailed at sign-in. For a lost mailbox, reset the redemption.',
    'invitation-not-redeemed': 'There is no password yet. Send the invitation again if the person needs it.',
  },
  unsure: {
    'facts-missing': {
      what: 'The directory did not return the fields that tell where the password lives.',
      next: 'Check that the bot holds User.Read.All with admin consent. Until then, look the account up in the admin centre.',
    },
    'several-credentials': {
      what: 'The account has more than one way to sign in: a federated and a local one, or two providers.',
      next: 'Ask how the person signs in, then have it reset there.',
    },
    'invited-internal': {
      what: 'An internal account was invited as an external one, and the invitation is not redeemed.',
      next: 'Settle first which account the person should use.',
    },
    'leftover-of-an-external': {
      what: 'The account looks like an invited one, but has no external credential.',
      next: 'Check Identities of the account in the admin centre. Invite again or remove it; do not reset it.',
    },
    disabled: {
      what: 'The account is disabled. A reset does not enable it, and may undo an off-boarding.',
      next: 'Ask HR or the manager first whether the person has left.',
    },
    restricted: {
      what: 'The account is in a restricted management administrative unit.',
      next: 'Only an admin with a role in that unit can reset it. Follow the procedure for protected people.',
    },
    agent: {
      what: 'This is the user of an AI agent. No person signs in with a password.',
      next: 'Turn to the sponsor or owner of the agent.',
    },
    resource: {
      what: 'This is a room or an equipment account.',
      next: 'Ask who looks after it. Nobody should sign in with it.',
    },
    'domain-unknown': {
      what: 'The domain of the sign-in name is not one of ours, or is not verified.',
      next: 'Check the domain in the admin centre before doing anything.',
    },
  },
  failed: {
    'not-allowed': {
      what: 'Graph refused the write: a permission or role is missing, or the account is protected.',
      next: 'Check the bot’s permissions and role. Reset it in the admin centre in your own name if that is right.',
    },
    'account-gone': { what: 'The account no longer exists.', next: 'Check whether it was deleted on purpose.' },
    'home-moved': {
      what: 'Just before the write, the password no longer lived here. Nothing was written.',
      next: 'Look at how the account signs in now.',
    },
    'changed-meanwhile': {
      what: 'The password was changed by somebody else after the approval. Nothing was written.',
      next: 'Ask whether it was the person himself. If not, treat the account as compromised.',
    },
    'password-refused': {
      what: 'Every generated password was refused by the password policy.',
      next: 'Reset it in the admin centre, and check the banned password list.',
    },
    'directory-unavailable': {
      what: 'Graph stopped answering. It is not certain whether the password was written.',
      next: 'Compare “Last password change” of the account with the time of the approval.',
    },
    'internal-error': {
      what: 'Something went wrong in the bot itself. It is not certain whether the password was written.',
      next: 'Compare “Last password change” of the account with the time of the approval. The log has the cause under this reference.',
    },
  },
  handover: {
    sealed: (name, at) => `Waiting to be read by ${name}, until ${at}`,
    revealed: (name, at) => `Shown once to ${name}, ${at}`,
    erased: (name, at) => `Erased unread, ${at}. It was for ${name}.`,
  },
};
