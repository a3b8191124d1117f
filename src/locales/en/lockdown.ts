/** English: an order for all resets, as the cards of open requests tell it. */
import type { Locale } from '../locale.ts';

export const enLockdown: Locale['lockdown'] = {
  approvers: {
    'two-approvers': (by, at) => `Lockdown: every reset needs two approvers (ordered by ${by}, ${at}).`,
    stopped: (by, at) => `Lockdown: no password is reset at present (ordered by ${by}, ${at}).`,
  },
  requester: {
    'two-approvers': 'For the time being every reset is checked twice. It may take longer than usual.',
    stopped: 'For the time being no password is reset from here. If it is urgent, call your help desk.',
  },
};
