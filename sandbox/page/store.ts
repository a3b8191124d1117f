/** The messages that the page knows, and the listeners for changes. */
import { isWithin, type Message } from './model.ts';

export type Change =
  | { readonly kind: 'message'; readonly message: Message }
  | { readonly kind: 'typing'; readonly conversationId: string }
  /** Everything was read again. */
  | { readonly kind: 'all' }
  /** Someone's view of a card has changed, but not the message. */
  | { readonly kind: 'card'; readonly message: Message };

export type Store = {
  /** In the order they were sent; a channel includes its threads. */
  messages(conversationId: string): Message[];
  /** The revision of the latest message from others in a conversation. */
  latest(conversationId: string, reader: string): number;
  /** Ignores a message older than its known state. */
  put(message: Message): void;
  replaceAll(messages: readonly Message[]): void;
  announce(change: Change): void;
  subscribe(listener: (change: Change) => void): () => void;
};

export function createStore(): Store {
  const known = new Map<string, Message>();
  const listeners = new Set<(change: Change) => void>();
  const key = (message: Message): string => `${message.conversationId} ${message.id}`;
  const announce = (change: Change): void => {
    for (const listener of [...listeners]) listener(change);
  };
  const messages = (conversationId: string): Message[] =>
    [...known.values()]
      .filter((message) => isWithin(message, conversationId))
      .sort((one, other) => Number(one.id) - Number(other.id));

  return {
    messages,
    latest: (conversationId, reader) =>
      Math.max(
        0,
        ...messages(conversationId)
          .filter((message) => message.from.id !== reader)
          .map((message) => message.revision),
      ),
    put(message) {
      if ((known.get(key(message))?.revision ?? 0) > message.revision) return;
      known.set(key(message), message);
      announce({ kind: 'message', message });
    },
    replaceAll(all) {
      known.clear();
      for (const message of all) known.set(key(message), message);
      announce({ kind: 'all' });
    },
    announce,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
