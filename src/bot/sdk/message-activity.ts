import { type Activity, CardFactory, MessageFactory } from 'botbuilder';
import type { Card } from '../../cards/kit/card.ts';
import type { Message } from '../turn.ts';

export function messageActivity(message: Message): Partial<Activity> {
  return 'card' in message ? cardMessage(message.card) : MessageFactory.text(message.text, message.text);
}

/** A message that is one card and nothing else: Teams splits text and card in two, and then neither can be updated. */
export function cardMessage(card: Card): ReturnType<typeof MessageFactory.attachment> {
  return MessageFactory.attachment(CardFactory.adaptiveCard(card));
}
