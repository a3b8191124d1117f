/**
 * The dialogs between turns: one document a person and conversation, stored by compare-and-swap, since the next turn may be
 * another instance's. A turn that loses is judged again from what the winner stored; so nothing is said before it has won.
 */
import { randomInt } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { TurnContext } from 'botbuilder';
import { DialogContext, type DialogSet } from 'botbuilder-dialogs';
import { z } from 'zod';
import type { DocumentStore } from '../ports.ts';
import { inTurns } from './one-at-a-time.ts';
import { type Answer, type Turn, holdingBack, isInvoke } from '../turn.ts';

/** A person's turns follow one another in each instance, so only other instances can overtake one. */
const MOST_TRIES = 20;
/** By chance up to so long before another try, or two instances would go on overtaking each other in step. */
const PAUSE_MS = 100;
/** How many of the latest messages are remembered as answered. */
const SEEN = 20;

const stored = z.object({
  dialog: z
    .object({ dialogStack: z.array(z.looseObject({ id: z.string(), state: z.unknown() })) })
    .default(() => ({ dialogStack: [] })),
  seen: z.array(z.string()).default(() => []),
});

export type Dialogs = {
  /** Runs `logic` on the person's dialog, once for each message, however often Teams delivers it. @throws what it throws */
  turn(turn: Turn, logic: (dialogs: DialogContext) => Promise<unknown>): Promise<void>;
  /** Forgets the person's dialog, unless another turn moves it on just now. */
  forget(context: TurnContext): Promise<void>;
};

export function createDialogs(documents: DocumentStore, dialogSet: DialogSet): Dialogs {
  const oneAtATime = inTurns();

  async function run(turn: Turn, logic: (dialogs: DialogContext) => Promise<unknown>): Promise<void> {
    const { context, delivery } = turn;
    const key = keyOf(context);
    const say = async (answer: Answer): Promise<void> => {
      delivery.answer = answer;
      await answer(context);
      delivery.answer = undefined;
    };
    let answer: Answer | undefined;
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      if (tries > 0) await wait(randomInt(PAUSE_MS));
      const { version, body } = await documents.read(key);
      const { dialog, seen } = stored.parse(body ?? {});
      const isMessage = !isInvoke(context);
      if (isMessage && seen.includes(delivery.id)) return delivery.answer?.(context);
      const before = JSON.stringify(dialog);
      const dialogs = new DialogContext(dialogSet, context, dialog);
      const settled = settledKey(turn);
      if (answer === undefined || settled === undefined) {
        answer = await holdingBack(context, () => logic(dialogs));
      } else if (isAbout(dialogs, settled)) {
        await dialogs.cancelAllDialogs();
      }
      if (!isMessage && JSON.stringify(dialog) === before) return say(answer);
      const after = { dialog, seen: isMessage ? [...seen, delivery.id].slice(-SEEN) : seen };
      if (await documents.swap(key, version, after)) return say(answer);
    }
    throw new Error('Other turns moved the dialog on again and again');
  }

  return {
    turn: (turn, logic) => oneAtATime(keyOf(turn.context), () => run(turn, logic)),
    async forget(context) {
      const key = keyOf(context);
      const { version } = await documents.read(key);
      if (version > 0) await documents.swap(key, version, {});
    },
  };
}

const SETTLED = Symbol('the key of the ask that this turn has settled');

/** This turn has done what it was for: its ask is answered, and is not judged again where the dialog was overtaken. */
export function settle({ context }: Turn, key: string): void {
  context.turnState.set(SETTLED, key);
}

function settledKey({ context }: Turn): string | undefined {
  return context.turnState.get<string | undefined>(SETTLED);
}

function isAbout(dialogs: DialogContext, key: string): boolean {
  return z.object({ key: z.literal(key) }).safeParse(dialogs.activeDialog?.state).success;
}

/** As the Bot Framework's `PrivateConversationState` names it. */
function keyOf({ activity }: TurnContext): string {
  return `${activity.channelId}/conversations/${activity.conversation.id}/users/${activity.from.id}`;
}
