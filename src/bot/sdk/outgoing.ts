/**
 * What the bot sends: messages, and the answers to invokes. HTTP is 200 whenever it handled an `Action.Execute`, the outcome is in
 * the body: otherwise Teams shows "Unable to reach app" and sends the click again (Microsoft, "Universal Action Model").
 */
import { type Activity, ActivityTypes, CardFactory, MessageFactory, type TurnContext } from 'botbuilder';
import type { Card } from '../../cards/kit/card.ts';
import type { InvokeAnswer, Message } from '../turn.ts';

export function messageActivity(message: Message): Partial<Activity> {
  return 'card' in message ? cardMessage(message.card) : MessageFactory.text(message.text, message.text);
}

/**
 * A message that is one card and nothing else: Teams splits text and card in two, and then neither can be updated. The summary is what
 * the notification says, instead of "sent a card" (https://github.com/MicrosoftDocs/msteams-docs/issues/4390); it is in the chat list
 * and on locked screens, so it is the card's one plain line, which holds no secret.
 */
export function cardMessage(card: Card): Partial<Activity> {
  return { ...MessageFactory.attachment(CardFactory.adaptiveCard(card)), summary: card.fallbackText };
}

const ANSWER = Symbol('the answer to this invoke');

/** Keeps what this invoke is answered with when its turn ends. */
export function answerInvoke(context: TurnContext, answer: InvokeAnswer): void {
  const body =
    'card' in answer
      ? { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: answer.card }
      : invokeError(400, answer.unreadable).body;
  keepAnswer(context, body);
}

/** The same, in Teams' own words. */
export function keepAnswer(context: TurnContext, body: object): void {
  context.turnState.set(ANSWER, body);
}

/** Sends what was kept. @throws if nothing was */
export async function sendInvokeAnswer(context: TurnContext): Promise<void> {
  const body = context.turnState.get<object | undefined>(ANSWER);
  if (body === undefined) throw new Error('An invoke was handled without an answer');
  await send(context, body);
}

/** Sends an error that the client shows beside the card. */
export async function sendInvokeFailure(context: TurnContext, message: string): Promise<void> {
  await send(context, invokeError(500, message).body);
}

/** An error as the answer to the HTTP request. @param statusCode 400 if the click can't be read, 500 if it failed here */
export function invokeError(statusCode: 400 | 500, message: string): { status: 200; body: object } {
  const code = statusCode === 400 ? 'BadRequest' : 'InternalServerError';
  return { status: 200, body: { statusCode, type: 'application/vnd.microsoft.error', value: { code, message } } };
}

async function send(context: TurnContext, body: object): Promise<void> {
  await context.sendActivity({ type: ActivityTypes.InvokeResponse, value: { status: 200, body } });
}
