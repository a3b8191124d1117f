/** What persistent people do: after an error or no answer they try again, once a bot is running. */
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { person } from '../../../../sandbox/directory/people.ts';
import type { CardAction } from '../../../../sandbox/teams/activities/outgoing.ts';
import type { StoredActivity } from '../../../../sandbox/teams/chats/messages.ts';
import { dataOf, textOf } from '../../../support/world/read-card.ts';
import type { Surroundings } from '../surroundings.ts';

/** A dead process's jobs are taken over after a while, and may then wait for their next attempt; the machine may be busy. */
export const PATIENCE_MS = 180_000;
const PAUSE_MS = 300;
/** On a busy machine the directory is slow, and a click does not wait for it. */
const NOT_NOW = 'Try again in a minute';

/** The object id of someone in the sample tenant. */
export function idOf(name: string): string {
  return person(name).user.id;
}

/** Tries until there is a result. @throws after `PATIENCE_MS` */
export async function again<T>(around: Surroundings, attempt: (first: boolean) => Promise<T | undefined>): Promise<T> {
  const end = performance.now() + PATIENCE_MS;
  for (let first = true; performance.now() < end; first = false) {
    await around.up();
    const result = await attempt(first);
    if (result !== undefined) return result;
    await wait(PAUSE_MS);
  }
  throw new Error('Tried again and again, and nothing came of it');
}

/** Writes to the bot in the personal chat, once. @returns whether the bot took it */
export async function say({ teams }: Surroundings, id: string, text: string): Promise<boolean> {
  return (await teams.sendMessage(id, teams.personalChat(id), text)).problem === null;
}

/** The newest card that says this, as soon as there is one. @param about what its text or its buttons' data contain */
export function card(
  { teams }: Surroundings,
  conversation: string,
  says: RegExp,
  { about = '', after = 0 }: { readonly about?: string; readonly after?: number } = {},
): Promise<StoredActivity> {
  const fits = ({ fromBot, attachments }: StoredActivity): boolean =>
    fromBot && says.test(textOf(attachments)) && JSON.stringify(attachments).includes(about);
  return teams.waitFor(conversation, fits, { timeoutMs: PATIENCE_MS, after });
}

export type Button = [clicker: string, on: StoredActivity, verb: string, inputs?: Readonly<Record<string, string>>];
export type Answer = { readonly text: string; readonly content: unknown };
const envelope = z.object({ statusCode: z.literal(200), value: z.unknown() });

/**
 * Presses a button of a card, once, and signs in in the window if the client shows a button for that.
 * @returns the card that answers; undefined without an answer, or with one that says to try later
 */
export async function press(
  { teams }: Surroundings,
  ...[id, on, verb, inputs = {}]: Button
): Promise<Answer | undefined> {
  const data = { ...dataOf(on.attachments[0]?.content, verb), ...inputs };
  const invoke = (code?: string): ReturnType<typeof teams.invoke> =>
    teams.invoke(id, on.conversationId, on.id, { verb, data }, code === undefined ? {} : { code });
  const first = await invoke();
  const { signInLink } = first;
  const { status, body } = signInLink === null ? first : await invoke(await teams.acceptSignIn(signInLink));
  const content = envelope.safeParse(body).data?.value;
  const text = textOf(content);
  return status === 200 && content !== undefined && !text.includes(NOT_NOW) ? { text, content } : undefined;
}

/** Sends this from a card, whatever the card shows, until there is an answer. @returns its text */
export function send(
  around: Surroundings,
  id: string,
  on: Pick<StoredActivity, 'conversationId' | 'id'>,
  action: CardAction,
): Promise<string> {
  // A suspended instance has lost its database connections, and notices when it uses them: that turn fails.
  return again(around, async () => {
    const { body } = await around.teams.invoke(id, on.conversationId, on.id, action);
    return textOf(body) || undefined;
  });
}

/** Presses a button until there is an answer. */
export function click(around: Surroundings, ...[id, on, verb, inputs]: Button): Promise<Answer> {
  return again(around, () => press(around, id, on, verb, inputs));
}
