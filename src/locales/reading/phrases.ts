/** Phrases that the bot understands. */

export type Intent =
  | 'wish'
  | 'help'
  | 'greeting'
  | 'status'
  | 'pending'
  | 'cancel'
  | 'yes'
  | 'no'
  | 'mine'
  | 'approvalsHere'
  | 'lockdownOn'
  | 'lockdownStop'
  | 'lockdownOff'
  | 'doctor';

/**
 * Lower case, straight apostrophes, single spaces, no punctuation. A `wish` asks for a reset, and
 * is found anywhere in a message, as whole words; every other phrase has to be the whole message.
 */
export type Phrases = Readonly<Record<Intent, readonly string[]>>;
