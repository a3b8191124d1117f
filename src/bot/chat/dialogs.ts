/**
 * Keeps dialogs between turns: one document for each person and conversation, stored by compare-and-swap, since the next turn may
 * reach another instance. A turn that loses starts again from what the winner stored, so nothing is said before it has won.
 */
import { randomInt } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import type { Dialog, OpenDialog } from '../dialog.ts';
import { oneAfterAnother } from '../answering/one-after-another.ts';
import type { DocumentStore } from '../ports.ts';
import type { Delivery, Message, Place, Turn } from '../turn.ts';

/** A person's turns follow one another in each instance, so only other instances can overtake one. */
const MOST_TRIES = 20;
/** A random pause, at most this long, so two instances don't keep overtaking each other. */
const PAUSE_MS = 100;
/** How many of the latest messages are known to be answered. */
const SEEN = 20;

const answered = z.object({ seen: z.array(z.string()).default(() => []) });
const stored = answered.extend({
  dialog: z
    .object({ dialogStack: z.array(z.looseObject({ id: z.string(), state: z.unknown() })) })
    .default(() => ({ dialogStack: [] })),
});

/** Whose dialog it is, and where, by the channel's own ids. */
type Owner = Pick<Place, 'conversation' | 'member'>;
/** @param quiet the turn; what it sends is held back until the dialog is stored */
type Logic<Known> = (quiet: Turn, dialog: OpenDialog<Known>) => Promise<unknown>;

export type Dialogs<Known> = {
  /** Runs `logic` on the person's dialog, once for each message, however often Teams delivers it. @throws what `logic` throws */
  run(turn: Turn, logic: Logic<Known>): Promise<void>;
  /** Forgets a dialog, unless another turn changes it just now; which messages are answered stays known. */
  forget(owner: Owner): Promise<void>;
};

/** @param dialogOf the dialog, for a turn */
export function createDialogs<Known extends { readonly key?: string | undefined }>(
  documents: DocumentStore,
  dialogOf: (turn: Turn) => Dialog<Known>,
): Dialogs<Known> {
  const oneAtATime = oneAfterAnother();

  async function run(turn: Turn, logic: Logic<Known>): Promise<void> {
    const { delivery } = turn;
    const key = keyOf(turn.place);
    let answer: Delivery['answer'];
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      if (tries > 0) await wait(randomInt(PAUSE_MS));
      const { version, body } = await documents.read(key);
      const { dialog: stack, seen } = stored.parse(body ?? {});
      const isMessage = turn.kind !== 'invoke';
      if (isMessage && seen.includes(delivery.id)) return delivery.answer?.(turn);
      const before = JSON.stringify(stack);
      const held: Message[] = [];
      const quiet: Turn = { ...turn, send: (message) => Promise.resolve(void held.push(message)) };
      const dialog = quiet.openDialog(dialogOf(quiet), stack);
      if (answer === undefined || delivery.settled === undefined) {
        await logic(quiet, dialog);
        answer = async (to) => {
          // What got through isn't sent again with what didn't.
          for (let next = held[0]; next !== undefined; next = held[0]) {
            await to.send(next);
            held.shift();
          }
        };
      } else if (dialog.known()?.key === delivery.settled) {
        await dialog.stop();
      }
      const isUnchanged = !isMessage && JSON.stringify(stack) === before;
      const after = { dialog: stack, seen: isMessage ? [...seen, delivery.id].slice(-SEEN) : seen };
      if (isUnchanged || (await documents.swap(key, version, after))) {
        delivery.answer = answer;
        await answer(turn);
        delivery.answer = undefined;
        return;
      }
    }
    throw new Error('Other turns kept changing the dialog');
  }

  return {
    run: (turn, logic) => oneAtATime(keyOf(turn.place), () => run(turn, logic)),
    async forget(owner) {
      const key = keyOf(owner);
      const { version, body } = await documents.read(key);
      const { seen } = answered.catch({ seen: [] }).parse(body ?? {});
      if (version > 0) await documents.swap(key, version, { seen });
    },
  };
}

/** As the Bot Framework's `PrivateConversationState` names it. */
function keyOf({ conversation, member }: Owner): string {
  return `msteams/conversations/${conversation}/users/${member}`;
}
