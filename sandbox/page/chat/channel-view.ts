/** The channel: every post a card with its replies below. */
import * as api from '../api.ts';
import { createComposer } from './composer.ts';
import { make } from '../dom.ts';
import { createMessageList } from './message-list.ts';
import { isWithin } from '../model.ts';
import { createThread } from './thread.ts';
import { createTyping } from './typing.ts';
import type { View, ViewOptions } from '../panes/pane-view.ts';

export function createChannelView({ world, person }: ViewOptions): View {
  const { state, store } = world;
  const { channel, bot } = state;
  const list = createMessageList(`Posts in ${channel.name}`, 'There are no posts yet.');
  list.element.classList.add('list-threads');
  const typing = createTyping(bot, (id) => id === channel.id || id.startsWith(`${channel.id};`));
  const composer = createComposer({
    label: `New post in ${channel.name}`,
    placeholder: 'Start a post',
    suggestions: [],
    mention: bot,
    send: (text, mention) => api.sendMessage(person, channel.id, text, mention),
  });

  const show = (): void => {
    const messages = store.messages(channel.id);
    // A thread has the id of its first message.
    const posts = messages.filter((message) => message.conversationId.endsWith(`;messageid=${message.id}`));
    list.show(posts, (post) => createThread(world, person, post));
  };
  show();
  return {
    element: make('div', { class: 'view' }, list.element, typing.element, composer.element),
    hear(change) {
      typing.hear(change);
      const here = 'message' in change && isWithin(change.message, channel.id);
      if (here || change.kind === 'all') show();
    },
  };
}
