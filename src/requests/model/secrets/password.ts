import { inspect } from 'node:util';

/** What is printed instead of a password. */
const HIDDEN = '[password]';

/**
 * A temporary password or a Temporary Access Pass. Strings, JSON and the inspector, and so logs, errors and rows, show nothing of
 * it. No two are equal, so that no comparison passes by accident.
 */
export class Password {
  readonly #cleartext: string;
  /** A property of its own: `isDeepStrictEqual` ignores private fields, and would find every password equal. */
  readonly [inspect.custom] = (): string => HIDDEN;

  constructor(cleartext: string) {
    this.#cleartext = cleartext;
  }

  /** Only to seal it, to write it to Graph, or to show it to its reader; a test lists the callers. */
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
