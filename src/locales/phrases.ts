/** What the bot recognises people by: the type that each language fills. */

export type Intent =
  | 'reset'
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
 * Lower case, straight apostrophes, single spaces, no punctuation at the end. `reset` phrases are sought inside a message
 * (as whole words); all others are the whole message. `forSomebody` holds the words that stand before a name or an
 * address: "reset password for …".
 */
export type Phrases = Readonly<Record<Intent | 'forSomebody', readonly string[]>>;
