/** Waits for something to be said, or changed, in a chat. */
import type { History } from './history.ts';
import type { Hub } from './hub.ts';
import type { StoredActivity } from './messages.ts';
import { isWithin } from './places.ts';

export type WaitOptions = {
  readonly timeoutMs?: number;
  /** Only what happened after this revision counts; by default everything that is there. */
  readonly after?: number;
};

/**
 * The newest message, in this conversation (or its threads, or anywhere), that satisfies the predicate in its present
 * state: at once if there is one, else as soon as a post, an update or a deletion makes one. The answer is a copy.
 * @throws when the time is up, with the messages that were there
 */
export function waitFor(
  history: History,
  hub: Hub,
  conversationId: string | undefined,
  predicate: (message: StoredActivity) => boolean,
  { timeoutMs = 30_000, after = 0 }: WaitOptions = {},
): Promise<StoredActivity> {
  const fits = (message: StoredActivity): boolean =>
    message.revision > after &&
    (conversationId === undefined || isWithin(message.conversationId, conversationId)) &&
    predicate(message);

  return new Promise((resolve, reject) => {
    const present = history
      .list(conversationId)
      .filter(fits)
      .sort((one, other) => other.revision - one.revision)[0];
    if (present) {
      resolve(structuredClone(present));
      return;
    }
    const stop = hub.subscribe((event) => {
      try {
        if (event.kind !== 'message' || !fits(event.message)) return;
        finish(() => resolve(structuredClone(event.message)));
      } catch (error) {
        finish(() => reject(error instanceof Error ? error : new Error(String(error))));
      }
    });
    const timer = setTimeout(() => {
      finish(() =>
        reject(new Error(`Nothing of the kind within ${timeoutMs} ms. ${describe(history, conversationId)}`)),
      );
    }, timeoutMs);
    const finish = (how: () => void): void => {
      clearTimeout(timer);
      stop();
      how();
    };
  });
}

function describe(history: History, conversationId: string | undefined): string {
  const lines = history.list(conversationId).map((message) => {
    const cards = message.attachments.map((attachment) => JSON.stringify(attachment.content) || attachment.contentType);
    const state = message.deletedAt ? ' (deleted)' : message.editedAt ? ' (edited)' : '';
    return `${message.revision} ${message.from.name}${state}: ${[message.text, ...cards].join(' ').slice(0, 400)}`;
  });
  return lines.length ? `There is:\n${lines.join('\n')}` : 'There is nothing.';
}
