/** The messages of every conversation: their state, and what each was before. */
import type { Hub } from './hub.ts';
import type { Content, StoredActivity } from './messages.ts';
import { isWithin } from './places.ts';
import type { StateFile } from './saved-state.ts';

export type NewMessage = Content & Pick<StoredActivity, 'id' | 'conversationId' | 'from' | 'fromBot' | 'replyToId'>;

export type History = {
  /** An id for a message, as Teams makes them: the time in milliseconds, never the same twice. */
  newId(): string;
  add(message: NewMessage): StoredActivity;
  update(message: StoredActivity, content: Content): void;
  remove(message: StoredActivity): void;
  /** Marks a person's message as one that the bot did not receive. */
  markTrouble(message: StoredActivity, trouble: string): void;
  /** A message in exactly this conversation, deleted ones included. */
  find(conversationId: string, id: string): StoredActivity | undefined;
  /** The messages of a conversation, and of its threads if it is a channel; all messages without an id. */
  list(conversationId?: string): readonly StoredActivity[];
  /** The revision of the latest change. */
  revision(): number;
};

export function createHistory(file: StateFile, hub: Hub): History {
  const messages = file.state.messages;
  let revision = Math.max(0, ...messages.map((message) => message.revision));
  let lastId = Math.max(0, ...messages.map((message) => Number(message.id)));

  const changed = (message: StoredActivity, change: 'posted' | 'updated' | 'deleted'): void => {
    revision += 1;
    message.revision = revision;
    file.save();
    hub.emit({ kind: 'message', change, message });
  };
  const replace = (message: StoredActivity, content: Content, at: string): void => {
    const { text, attachments, summary } = message;
    message.edits.push({ at, text, attachments, summary });
    message.text = content.text;
    message.attachments = content.attachments;
    message.summary = content.summary;
  };

  return {
    newId() {
      lastId = Math.max(Date.now(), lastId + 1);
      return String(lastId);
    },
    add(message) {
      const stored: StoredActivity = {
        ...message,
        sentAt: new Date().toISOString(),
        editedAt: null,
        deletedAt: null,
        trouble: null,
        edits: [],
        revision: 0,
      };
      messages.push(stored);
      changed(stored, 'posted');
      return stored;
    },
    update(message, content) {
      message.editedAt = new Date().toISOString();
      replace(message, content, message.editedAt);
      changed(message, 'updated');
    },
    remove(message) {
      message.deletedAt = new Date().toISOString();
      replace(message, { text: '', attachments: [], summary: '' }, message.deletedAt);
      changed(message, 'deleted');
    },
    markTrouble(message, trouble) {
      message.trouble = trouble;
      changed(message, 'updated');
    },
    find: (conversationId, id) =>
      messages.find((message) => message.id === id && message.conversationId === conversationId),
    list: (conversationId) =>
      messages.filter((message) => conversationId === undefined || isWithin(message.conversationId, conversationId)),
    revision: () => revision,
  };
}
