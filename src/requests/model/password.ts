import { inspect } from 'node:util';

/** What stands where a password would have been printed. */
const HIDDEN = '[password]';

/**
 * What lets its owner sign in: a temporary password, or a Temporary Access Pass. Text, JSON and the inspector, and so a log
 * line, an error and a stored row, get none of it; and no two are equal, so that a comparison never passes by accident.
 */
export class Password {
  readonly #cleartext: string;
  /** Private fields are not compared (`isDeepStrictEqual`): without one of its own, every password would equal every other. */
  readonly [inspect.custom] = (): string => HIDDEN;

  constructor(cleartext: string) {
    this.#cleartext = cleartext;
  }

  /** For whoever seals it, writes it to Graph, or shows it to its reader; a test names them. */
  cleartext(): string {
    return this.#cleartext;
  }

  toString(): string {
    return HIDDEN;
  }

  toJSON(): string {
    return HIDDEN;
  }
}
