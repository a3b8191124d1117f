/** What is read where a secret is shown once, whatever its kind; the words of each kind are in `secrets.ts`. */
import type { Said } from './homes.ts';
import type { ByWay } from './secrets.ts';

export type HandoverTexts = {
  /** Whether the reset was carried out could not be read. */
  readonly unconfirmed: ByWay<string>;
  readonly signedOut: ByWay<string>;
  readonly unfinished: string;
  readonly signInAgain: { readonly title: string; readonly disowned: string };
  readonly running: Said;
  /** To the approver, where the owner did not want it. */
  readonly disowned: {
    readonly title: string;
    readonly text: (owner: string) => string;
    /** Where there was nothing to hand over. */
    readonly other: (owner: string) => string;
  };
};
