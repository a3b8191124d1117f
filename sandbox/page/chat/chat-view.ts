/** Someone's personal chat with the bot. */
import * as api from '../api.ts';
import { createComposer } from './composer.ts';
import { make } from '../dom.ts';
import { createMessageList } from './message-list.ts';
import { createMessage } from './message.ts';
import { createTyping } from './typing.ts';
import { suggestionsFor, type View, type ViewOptions } from '../panes/pane-view.ts';

export function createChatView({ world, person, locale }: ViewOptions): View {
  const { state, store, views } = world;
  const list = createMessageList(`Chat with ${state.bot}`, `Nothing has been said yet. Ask ${state.bot} for help.`);
  const typing = createTyping(state.bot, (conversationId) => conversationId === person.chat);
  const composer = createComposer({
    label: `Message to ${state.bot}`,
    placeholder: 'Write a message',
    suggestions: suggestionsFor(locale),
    send: (text) => api.sendMessage(person, person.chat, text, false),
  });

  const show = (): void => {
    list.show(store.messages(person.chat), (message) => createMessage(views, person, message, 'chat'));
  };
  show();
  return {
    element: make('div', { class: 'view' }, list.element, typing.element, composer.element),
    hear(change) {
      typing.hear(change);
      const mine = 'message' in change && change.message.conversationId === person.chat;
      if (mine || change.kind === 'all') show();
    },
  };
}
