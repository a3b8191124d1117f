/** Somebody named by a mention ("reset password for @Megan"), by his sign-in name. */
import { TeamsInfo, type TurnContext } from 'botbuilder';
import { z } from 'zod';
import type { Who } from '../requests/request.ts';

const mention = z.object({ type: z.literal('mention'), mentioned: z.object({ id: z.string() }) });
const rosterEntry = z.object({ userPrincipalName: z.string().min(1) });

/**
 * The one person a message mentions beside the bot. Only the conversation's roster turns a mention into a sign-in name,
 * which is nobody else's, and which the person who asks can read on the card.
 * @returns undefined where nobody is mentioned, or several, or somebody who is not of this conversation: then the name
 *   that was written is looked for
 */
export async function mentionedPerson(context: TurnContext): Promise<Who | undefined> {
  const { entities = [], recipient } = context.activity;
  const mentioned = entities
    .map((entity) => mention.safeParse(entity).data?.mentioned.id)
    .filter((id) => id !== undefined && id !== recipient.id);
  const [id, ...others] = mentioned;
  if (id === undefined || others.length > 0) return undefined;
  const member = await TeamsInfo.getMember(context, id).catch(() => undefined);
  const name = rosterEntry.safeParse(member).data?.userPrincipalName;
  return name === undefined ? undefined : { text: name };
}
