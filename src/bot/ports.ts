/**
 * What the bot needs from outside. `store/` keeps where people and cards are to be found, and the dialogs between two messages;
 * `sdk/` calls Teams. What the heart needs is in `requests/model/ports.ts`.
 */
import type { Card } from '../cards/kit/card.ts';
import type { Audience } from '../cards/request-card.ts';
import type { AuditEntry, Lockdown } from '../requests/model/ports.ts';
import type { RequestId } from '../requests/model/request.ts';
import type { Place } from './turn.ts';

export type { Audience };

export type Posted = { readonly conversation: string; readonly activity: string };

/**
 * The Bot Connector: proactive messages and look-ups. Every call throws what its last try threw: `ForeignAddress`, `TeamsRefused`,
 * `TeamsSilent`, `TeamsUnclear` or `DeadlineExceeded`.
 */
export type Connector = {
  /** Posts a card: as a new thread in a channel, as a message in a chat or an existing thread. */
  post(conversation: Conversation, card: Card): Promise<Posted>;
  /** Shows for a few seconds that the bot is typing. */
  typing(place: Pick<Place, 'conversation' | 'serviceUrl'>): Promise<void>;
  /** Updates a posted card. @returns false if the message is gone for good */
  update(serviceUrl: string, posted: Posted, card: Card): Promise<boolean>;
  /** Deletes a posted message; if it is gone already, that is no error. */
  withdraw(serviceUrl: string, posted: Posted): Promise<void>;
  /** Everybody in a conversation, as Teams describes them. @throws also if there are too many */
  members(serviceUrl: string, conversation: string): AsyncIterable<unknown>;
  /** Someone in the place of a turn, as Teams describes them. @param id the channel's own (`29:…`) */
  member(place: Pick<Place, 'conversation' | 'serviceUrl' | 'team'>, id: string): Promise<unknown>;
  /** A team's channels, as Teams describes them. */
  channelsOf(serviceUrl: string, team: string): Promise<readonly unknown[]>;
  /** A team, as Teams describes it. */
  team(serviceUrl: string, team: string): Promise<unknown>;
  /** Opens (or finds) someone's personal chat. @returns its id; undefined if the bot may not write to them */
  openPersonalChat(other: { serviceUrl: string; bot: string; member: string }): Promise<string | undefined>;
};

/** A place where the bot may write: someone's personal chat, or the approvals channel. */
export type Conversation = {
  /** `person:{object id}` or `approvals`. */
  readonly key: string;
  readonly id: string;
  readonly serviceUrl: string;
  /** Another address that may serve it: the former one, or one that an activity named. */
  readonly otherServiceUrl: string | null;
  /** The bot's own id in this channel (`28:…`). */
  readonly bot: string;
  /** The other side of a personal chat: the channel's own id (`29:…`). */
  readonly member: string | null;
  /** The Teams channel's id, for the approvals channel. */
  readonly channel: string | null;
  /** Language tag such as `nl-NL`, as Teams last said. */
  readonly locale: string;
  /** The time zone of a personal chat's other side, as Teams last said; empty if it never did. */
  readonly timeZone: string;
};

export type Addresses = Pick<Conversation, 'serviceUrl' | 'otherServiceUrl'>;

/** What the doctor found. */
export type FoundByDoctor = {
  readonly subject: string;
  /**
   * `note`: nothing to mend, but worth knowing. `not-checked`: it can't be read from here, or not with what the bot is
   * permitted.
   */
  readonly state: 'ok' | 'note' | 'warning' | 'wrong' | 'not-checked';
  /** What is the case, and what to do about it, in one line. */
  readonly says: string;
};

/** Looks at how the bot is set up, from within. */
export type Examine = () => Promise<readonly FoundByDoctor[]>;

export interface ConversationStore {
  get(key: string): Promise<Conversation | undefined>;
  put(conversation: Conversation): Promise<void>;
  /** Replaces the addresses of a conversation, if it is still served from the one in `known`. */
  readdress(known: Pick<Conversation, 'key' | 'serviceUrl'>, addresses: Addresses): Promise<void>;
  /**
   * Sets the approvals channel, with its audit entry and a `draw` job for every request that waits for the approvers.
   * @param before the channel that it was until now; null for none
   * @returns false if it was another one: nothing changed
   */
  setApprovals(before: string | null, after: Conversation, audit: AuditEntry): Promise<boolean>;
}

/** What a message in a person's own chat was posted to tell. */
export type News =
  | 'approved'
  | 'denied'
  | 'expired'
  | 'failed'
  | 'handled'
  | 'superseded'
  | 'stopped'
  | 'done'
  | 'ready'
  | 'soon-erased'
  | 'erased';

/** Where a card of a request is, and what it shows. */
export type PostedCard = {
  readonly request: RequestId;
  readonly audience: Audience;
  readonly serviceUrl: string;
  readonly conversation: string;
  /** Empty if the card isn't anywhere, or its place is unknown. */
  readonly activity: string;
  /**
   * The hash of the card as last drawn; empty if it isn't known. Without an `activity`: the time of an attempt whose outcome is
   * unknown; empty if there was no place for the card, and the requester was told.
   */
  readonly drawn: string;
  readonly locale: string;
  /** What the message was posted to tell; null if nothing was decided then. */
  readonly news: News | null;
};

/** The cards of one request, one for each audience; and copies of them: messages that were adopted, and former ones. */
export type CardsOfRequest = { readonly cards: readonly PostedCard[]; readonly copies: readonly PostedCard[] };

/** What a draw needs besides its request, as it was at one moment. */
export type Scene = CardsOfRequest & {
  /** The conversations that the bot knows of those that were asked for, by key. */
  readonly conversations: ReadonlyMap<string, Conversation>;
  readonly lockdown: Lockdown;
};

export interface PostedCards {
  of(request: RequestId): Promise<CardsOfRequest>;
  /** The cards of a request, and what else it takes to draw them. @param keys of conversations */
  scene(request: RequestId, keys: readonly string[]): Promise<Scene>;
  /** The request whose requester's card this message is. */
  at(message: Posted): Promise<RequestId | undefined>;
  /** Inserts or replaces the card of this request and audience. */
  put(card: PostedCard): Promise<void>;
  /**
   * Compare-and-swap of the card of this request and audience, by its `activity` and `drawn`.
   * @param before what was read; undefined if there was none
   * @param after undefined deletes it
   * @returns whether it was as `before` says, and so is now as `after` says
   */
  replace(before: PostedCard | undefined, after: PostedCard | undefined): Promise<boolean>;
  /**
   * As `replace`, where another message is to take this one's place, which becomes a copy.
   * @param before a card that is posted
   */
  succeed(before: PostedCard, after: PostedCard): Promise<boolean>;
  /**
   * Takes a message for this card, if its place is unknown, else for a copy of it.
   * @param card what was read
   * @returns false if the message belongs to a request already, the card has changed, or the request has too many copies
   */
  adopt(card: PostedCard, message: Posted): Promise<boolean>;
  /** Stores what a copy shows now. */
  copyShows(copy: Posted, drawn: string): Promise<void>;
  /** Forgets a copy that is gone. */
  forgetCopy(copy: Posted): Promise<void>;
}

/** A document as it was read; version 0 if there is none. */
export type Document = { readonly version: number; readonly body: unknown };

/** Documents by key, for the dialogs. */
export interface DocumentStore {
  read(key: string): Promise<Document>;
  /** Compare-and-swap. @returns whether the document still had this version, and so was stored */
  swap(key: string, version: number, body: unknown): Promise<boolean>;
}
