/** Reads an activity: who did what, where, in which language. Only the channel's signed activity says who. */
import { randomUUID } from 'node:crypto';
import { type Activity, ActivityTypes, type TurnContext, teamsGetChannelId, teamsGetTeamId } from 'botbuilder';
import { z } from 'zod';
import { isObjectId } from '../../requests/model/ids.ts';
import type { Caller } from '../../requests/model/services.ts';
import { isTimeZone } from '../../text/time-zone.ts';
import { visibleText } from '../../text/visible-text.ts';
import type { CardData, Click, Incoming, Place, SignIn, TeamsChannel, Turn } from '../turn.ts';
import { localeOfReader } from '../reader.ts';
import { partsOf, spoken } from '../words/mentions.ts';
import { openDialog } from './dialog.ts';
import { answerInvoke, messageActivity } from './outgoing.ts';

/** @param signIn null if nothing is done in approvers' names */
export function readTurn(context: TurnContext, signIn: ((context: TurnContext) => SignIn) | null): Incoming {
  const { activity } = context;
  const place = placeOf(activity);
  const written = activity.type === 'message' ? partsOf(activity) : [];
  const common: Omit<Turn, 'kind' | 'caller'> = {
    since: performance.now(),
    place,
    locale: localeOfReader(place),
    written,
    text: spoken(written),
    click: clickIn(activity),
    delivery: { id: `${activity.conversation.id} ${activity.id ?? randomUUID()}` },
    signIn: signIn?.(context) ?? null,
    send: async (message) => {
      await context.sendActivity(messageActivity(message));
    },
    openDialog: (dialog, stack) => openDialog(context, dialog, stack),
  };
  const caller = callerOf(activity);
  return isInvoke(activity)
    ? { ...common, caller, kind: 'invoke', answer: (answer) => answerInvoke(context, answer) }
    : { ...common, caller, kind: kindOf(activity) };
}

/** Does this activity wait for an answer, such as the press of an `Action.Execute`? */
export function isInvoke({ type }: Pick<Activity, 'type'>): boolean {
  return type === ActivityTypes.Invoke.valueOf();
}

function kindOf({ type, action }: Activity): 'message' | 'installation' | 'other' {
  if (type === 'message') return type;
  return type === 'installationUpdate' && action === 'add' ? 'installation' : 'other';
}

function callerOf(activity: Activity): Caller | undefined {
  const { aadObjectId, name } = activity.from;
  const id = aadObjectId?.toLowerCase() ?? '';
  if (!isObjectId(id)) return undefined;
  return { person: { id, name: visibleText(name || '') || id }, source: sourceOf(activity) };
}

function placeOf(activity: Activity): Place {
  const { conversation, serviceUrl, recipient, from, locale } = activity;
  return {
    scope: scopeOf(activity),
    conversation: conversation.id,
    serviceUrl,
    bot: recipient.id,
    member: from.id,
    language: locale ?? '',
    timeZone: timeZoneOf(activity),
    channel: channelOf(activity),
    team: teamsGetTeamId(activity),
  };
}

function scopeOf(activity: Activity): Place['scope'] {
  const { conversationType, isGroup } = activity.conversation;
  if (conversationType === 'channel' || channelIdOf(activity) !== undefined) return 'channel';
  return conversationType === 'groupChat' || isGroup ? 'group' : 'personal';
}

const told = z.object({
  channel: z
    .object({ name: z.string().optional().catch(undefined), type: z.unknown() })
    .optional()
    .catch(undefined),
  team: z
    .object({ name: z.string().optional().catch(undefined) })
    .optional()
    .catch(undefined),
});

/** Teams leaves out the name of a team's first channel. */
function channelOf(activity: Activity): TeamsChannel | undefined {
  const id = channelIdOf(activity);
  if (id === undefined) return undefined;
  const { team, channel } = told.safeParse(activity.channelData).data ?? {};
  return { id, name: [team?.name, channel?.name].filter(Boolean).join(' › '), kind: channel?.type };
}

/** A thread's conversation id begins with its channel's. */
function channelIdOf(activity: Activity): string | undefined {
  const { id, conversationType } = activity.conversation;
  return teamsGetChannelId(activity) ?? (conversationType === 'channel' ? id.split(';')[0] : undefined);
}

const clientInfo = z.object({
  type: z.literal('clientInfo'),
  platform: z.string().optional().catch(undefined),
  timezone: z.string().optional().catch(undefined),
});
type ClientInfo = z.output<typeof clientInfo>;

/** What an activity's client says of itself (Microsoft, "Get Teams context"). */
function saidByClient({ entities = [] }: Activity, field: 'platform' | 'timezone'): ClientInfo[typeof field] {
  return entities.map((entity) => clientInfo.safeParse(entity).data?.[field]).find(Boolean);
}

/** Activities name the zone twice, and neither is sure to be there. */
function timeZoneOf(activity: Activity): string {
  const named = [activity.localTimezone, saidByClient(activity, 'timezone')];
  return named.find((name) => typeof name === 'string' && isTimeZone(name)) ?? '';
}

/** The longest source in the audit trail, in characters. */
export const SOURCE_LIMIT = 200;

/** For the audit trail: the scope, the conversation, and the client's platform if it says so. */
function sourceOf(activity: Activity): string {
  const platform = saidByClient(activity, 'platform');
  return [scopeOf(activity), activity.conversation.id, platform].filter(Boolean).join(' ').slice(0, SOURCE_LIMIT);
}

/** As it is: `z.record` leaves the name `__proto__` out, and whoever reads the data has to see that it was there. */
const submitted = z.custom<CardData>((value) => typeof value === 'object' && value !== null && !Array.isArray(value));
const executed = z.object({ action: z.object({ verb: z.string().optional(), data: submitted }) });

/** The data of an `Action.Execute`, or the value of an `Action.Submit`. */
function clickIn({ type, name, value, replyToId }: Activity): Click | undefined {
  const isExecute = isInvoke({ type }) && name === 'adaptiveCard/action';
  if (!isExecute && type !== 'message') return undefined;
  const action = executed.safeParse(value).data?.action;
  const data = action === undefined ? submitted.safeParse(value).data : withVerb(action);
  // An id that is no text would be stored as the form's message.
  const message = typeof replyToId === 'string' ? replyToId : undefined;
  return data === undefined ? undefined : { data, message };
}

function withVerb({ verb, data }: z.output<typeof executed>['action']): CardData {
  return { ...data, verb: verb ?? data['verb'] };
}
