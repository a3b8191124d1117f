/**
 * The messages of one conversation, in order and up to date; it stays scrolled to the end while someone reads there.
 */
import { make } from '../dom.ts';
import type { Message } from '../model.ts';

export type ListItem = { readonly element: HTMLElement; update(message: Message): void };

export type MessageList = {
  readonly element: HTMLElement;
  /** Shows exactly these; `add` creates the element of a new one. */
  show(messages: readonly Message[], add: (message: Message) => ListItem): void;
};

/** How far from the end still counts as reading the end. */
const NEAR_END_PX = 80;

/** A scrolling list with live announcements. */
export function createMessageList(label: string, empty: string): MessageList {
  const content = make('div', { class: 'list-content' });
  const nothing = make('p', { class: 'empty' }, empty);
  const element = make(
    'div',
    {
      class: 'list',
      role: 'log',
      'aria-label': label,
      'aria-live': 'polite',
      tabindex: '0',
      'data-testid': 'messages',
    },
    nothing,
    content,
  );
  let atEnd = true;
  let room = '';
  const measured = (): string => `${element.scrollHeight} ${element.clientHeight}`;
  element.addEventListener('scroll', () => {
    // The browser also scrolls when something changes size; that does not say where someone reads.
    if (measured() !== room) return;
    atEnd = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR_END_PX;
  });
  // Cards grow after they are added (a fresh view arrives, someone opens a part), and panes shrink.
  const resized = new ResizeObserver(() => {
    if (atEnd) element.scrollTop = element.scrollHeight;
    room = measured();
  });
  resized.observe(content);
  resized.observe(element);

  const keyed = createKeyedChildren(content);
  return {
    element,
    show(messages, add) {
      nothing.hidden = messages.length > 0;
      keyed.show(messages, add);
    },
  };
}

/** Keeps an element's children in step with messages, without touching those that stay. */
export function createKeyedChildren(parent: HTMLElement) {
  const items = new Map<string, ListItem>();
  return {
    show(messages: readonly Message[], add: (message: Message) => ListItem): void {
      const wanted = new Set(messages.map(({ id }) => id));
      for (const [id, item] of items) {
        if (wanted.has(id)) continue;
        item.element.remove();
        items.delete(id);
      }
      for (const [index, message] of messages.entries()) {
        const present = items.get(message.id);
        const item = present ?? add(message);
        if (present) present.update(message);
        else items.set(message.id, item);
        if (parent.children[index] !== item.element) parent.insertBefore(item.element, parent.children[index] ?? null);
      }
    },
  };
}
