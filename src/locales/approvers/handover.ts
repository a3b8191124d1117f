/** What is read where a secret is shown once, whatever its kind; the words of each kind are in `secrets.ts`. */
import type { Said } from '../requester/homes.ts';
import type { ByWay } from '../requester/secrets.ts';

export type HandoverTexts = {
  /** Whether the reset was carried out could not be read. */
  readonly unconfirmed: ByWay<string>;
  readonly signedOut: ByWay<string>;
  /** On the card that shows the secret. @param soon how long it does */
  readonly stands: (soon: string) => string;
  readonly copy: string;
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
