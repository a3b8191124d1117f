/** All that is read about one kind of secret that is handed over, whoever reads it. */
import type { Chore } from '../../requests/model/request.ts';
import type { Way } from '../../requests/model/secrets/ways-to-hand-over.ts';
import type { Said } from './homes.ts';

/** By how it reaches the owner: the reader is the owner, or the approver who hands it over. */
export type ByWay<Text> = Readonly<Record<Way, Text>>;

export type SecretTexts = {
  readonly label: string;
  /** Titles for approvers. */
  readonly titles: Readonly<Record<'pending' | 'approved' | 'resetting' | 'done', string>>;
  /** What approvers are asked, of the first and of the second of two. */
  readonly questions: Readonly<Record<'first' | 'second', (owner: string) => string>>;
  /** Why one approver is not enough, for a kind where the operator may ask for two. */
  readonly two?: string;
  /** What an approval does, to the approver. `two`: a second one has to follow. */
  readonly effect: ByWay<Readonly<Record<'one' | 'two', (owner: string) => string>>>;
  /** To the requester who asked for themselves, while it waits for approval. */
  readonly pending: (two: boolean) => string;
  /** To the requester, while it is made. */
  readonly resetting: Said;
  /** To a requester who asked for someone else. */
  readonly handedOver: { readonly title: string; readonly text: (approver: string) => string; readonly unread: string };
  /** What a failure after a try may have left behind. */
  readonly maybe: Readonly<Record<'approvers' | 'others', string>>;
  /** To the owner, where someone else asked. */
  readonly owner: {
    readonly resetting: string;
    readonly done: string;
    readonly handed: (approver: string) => string;
    readonly mail: { readonly subject: string; readonly text: (at: string) => string };
  };
  /** On the card that shows it. */
  readonly shown: ByWay<{
    readonly title: string;
    /** @param soon how long it is ready */
    readonly sealed: (soon: string) => string;
    /** Shortly before it is erased unread. @param until the time of day */
    readonly soonErased: { readonly title: string; readonly text: (until: string) => string };
    readonly revealed: (at: string) => string;
  }>;
  readonly erased: (at: string) => string;
  /** The title after it was erased unread. */
  readonly expired: string;
  /** What an erased one leaves behind, by how scrambling it went. */
  readonly lapsed: Readonly<Record<Chore, ByWay<string>>>;
  /** To the approver, where the owner reads it. */
  readonly toOwner: (owner: string) => string;
  /** To the approver, before it can be made in their name. */
  readonly signInAgain: (until: string) => string;
  /** The secret itself, with what to do next. `button` leads to where it is used. */
  readonly reveal: {
    readonly title: string;
    readonly next: readonly string[];
    readonly once: string;
    readonly button: string;
  };
};
