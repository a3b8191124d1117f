/**
 * What the bot needs kept: where people and cards are to be found, and its dialogs between two messages. `store/` implements it;
 * what the heart needs kept is in `requests/model/ports.ts`.
 */
import type { Audience } from '../cards/request-card.ts';
import type { AuditEntry } from '../requests/model/ports.ts';
import type { RequestId } from '../requests/model/request.ts';

export type { Audience };

/** A place where the bot may speak: somebody's personal chat, or the approvals channel. */
export type Conversation = {
  /** `person:{object id}` or `approvals`. */
  readonly key: string;
  readonly id: string;
  readonly serviceUrl: string;
  /** Where it may be served from, too: where it was served before, or another address that an activity of it named. */
  readonly otherServiceUrl: string | null;
  /** The bot's own id in this channel (`28:…`). */
  readonly bot: string;
  /** The other side of a personal chat: the channel's own id (`29:…`). */
  readonly member: string | null;
  /** The Teams channel's id, for the approvals channel. */
  readonly channel: string | null;
  /** Language tag such as `nl-NL`, as Teams last told. */
  readonly locale: string;
};

export interface ConversationStore {
  get(key: string): Promise<Conversation | undefined>;
  put(conversation: Conversation): Promise<void>;
  /** Replaces the addresses of a conversation, if it is still served from `from`. */
  readdress(key: string, from: string, addresses: Pick<Conversation, 'serviceUrl' | 'otherServiceUrl'>): Promise<void>;
  /**
   * Sets the approvals channel, with its audit entry and a `draw` job for every request that waits for the approvers.
   * @param before the channel that it was until now; null for none
   * @returns false where it was another one: nothing changed
   */
  setApprovals(before: string | null, after: Conversation, audit: AuditEntry): Promise<boolean>;
}

/** Where a card of a request stands in a chat, and what it shows. */
export type PostedCard = {
  readonly request: RequestId;
  readonly audience: Audience;
  readonly serviceUrl: string;
  readonly conversation: string;
  /** Empty: it stands nowhere, or nobody knows where. */
  readonly activity: string;
  /**
   * The hash of the card as it was last drawn; empty where it is not known. Without an `activity`: when it was tried, where
   * nobody knows what became of that; empty where there was no place for it, and the requester was told.
   */
  readonly drawn: string;
  readonly locale: string;
};

export interface PostedCards {
  of(request: RequestId): Promise<readonly PostedCard[]>;
  /** The request whose requester's card this message is. */
  at(conversation: string, activity: string): Promise<RequestId | undefined>;
  /** Inserts or replaces the card of this request and audience. */
  put(card: PostedCard): Promise<void>;
  /**
   * Compare-and-swap of the card of this request and audience, by its `activity` and `drawn`.
   * @param before what was read; undefined where there was none
   * @param after undefined deletes it
   * @returns whether it was as `before` says, and so is as `after` says now
   */
  replace(before: PostedCard | undefined, after: PostedCard | undefined): Promise<boolean>;
}

/** A document as it was read; version 0 is one that is not there. */
export type Document = { readonly version: number; readonly body: unknown };

/** Documents by key, for the dialogs. */
export interface DocumentStore {
  read(key: string): Promise<Document>;
  /** Compare-and-swap. @returns whether the document still had this version, and so was stored */
  swap(key: string, version: number, body: unknown): Promise<boolean>;
}
