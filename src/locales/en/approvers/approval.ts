import type { ApprovalTexts } from '../../approvers/approval.ts';
import { approvalFailures } from './approval-failures.ts';

const ELSEWHERE = 'Nothing to do here: the home directory resets it.';

export const approval: ApprovalTexts = {
  titles: {
    asked: 'New request: the account is being looked up',
    choosing: 'New request: the requester is choosing the account',
    advised: 'Advised: no approval was needed',
    refused: 'Refused: nothing was changed',
    withheld: 'Refused: nothing was changed',
    redirected: 'Answered: the password is kept elsewhere',
    uninvited: 'Nobody here has this address',
    invited: 'Invited as a guest',
    escalated: 'Please look at this request',
    handled: 'Dealt with by hand',
    denied: 'Denied: nothing was changed',
    cancelled: 'Cancelled by the requester',
    expired: 'Expired: nobody decided in time',
    superseded: 'Stopped: the owner of the account asks for themselves',
    frozen: 'Stopped: the owner of the account did not want it',
    failed: 'Approved, but the reset did not succeed',
    second: 'One more approver needed',
    stopped: 'This password reset has to wait',
    waits: 'Approved: the approver has to sign in',
  },
  two: {
    privileged:
      'Two approvers are needed: the account is privileged (it holds a directory role, is in a group that the operator named, or cannot be judged by its roles).',
    agreed: 'You have already approved, and that counts. Another approver has to give the second approval.',
    second: (first) => `${first} has approved. A second approver calls the requester as well.`,
  },
  questions: {
    byHand: {
      first: (owner) => `Help ${owner} with their password?`,
      second: (owner) => `Second approval: help ${owner} with their password?`,
    },
    stopped: (owner) => `${owner}’s password reset has to wait`,
  },
  unusual: {
    lockdown: {
      'two-approvers': 'Lockdown: two approvers',
      stopped: 'Lockdown: no resets',
    },
    privileged: 'Privileged account: two approvers',
    recent: {
      account: (days) =>
        days === 0
          ? 'Account created less than a day ago'
          : `Account is ${days === 1 ? 'one day' : `${days} days`} old`,
      'security-info': (days) =>
        days === 0
          ? 'Security info changed less than a day ago'
          : `Security info changed ${days === 1 ? 'a day' : `${days} days`} ago`,
      password: (days) =>
        days === 0
          ? 'Password changed less than a day ago'
          : `Password changed ${days === 1 ? 'a day' : `${days} days`} ago`,
    },
    other: 'Asked for someone else',
  },
  proof: {
    reach: 'First call the requester on a number you already had, or meet them.',
    reachForCode:
      'First call the requester on a number you already had, or meet them: they read out the code from their chat with me.',
    not: 'No proof: a message in Teams, a display name, the number a call comes from, personal details, or this request itself.',
    deny: 'If they know nothing of this request, deny it.',
  },
  code: {
    label: 'Code that the requester reads out',
    malformed: 'Type six digits, such as 123 456. To deny, leave this empty.',
    problems: {
      wrong: (triesLeft) =>
        triesLeft === 1
          ? 'That is not the code: have it read out again. After one more wrong one it no longer works.'
          : `That is not the code: have it read out again. After ${triesLeft} more wrong ones it no longer works.`,
      none: 'An approval needs the requester’s code.',
      expired: 'That code is no longer good: it has expired.',
      'used-up': 'That code is no longer good: wrong ones were typed too often.',
    },
    next: {
      type: 'Have it read out to you, and type its six digits.',
      showFirst: 'Ask the requester to press “Show my code” in the chat with me, and to read it out to you.',
      showNew: 'Ask the requester to press “Show a new code” in the chat with me, and to read it out to you.',
      none: 'This request can have no more codes: deny it, and have it asked again.',
    },
  },
  inName: {
    yours: 'It is done in your own name: Teams may ask you to sign in.',
    second: 'It is done in the second approver’s own name: Teams may ask them to sign in.',
  },
  asks: {
    own: (account) => `Asked by the account’s owner, ${account}.`,
    other: (requester, account) => `Asked by ${requester}, for ${account}.`,
  },
  why: { said: (reason) => `Why: “${reason}”`, none: 'No reason given.' },
  about: {
    own: (account) => `${account}, asked by themselves.`,
    other: (account, requester) => `${account}, asked by ${requester}.`,
  },
  outsider: {
    asks: (requester, address) => `${requester} asked for a new password for ${address}.`,
    text: (domain) =>
      `That password cannot be reset here: no account has this address, and ${domain} is not one of your domains. The requester was told to ask there. If this person should not have access here, there is nothing to do.`,
    byHand: 'To add a guest yourself, go to Users > Guest users in the admin center.',
    effect: (address) =>
      `“Invite as a guest” adds a guest account for ${address}, and Microsoft mails the invitation there. Check the address letter by letter: anyone who reads that mailbox gets in.`,
    invited: 'Microsoft has mailed the invitation. They sign in with their own account once they accept it.',
  },
  checking: (approver) => `Checking ${approver}’s rights. The directory is slow to answer: nobody has to press again.`,
  clickEnded: {
    text: (reference, why) => `Your click on ${reference} changed nothing. ${why}`,
    openChat: (name, reference) =>
      `${name}: your click on ${reference} changed nothing, and I cannot write to you. Open a chat with me and write “help”, then press the button again.`,
    problems: {
      code: 'The requester’s code was missing or not right. Have it read out again, and press the button again.',
      'sign-in': 'It is done in your own name: press the button again, and sign in.',
      unreachable: 'You would have to hand the password over, and I could not write to you. Press the button again.',
      'directory-unavailable': 'The directory did not say in time what you may do. Press the button again.',
      'directory-refused': 'The bot may not read your rights in the directory: its permissions have to be fixed.',
      'too-late': 'It had to wait for more than ten minutes. Look at the request, and press the button again.',
      'seal-broken': 'The stored click was altered. Press the button again, and tell the people who run the bot.',
      'invitation-stopped':
        'Nothing was sent: an admin has stopped all resets, this account is protected, or the requester can no longer ask.',
      'invitation-not-needed':
        'There is no invitation that waits to be accepted: it may have been accepted in the meantime. Nothing was sent.',
      'invitation-not-sent':
        'The invitation could not be sent: the bot may lack the permission User.Invite.All. Send it in the Entra admin center, at the user’s B2B collaboration.',
      'guest-there':
        'That address has an account here by now, so nobody was invited. Have the password asked for again.',
      'guest-not-allowed':
        'Nobody was invited: your organisation’s settings for guests or for other tenants do not allow it. Check External collaboration settings and cross-tenant access in Entra.',
      'guest-refused':
        'Nobody was invited: Entra does not take this address. Its domain may be blocked, or not among the allowed ones, in External collaboration settings.',
      'guest-not-invited':
        'Nobody was invited: the bot may lack the permission User.Invite.All or Policy.Read.All. Add the guest in the admin center, under Users > Guest users.',
      'internal-error': 'Something went wrong here. Press the button again.',
    },
  },
  superseded: 'Decide on the owner’s own request. Ask them whether they know of this one.',
  byHandOf: {
    one: 'Then press “Mark as handled”.',
    two: 'The first “Mark as handled” only approves: reset nothing yet. The second approver resets it, and presses it, too.',
  },
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
    cloud: 'Verify the person, then reset it in the admin center if that is right.',
    unsure: 'Look at the account in the admin center before doing anything.',
    'on-premises': 'Verify the person, then reset it in Active Directory.',
    'on-premises-writeback':
      'Verify the person, then reset it in the admin center in your own name: only such a reset is written back.',
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
      what: 'The directory did not return the fields that say where the password is kept.',
      next: 'Check that the bot holds User.Read.All with admin consent. Until then, look the account up in the admin center.',
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
      next: 'Check Identities of the account in the admin center. Invite again or remove it; do not reset it.',
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
      next: 'Check the domain in the admin center before doing anything.',
    },
  },
  failed: approvalFailures,
  handover: {
    sealed: (name, at) => `Waiting to be read by ${name}, until ${at}`,
    revealed: (name, at) => `Shown once to ${name}, ${at}`,
    erased: (name, at) => `Erased unread, ${at}. It was for ${name}.`,
  },
  waits: (approver, until) =>
    `Waits for ${approver} to sign in again, until ${until}: the reset is done in that name, and the sign-in for it is used up.`,
  unconfirmed:
    'Accepted by the directory; this approver’s role may not see whether it was carried out. Check the audit log.',
  sessions: {
    due: 'Are being ended',
    done: 'Ended: signed out everywhere',
    failed: 'Could not be ended: revoke them by hand',
  },
  scramble: {
    'not-needed': 'Left alone: another one was set since, or there is none here any more',
    due: 'Is being replaced by one that nobody knows',
    done: 'Replaced by one that nobody knows',
    failed: 'Could not be replaced: the temporary one may still be valid',
  },
  insecure: 'The temporary password was not read, and may still be valid.',
  disowned: {
    frozen: 'The owner says that this was not wanted. The alert in this channel says what to do.',
    resetting:
      'The owner says that this was not wanted. Once the reset is through, nobody is shown the password, and it is replaced.',
    done: 'The owner says that this was not wanted. The alert in this channel says what was done, and what to do.',
  },
};
