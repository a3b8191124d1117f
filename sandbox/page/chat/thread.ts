/** A channel post with its replies, and a place to reply. */
import * as api from '../api.ts';
import { createComposer } from './composer.ts';
import { button, make } from '../dom.ts';
import { createKeyedChildren, type ListItem } from './message-list.ts';
import { createMessage } from './message.ts';
import type { Message, Person } from '../model.ts';
import type { World } from '../panes/pane-view.ts';

export function createThread({ state, store, views }: World, person: Person, post: Message): ListItem {
  const root = createMessage(views, person, post, 'thread');
  const answers = make('div', { class: 'replies' });
  const keyed = createKeyedChildren(answers);
  const composer = createComposer({
    label: `Reply to ${post.from.name}`,
    placeholder: 'Reply',
    suggestions: [],
    mention: state.bot,
    send: (text, mention) => api.sendMessage(person, post.conversationId, text, mention),
  });
  composer.element.hidden = true;
  const reply = button({ class: 'link reply', 'data-testid': 'reply', 'aria-expanded': 'false' }, 'Reply', () => {
    composer.element.hidden = !composer.element.hidden;
    reply.setAttribute('aria-expanded', String(!composer.element.hidden));
    if (!composer.element.hidden) composer.focus();
  });

  const showReplies = (): void => {
    const replies = store.messages(post.conversationId).filter(({ id }) => id !== post.id);
    keyed.show(replies, (one) => createMessage(views, person, one, 'thread'));
  };
  showReplies();
  return {
    element: make(
      'section',
      { class: 'thread', 'data-testid': 'thread', 'aria-label': `Post by ${post.from.name}` },
      root.element,
      answers,
      reply,
      composer.element,
    ),
    update(message) {
      root.update(message);
      showReplies();
    },
  };
}
