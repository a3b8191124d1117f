/** The ways a request can take to its end, and what must be recorded then. */
import type { Audience } from '../../../../src/bot/ports.ts';
import type { ResetAs } from '../../../../src/requests/model/request.ts';
import { NAMES } from '../../../support/world/world.ts';

export type Way = {
  /** Does the requester answer the card, or type? */
  readonly asks: 'typing' | 'on the card';
  readonly for: 'themselves' | 'somebody else';
  /** With whose rights passwords are written. */
  readonly resetAs: ResetAs;
  readonly approvers: readonly [string, ...string[]];
  /** Is the last approver's sign-in useless at the write, so that they have to sign in again? */
  readonly signsInAgain: boolean;
  /** Is the password read? If not, ten minutes pass, unless its owner disowns it. */
  readonly isRead: boolean;
  /** When the owner says "This was not me". */
  readonly notMe: 'never' | 'while it waits' | 'after the reset';
  /** Who secures the account afterwards, if no stored sign-in can. */
  readonly secures: string | null;
  /** The audit trail without refusals, in order. If nobody saw an answer, it is shown or written again. */
  readonly trail: RegExp;
  /** Who has a card at the end, and what it says. */
  readonly reads: Readonly<Partial<Record<Audience, RegExp>>>;
};

/** On the card of a request that was lost before it was stored, and was asked again. */
export const UNKNOWN = /I no longer know this request/;
/** Text that only the alert has, and no other card of its request. */
export const ALERT = /The owner says: this was not me/;

const PENDING = 'asked found( code-shown)+';
/** The requester first confirms that the account found is the one they mean. */
const CONFIRMED = 'asked candidates-found chosen found';
const PENDING_FOR_ANOTHER = `${CONFIRMED}( code-shown)+`;
const AS_APP = 'started( tried)+ reset';
const AS_APPROVER = 'started( tried)+ accepted reset';
/** The directory refuses the write, so nothing was done; each time that this is not stored, it is tried again. */
const REFUSED_ONCE = 'started(( tried)+ not-written)+ sign-in-needed';
/** Owners who read their own password are signed out only afterwards; otherwise a job and a person act in either order. */
const READ = 'revealed sessions-ended';
const READ_BY_ANOTHER = '(sessions-ended revealed|revealed sessions-ended)';
const trail = (...parts: readonly string[]): RegExp => new RegExp(`^${parts.join(' ')}$`);

const REPLACED = '(Replaced by one that nobody knows|Left alone: another one was set since)';
/** A scramble whose record was lost is taken for someone else's change: nobody knows that password either. */
const LAPSED = '(a password that nobody knows|Another password has been set since)';

const PLAIN: Way = {
  asks: 'typing',
  for: 'themselves',
  resetAs: 'app',
  approvers: [NAMES.helpdesk],
  signsInAgain: false,
  isRead: true,
  notMe: 'never',
  secures: null,
  trail: trail(PENDING, 'approved', AS_APP, READ),
  reads: {
    requester: /The temporary password was shown at/,
    approvers: /Done: the password was reset[^]*Shown once to[^]*Ended: signed out everywhere/,
  },
};

const FOR_SOMEBODY: Way = {
  ...PLAIN,
  for: 'somebody else',
  trail: trail(PENDING_FOR_ANOTHER, 'approved', AS_APP, READ_BY_ANOTHER),
  reads: {
    ...PLAIN.reads,
    requester: /The password was reset[^]*has a temporary one and hands it over/,
    handover: /The temporary password was shown to you at[^]*is signed out everywhere/,
    owner: /Your password was reset[^]*You are signed out everywhere/,
  },
};

const SECURED = {
  requester: /says that this was not wanted, so the account is being locked/,
  approvers: /Done: the password was reset[^]*Replaced by one that nobody knows[^]*Ended: signed out everywhere/,
  handover: /Do not hand anything over/,
  owner: /You said: this was not me[^]*a password that nobody knows now[^]*You are signed out everywhere/,
  alert: /this was not me[^]*Replaced by one that nobody knows[^]*Ended: signed out everywhere/,
} as const satisfies Way['reads'];

const UNREAD: Way = {
  ...PLAIN,
  isRead: false,
  trail: trail(PENDING, 'approved', AS_APP, 'erased scrambled sessions-ended'),
  reads: {
    requester: new RegExp(`The temporary password has expired[^]*${LAPSED}`),
    approvers: new RegExp(`Done: the password was reset[^]*Erased unread[^]*${REPLACED}`),
  },
};

export const WAYS = {
  plain: PLAIN,
  'two approvers': {
    ...PLAIN,
    asks: 'on the card',
    approvers: [NAMES.helpdesk, NAMES.userAdmin],
    trail: trail(PENDING, 'first-approved( code-shown)+ approved', AS_APP, READ),
  },
  'somebody else': FOR_SOMEBODY,
  'as the approver': {
    ...PLAIN,
    resetAs: 'approver',
    approvers: [NAMES.authAdmin],
    trail: trail(PENDING, 'approved', AS_APPROVER, READ),
  },
  'signed in again': {
    ...PLAIN,
    resetAs: 'approver',
    approvers: [NAMES.authAdmin],
    signsInAgain: true,
    trail: trail(PENDING, 'approved', REFUSED_ONCE, 'resumed( tried)+ accepted reset', READ),
    reads: { ...PLAIN.reads, handover: /There is nothing for you to hand over/ },
  },
  unread: UNREAD,
  'unread, as the approver': {
    ...UNREAD,
    for: 'somebody else',
    resetAs: 'approver',
    approvers: [NAMES.authAdmin],
    trail: trail(PENDING_FOR_ANOTHER, 'approved', AS_APPROVER, 'sessions-ended erased scrambled'),
    reads: {
      ...UNREAD.reads,
      requester: /The password was reset[^]*was not read in time and has been erased/,
      handover: new RegExp(`The temporary password has expired[^]*${LAPSED}`),
      owner: new RegExp(`Your password was reset[^]*was erased[^]*${LAPSED}`),
    },
  },
  stopped: {
    ...FOR_SOMEBODY,
    isRead: false,
    notMe: 'while it waits',
    trail: trail(CONFIRMED, 'disowned'),
    reads: {
      requester: /says that this was not wanted, so it was stopped/,
      approvers: /Stopped: the owner of the account did not want it/,
      owner: /You stopped it: your password stays as it is/,
      alert: /this was not me[^]*The request was stopped before anything was changed/,
    },
  },
  disowned: {
    ...FOR_SOMEBODY,
    notMe: 'after the reset',
    trail: trail(
      PENDING_FOR_ANOTHER,
      'approved',
      AS_APP,
      `(${READ_BY_ANOTHER}|revealed) disowned scrambled sessions-ended`,
    ),
    reads: SECURED,
  },
  'disowned, as the approver': {
    ...PLAIN,
    resetAs: 'approver',
    approvers: [NAMES.authAdmin],
    isRead: false,
    notMe: 'after the reset',
    trail: trail(PENDING, 'approved', AS_APPROVER, 'disowned scrambled sessions-ended'),
    reads: { requester: SECURED.owner, approvers: SECURED.approvers, alert: SECURED.alert },
  },
  secured: {
    ...FOR_SOMEBODY,
    resetAs: 'approver',
    approvers: [NAMES.authAdmin],
    notMe: 'after the reset',
    secures: NAMES.globalAdmin,
    trail: trail(
      PENDING_FOR_ANOTHER,
      'approved',
      AS_APPROVER,
      READ_BY_ANOTHER,
      'disowned scrambled sessions-ended secured scrambled sessions-ended',
    ),
    reads: SECURED,
  },
} as const satisfies Readonly<Record<string, Way>>;
