/** Forged activities: any field, any token, from anyone. */
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { CONTOSO } from '../../../sandbox/directory/people.ts';
import { textOf } from '../world/read-card.ts';
import type { World } from '../world/world.ts';

export type Activity = Readonly<Record<string, unknown>>;

/** A message in someone's personal chat, as Teams sends it, with these fields changed. */
export function messageOf({ teams, config, people }: World, personId: string, changes: Activity = {}): Activity {
  const known = people.find(({ user }) => user.id === personId)?.user;
  return {
    type: 'message',
    id: `f:${randomUUID()}`,
    channelId: 'msteams',
    serviceUrl: teams.serviceUrl,
    from: {
      id: known === undefined ? `29:${personId}` : teams.channelIdOf(personId),
      name: known?.displayName ?? 'Somebody',
      aadObjectId: personId,
    },
    recipient: { id: `28:${config.identity.appId}`, name: 'Password Reset' },
    conversation: {
      id: known === undefined ? `a:${personId}` : teams.personalChat(personId),
      conversationType: 'personal',
      tenantId: CONTOSO.id,
    },
    channelData: { tenant: { id: CONTOSO.id } },
    locale: 'en-US',
    text: 'help',
    ...changes,
  };
}

/** An `Action.Execute` on a card, or anything else with that name. */
export function invokeOf(world: World, personId: string, value: unknown, changes: Activity = {}): Activity {
  const invoke = { type: 'invoke', name: 'adaptiveCard/action', replyToId: '1', value, text: undefined };
  return messageOf(world, personId, { ...invoke, ...changes });
}

const envelope = z.strictObject({
  statusCode: z.number(),
  type: z.enum(['application/vnd.microsoft.card.adaptive', 'application/vnd.microsoft.error']),
  value: z.record(z.string(), z.unknown()),
});

/** Delivers an invoke. @returns its answer @throws if that is not HTTP 200 with a valid envelope */
export async function answerTo(world: World, activity: Activity): Promise<Answer> {
  const { status, body } = await world.teams.deliver(activity);
  if (status !== 200) throw new Error(`An invoke was answered with HTTP ${status}: ${JSON.stringify(body)}`);
  return readAnswer(body);
}

export type Answer = { readonly statusCode: number; readonly text: string };

/** Delivers an invoke to one of several instances. @throws as `answerTo` */
export async function deliverTo({ teams }: World, botUrl: string, activity: Activity): Promise<Answer> {
  const response = await fetch(`${botUrl}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${await teams.signToken()}` },
    body: JSON.stringify(activity),
  });
  const body: unknown = await response.json();
  if (response.status !== 200) throw new Error(`An invoke was answered with HTTP ${response.status}`);
  return readAnswer(body);
}

function readAnswer(body: unknown): Answer {
  const { statusCode, value } = envelope.parse(body);
  return { statusCode, text: `${textOf(value)}${typeof value['message'] === 'string' ? value['message'] : ''}` };
}
