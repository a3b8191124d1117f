/** What the bot recognises people by: the type that each language fills. */

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
 * Lower case, straight apostrophes, single spaces, no punctuation. A `wish` is for a password to be reset, `trouble` is a
 * reason to wish it: both are sought inside a message, as whole words; all others are the whole message.
 */
export type Phrases = Readonly<Record<Intent, readonly string[]>>;
