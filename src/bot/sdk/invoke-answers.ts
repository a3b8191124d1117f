/**
 * The answers to an Action.Execute. HTTP is 200 whenever the bot handled it, the outcome stands in the body, or Teams shows
 * "Unable to reach app" and sends the click again (Microsoft, "Universal Action Model").
 */
import { ActivityTypes, type TurnContext } from 'botbuilder';
import { invokeAnswer } from '../turn.ts';

/** What this turn showed becomes what the clicker sees. @throws where the turn showed nothing */
export async function sendInvokeAnswer(context: TurnContext): Promise<void> {
  const body = invokeAnswer(context);
  if (body === undefined) throw new Error('An invoke was handled without an answer');
  await send(context, body);
}

/** An error that the client shows beside the card: 400 for what cannot be read, 500 for what went wrong here. */
export async function sendInvokeError(context: TurnContext, statusCode: 400 | 500, message: string): Promise<void> {
  await send(context, invokeError(statusCode, message).body);
}

/** The same as the answer to the HTTP request, where there is no turn to send it in. */
export function invokeError(statusCode: 400 | 500, message: string): { status: 200; body: object } {
  const code = statusCode === 400 ? 'BadRequest' : 'InternalServerError';
  return { status: 200, body: { statusCode, type: 'application/vnd.microsoft.error', value: { code, message } } };
}

async function send(context: TurnContext, body: object): Promise<void> {
  await context.sendActivity({ type: ActivityTypes.InvokeResponse, value: { status: 200, body } });
}
