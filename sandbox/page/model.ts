/** What the page knows: people, messages, answers. They come from the server's `page-routes.ts`. */
import { isFlag, isListOf, isNullOr, isNumber, isOneOf, isRecordOf, isText, type Guarded } from './shape.ts';

export const isPerson = isRecordOf({
  id: isText,
  name: isText,
  about: isText,
  group: isOneOf('locked-out', 'guest', 'admin', 'odd'),
  signInName: isText,
  guest: isFlag,
  approver: isFlag,
  /** `29:…`: cards name the people who refresh them by it. */
  channelAccount: isText,
  chat: isText,
  locale: isText,
});
export type Person = Guarded<typeof isPerson>;

export const isState = isRecordOf({
  bot: isText,
  channel: isRecordOf({ id: isText, name: isText, team: isText }),
  /** How a sign-in can end; null if there is no directory to sign in to. */
  endings: isNullOr(isListOf(isRecordOf({ code: isNumber, meaning: isText }))),
  people: isListOf(isPerson),
});
export type State = Guarded<typeof isState>;

export const isMessage = isRecordOf({
  id: isText,
  conversationId: isText,
  from: isRecordOf({ id: isText, name: isText }),
  fromBot: isFlag,
  text: isText,
  attachments: isListOf(isRecordOf({ contentType: isText })),
  sentAt: isText,
  editedAt: isNullOr(isText),
  deletedAt: isNullOr(isText),
  trouble: isNullOr(isText),
  revision: isNumber,
});
export type Message = Guarded<typeof isMessage>;

/** The result of something sent: a message for people, or null on success. */
export const isOutcome = isRecordOf({ problem: isNullOr(isText) });
/** Of a card's button: also what the sign-in button opens, if the bot asks for a sign-in. */
export const isInvoked = isRecordOf({ problem: isNullOr(isText), signInLink: isNullOr(isText) });
export const isSignIn = isRecordOf({ name: isText, signInName: isText });
export const isCode = isRecordOf({ code: isText });
export const isTyping = isRecordOf({ conversationId: isText });
export const isLocale = isRecordOf({ locale: isText });
export const isVerdict = isRecordOf({ admitted: isFlag, verdict: isText });

/** Is this the conversation, or a thread of it? */
export function isWithin(message: Message, conversationId: string): boolean {
  return message.conversationId === conversationId || message.conversationId.startsWith(`${conversationId};`);
}
