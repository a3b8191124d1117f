/** Phrases that the bot understands. */

export type Intent =
  | 'wish'
  | 'trouble'
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
  | 'lockdownOff';

/**
 * Lower case, straight apostrophes, single spaces, no punctuation. A `wish` asks for a reset, `trouble` is a reason for one: both
 * are found anywhere in a message, as whole words; every other phrase has to be the whole message.
 */
export type Phrases = Readonly<Record<Intent, readonly string[]>>;
