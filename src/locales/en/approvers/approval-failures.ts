import type { ApprovalFailures } from '../../approvers/approval-failures.ts';

export const approvalFailures: ApprovalFailures = {
  nothing: 'Nothing was changed.',
  'not-allowed': {
    what: 'Graph refused the write: a permission or role is missing, or the account is protected.',
    next: 'Check the bot’s permissions and role. Reset it in the admin center in your own name if that is right.',
  },
  'approval-void': {
    what: 'After the approval, an approver lost the right to give it, or the account came to need two.',
    next: 'If the reset is still wanted, it has to be asked for again.',
  },
  'approver-unreachable': {
    what: 'The approver who was to hand the password over can no longer be written to. Nothing was changed.',
    next: 'They open a chat with me first. Then the reset has to be asked for again.',
  },
  'locked-down': {
    what: 'After the approval, an admin stopped all resets.',
    next: 'Once the lockdown is over, it has to be asked for again.',
  },
  'account-gone': { what: 'The account no longer exists.', next: 'Check whether it was deleted on purpose.' },
  'account-disabled': {
    what: 'After the request, the account was disabled. A reset does not enable it, and may undo an off-boarding.',
    next: 'Ask HR or the manager first whether the person has left.',
  },
  'requester-void': {
    what: 'The requester can no longer ask: their account is gone, disabled, or signs in elsewhere now.',
    next: 'If the reset is still wanted, someone else has to ask for it.',
  },
  'home-moved': {
    what: 'When the reset was due, the password was no longer kept here. Nothing was changed.',
    next: 'Look at how the account signs in now.',
  },
  'changed-meanwhile': {
    what: 'Someone else changed the password after the approval. Nothing was changed.',
    next: 'Ask whether the owner changed it. If not, treat the account as compromised.',
  },
  'password-refused': {
    what: 'Every generated password was refused by the password policy.',
    next: 'Reset it in the admin center, and check the banned password list.',
  },
  'not-carried-out': {
    what: 'The directory accepted the reset, and then could not carry it out.',
    next: 'Look at the audit log for the reason. Reset it in the admin center, or have it asked for again.',
  },
  'seal-broken': {
    what: 'What was sealed with the approval does not open for the request as it is stored: its row was changed, or its key was taken out of SECRET_KEY.',
    next: 'Nobody is shown anything. Find out who can write to the database, and hold the row against the audit trail.',
  },
  'not-signed-in': {
    what: 'The approver’s sign-in was used up, and they did not sign in again in time.',
    next: 'If the reset is still wanted, it has to be asked for again.',
  },
  'pass-not-allowed': {
    what: 'The tenant’s policy does not allow a Temporary Access Pass, or none so short. None was made.',
    next: 'Turn the method on in the authentication methods policy, or have the operator hand over passwords instead.',
  },
  'pass-exists': {
    what: 'The account already has a Temporary Access Pass that was not made here. That one was kept, and no other was made.',
    next: 'Ask who made it. If it is not needed, delete it under the account’s authentication methods, and have this asked for again.',
  },
  'directory-unavailable': {
    what: 'Graph stopped answering, and all tries are used up.',
    next: 'It can be asked for again when Graph answers.',
  },
  'internal-error': {
    what: 'Something went wrong in the bot itself.',
    next: 'The log has the cause under this reference.',
  },
};
