/** The Bot Connector's calls about messages: send, reply, update, delete, create a conversation. */
import { z } from 'zod';
import type { Call, Route } from '../http/http.ts';
import { Refusal } from '../http/http.ts';
import type { History } from '../chats/history.ts';
import type { Hub } from '../chats/hub.ts';
import type { BotActivity, Content, StoredActivity } from '../chats/messages.ts';
import { botActivitySchema } from '../chats/messages.ts';
import type { Channel, Place, Places } from '../chats/places.ts';
import { threadId } from '../chats/places.ts';
import type { TeamsPerson } from '../chats/people.ts';

export type ConnectorWorld = {
  readonly places: Places;
  readonly history: History;
  readonly hub: Hub;
  readonly bot: { readonly id: string; readonly name: string };
  /** By the id of the channel (`29:…`) or the object id. */
  findPerson(id: string): TeamsPerson | undefined;
  isInstalled(person: TeamsPerson): boolean;
};

const creationSchema = z.object({
  isGroup: z.boolean().nullish(),
  members: z.array(z.object({ id: z.string() })).nullish(),
  channelData: z.object({ channel: z.object({ id: z.string() }).nullish() }).nullish(),
  activity: botActivitySchema.nullish(),
});

/** The whole message, as UTF-16 (learn.microsoft.com, "Format your bot messages"). */
const MESSAGE_LIMIT_BYTES = 100 * 1024;

export function messageRoutes(world: ConnectorWorld): Route[] {
  const { places, history, hub, bot } = world;

  const placeOf = (call: Call): Place => {
    const place = places.find(call.params['conversation'] ?? '');
    if (!place) throw new Refusal(404, 'ConversationNotFound', 'Conversation not found.');
    if (place.kind === 'personal') requireInstalled(place.person);
    if (place.kind === 'channel') requireBot(place.channel);
    return place;
  };
  const requireInstalled = (person: TeamsPerson): void => {
    if (!world.isInstalled(person)) throw notInRoster();
  };
  const requireBot = (channel: Channel): void => {
    if (!channel.hasBot) throw notInRoster();
  };
  const ownMessage = (call: Call): StoredActivity => {
    const message = history.find(placeOf(call).id, call.params['activity'] ?? '');
    if (!message || message.deletedAt) {
      throw new Refusal(404, 'ActivityNotFoundInConversation', 'Activity not found in the conversation.');
    }
    if (!message.fromBot) throw new Refusal(403, 'NotEnoughPermissions', 'Only the sender may change a message.');
    return message;
  };
  const post = (place: Place, activity: BotActivity, replyToId: string | null): string => {
    const id = history.newId();
    if (activity.type === 'typing') hub.emit({ kind: 'typing', conversationId: place.id });
    if (activity.type !== 'message') return id;
    const conversationId = place.kind === 'channel' && place.root === null ? threadId(place.id, id) : place.id;
    history.add({ ...contentOf(activity), id, conversationId, from: bot, fromBot: true, replyToId });
    return id;
  };

  const create = (call: Call) => {
    const parsed = creationSchema.safeParse(call.body);
    if (!parsed.success) throw badArgument('The conversation parameters are malformed.');
    const { isGroup, members, channelData, activity } = parsed.data;
    if (isGroup) {
      const place = places.find(channelData?.channel?.id ?? '');
      if (place?.kind !== 'channel') throw badArgument('Unknown channel.');
      if (activity?.type !== 'message') throw badArgument('A message is needed to begin a thread.');
      const { channelId } = place.channel;
      requireBot(place.channel);
      const activityId = post({ ...place, root: null, id: channelId }, activity, null);
      return { status: 201, body: { id: threadId(channelId, activityId), activityId } };
    }
    const person = members?.length === 1 && members[0] ? world.findPerson(members[0].id) : undefined;
    if (!person) throw badArgument('Bad format of conversation ID');
    if (!world.isInstalled(person)) {
      // As reported by users, for example in code that looks for "(BadArgument) Bot is not installed in user's personal
      // scope".
      throw new Refusal(403, 'BadArgument', "Bot is not installed in user's personal scope");
    }
    const id = places.personalChat(person);
    if (activity) post({ kind: 'personal', id, person }, activity, null);
    return { status: 201, body: { id } };
  };

  const root = '/connector/v3/conversations';
  const one = `${root}/:conversation/activities/:activity`;
  return [
    { method: 'POST', path: root, handle: create },
    {
      method: 'POST',
      path: `${root}/:conversation/activities`,
      handle: (call) => ({ status: 201, body: { id: post(placeOf(call), activityOf(call), null) } }),
    },
    {
      method: 'POST',
      path: one,
      handle: (call) => ({
        status: 201,
        body: { id: post(placeOf(call), activityOf(call), call.params['activity'] ?? null) },
      }),
    },
    {
      method: 'PUT',
      path: one,
      handle(call) {
        const message = ownMessage(call);
        history.update(message, contentOf(activityOf(call)));
        return { status: 200, body: { id: message.id } };
      },
    },
    {
      method: 'DELETE',
      path: one,
      handle(call) {
        history.remove(ownMessage(call));
        return { status: 200 };
      },
    },
  ];
}

function activityOf(call: Call): BotActivity {
  if (JSON.stringify(call.body ?? null).length * 2 > MESSAGE_LIMIT_BYTES) {
    throw new Refusal(413, 'MessageSizeTooBig', 'Message size too large.');
  }
  const parsed = botActivitySchema.safeParse(call.body);
  if (!parsed.success) throw badArgument('The activity is malformed.');
  return parsed.data;
}

function contentOf(activity: BotActivity): Content {
  return { text: activity.text ?? '', attachments: activity.attachments ?? [], summary: activity.summary ?? '' };
}

function notInRoster(): Refusal {
  return new Refusal(403, 'BotNotInConversationRoster', 'The bot is not part of the conversation roster.');
}

function badArgument(message: string): Refusal {
  return new Refusal(400, 'BadArgument', message);
}
