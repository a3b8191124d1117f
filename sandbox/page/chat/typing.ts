/** Shows that the bot is typing, until it writes or a while passes. */
import { make } from '../dom.ts';
import type { Change } from '../store.ts';

const LONGEST_MS = 10_000;

export type Typing = { readonly element: HTMLElement; hear(change: Change): void };

export function createTyping(bot: string, isHere: (conversationId: string) => boolean): Typing {
  const dots = make('span', { class: 'dots', 'aria-hidden': 'true' }, make('i'), make('i'), make('i'));
  const element = make('div', { class: 'typing', role: 'status', 'data-testid': 'typing' });
  let timer: number | undefined;
  const stop = (): void => {
    clearTimeout(timer);
    element.replaceChildren();
  };
  return {
    element,
    hear(change) {
      if (change.kind === 'message' && change.message.fromBot && isHere(change.message.conversationId)) stop();
      if (change.kind !== 'typing' || !isHere(change.conversationId)) return;
      stop();
      element.replaceChildren(dots, `${bot} is typing`);
      timer = window.setTimeout(stop, LONGEST_MS);
    },
  };
}
