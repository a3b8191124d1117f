/** One turn in our own words: who speaks, where, in which language, and how to answer. */
import { randomUUID } from 'node:crypto';
import {
  type Activity,
  ActivityTypes,
  CardFactory,
  MessageFactory,
  type TurnContext,
  teamsGetChannelId,
} from 'botbuilder';
import { z } from 'zod';
import type { Card } from '../cards/kit/card.ts';
import { noticeCard } from '../cards/requester/message-cards.ts';
import { type Locale, localeFor } from '../locales/index.ts';
import { isObjectId } from '../requests/model/ids.ts';
import type { Person } from '../requests/model/request.ts';
import { visibleText } from '../text/visible-text.ts';
import { partsOf, spoken } from './words/mentions.ts';

export type Scope = 'personal' | 'channel' | 'group';

export type Turn = {
  readonly context: TurnContext;
  /** Undefined for somebody without an Entra account: an anonymous meeting guest. */
  readonly person: Person | undefined;
  readonly scope: Scope;
  readonly locale: Locale;
  /** What was written, cut to what a person writes, without the mention of the bot; empty where nothing was. */
  readonly text: string;
  readonly delivery: Delivery;
};

/** What Teams delivered. The same again has the same id, in whichever conversation it is answered. */
export type Delivery = {
  readonly id: string;
  /** Sends the answer, where that is decided and stored, and did not get through yet. */
  answer?: Answer | undefined;
};

/** Sends what was held back. */
export type Answer = (context: TurnContext) => Promise<void>;

/** Who speaks comes from the channel's signed activity and nothing else. */
export function readTurn(context: TurnContext): Turn {
  const { activity } = context;
  const id = activity.from.aadObjectId?.toLowerCase() ?? '';
  return {
    context,
    person: isObjectId(id) ? { id, name: visibleText(activity.from.name || '') || id } : undefined,
    scope: scopeOf(activity),
    locale: localeFor(activity.locale),
    text: activity.type === 'message' ? spoken(partsOf(activity)) : '',
    delivery: { id: `${activity.conversation.id} ${activity.id ?? randomUUID()}` },
  };
}

function scopeOf(activity: Activity): Scope {
  const { conversationType, isGroup } = activity.conversation;
  if (conversationType === 'channel' || channelOf(activity) !== undefined) return 'channel';
  return conversationType === 'groupChat' || isGroup ? 'group' : 'personal';
}

/** The Teams channel that an activity comes from: a thread's conversation id begins with it. */
export function channelOf(activity: Activity): string | undefined {
  const inThread = activity.conversation.conversationType === 'channel' ? activity.conversation.id.split(';')[0] : null;
  return teamsGetChannelId(activity) ?? inThread ?? undefined;
}

const clientInfo = z.object({ type: z.literal('clientInfo'), platform: z.string() });
/** The longest source in the audit trail, in characters. */
export const SOURCE_LIMIT = 200;

/** Where a turn comes from, for the audit trail: its conversation, and the platform of the client where it says so. */
export function sourceOf({ activity }: TurnContext): string {
  const platform = (activity.entities ?? []).map((entity) => clientInfo.safeParse(entity).data?.platform).find(Boolean);
  const parts = [scopeOf(activity), activity.conversation.id, platform];
  return parts.filter(Boolean).join(' ').slice(0, SOURCE_LIMIT);
}

const ANSWER = Symbol('what answers an invoke');

/** Shows a card to the person of this turn: as the answer where an invoke waits for one, else as a message. */
export async function show({ context }: Pick<Turn, 'context'>, card: Card): Promise<void> {
  if (isInvoke(context)) {
    answerInvoke(context, { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: card });
  } else await say(context, cardMessage(card));
}

/** Keeps what this invoke is to be answered with: the outcome, in Teams' own words. */
export function answerInvoke(context: TurnContext, body: object): void {
  context.turnState.set(ANSWER, body);
}

/** Says one sentence to the person of this turn: an invoke is answered with a card, all else with plain text. */
export async function tellOrShow(turn: Pick<Turn, 'context' | 'locale'>, text: string): Promise<void> {
  return isInvoke(turn.context) ? show(turn, noticeCard(turn.locale, text)) : tell(turn, text);
}

/** Tells the person of this turn one thing in plain text. */
export async function tell({ context }: Pick<Turn, 'context'>, text: string): Promise<void> {
  await say(context, MessageFactory.text(text, text));
}

const HELD = Symbol('messages that are not sent yet');

async function say(context: TurnContext, message: Partial<Activity>): Promise<void> {
  const held = context.turnState.get<Partial<Activity>[] | undefined>(HELD);
  if (held === undefined) await context.sendActivity(message);
  else held.push(message);
}

/** Holds back what `work` shows and tells in messages. @returns what sends them */
export async function holdingBack(context: TurnContext, work: () => Promise<unknown>): Promise<Answer> {
  const held: Partial<Activity>[] = [];
  context.turnState.set(HELD, held);
  try {
    await work();
  } finally {
    context.turnState.delete(HELD);
  }
  return async (to) => {
    for (const message of held) await to.sendActivity(message);
  };
}

/** What `answerInvoke` kept for this invoke, if anything. */
export function invokeAnswer(context: TurnContext): object | undefined {
  return context.turnState.get<object>(ANSWER);
}

/** A message that is one card and nothing else: Teams splits text and card in two, and then neither can be updated. */
export function cardMessage(card: Card): ReturnType<typeof MessageFactory.attachment> {
  return MessageFactory.attachment(CardFactory.adaptiveCard(card));
}

/** Was this turn begun by a card's Action.Execute or another invoke, which waits for an answer? */
export function isInvoke(context: TurnContext): boolean {
  return context.activity.type === ActivityTypes.Invoke.valueOf();
}
