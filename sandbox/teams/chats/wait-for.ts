/** Waits for a message, or a change of one, in a chat. */
import type { History } from './history.ts';
import type { Hub } from './hub.ts';
import type { StoredActivity } from './messages.ts';
import { isWithin } from './places.ts';

export type WaitOptions = {
  readonly timeoutMs?: number;
  /** Counts only changes after this revision; everything by default. */
  readonly after?: number;
};

/**
 * The newest message in this conversation (with its threads), or anywhere, whose current state satisfies the predicate:
 * at once if there is one, otherwise as soon as a post, an update or a deletion makes one. The result is a copy.
 * @throws when the time is up, listing the messages there were
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
