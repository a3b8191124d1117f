import type { Phrases } from '../phrases.ts';

export const phrases: Phrases = {
  wish: [
    'reset my password',
    'reset password',
    'reset the password',
    'reset a password',
    'password reset',
    'new password',
    'change my password',
    'unlock my account',
  ],
  help: ['help', 'help me', 'what can you do', 'how does this work', 'commands'],
  greeting: ['hi', 'hello', 'hey', 'hi there', 'hello there', 'good morning', 'good afternoon', 'good evening'],
  status: ['status', 'my status', 'my requests', 'status of my request', "what's the status", 'what is the status'],
  pending: ['pending', 'pending requests', 'open requests', 'waiting requests', 'what is waiting'],
  cancel: ['cancel', 'stop', 'abort', 'never mind', 'nevermind', 'forget it', 'cancel my request', 'cancel request'],
  yes: ['yes', 'y', 'yep', 'yeah', 'sure', 'ok', 'okay', 'correct', 'that is right', "that's right"],
  no: ['no', 'n', 'nope', 'no thanks', 'not that one', 'wrong'],
  mine: ['mine', 'my own', 'my own password', 'my password', 'my account', 'my own account', 'me', 'for me', 'myself'],
  approvalsHere: [
    'approvals here',
    'approvals in this channel',
    'send approvals here',
    'use this channel for approvals',
  ],
  lockdownOn: ['lockdown on', 'start lockdown', 'start a lockdown'],
  lockdownStop: ['lockdown stop', 'stop all resets'],
  lockdownOff: ['lockdown off', 'end lockdown', 'end the lockdown'],
};
