/** What stands in all chats now, indexed: thousands of people look at the same local Teams. */
import type { StoredActivity } from '../../../sandbox/teams/chats/messages.ts';
import type { LocalTeams } from '../../../sandbox/teams/local-teams.ts';
import { isFollowed, verbsOf } from '../../support/world/read-card.ts';

/** A message of the bot as it stands there. */
export type Shown = {
  readonly message: StoredActivity;
  readonly card: unknown;
  /** Of its buttons. */
  readonly verbs: readonly string[];
  /** Whose card it is; null if it is no request's. */
  readonly request: string | null;
};

export type Board = {
  /** The bot's messages in a conversation, the last changed first. */
  in(conversation: string): readonly Shown[];
  /** A request's cards in every conversation, the last changed first. */
  of(request: string): readonly Shown[];
  all(): readonly Shown[];
  /** Looks now, and after each change of this conversation or this request's cards. @returns undefined if time is up */
  until<T>(key: string, look: () => T | undefined, ms: number): Promise<T | undefined>;
};

export function createBoard(teams: Pick<LocalTeams, 'onMessage'>): Board {
  const byPlace = new Map<string, Map<string, Shown>>();
  const byRequest = new Map<string, Map<string, Shown>>();
  const waiting = new Map<string, Set<() => void>>();

  teams.onMessage((message) => {
    if (!message.fromBot) return;
    const { conversationId, id } = message;
    const shown = shownIn(message, byPlace.get(conversationId)?.get(id));
    const keys = [conversationId, ...(shown.request === null ? [] : [shown.request])];
    put(byPlace, conversationId, id, shown);
    if (shown.request !== null) put(byRequest, shown.request, `${conversationId} ${id}`, shown);
    for (const key of keys) for (const wake of [...(waiting.get(key) ?? [])]) wake();
  });
  const change = (key: string, ms: number): Promise<void> =>
    new Promise((resolve) => {
      const waiters = waiting.get(key) ?? new Set();
      waiting.set(key, waiters);
      const done = (): void => {
        clearTimeout(timer);
        waiters.delete(done);
        if (waiters.size === 0 && waiting.get(key) === waiters) waiting.delete(key);
        resolve();
      };
      const timer = setTimeout(done, ms);
      waiters.add(done);
    });

  return {
    in: (conversation) => newestFirst(byPlace.get(conversation)),
    of: (request) => newestFirst(byRequest.get(request)),
    all: () => [...byPlace.values()].flatMap((messages) => [...messages.values()]),
    async until(key, look, ms) {
      const end = performance.now() + ms;
      for (;;) {
        const found = look();
        const left = end - performance.now();
        if (found !== undefined || left <= 0) return found;
        await change(key, left);
      }
    },
  };
}

/**
 * Once all is over, a card has no button left that would name its request. One that a newer message has followed is nobody's.
 * @param before the same message
 */
function shownIn(message: StoredActivity, before: Shown | undefined): Shown {
  const card = message.attachments[0]?.content;
  const [, named] = /"request":"([\w-]{22})"/.exec(JSON.stringify(message.attachments)) ?? [];
  const request = isFollowed(card) ? null : (named ?? before?.request ?? null);
  return { message, card, verbs: verbsOf(card), request };
}

function put(index: Map<string, Map<string, Shown>>, key: string, id: string, shown: Shown): void {
  const messages = index.get(key) ?? new Map<string, Shown>();
  index.set(key, messages);
  messages.delete(id);
  if (shown.message.deletedAt === null) messages.set(id, shown);
}

function newestFirst(messages: ReadonlyMap<string, Shown> | undefined): readonly Shown[] {
  return [...(messages?.values() ?? [])].reverse();
}
