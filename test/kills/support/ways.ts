/** The ways that a request can go to a good end, and what is to be read then. */
import { NAMES } from '../../support/world.ts';

export type Way = {
  /** Does the asker answer the card, or type? */
  readonly asks: 'typing' | 'on the card';
  readonly for: 'himself' | 'somebody else';
  readonly approvers: readonly [string, ...string[]];
  /** The audit trail, in order. What nobody saw the answer to is shown anew, or written again. */
  readonly trail: RegExp;
  /** What the cards say in the end. */
  readonly requesterReads: RegExp;
};

const OF_ONE = /^asked found( code-shown)+ approved started( tried)+ reset revealed$/;
const OF_TWO = /^asked found( code-shown)+ first-approved( code-shown)+ approved started( tried)+ reset revealed$/;
const SHOWN = /The temporary password was shown at/;

export const WAYS = {
  plain: {
    asks: 'typing',
    for: 'himself',
    approvers: [NAMES.helpdesk],
    trail: OF_ONE,
    requesterReads: SHOWN,
  },
  'two approvers': {
    asks: 'on the card',
    for: 'himself',
    approvers: [NAMES.helpdesk, NAMES.userAdmin],
    trail: OF_TWO,
    requesterReads: SHOWN,
  },
  'somebody else': {
    asks: 'typing',
    for: 'somebody else',
    approvers: [NAMES.helpdesk],
    trail: OF_ONE,
    requesterReads: /The password was reset[^]*has a temporary one and hands it over/,
  },
} as const satisfies Readonly<Record<string, Way>>;

export const APPROVERS_READ = /Done: the password was reset[^]*Shown once to/;
/** Whoever reads the password for somebody else has a card of his own. */
export const HANDOVER_READS = /The temporary password was shown to you at/;
/** On the card of an ask that was lost before it was written down, and was asked again. */
export const UNKNOWN = /I no longer know this request/;
