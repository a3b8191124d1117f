/**
 * One turn, in our own words: what someone did in Teams, where, and how it is answered. `sdk/` makes it from what the Bot
 * Framework delivers; nothing else in `bot/` knows the framework.
 */
import type { Card } from '../cards/kit/card.ts';
import { noticeCard } from '../cards/message-cards.ts';
import type { Locale } from '../locales/index.ts';
import type { Caller } from '../requests/model/services.ts';
import type { Dialog, DialogStack, OpenDialog } from './dialog.ts';
import type { Part } from './words/mentions.ts';

/** A turn of someone who has an Entra account. */
export type Turn = Common & Kind & { readonly caller: Caller };
/** The same, also for someone without an account: an anonymous meeting guest. */
export type Incoming = Turn | (Common & Kind & { readonly caller: undefined });

type Kind =
  | { readonly kind: 'message' | 'installation' | 'other' }
  /** An `Action.Execute`, or another invoke: Teams waits for the answer, and the clicker alone sees it. The last answer counts. */
  | { readonly kind: 'invoke'; answer(answer: InvokeAnswer): void };

type Common = {
  /** When it arrived, by `performance.now()`. */
  readonly since: number;
  readonly place: Place;
  readonly locale: Locale;
  /** The message, cut to what a person writes, without mentions of the bot; empty if nothing was written. */
  readonly written: readonly Part[];
  readonly text: string;
  /** Undefined unless it comes from a card. */
  readonly click: Click | undefined;
  readonly delivery: Delivery;
  /** How an approver signs in; null if nothing is done in approvers' names. */
  readonly signIn: SignIn | null;
  /** Sends a message to where it came from. */
  send(message: Message): Promise<void>;
  /** The dialog that this person has here, with what is stored of it. */
  openDialog<Known extends object>(dialog: Dialog<Known>, stack: DialogStack): OpenDialog<Known>;
};

/** Where something was done, as the signed activity says. */
export type Place = {
  readonly scope: 'personal' | 'channel' | 'group';
  readonly conversation: string;
  readonly serviceUrl: string;
  /** The bot's own id there (`28:…`). */
  readonly bot: string;
  /** The channel's own id of whoever did it (`29:…`). */
  readonly member: string;
  /** Language tag such as `nl-NL`; empty if Teams didn't say. */
  readonly language: string;
  /** Where they are, such as `Europe/Amsterdam`; empty if Teams didn't say. */
  readonly timeZone: string;
  /** Undefined in chats. */
  readonly channel: TeamsChannel | undefined;
  /** The team's id; null in chats, and if Teams didn't say. */
  readonly team: string | null;
};

export type TeamsChannel = {
  readonly id: string;
  /** Team and channel, as people know them; empty if Teams didn't say. */
  readonly name: string;
  /** As Teams says it, such as `standard`; not checked. */
  readonly kind: unknown;
};

/** The press of a card's button: an `Action.Execute`, or an `Action.Submit`, which comes as a message. */
export type Click = {
  /** What the card sent, the verb included. Don't trust it: a request id and a verb lead to stored rows, all else is input. */
  readonly data: CardData;
  /** The message that holds the card; undefined if Teams didn't say. */
  readonly message: string | undefined;
};
export type CardData = Readonly<Record<string, unknown>>;

/** What Teams delivered. If it delivers the same again, the id is the same, in whichever conversation it is answered. */
export type Delivery = {
  readonly id: string;
  /** The key of the ask that it has already submitted: the ask is not judged again if another turn overtakes the dialog. */
  settled?: string;
  /** Sends the answer, if it is decided and stored but hasn't got through yet. */
  answer?: ((turn: Incoming) => Promise<void>) | undefined;
};

export type Message = { readonly text: string } | { readonly card: Card };

/** `unreadable`: an error that the client shows beside the card. */
export type InvokeAnswer = { readonly card: Card } | { readonly unreadable: string };

export type SignIn = {
  /** The token that this click brought, or that its code from the sign-in window is good for; null if it brought none. */
  assertion(): Promise<string | null>;
  /** Answers the click with a request to sign in. */
  ask(): Promise<void>;
};

/** Shows a card to the person of this turn: as the answer to an invoke, else as a message. */
export async function show(turn: Incoming, card: Card): Promise<void> {
  if (turn.kind === 'invoke') turn.answer({ card });
  else await turn.send({ card });
}

/** Shows a card that says one thing. */
export function showNotice(turn: Incoming, text: string): Promise<void> {
  return show(turn, noticeCard(turn.locale, text));
}

/** Tells the person of this turn one thing, in plain text. */
export function tell(turn: Incoming, text: string): Promise<void> {
  return turn.send({ text });
}

/** Tells them the same on a card, if they wait for an invoke's answer. */
export function tellOrShow(turn: Incoming, text: string): Promise<void> {
  return turn.kind === 'invoke' ? showNotice(turn, text) : tell(turn, text);
}
