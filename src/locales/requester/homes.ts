/** What cards say about the homes of passwords. */
import type { ElsewhereKind, NowhereKind } from '../../requests/model/home.ts';

/** Every place a password can live, as one word: the key of the texts about it. */
export type HomeKey =
  | 'cloud'
  | 'on-premises'
  | 'on-premises-writeback'
  | ElsewhereKind
  | NowhereKind
  | 'our-identity-provider'
  | 'application'
  | 'unsure';

/** A title, and what it means for the reader. */
export type Said = { readonly title: string; readonly text: string };

/**
 * One home in the words of the person who asked. `home` is its name (and untrusted); `own`: they asked for themselves.
 * `link` names the button where the kind of home has a page of its own; `ifRefused` is empty where there is no page.
 */
export type HomeTexts = {
  readonly title: (own: boolean) => string;
  readonly lead: (home: string, own: boolean) => string;
  readonly link: string;
  readonly ifRefused: (home: string, own: boolean) => string;
  readonly why: string;
};

export type HomesTexts = {
  readonly kinds: Readonly<Record<HomeKey, HomeTexts>>;
  /** Names a home that has no name. */
  readonly unnamed: (own: boolean) => string;
  readonly kept: (own: boolean) => string;
  readonly message: {
    readonly intro: string;
    readonly subject: (account: string) => string;
    readonly lines: (facts: MessageFacts) => readonly string[];
  };
};

/** What a message to the admin of a home says. All of it is untrusted. */
type MessageFacts = {
  readonly account: string;
  readonly home: string;
  readonly sender: string;
  readonly reference: string;
  readonly own: boolean;
};
