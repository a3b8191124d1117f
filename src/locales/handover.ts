/** What is read where a temporary password, or a Temporary Access Pass, is shown once. */
import type { Chore, Secret } from '../requests/model/request.ts';
import type { Said } from './homes.ts';

/** `own`: the reader asked for themselves; else the reader is the approver, who hands it over. */
export type SecretTexts = {
  readonly title: (own: boolean) => string;
  readonly sealed: (own: boolean, until: string) => string;
  readonly revealed: (own: boolean, at: string) => string;
  readonly erased: (at: string) => string;
  /** The title after it was erased unread. */
  readonly expired: string;
  /** To the approver, where the owner reads it. */
  readonly toOwner: (owner: string) => string;
};

export type HandoverTexts = Readonly<Record<Secret, SecretTexts>> & {
  /** What an erased password leaves behind, by how scrambling it went; an erased pass leaves nothing. */
  readonly lapsed: Readonly<Record<Chore, (own: boolean) => string>>;
  readonly passLapsed: (own: boolean) => string;
  /** Whether the reset was carried out could not be read. */
  readonly unconfirmed: (own: boolean) => string;
  readonly signedOut: (own: boolean) => string;
  readonly unfinished: string;
  readonly signInAgain: { readonly title: string; readonly disowned: string } & Readonly<
    Record<Secret, (until: string) => string>
  >;
  readonly running: Said;
  /** To the approver, where the owner did not want it. */
  readonly disowned: {
    readonly title: string;
    readonly text: (owner: string) => string;
    /** Where there was nothing to hand over. */
    readonly other: (owner: string) => string;
  };
};

/** The card that shows it, with what to do next. */
export type RevealTexts = Readonly<
  Record<Secret, { readonly title: string; readonly next: readonly string[]; readonly once: string }>
>;
