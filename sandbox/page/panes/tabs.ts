/** The tabs of a pane, with a dot on those with unread messages. Arrow keys move between them. */
import { button, make } from '../dom.ts';
import type { Place } from './pane-view.ts';

export type Tab = { readonly place: Place; readonly label: string };
export type Tabs = {
  readonly element: HTMLElement;
  show(tabs: readonly Tab[], selected: Place): void;
  setUnread(place: Place, unread: boolean): void;
};

/** `panel` is the id of the element that the tabs fill. */
export function createTabs(panel: string, onSelect: (place: Place) => void): Tabs {
  const element = make('div', { class: 'tabs', role: 'tablist', 'aria-label': 'Conversations' });
  const buttons = (): HTMLElement[] => [...element.querySelectorAll<HTMLElement>('[role=tab]')];
  element.addEventListener('keydown', (event) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    const all = buttons();
    const current = all.findIndex((tab) => tab === document.activeElement);
    const next = step === 0 || current < 0 ? undefined : all[(current + step + all.length) % all.length];
    if (!next) return;
    next.click();
    buttons()
      .find((tab) => tab.dataset['testid'] === next.dataset['testid'])
      ?.focus();
  });

  return {
    element,
    show(tabs, selected) {
      const hadFocus = element.contains(document.activeElement);
      element.replaceChildren(
        ...tabs.map(({ place, label }) => {
          const on = place === selected;
          const attributes = {
            role: 'tab',
            'data-testid': `tab-${place}`,
            'aria-selected': String(on),
            'aria-controls': panel,
          };
          return button({ ...attributes, tabindex: on ? '0' : '-1' }, label, () => onSelect(place));
        }),
      );
      if (hadFocus) element.querySelector<HTMLElement>('[aria-selected=true]')?.focus();
    },
    setUnread(place, unread) {
      const tab = element.querySelector(`[data-testid=tab-${place}]`);
      tab?.querySelector('.dot')?.remove();
      if (unread)
        tab?.append(
          make('span', { class: 'dot', 'data-testid': 'unread' }, make('span', { class: 'hidden' }, ' (unread)')),
        );
    },
  };
}
