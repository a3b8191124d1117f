/** Tells its subscribers what happens in the chats. */
import type { ChatEvent } from './messages.ts';

export type Hub = {
  emit(event: ChatEvent): void;
  /** @returns ends the subscription */
  subscribe(listener: (event: ChatEvent) => void): () => void;
};

export function createHub(): Hub {
  const listeners = new Set<(event: ChatEvent) => void>();
  return {
    emit(event) {
      for (const listener of [...listeners]) listener(event);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
